import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { excelHtml, type SourceRow } from '../support/clipboard-html.js';
import { type EditorPage, openEditorPage } from '../support/editor-page.js';
import { removeFolder } from '../support/editor-server.js';
import { packagedExtension } from '../support/packaged-extension.js';

const DRAFT = `# 清溪县图书馆2021年部门预算

表1 收支总体情况表

单位：万元

| 收入 | 预算数 | 支出 | 预算数 |
| --- | ---: | --- | ---: |
| 一、财政拨款 | 800.00 | 一、文化旅游体育与传媒支出 | 650.00 |
| 二、其他资金 | 12.00 | 二、社会保障和就业支出 | 162.00 |
| 收入总计 | 812.00 | 支出总计 | 812.00 |

`;

const COPIED: readonly SourceRow[] = [
  [{ text: '表2 支出总体情况表', columns: 4 }],
  [{ text: '单位：万元', columns: 4 }],
  [
    { text: '科目编码', rows: 2 },
    { text: '科目名称', rows: 2 },
    { text: '支出预算', columns: 2 },
  ],
  ['基本\n支出', '项目支出'],
  ['207', '文化旅游体育与传媒支出', '450.00', '200.00'],
  ['208', '社会保障和就业支出', '162.00', ''],
  ['', '合 计', '612.00', '200.00'],
];

const PASTED = `表2 支出总体情况表

单位：万元

| 科目编码 | 科目名称               | 支出预算 |          |
| -------- | ---------------------- | -------: | -------: |
|          |                        | 基本支出 | 项目支出 |
| 207      | 文化旅游体育与传媒支出 |   450.00 |   200.00 |
| 208      | 社会保障和就业支出     |   162.00 |          |
|          | 合计                   |   612.00 |   200.00 |
`;

// The clipboard of the browser, as a spreadsheet fills it, and the keys that a person presses.
describe('a person pastes from a spreadsheet into VS Code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  let editor: EditorPage;

  before(async () => {
    writeFileSync(join(folder, 'draft.md'), DRAFT);
    editor = await openEditorPage({
      edition: 'newest',
      vsix: packagedExtension(),
      drafts: folder,
      draft: 'draft.md',
      settings: { 'budgetDraft.locale': 'zh-CN', 'editor.wordWrap': 'off' },
      viewport: { width: 1280, height: 800 },
    });
    await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await editor.page.locator('.codelens-decoration').first().waitFor({ timeout: 60_000 });
  });

  after(async () => {
    await editor?.close();
    removeFolder(folder);
  });

  it('pastes a table with its title, its merged cells unfolded', async () => {
    await copyRows(COPIED);
    await editor.page.locator('.monaco-editor .view-lines').first().click();
    await editor.page.keyboard.press('Control+End');
    await paste();
    await editor.picture('paste-table');
    assert.equal(await saved(), DRAFT + PASTED);
  });

  it('takes it back with one undo', async () => {
    await editor.page.keyboard.press('Control+z');
    assert.equal(await saved(), DRAFT);
  });

  it('fills the cells from the cursor on', async () => {
    await copyRows([['900.00'], ['30.00']]);
    await goTo(9, 13);
    await paste();
    assert.equal(await saved(), DRAFT.replace('800.00', '900.00').replace('| 12.00 |', '| 30.00 |'));
    await editor.page.keyboard.press('Control+z');
  });

  it('puts a single value into the cell without breaking its row', async () => {
    await copyRows([['16']]);
    await goTo(10, 12);
    await paste();
    assert.equal(await saved(), DRAFT.replace('| 12.00 |', '| 1162.00 |'));
    await editor.page.keyboard.press('Control+z');
  });

  it('goes on with the table above the blank line of the cursor', async () => {
    await copyRows([['备查', '1.00', '备查', '1.00']]);
    await editor.page.keyboard.press('Control+End');
    await editor.page.keyboard.press('ArrowUp');
    await paste();
    console.log(JSON.stringify((await saved()).slice(-90)));
    await editor.page.keyboard.press('Control+z');
  });

  async function copy(html: string, text: string): Promise<void> {
    await editor.page.bringToFront();
    // Runs in the page, which has a clipboard; the types of this code have none.
    await editor.page.evaluate(`(async () => {
      const blob = (type, content) => new Blob([content], { type });
      const [html, text] = ${JSON.stringify([html, text])};
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': blob('text/html', html), 'text/plain': blob('text/plain', text) })]);
    })()`);
  }

  function copyRows(rows: readonly SourceRow[]): Promise<void> {
    const lines = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join('\t'));
    return copy(excelHtml(rows), lines.map((line) => `${line}\r\n`).join(''));
  }

  /** Pastes, and waits until the editor offers the other ways to paste. */
  async function paste(): Promise<void> {
    await editor.page.keyboard.press('Control+v');
    await editor.page.locator('.post-edit-widget').waitFor();
  }

  /** Right before a character of a line, which counts from 1. */
  async function goTo(line: number, offset: number): Promise<void> {
    await editor.page.keyboard.press('Control+Home');
    for (let at = 1; at < line; at++) await editor.page.keyboard.press('ArrowDown');
    for (let at = 0; at < offset; at++) await editor.page.keyboard.press('ArrowRight');
  }

  async function saved(): Promise<string> {
    const path = join(folder, 'draft.md');
    const before = readFileSync(path, 'utf8');
    for (let tries = 0; tries < 5 && readFileSync(path, 'utf8') === before; tries++) {
      await editor.page.keyboard.press('Control+s');
      await editor.page.waitForTimeout(1_000);
    }
    return readFileSync(path, 'utf8');
  }
});

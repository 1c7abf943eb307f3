import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { excelHtml, type SourceRow, spendingSheet } from '../support/clipboard-html.js';
import { actUntil, type EditorPage, openEditorPage } from '../support/editor-page.js';
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

const PASTED = `表2 支出总体情况表

单位：万元

| 科目编码 | 科目名称               | 支出预算 |          |
| -------- | ---------------------- | -------: | -------: |
|          |                        | 基本支出 | 项目支出 |
| 207      | 文化旅游体育与传媒支出 |   450.00 |   200.00 |
| 208      | 社会保障和就业支出     |   162.00 |          |
|          | 合计                   |   612.00 |   200.00 |
`;

const TABS = '收入总体情况表\n单位：万元\n科目编码\t科目名称\t预算数\n\t合计\t12.00\n103\t非税收入\t12.00\n';
const PASTED_TABS =
  '\n表2 支出总体情况表\n单位：万元\n科目编码\t科目名称\t支出预算\t\n\t\t基本支出\t项目支出\n207\t文化旅游体育与传媒支出\t450.00\t200.00\n208\t社会保障和就业支出\t162.00\t\n\t合计\t612.00\t200.00\n';
const NOTES = '# 会议记录\n\n';

// The clipboard of the browser, as a spreadsheet fills it, and the keys that a person presses.
describe('a person pastes from a spreadsheet into VS Code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  let editor: EditorPage;

  before(async () => {
    writeFileSync(join(folder, 'draft.md'), DRAFT);
    writeFileSync(join(folder, 'tabs.tsv'), TABS);
    writeFileSync(join(folder, 'notes.md'), NOTES);
    writeFileSync(join(folder, 'new.md'), '');
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
    await copyRows(spendingSheet);
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
    assert.equal(await saved(), DRAFT.replace(/\n$/, '| 备查     |   1.00 | 备查     |   1.00 |\n\n'));
    await editor.page.keyboard.press('Control+z');
  });

  it('has the clipboard of commands pasted as a table as well', async () => {
    await copyRows([
      ['项目', '预算数'],
      ['甲', '1.00'],
      ['合计', '1.00'],
    ]);
    await editor.page.keyboard.press('Control+End');
    await run('Paste as Budget Table');
    await editor.page.locator('.view-line', { hasText: '-----' }).first().waitFor();
    assert.equal(await saved(), `${DRAFT}| 项目 | 预算数 |\n| ---- | -----: |\n| 甲   |   1.00 |\n| 合计 |   1.00 |\n`);
    await editor.page.keyboard.press('Control+z');
  });

  it('copies a table with its totals as formulas', async () => {
    await goTo(9, 3);
    await run('Copy Table for Excel');
    await editor.page.locator('.notification-toast', { hasText: 'A1' }).first().waitFor();
    const copied = await editor.page.evaluate('navigator.clipboard.readText()');
    assert.match(String(copied), /\n收入总计\t=B4\+B5\t支出总计\t=D4\+D5\n$/);
    await editor.page.keyboard.press('Escape');
  });

  it('leaves what was copied in an editor as it is', async () => {
    await openDraft('tabs.tsv');
    await editor.page.keyboard.press('Control+Home');
    await editor.page.keyboard.press('Shift+Control+End');
    await editor.page.keyboard.press('Control+c');
    await openDraft('draft.md');
    await editor.page.keyboard.press('Control+End');
    await editor.page.keyboard.press('Control+v');
    await editor.picture('paste-from-editor');
    assert.equal(await saved(), DRAFT + TABS);
    await editor.page.keyboard.press('Control+z');
  });

  it('writes rows of tabs into a file of tabs, blank cells in front as well', async () => {
    await openDraft('tabs.tsv');
    await copyRows(spendingSheet);
    await editor.page.keyboard.press('Control+End');
    await paste();
    await editor.picture('paste-tabs');
    assert.equal(await saved('tabs.tsv'), TABS + PASTED_TABS);
    await editor.page.keyboard.press('Control+z');
  });

  it('begins a budget with the first table', async () => {
    await openDraft('new.md');
    await copyRows(spendingSheet);
    await paste();
    assert.equal(await saved('new.md'), PASTED);
    await editor.page.locator('.codelens-decoration', { hasText: '勾稽' }).first().waitFor();
  });

  it('pastes text where the document is no budget, and a table where the person asks for it', async () => {
    await openDraft('notes.md');
    await copyRows([
      ['项目', '预算数'],
      ['甲', '1.00'],
      ['乙', '2.00'],
    ]);
    await editor.page.keyboard.press('Control+End');
    await editor.page.keyboard.press('Control+v');
    assert.equal(await saved('notes.md'), `${NOTES}项目\t预算数\n甲\t1.00\n乙\t2.00\n`);
    await editor.page.keyboard.press('Control+z');
    await run('Paste as Budget Table');
    await editor.page.locator('.view-line', { hasText: '-----' }).first().waitFor();
    assert.equal(await saved('notes.md'), `${NOTES}| 项目 | 预算数 |\n| ---- | -----: |\n| 甲   |   1.00 |\n| 乙   |   2.00 |\n`);
    await editor.page.keyboard.press('Control+z');
  });

  async function run(command: string): Promise<void> {
    const entry = editor.page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first();
    await actUntil(entry, async () => {
      await editor.page.keyboard.press('Escape');
      await editor.page.keyboard.press('F1');
      await editor.page.keyboard.type(command);
    });
    await entry.click();
  }

  async function openDraft(name: string): Promise<void> {
    const file = editor.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first();
    await actUntil(editor.page.locator('.tab.active', { hasText: name }).first(), () => file.dblclick());
    await editor.page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
  }

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

  async function saved(name = 'draft.md'): Promise<string> {
    const path = join(folder, name);
    const before = readFileSync(path, 'utf8');
    for (let tries = 0; tries < 5 && readFileSync(path, 'utf8') === before; tries++) {
      await editor.page.keyboard.press('Control+s');
      await editor.page.waitForTimeout(1_000);
    }
    return readFileSync(path, 'utf8');
  }
});

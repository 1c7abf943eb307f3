import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { actUntil, type EditorPage, openEditorPage } from '../support/editor-page.js';
import { removeFolder } from '../support/editor-server.js';
import { packagedExtension } from '../support/packaged-extension.js';

const TABLE = `| 科目编码 | 科目名称     |  合计 |
| -------- | ------------ | ----: |
|          | 合计         | 60.90 |
| 221      | 住房保障支出 | 60.90 |`;

const DRAFT = `# 清溪县图书馆2024年部门预算

支出总体情况表

单位：万元

${TABLE}`;

const TABS = '2024年清溪县图书馆部门预算\n支出总体情况表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t60.90\n221\t住房保障支出\t60.90';

// Keys that other parts of the editor want as well: only a person's own presses show who gets them.
describe('a person fills in a table with the keyboard', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  let editor: EditorPage;

  before(async () => {
    writeFileSync(join(folder, 'draft.md'), DRAFT);
    writeFileSync(join(folder, 'draft.tsv'), TABS);
    editor = await openEditorPage({
      edition: 'newest',
      vsix: packagedExtension(),
      drafts: folder,
      draft: 'draft.md',
      // What is offered while typing takes the Tab key for itself, as it should.
      settings: {
        'budgetDraft.locale': 'zh-CN',
        'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
        'editor.suggestOnTriggerCharacters': false,
        'editor.wordWrap': 'off',
      },
      viewport: { width: 1280, height: 800 },
    });
    await editor.page.locator('.codelens-decoration').first().waitFor({ timeout: 60_000 });
  });

  after(async () => {
    await editor?.close();
    removeFolder(folder);
  });

  it('Tab in the last cell begins a row, and goes on through it', async () => {
    await editor.page.locator('.monaco-editor .view-lines').first().click();
    await typed('Control+End', 'Tab', '229', 'Tab', '其他支出', 'Tab', '0.00');
    const text = await saved('draft.md', /0\.00/u);
    assert.ok(text.startsWith(`${DRAFT}\n`), text);
    assert.match(text, /\| 229 +\| 其他支出 +\| 0\.00 +\|$/u);
  });

  it('Shift+Tab goes back, and a cell that is reached is replaced by typing', async () => {
    await typed('Shift+Tab', '其他');
    assert.match(await saved('draft.md', /\| 其他 /u), /\| 229 +\| 其他 +\| +0\.00 +\|$/u);
  });

  it('Ctrl+Enter begins a row below the one of the cursor', async () => {
    await typed('Control+Enter', '230');
    assert.match(await saved('draft.md', /230/u), /\| 229 [^\n]*\n\| 230 +\| +\| +\|$/u);
    await editor.picture('table-keys');
  });

  it('the menu of a table shows what can be done to it', async () => {
    const { page } = editor;
    const row = page.locator('.monaco-editor .view-line').filter({ hasText: '住房保障支出' }).first();
    const table = await actUntil(
      page
        .locator('.monaco-menu')
        .getByText(/^(?:预算表|Budget Table)$/u)
        .first(),
      () => row.click({ button: 'right', position: { x: 60, y: 8 } }),
    );
    const entry = page
      .locator('.monaco-menu')
      .getByText(/^(?:在下方插入一行|Insert Row Below)$/u)
      .first();
    await actUntil(entry, () => table.click());
    await editor.picture('table-menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('in a tab-separated table Tab goes to the next cell, begins rows, and Ctrl+K Tab types a tab', async () => {
    const { page } = editor;
    // The list shows what was open before until it has looked for the name.
    await actUntil(page.locator('.monaco-editor .view-line').filter({ hasText: '2024年清溪县图书馆部门预算' }).first(), async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+p');
      await page.keyboard.type('draft.tsv');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'draft.tsv' }).first().click();
    });
    await page.locator('.codelens-decoration').first().waitFor();
    await editor.picture('table-tabs');
    await typed('Control+End', 'Shift+Tab', 'Shift+Tab', 'Tab', 'Tab', 'Tab', '229', 'Tab', '其他支出', 'Tab', '0.00');
    assert.equal(await saved('draft.tsv', /0\.00/u), `${TABS}\n229\t其他支出\t0.00`);
    await typed('Control+k Tab', '备注');
    assert.equal(await saved('draft.tsv', /备注/u), `${TABS}\n229\t其他支出\t0.00\t备注`);
  });

  /** Presses keys, and types what is none; a row that the server is asked about comes a little later. */
  async function typed(...keys: readonly string[]): Promise<void> {
    const { page } = editor;
    for (const key of keys) {
      if (/^(?:Tab|Shift\+Tab|Control\+.*)$/u.test(key)) for (const stroke of key.split(' ')) await page.keyboard.press(stroke);
      else await page.keyboard.type(key);
      await page.waitForTimeout(400);
    }
  }

  /** The file once it is saved with what was typed. */
  async function saved(name: string, holds: RegExp): Promise<string> {
    const path = join(folder, name);
    for (let turn = 0; turn < 20; turn++) {
      await editor.page.keyboard.press('Control+s');
      await editor.page.waitForTimeout(250);
      const text = readFileSync(path, 'utf8');
      if (holds.test(text)) return text;
    }
    return readFileSync(path, 'utf8');
  }
});

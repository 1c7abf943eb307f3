import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Editor, openEditor } from '../support/editor-page.js';
import { removeFolder } from '../support/editor-server.js';
import { packagedExtension } from '../support/packaged-extension.js';
import { repositoryRoot } from '../support/repository.js';
import { withoutSlip } from '../support/scenes/samples.js';
import { Stage } from '../support/scenes/scene.js';

const BUDGET = withoutSlip(readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8'));
const LETTER = '# 通知\n\n| 日期 | 事项 |\n| --- | --- |\n| 周一 | 开会 |\n\n各位同事：\n';
const ROW = '| 2012604 | 档案馆 | 892.70 | 0.00 | ';

// What only a person at the screen can tell: where keys lead, which panels open, and that other documents are left alone.
describe('a person drafts with keys and panels', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  const complaints: string[] = [];
  let editor: Editor;
  let page: Page;
  let stage: Stage;

  before(async () => {
    writeFileSync(join(folder, 'budget.md'), BUDGET);
    writeFileSync(join(folder, 'letter.md'), LETTER);
    editor = await openEditor({ edition: 'newest', vsix: packagedExtension(), settings: { 'budgetDraft.locale': 'zh-CN' } });
    page = await editor.open({ drafts: folder, draft: 'budget.md', viewport: { width: 1200, height: 760 } });
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && /budget-?draft/iu.test(message.text())) complaints.push(message.text());
    });
    stage = new Stage(page, BUDGET);
    await stage.ready();
  });

  after(async () => {
    await editor?.close();
    removeFolder(folder);
  });

  it('goes to the next cell with Tab, and back', async () => {
    await stage.goBehind('| 2012604 | 档案', '表 5');
    await page.waitForTimeout(500);
    await stage.press('Tab');
    // The figure of the next cell is selected, so that what is typed takes its place.
    await selected('892.70'.length);
    await stage.press('Shift+Tab');
    await selected('档案馆'.length);
  });

  it('indents with Tab where there is no table', async () => {
    await stage.goTo(34, 1);
    await page.waitForTimeout(500);
    await stage.press('Tab');
    await page.locator('.statusbar-item', { hasText: 'Ln 34, Col 5' }).first().waitFor();
    await stage.press('Control+z');
  });

  it('shows every figure that follows before it is changed', async () => {
    await stage.goBehind(ROW, '表 5');
    await stage.press('Delete');
    await stage.type('9');
    await stage.shown('.codelens-decoration', '待更新');
    await stage.command('Preview What Follows from Changed Figures');
    await stage.shown('.bulk-edit-panel .monaco-list-row', '3471.17');
    await page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Discard' }).first().click();
    await stage.press('Control+z', 'Control+z');
  });

  it('opens the walkthrough', async () => {
    await stage.command('Welcome: Open Walkthrough');
    await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'Budget Draft' }).first().click();
    await stage.shown('.gettingStartedContainer', 'Get Started with Budget Draft');
  });

  it('leaves other documents alone', async () => {
    const other = await editor.open({ drafts: folder, draft: 'letter.md', viewport: { width: 1200, height: 760 } });
    const beside = new Stage(other, LETTER);
    await other.locator('.view-line', { hasText: '周一' }).first().waitFor();
    await beside.goTo(5, 3);
    await other.waitForTimeout(2_500);
    await beside.press('Tab');
    await other
      .locator('.view-line', { hasText: /\|\s{2,}周一/u })
      .first()
      .waitFor();
    assert.equal(await other.locator('.codelens-decoration').count(), 0);
    assert.equal(await other.locator('[id="status.languageStatus"]', { hasText: '预算' }).count(), 0);
    await other.close();
  });

  it('says nothing of itself in the log of the window', () => {
    assert.deepEqual(complaints, []);
  });

  /** Waits until so many characters are selected: all that the cell holds. */
  async function selected(length: number): Promise<void> {
    await page
      .locator('.statusbar-item', { hasText: `(${length} selected)` })
      .first()
      .waitFor();
  }
});

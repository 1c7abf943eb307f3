import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { actUntil, type EditorPage, loadAnew, openEditorPage, squiggles } from '../support/editor-page.js';
import { removeFolder } from '../support/editor-server.js';
import { packagedExtension } from '../support/packaged-extension.js';
import { repositoryRoot } from '../support/repository.js';

const DRAFT = 'unbalanced.md';
const THEMES = [
  ['Default Dark Modern', 'vs-dark'],
  ['Default High Contrast', 'hc-black'],
  ['Default Light Modern', 'vs'],
] as const;

describe('a person looks at a budget beside its text', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  const lines = readFileSync(join(repositoryRoot, 'test', 'editor', 'workspace', DRAFT), 'utf8').split('\n');
  let editor: EditorPage;

  before(async () => {
    cpSync(join(repositoryRoot, 'test', 'editor', 'workspace'), folder, { recursive: true });
    editor = await openEditorPage({
      edition: 'newest',
      vsix: packagedExtension(),
      drafts: folder,
      draft: DRAFT,
      settings: { 'budgetDraft.locale': 'zh-CN', 'files.autoSave': 'off' },
      viewport: { width: 1500, height: 850 },
    });
    await squiggles(editor.page).first().waitFor({ timeout: 60_000 });
  });

  after(async () => {
    await editor?.close();
    removeFolder(folder);
  });

  it('the button of the title opens the preview, with what is wrong marked in it', async () => {
    const button = editor.page
      .locator('.editor-actions .action-label[aria-label*="Preview Beside"], .editor-actions .action-label[aria-label*="在旁边预览"]')
      .first();
    await actUntil(page().locator('figure.table').first(), () => button.click());
    await page().locator('td.mark.is-error').first().waitFor();
    await editor.picture('preview-opened');
  });

  it('a cell leads to its place in the text', async () => {
    const line = lines.findIndex((row) => row.includes('2210201'));
    await actUntil(status(line + 1), () => cell('60.90').last().dblclick());
  });

  it('the cursor of the text is followed in the preview', async () => {
    const row = page().locator('tr.has-cursor', { hasText: '行政运行' });
    await actUntil(row, () => clickOn('2070101'));
  });

  it('what is typed is shown, and what it breaks is marked', async () => {
    const line = editor.page.locator('.view-line', { hasText: '2070104' }).first();
    await actUntil(status(lines.findIndex((row) => row.includes('2070104')) + 1), () => line.click());
    // Once for the end of the line in view, once for the end of the line.
    await editor.page.keyboard.press('End');
    await editor.page.keyboard.press('End');
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.type('| 2070199 | 其他文化和旅游支出 | 1.00 | 1.00 | 0.00 |');
    await page().locator('tr', { hasText: '其他文化和旅游支出' }).first().waitFor();
    const typed = page().locator('tr', { hasText: '2070199' });
    await editor.picture('preview-typed');
    for (let tries = 0; tries < 40 && (await typed.count()) > 0; tries++) {
      await editor.page.keyboard.press('Control+z');
      await editor.page.waitForTimeout(150);
    }
    assert.equal(await typed.count(), 0);
  });

  for (const [theme, mark] of THEMES)
    it(`is drawn in the colours of ${theme}`, async () => {
      await choose(theme, mark);
      const [ink, paper] = await Promise.all(['color', 'background-color'].map((property) => styleOf('body', property)));
      assert.notEqual(ink, paper);
      await editor.picture(`preview-${mark}`);
    });

  it('its pictures are drawn', async () => {
    await page().getByRole('tab', { name: '图', exact: true }).click();
    await page().locator('.picture canvas').first().waitFor();
    await editor.picture('preview-pictures');
    await page().getByRole('tab', { name: '文稿', exact: true }).click();
  });

  it('comes back as it was when the window is loaded anew', async () => {
    await loadAnew(editor.page, 'budgetDraft.preview');
    // Which of the two tabs comes back depends on when the workbench noted it down last.
    await page().getByRole('tab', { name: '文稿', exact: true }).click({ timeout: 60_000 });
    await page().locator('td.mark.is-error').first().waitFor({ timeout: 60_000 });
    assert.equal(await editor.page.locator('.tab', { hasText: DRAFT }).count(), 2);
  });

  it('a button of a finding mends the text', async () => {
    const fix = page().locator('[data-fix="0"]').first();
    await actUntil(fix, () => page().locator('td.mark.is-error').first().click());
    await fix.click();
    await page().locator('td.mark.is-error').first().waitFor({ state: 'detached' });
    await page().locator('td', { hasText: '714.30' }).first().waitFor();
    await editor.picture('preview-mended');
  });

  function page(): FrameLocator {
    return editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  function cell(text: string): Locator {
    return page().locator('td', { hasText: text });
  }

  function status(line: number): Locator {
    return editor.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).first();
  }

  async function clickOn(text: string): Promise<void> {
    await editor.page.locator('.view-line', { hasText: text }).first().click();
  }

  async function styleOf(selector: string, property: string): Promise<string> {
    return page()
      .locator(selector)
      .first()
      .evaluate((element, name) => (globalThis as unknown as Styled).getComputedStyle(element).getPropertyValue(name), property);
  }

  async function choose(theme: string, mark: string): Promise<void> {
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
    await editor.page.locator(`.monaco-workbench.${mark}`).waitFor();
    await editor.page.waitForTimeout(1_000);
  }
});

/** What a page can tell of its elements. */
interface Styled {
  getComputedStyle(element: unknown): { getPropertyValue(name: string): string };
}

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { actUntil, type EditorPage, openEditorPage, openQuickFixes, squiggles } from '../support/editor-page.js';
import { removeFolder } from '../support/editor-server.js';
import { packagedExtension } from '../support/packaged-extension.js';
import { repositoryRoot } from '../support/repository.js';

const DRAFT = 'unbalanced.md';
/** The themes that VS Code comes with, and the mark that its workbench bears for each. */
const THEMES = [
  ['Default Dark Modern', 'vs-dark'],
  ['Default Light Modern', 'vs'],
  ['Default High Contrast', 'hc-black'],
] as const;

// What is drawn is seen only where it is drawn: hints and colours in the text, the explanation in a page of its own.
describe('a person reads what a draft tells beside its text', () => {
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
      settings: { 'budgetDraft.locale': 'zh-CN' },
      viewport: { width: 1280, height: 800 },
    });
    await squiggles(editor.page).first().waitFor({ timeout: 60_000 });
  });

  after(async () => {
    await editor?.close();
    removeFolder(folder);
  });

  it('the sum of the parts stands behind the total that is off, until the cursor comes to its line', async () => {
    const hint = editor.page.locator('.view-line', { hasText: 'Σ 714.30' });
    await hint.first().waitFor();
    await actUntil(statusAt('713.40'), () => clickOn('713.40'));
    await hint.first().waitFor({ state: 'detached' });
    await actUntil(hint.first(), () => clickOn('2210201'));
  });

  for (const [theme, mark] of THEMES) {
    it(`codes of each level and the suspect figure are told apart in ${theme}`, async () => {
      await choose(theme, mark);
      const levels = await Promise.all(['207', '20701', '2070101'].map(colourOf));
      assert.equal(new Set(levels).size, levels.length, levels.join(' | '));
      assert.notEqual(await colourOf('713.40'), await colourOf('95.80'));
      await editor.picture(`colours-${theme.replaceAll(' ', '-').toLowerCase()}`);
    });
  }

  it('asking why opens the explanation beside the draft, with its numbers', async () => {
    await choose('Default Light Modern', 'vs');
    await openQuickFixes(editor.page);
    const why = editor.page.locator('.action-widget .monaco-list-row.action', { hasText: '为什么' }).first();
    await why.click();
    const page = explanation();
    await page.locator('h1', { hasText: '合计与各项之和不符' }).waitFor({ timeout: 20_000 });
    assert.equal(await page.locator('tr', { hasText: '各项之和' }).first().locator('td').last().textContent(), '714.30');
    await editor.picture('explanation');
  });

  it('a link of the explanation leads to its line in the draft', async () => {
    const line = lines.findIndex((row) => row.startsWith('| 208 ')) + 1;
    await explanation()
      .locator('a', { hasText: `第 ${line} 行` })
      .first()
      .click();
    await status(line).waitFor();
    assert.equal(await editor.page.locator('.tab', { hasText: DRAFT }).count(), 1, 'in the editor that is there');
  });

  it('a rule that is named leads to its page', async () => {
    await explanation().locator('a', { hasText: '四舍五入差' }).first().click();
    await explanation().locator('h1', { hasText: '四舍五入差' }).waitFor();
  });

  function explanation(): FrameLocator {
    return editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  function status(line: number): Locator {
    return editor.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).first();
  }

  function statusAt(text: string): Locator {
    return status(lines.findIndex((row) => row.includes(text)) + 1);
  }

  function word(text: string): Locator {
    return editor.page
      .locator('.monaco-editor .view-line span span')
      .filter({ hasText: new RegExp(`^[\\s\\u00a0]*${text}[\\s\\u00a0]*$`, 'u') });
  }

  async function clickOn(text: string): Promise<void> {
    await word(text).first().click();
  }

  /** Colour and weight of a word in the text. */
  async function colourOf(text: string): Promise<string> {
    return word(text)
      .first()
      .evaluate((element) => {
        const { color, fontWeight } = (globalThis as unknown as Styled).getComputedStyle(element);
        return `${color} ${fontWeight}`;
      });
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
  getComputedStyle(element: unknown): { readonly color: string; readonly fontWeight: string };
}

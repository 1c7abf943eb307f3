import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { actUntil, type EditorPage, hoverOverSquiggle, openEditorPage, openQuickFixes, squiggles } from '../support/editor-page.js';
import { removeFolder } from '../support/editor-server.js';
import { packagedExtension } from '../support/packaged-extension.js';
import { repositoryRoot } from '../support/repository.js';

const DRAFT = 'unbalanced.md';
const WRONG = '713.40';
const RIGHT = '714.30';

// One walk through the packaged extension: each step starts where the one before it ended.
describe('a person drafts in VS Code with the packaged extension', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  let editor: EditorPage;

  before(async () => {
    cpSync(join(repositoryRoot, 'test', 'editor', 'workspace'), folder, { recursive: true });
    editor = await openEditorPage({
      edition: 'newest',
      vsix: packagedExtension(),
      drafts: folder,
      draft: DRAFT,
      settings: { 'budgetDraft.locale': 'zh-CN', 'editor.hover.delay': 100 },
      viewport: { width: 1280, height: 800 },
    });
  });

  after(async () => {
    await editor?.close();
    removeFolder(folder);
  });

  step('the wrong total is underlined', async () => {
    await squiggles(editor.page).first().waitFor({ timeout: 60_000 });
    assert.equal(await squiggles(editor.page).count(), 1);
  });

  step('the line above the table counts what does not hold', async () => {
    await unsettledTables().first().waitFor();
  });

  step('Chinese is written in shapes of its own, not in boxes', async () => {
    assert.notEqual(await drawn('预'), await drawn('算'), 'a font for Chinese is needed, such as the package fonts-wqy-microhei');
  });

  step('hovering over it tells what the figure should be', async () => {
    const hover = await hoverOverSquiggle(editor.page);
    const text = (await hover.textContent()) ?? '';
    assert.match(text, /714\.30/);
    assert.match(text, /budget-draft/);
  });

  step('the status bar knows the document for a budget', async () => {
    const status = editor.page.locator('[id="status.languageStatus"]');
    await actUntil(editor.page.locator('.monaco-hover:visible', { hasText: '清溪县图书馆' }).first(), async () => {
      await editor.page.mouse.move(0, 0);
      await status.hover();
    });
  });

  step('the checklist names what does not add up, and leads to it', async () => {
    const failed = editor.page.locator('.monaco-list-row[aria-label^="未通过"]').first();
    await actUntil(failed, async () => {
      await editor.page.keyboard.press('F1');
      await editor.page.keyboard.type('Show Checklist');
      await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Checklist' }).first().click();
    });
    assert.match((await failed.getAttribute('aria-label')) ?? '', /表内合计.+个等式中.+个成立/u);
    await failed.click();
    const line =
      readFileSync(join(folder, DRAFT), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes(WRONG)) + 1;
    await editor.page
      .locator('.statusbar-item', { hasText: `Ln ${line},` })
      .first()
      .waitFor();
  });

  step('the first quick fix puts the figure right, and the line under it is gone', async () => {
    const first = await openQuickFixes(editor.page);
    assert.match((await first.textContent()) ?? '', /714\.30/);
    await editor.picture('quick-fixes');
    await first.click();
    await squiggles(editor.page).first().waitFor({ state: 'detached' });
    await unsettledTables().first().waitFor({ state: 'detached' });
  });

  step('the saved file differs in that figure alone', async () => {
    const path = join(folder, DRAFT);
    const before = readFileSync(path, 'utf8');
    for (let tries = 0; tries < 10 && readFileSync(path, 'utf8') === before; tries++) {
      await editor.page.keyboard.press('Control+s');
      await editor.page.waitForTimeout(1_000);
    }
    assert.equal(readFileSync(path, 'utf8'), before.replace(WRONG, RIGHT));
  });

  step('one undo brings the finding back', async () => {
    await editor.page.keyboard.press('Control+z');
    await squiggles(editor.page).first().waitFor();
  });

  function unsettledTables(): Locator {
    return editor.page.locator('.codelens-decoration', { hasText: '不成立' });
  }

  /** A test that leaves a picture of what it ended with. */
  function step(title: string, walk: () => Promise<void>): void {
    it(title, async () => {
      try {
        await walk();
      } finally {
        await editor.picture(title.replaceAll(/\W+/g, '-'));
      }
    });
  }

  /** What a character looks like in the page; characters that no font has look all the same. */
  function drawn(character: string): Promise<string> {
    return editor.page.evaluate(`(() => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      context.font = '20px monospace';
      context.fillText('${character}', 0, 30);
      return canvas.toDataURL();
    })()`);
  }
});

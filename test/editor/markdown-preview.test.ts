import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { actUntil, type EditorPage, loadAnew, openEditorPage, squiggles } from '../support/editor-page.js';
import { removeFolder } from '../support/editor-server.js';
import { packagedExtension } from '../support/packaged-extension.js';

const DRAFT = 'tabs.md';
const THEMES = [
  ['Default Dark Modern', 'vs-dark'],
  ['Default High Contrast', 'hc-black'],
  ['Default Light Modern', 'vs'],
] as const;

const HEAD = '科目编码\t科目名称\t合计\t基本支出\t项目支出';
/** Two pages of one table, as they are copied out of a printed budget; 207 does not add up to its parts. */
const text = `---
owner: 清溪县图书馆
---

# 2024年清溪县图书馆部门预算

支出总体情况表

单位：万元

${HEAD}
\t合计\t969.30\t714.30\t255.00
207\t文化旅游体育与传媒支出\t812.60\t557.60\t255.00
20701\t文化和旅游\t821.60\t557.60\t255.00
2070101\t行政运行\t186.30\t186.30\t0.00
2070104\t图书馆<img src=x onerror="document.title='ran'">\t635.30\t371.30\t264.00

— 12 —

${HEAD}
208\t社会保障和就业支出\t147.70\t147.70\t0.00
20805\t行政事业单位养老支出\t147.70\t147.70\t0.00
2080505\t机关事业单位基本养老保险缴费支出\t147.70\t147.70\t0.00

— 13 —

以上数据均为拟定数。
${'\n说明。\n'.repeat(40)}`;
const lines = text.split('\n');

describe('a person looks at a budget in the preview of Markdown that comes with the editor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  let editor: EditorPage;

  before(async () => {
    writeFileSync(join(folder, DRAFT), text);
    editor = await openEditorPage({
      edition: 'newest',
      vsix: packagedExtension(),
      drafts: folder,
      draft: DRAFT,
      settings: {
        'budgetDraft.locale': 'zh-CN',
        'files.autoSave': 'off',
        'markdown.preview.doubleClickToSwitchToEditor': true,
        'markdown.preview.markEditorSelection': true,
      },
      viewport: { width: 1500, height: 850 },
    });
    await squiggles(editor.page).first().waitFor({ timeout: 60_000 });
  });

  after(async () => {
    await editor?.close();
    removeFolder(folder);
  });

  it('sees one table of both pages, what is wrong in it, and no element out of a cell', async () => {
    await actUntil(page().locator('.budget-draft').first(), async () => {
      await editor.page.locator('.view-line').first().click();
      await editor.page.keyboard.press('Control+k');
      await editor.page.keyboard.press('v');
    });
    assert.equal(await page().locator('.budget-draft table').count(), 1);
    assert.equal(
      await page()
        .locator('tbody tr', { has: page().locator('.lead') })
        .count(),
      8,
    );
    assert.ok(await page().locator('.mark.is-error[title]').first().isVisible());
    assert.ok((await page().locator('.findings summary').textContent())?.includes('个问题'));
    assert.equal(await page().locator('.budget-draft img').count(), 0);
    // Words for those who do not see the sign take no room.
    assert.ok(((await page().locator('.unseen').first().boundingBox())?.width ?? 99) <= 1);
    const right = await page()
      .locator('td.amount')
      .first()
      .evaluate((cell) => (globalThis as unknown as Styled).getComputedStyle(cell).textAlign);
    assert.equal(right, 'end');
    await editor.picture('markdown-preview');
  });

  it('is led from a row of a later page to its line', async () => {
    const row = page().locator('tr', { hasText: '2080505' });
    await actUntil(status(lines.findIndex((line) => line.startsWith('2080505')) + 1), () => row.locator('th').dblclick());
  });

  it('sees which row the cursor of the draft is in', async () => {
    const row = page().locator('tr.code-active-line', { hasText: '2070101' });
    await actUntil(row, () => editor.page.locator('.view-line', { hasText: '2070101' }).first().click());
    const bar = await row
      .locator('td')
      .first()
      .evaluate((cell) => (globalThis as unknown as Styled).getComputedStyle(cell).boxShadow);
    assert.notEqual(bar, 'none');
  });

  it('sees what is typed', async () => {
    const at = lines.findIndex((line) => line.startsWith('2080505'));
    await actUntil(status(at + 1), () => editor.page.locator('.view-line', { hasText: '2080505' }).first().click());
    await editor.page.keyboard.press('End');
    await editor.page.keyboard.press('End');
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.type('2080506\t机关事业单位职业年金缴费支出\t1.00\t1.00\t0.00', { delay: 20 });
    const typed = page().locator('.budget-draft tr', { hasText: '2080506' });
    await typed.locator('td.amount').nth(1).waitFor();
    assert.equal(await page().locator('.budget-draft table').count(), 1);
    await editor.picture('markdown-preview-typed');
    for (let tries = 0; tries < 60 && (await typed.count()) > 0; tries++) {
      await editor.page.keyboard.press('Control+z');
      await editor.page.waitForTimeout(200);
    }
    assert.equal(await typed.count(), 0);
  });

  for (const [theme, mark] of THEMES)
    it(`reads it in the colours of ${theme}`, async () => {
      mkdirSync(join(folder, '.vscode'), { recursive: true });
      writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
      await editor.page.locator(`.monaco-workbench.${mark}`).waitFor();
      await editor.page.waitForTimeout(1_000);
      await editor.picture(`markdown-preview-${mark}`);
      const [ink, paper] = await page()
        .locator('body')
        .evaluate((body) => {
          const { color, backgroundColor } = (globalThis as unknown as Styled).getComputedStyle(body);
          return [color, backgroundColor];
        });
      assert.notEqual(ink, paper);
    });

  it('sees it as well where the window begins with the preview, before the server runs', async () => {
    await loadAnew(editor.page, 'markdown.preview');
    await page().locator('.budget-draft .mark.is-error').first().waitFor({ timeout: 60_000 });
  });

  function page(): FrameLocator {
    return editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  function status(line: number): Locator {
    return editor.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).first();
  }
});

/** What a page can tell of its elements. */
interface Styled {
  getComputedStyle(element: unknown): { readonly [property in 'textAlign' | 'boxShadow' | 'color' | 'backgroundColor']: string };
}

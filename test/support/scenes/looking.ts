import type { FrameLocator } from 'playwright-core';
import type { Scene, Stage } from './scene.js';

const SLIP = '| 20805 | 行政事业单位养老支出 | 321';
const WIDE = { width: 1440, height: 860 };
/** The right half of the window, where the preview stands. */
const BESIDE = { x: 720, y: 66, width: 716, height: 770 };

async function openPreview(stage: Stage): Promise<FrameLocator> {
  await stage.command('Show Preview Beside');
  const page = stage.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await page.locator('figure.table').first().waitFor();
  await stage.rest(1_500);
  return page;
}

export const preview: Scene = {
  name: 'preview',
  viewport: WIDE,
  async act(stage) {
    await stage.goBehind(SLIP, '表 5');
    const page = await openPreview(stage);
    await page.locator('.mark.is-error').first().click();
    await stage.rest(1_000);
  },
};

export const previewPictures: Scene = {
  name: 'preview-pictures',
  viewport: WIDE,
  clip: BESIDE,
  async act(stage) {
    const page = await openPreview(stage);
    await page.getByRole('tab', { name: '图', exact: true }).click();
    await page.locator('.picture canvas').first().waitFor();
    await stage.rest(1_500);
  },
};

export const previewEquation: Scene = {
  name: 'preview-equation',
  viewport: WIDE,
  clip: BESIDE,
  async act(stage) {
    await stage.goBehind(SLIP, '表 5');
    await stage.command('Show Equations of This Number');
    const page = stage.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('figure.table').first().waitFor();
    await stage.rest(3_000);
  },
};

export const markdownPreview: Scene = {
  name: 'markdown-preview',
  viewport: WIDE,
  // With tabs, as tables are copied out of other programs.
  draft: (sample) =>
    sample.replace(/^\|[\s:|-]+\|\n/gmu, '').replace(/^\|.*\|$/gmu, (row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
        .join('\t'),
    ),
  async act(stage) {
    await stage.command('Markdown: Open Preview to the Side');
    const page = stage.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('.budget-draft').first().waitFor();
    await page.locator('.budget-draft .mark').first().scrollIntoViewIfNeeded();
    await stage.rest(1_500);
  },
};

export const looking: readonly Scene[] = [preview, previewPictures, previewEquation, markdownPreview];

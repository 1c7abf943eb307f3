import { excelHtml, spendingSheet } from '../clipboard-html.js';
import type { Scene } from './scene.js';

const DRAFT = `# 清溪县图书馆2026年部门预算

表1 收支总体情况表

单位：万元

| 收入 | 预算数 | 支出 | 预算数 |
| --- | ---: | --- | ---: |
| 一、财政拨款 | 800.00 | 一、文化旅游体育与传媒支出 | 650.00 |
| 二、其他资金 | 12.00 | 二、社会保障和就业支出 | 162.00 |
| 收入总计 | 812.00 | 支出总计 | 812.00 |

`;

/** A table of a spreadsheet as it stands after Ctrl+V, with the widget that offers the other ways to paste. */
export const paste: Scene = {
  name: 'paste',
  draft: () => DRAFT,
  viewport: { width: 900, height: 520 },
  clip: { x: 0, y: 66, width: 800, height: 420 },
  async act(stage) {
    const { page } = stage;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    // Runs in the page, which has a clipboard; the types of this code have none.
    await page.evaluate(`(async () => {
      const html = new Blob([${JSON.stringify(excelHtml(spendingSheet))}], { type: 'text/html' });
      const text = new Blob(['表2'], { type: 'text/plain' });
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': text })]);
    })()`);
    await page.locator('.monaco-editor .view-lines').first().click();
    await stage.press('Control+End', 'Control+v');
    await stage.shown('.post-edit-widget');
  },
};

const STALE = '| 20805 | 行政事业单位离退休 | 312.08 |';

/** Names that were changed since, blanks within names and figures of another format, put right at once. */
export const fixAll: Scene = {
  name: 'fix-all',
  draft: (sample) =>
    sample
      .replace('| 20805 | 行政事业单位养老支出 | 321.08 |', STALE)
      .replace('| 2210201 | 住房公积金 | 156.24 |', '| 2210201 | 住房 公积金 | 156.24 |'),
  viewport: { width: 800, height: 470 },
  clip: { x: 0, y: 66, width: 760, height: 340 },
  async act(stage) {
    await stage.goBehind('| 20805 | 行政事业单位离退休 | 312', '表 5');
    await stage.rest(1_000);
    await stage.command('Fix All');
    await stage.rest(2_000);
  },
};

export const pasting: readonly Scene[] = [paste, fixAll];

import { withoutLines, withoutSlip } from './samples.js';
import type { Scene, Stage } from './scene.js';

/** An allowance becomes 74.80, which subtotals, other tables and sentences follow. */
async function changeAllowance(stage: Stage): Promise<void> {
  await stage.goBehind('| 2210203 | 购房补贴 | 64.80 | ', '表 5');
  await stage.press('Delete');
  await stage.type('7');
}

export const impact: Scene = {
  name: 'impact',
  draft: withoutSlip,
  viewport: { width: 1000, height: 640 },
  clip: { x: 0, y: 66, width: 900, height: 340 },
  async act(stage) {
    await changeAllowance(stage);
    await stage.shown('.codelens-decoration', '待更新');
  },
};

export const impactPreview: Scene = {
  name: 'impact-preview',
  draft: withoutSlip,
  viewport: { width: 1100, height: 760 },
  async act(stage) {
    await changeAllowance(stage);
    await stage.shown('.codelens-decoration', '待更新');
    await stage.command('Preview What Follows');
    await stage.rest(4_000);
  },
};

export const rename: Scene = {
  name: 'rename',
  draft: withoutSlip,
  viewport: { width: 1100, height: 760 },
  async act(stage) {
    await stage.goBehind('| 智慧档案馆平台二期');
    await stage.press('F2');
    // The box is there before it has the name and the keyboard.
    await stage.page.locator('.rename-box .rename-input:focus').waitFor();
    await stage.rest(500);
    await stage.page.keyboard.insertText('智慧档案馆平台（二期）建设');
    await stage.press('Control+Enter');
    await stage.rest(4_000);
  },
};

export const completion: Scene = {
  name: 'completion',
  draft: (sample) => withoutLines(withoutSlip(sample), '| 30101 | 基本工资'),
  viewport: { width: 1000, height: 470 },
  clip: { x: 0, y: 66, width: 760, height: 340 },
  async act(stage) {
    await stage.goBehind('| 301 | 工资福利支出 | 501 | 机关工资福利支出 | 1949.75 | 1949.75 | 0.00 |');
    await stage.press('Enter');
    await stage.type('| jbgz');
    await stage.rest(1_500);
    if (!(await stage.page.locator('.suggest-widget:visible').isVisible())) {
      console.log('completion: had to be asked for');
      await stage.press('Control+Space');
    }
    await stage.shown('.suggest-widget', '基本工资');
  },
};

export const aligned: readonly Scene[] = ['align-before', 'align-after'].map((name) => ({
  name,
  draft: withoutSlip,
  viewport: { width: 1000, height: 470 },
  clip: { x: 0, y: 66, width: 760, height: 340 },
  async act(stage) {
    await stage.goBehind('| 20805 | 行政事业单位养老支出 | 312', '表 5');
    if (name === 'align-after') await stage.command('Align This Table');
    await stage.rest(1_500);
  },
}));

export const menu: Scene = {
  name: 'table-menu',
  draft: withoutSlip,
  viewport: { width: 1000, height: 800 },
  async act(stage) {
    await stage.goBehind('| 20805 | 行政事业单位养老支出 | 312', '表 5');
    await stage.rest(1_000);
    await stage.press('Shift+F10');
    await stage.rest(1_000);
    await stage.page.locator('.monaco-menu .action-item', { hasText: 'Budget Table' }).first().hover();
    await stage.rest(1_500);
  },
};

export const convert: Scene = {
  name: 'convert-unit',
  draft: withoutSlip,
  viewport: { width: 1000, height: 600 },
  async act(stage) {
    await stage.goBehind('| 20805 | 行政事业单位养老支出 | 312', '表 5');
    await stage.command('Convert Unit of Figures');
    await stage.rest(1_000);
    await stage.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await stage.rest(1_000);
    await stage.press('Enter');
    await stage.rest(3_000);
  },
};

export const changing: readonly Scene[] = [impact, impactPreview, rename, completion, ...aligned, menu, convert];

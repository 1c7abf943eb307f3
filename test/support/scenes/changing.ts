import { withoutLines, withoutSlip } from './samples.js';
import { PALETTE_ROW, type Scene, type Stage } from './scene.js';

/** What the archive spends on projects becomes 992.70, which subtotals, other tables and sentences follow. */
async function changeProjects(stage: Stage): Promise<void> {
  await stage.goBehind('| 2012604 | 档案馆 | 892.70 | 0.00 | ', '表 5');
  await stage.press('Delete');
  await stage.type('9');
}

export const impact: Scene = {
  name: 'impact',
  draft: withoutSlip,
  viewport: { width: 1000, height: 640 },
  clip: { x: 0, y: 66, width: 900, height: 340 },
  async act(stage) {
    await changeProjects(stage);
    await stage.shown('.codelens-decoration', '待更新');
  },
};

export const impactPreview: Scene = {
  name: 'impact-preview',
  draft: withoutSlip,
  viewport: { width: 1000, height: 720 },
  clip: { x: 0, y: 66, width: 1000, height: 654 },
  async act(stage) {
    await changeProjects(stage);
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
    await stage.page.keyboard.insertText('智慧档案馆平台三期建设');
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
  clip: { x: 100, y: 140, width: 760, height: 660 },
  async act(stage) {
    await stage.goBehind('| 20805 | 行', '表 5');
    await stage.rest(1_000);
    await stage.press('Shift+F10');
    await stage.rest(1_000);
    await stage.press('ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowRight');
    await stage.rest(1_500);
  },
};

const IN_YUAN = `# 清溪县图书馆2026年部门预算

表3 支出总体情况表

单位：元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | ---: | ---: | ---: |
|  | 合计 | 1600064 | 1000032 | 600032 |
| 207 | 文化旅游体育与传媒支出 | 1600064 | 1000032 | 600032 |
| 20701 | 文化和旅游 | 1600064 | 1000032 | 600032 |
| 2070101 | 行政运行 | 333344 | 333344 | 0 |
| 2070104 | 图书馆 | 633364 | 333344 | 300020 |
| 2070109 | 群众文化 | 633356 | 333344 | 300012 |
`;

export const convert: Scene = {
  name: 'convert-unit',
  draft: () => IN_YUAN,
  viewport: { width: 1100, height: 520 },
  async act(stage) {
    await stage.command('Convert Unit of Figures');
    await stage.shown(PALETTE_ROW, '万元');
    await stage.press('Enter');
    await stage.shown(PALETTE_ROW, 'All tables');
    await stage.press('Enter');
    const list = await stage.shown('.notification-toast .monaco-button', 'Show List');
    await list.click();
    await stage.rest(1_500);
  },
};

export const changing: readonly Scene[] = [impact, impactPreview, rename, completion, ...aligned, menu, convert];

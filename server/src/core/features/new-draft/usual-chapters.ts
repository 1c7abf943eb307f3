import type { FormSection } from '../../budget/form/pack.js';

/** The chapters that most forms have, for one that does not say. */
export const usualChapters: readonly FormSection[] = [
  {
    title: '部门概况',
    sections: [
      { title: '主要职责', topic: 'duties' },
      { title: '机构设置', topic: 'organisation' },
    ],
  },
  { title: '{年}年部门预算表', topic: 'tables', sections: [] },
  {
    title: '{年}年部门预算情况说明',
    sections: [
      { title: '部门预算收支增减变化情况', topic: 'changes' },
      { title: '“三公”经费安排情况', topic: 'three-public' },
      { title: '机关运行经费安排情况', topic: 'operating-cost' },
      { title: '政府采购情况', topic: 'procurement' },
      { title: '国有资产占有使用情况', topic: 'assets' },
      { title: '预算绩效目标设置情况', topic: 'performance' },
    ],
  },
  { title: '名词解释', topic: 'terms', sections: [] },
];

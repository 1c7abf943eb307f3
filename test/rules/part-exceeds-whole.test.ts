import { describe, it } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { table } from '../support/rule-drafts.js';

const exceeds = { ruleId: 'part-exceeds-whole', severity: 'error' } as const;

const named = table(
  '收支总体情况表',
  `
  | 收入 | | 支出 | |
  | --- | ---: | --- | ---: |
  | 项目 | 预算数 | 项目 | 预算数 |
  | 一、财政拨款 | 640.00 | 一、社会保障和就业支出 | 90.00 |
  | 二、其他资金 | 20.00 | 二、农林水支出 | 570.00 |
  | 其中：事业收入 | 15.00 | | |
  | 收入总计 | 660.00 | 支出总计 | 660.00 |
`,
);

const namedColumn = table(
  '项目资金来源表',
  `
  | 项目名称 | 合计 | 其中：财政拨款 |
  | --- | ---: | ---: |
  | 河道清淤及堤防维护 | 80.00 | 80.00 |
  | 水文监测站点改造 | 35.00 | 30.00 |
  | 防汛物资储备与更新 | 45.00 | 20.00 |
  | 水利信息化平台运维 | 30.00 | 10.00 |
`,
);

describe('part-exceeds-whole', () => {
  it('a row named with 其中 under its whole', () => {
    const draft = change(change(named, '事业收入 | 15.00', '事业收入 | 25.00'), '其他资金 | 20.00', '其他资金 | ⟦20.00⟧');
    findsOne(draft, {
      ...exceeds,
      zh: ['其他资金', '多 5.00', '20.00 < 25.00', '请核对'],
      en: ['其他资金', 'by 5.00', '20.00 < 25.00', 'check'],
      related: ['20.00', '25.00'],
      fixed: undefined,
    });
  });

  it('a column named with 其中 beside its whole', () => {
    findsOne(change(namedColumn, '35.00 | 30.00', '⟦35.00⟧ | 53.00'), {
      ...exceeds,
      zh: ['水文监测站点改造', '多 18.00', '35.00 < 53.00', '请核对'],
      en: ['水文监测站点改造', 'by 18.00', '35.00 < 53.00', 'check'],
      related: ['35.00', '53.00'],
      fixed: undefined,
    });
  });

  it('is silent on lists of 其中 that are less than the whole, or all of it', () => {
    saysNothing(named);
    saysNothing(change(named, '事业收入 | 15.00', '事业收入 | 20.00'));
    saysNothing(namedColumn);
  });

  it('is silent where the whole is negative: a decrease may be named in part', () => {
    saysNothing(
      table(
        '预算增减情况表',
        `
        | 项目 | 预算数 |
        | --- | ---: |
        | 一、基本支出 | -20.00 |
        | 其中：人员经费 | -5.00 |
        | 二、项目支出 | 30.00 |
        | 合计 | 10.00 |
      `,
      ),
    );
  });
});

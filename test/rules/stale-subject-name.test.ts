import { describe, it } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { byFunction } from '../support/rule-drafts.js';

const explained = `${byFunction}
2022年部门预算情况说明

1、社会保障和就业支出（208类）行政事业单位养老支出（05款）机关事业单位职业年金缴费支出（06项）30万元。

2、农林水支出（类）水利（款）水利行业业务管理（项）210万元。
`;

const rule = { ruleId: 'stale-subject-name', severity: 'warning' } as const;

describe('stale-subject-name', () => {
  it('is silent where names and codes are those of the year, with or without 支出', () => {
    saysNothing(explained);
    saysNothing(change(explained, '农林水支出（类）', '农林水（类）'));
  });

  it('a name of other years beside its code', () => {
    const draft = change(explained, '行政事业单位养老支出（05款）', '⟦行政事业单位离退休⟧（05款）');
    findsOne(draft, {
      ...rule,
      zh: ['“行政事业单位离退休”不是本年度名称', '20805', '2019 年及以前', '2022 年为“行政事业单位养老支出”'],
      en: ["行政事业单位离退休 is not this year's", '20805', 'up to 2019', '行政事业单位养老支出'],
      related: [],
      fixed: explained,
    });
  });

  it('a name of other years without any code keeps to the words of its sentence', () => {
    const draft = `${explained}\n3、医疗卫生与计划生育（类）支出0万元。\n`.replace('医疗卫生与计划生育', '⟦医疗卫生与计划生育⟧');
    findsOne(draft, {
      ...rule,
      zh: ['“医疗卫生与计划生育”不是本年度名称', '210', '2018 年及以前'],
      en: ['医疗卫生与计划生育', '210', 'up to 2018'],
      related: [],
      fixed: draft.replace('⟦医疗卫生与计划生育⟧', '卫生健康'),
    });
  });

  it('a code that the tables list under another name', () => {
    findsOne(change(explained, '职业年金缴费支出（06项）', '职业年金缴费支出（⟦05⟧项）'), {
      ...rule,
      zh: ['机关事业单位职业年金缴费支出', '2080505', '表中该科目的编码是 2080506'],
      en: ['2080505', '2080506'],
      related: [],
      fixed: explained,
    });
  });

  it('a class in a row without a code', () => {
    const overview = (name: string) => `2024年收支总体情况表

单位：万元

| 收入 | | 支出 | |
| --- | ---: | --- | ---: |
| 项目 | 预算数 | 项目 | 预算数 |
| 一、一般公共预算 | 90.00 | 一、社会保障和就业支出 | 50.00 |
| | | 二、${name} | 40.00 |
| 收入总计 | 90.00 | 支出总计 | 90.00 |
`;
    saysNothing(overview('卫生健康支出'));
    findsOne(overview('⟦医疗卫生与计划生育支出⟧'), {
      ...rule,
      zh: ['医疗卫生与计划生育支出', '2024 年为“卫生健康支出”'],
      en: ['医疗卫生与计划生育支出', 'in 2024', '卫生健康支出'],
      related: [],
      fixed: overview('卫生健康支出'),
    });
  });
});

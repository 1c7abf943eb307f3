import { describe, it } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { incomeAndExpenditure, table } from '../support/rule-drafts.js';

const gap = { ruleId: 'ordinal-gap', severity: 'warning', fixed: undefined } as const;

const threePublic = table(
  '“三公”经费预算表',
  `
  | 项目 | 预算数 |
  | --- | ---: |
  | 一、因公出国（境）费 | 2.00 |
  | 二、公务用车购置及运行维护费 | 7.00 |
  | （一）公务用车购置费 | 0.00 |
  | （二）公务用车运行维护费 | 7.00 |
  | 三、公务接待费 | 1.50 |
`,
);

describe('ordinal-gap', () => {
  it('a wrong number', () => {
    findsOne(change(incomeAndExpenditure, '三、其他收入', '⟦四、其他收入⟧'), {
      ...gap,
      zh: ['二、事业收入', '四、其他收入', '请补列', '更正'],
      en: ['二、事业收入', '四、其他收入', 'Add the row or correct'],
      related: ['二、事业收入'],
    });
  });

  it('a lost row in a list without a total', () => {
    const lost = change(threePublic, '| （一）公务用车购置费 | 0.00 |\n| （二）公务用车运行维护费 | 7.00 |\n', '');
    findsOne(change(change(lost, '| 二、公务用车购置及运行维护费 | 7.00 |\n', ''), '三、公务接待费', '⟦三、公务接待费⟧'), {
      ...gap,
      zh: ['一、因公出国', '三、公务接待费', '请补列'],
      en: ['一、因公出国', '三、公务接待费', 'Add the row'],
      related: ['一、因公出国（境）费'],
    });
  });

  it('a lost head: its parts come to stand below the row before, which is not to be recalculated', () => {
    const lost = change(threePublic, '| 二、公务用车购置及运行维护费 | 7.00 |\n', '');
    findsOne(change(lost, '三、公务接待费', '⟦三、公务接待费⟧'), {
      ...gap,
      zh: ['一、因公出国', '三、公务接待费', '请补列'],
      en: ['一、因公出国', '三、公务接待费', 'Add the row'],
      related: ['一、因公出国（境）费'],
    });
  });

  it('numbers of the second level', () => {
    const draft = table(
      '机关运行经费安排情况表',
      `
      | 项目 | 预算数 |
      | --- | ---: |
      | 一、办公经费 | 23.50 |
      | （一）办公费 | 12.50 |
      | ⟦（三）印刷费⟧ | 11.00 |
      | 二、会议费 | 31.50 |
      | 合计 | 55.00 |
    `,
    );
    findsOne(draft, {
      ...gap,
      zh: ['(一)办公费', '(三)印刷费', '请补列'],
      en: ['(一)办公费', '(三)印刷费', 'Add the row'],
      related: ['（一）办公费'],
    });
  });

  it('a lost row that a total misses is found by its sum alone', () => {
    const lost = change(incomeAndExpenditure, '| 二、事业收入 | 15.00 | 二、农林水支出 | 570.00 |', '| | | 二、农林水支出 | 570.00 |');
    findsOne(change(lost, '本年收入合计 | 660.00', '本年收入合计 | ⟦660.00⟧'), {
      ruleId: 'wrong-sum',
      severity: 'error',
      zh: ['本年收入合计', '相差 15.00', '660.00 ≠ 640.00 + 5.00 = 645.00', '请核对'],
      en: ['本年收入合计', 'difference 15.00', '660.00 ≠ 640.00 + 5.00 = 645.00', 'check'],
      related: ['660.00', '640.00', '5.00'],
      fixed: undefined,
    });
  });

  it('is silent where rows keep the numbers of the full list of subjects, as final accounts do', () => {
    const accounts = table(
      '收入支出决算总表',
      `
      | 收入 | | 支出 | |
      | --- | ---: | --- | ---: |
      | 项目 | 决算数 | 项目 | 决算数 |
      | 一、一般公共预算财政拨款收入 | 130.00 | 一、一般公共服务支出 | 80.00 |
      | | | 八、社会保障和就业支出 | 20.00 |
      | | | 九、卫生健康支出 | 10.00 |
      | | | 十九、住房保障支出 | 20.00 |
      | 本年收入合计 | 130.00 | 本年支出合计 | 130.00 |
    `,
    );
    saysNothing(accounts);
    // 九 is not what the full list gives 住房保障支出, so that its numbers say nothing else.
    findsOne(
      change(change(accounts, '| | | 九、卫生健康支出 | 10.00 |\n', ''), '十九、住房保障支出 | 20.00', '⟦十一、住房保障支出⟧ | 30.00'),
      {
        ...gap,
        zh: ['八、社会保障和就业支出', '十一、住房保障支出', '请补列'],
        en: ['八、社会保障和就业支出', '十一、住房保障支出', 'Add the row'],
        related: ['八、社会保障和就业支出'],
      },
    );
  });

  it('of a lost row of two sides is one finding', () => {
    const both = table(
      '财政拨款收支总体情况表',
      `
      | 收入 | | 支出 | |
      | --- | ---: | --- | ---: |
      | 项目 | 预算数 | 项目 | 预算数 |
      | 一、一般公共预算 | 100.00 | 一、一般公共服务支出 | 60.00 |
      | 二、政府性基金预算 | 0.00 | 二、科学技术支出 | 0.00 |
      | 三、国有资本经营预算 | 0.00 | 三、住房保障支出 | 40.00 |
      | 本年收入合计 | 100.00 | 本年支出合计 | 100.00 |
    `,
    );
    findsOne(
      change(
        change(both, '| 二、政府性基金预算 | 0.00 | 二、科学技术支出 | 0.00 |\n', ''),
        '三、国有资本经营预算',
        '⟦三、国有资本经营预算⟧',
      ),
      {
        ...gap,
        zh: ['一、一般公共预算', '三、国有资本经营预算', '请补列'],
        en: ['一、一般公共预算', '三、国有资本经营预算', 'Add the row'],
        related: ['一、一般公共预算'],
      },
    );
  });

  it('leaves it to the missing parent row where that row had the number', () => {
    const numbered = table(
      '一般公共预算支出预算表',
      `
      | 科目编码 | 科目名称 | 总计 | 基本支出 | 项目支出 |
      | --- | --- | ---: | ---: | ---: |
      | | 合计 | 130.00 | 50.00 | 80.00 |
      | 201 | 一、一般公共服务支出 | 80.00 | 30.00 | 50.00 |
      | 20103 | 政府办公厅（室）及相关机构事务 | 80.00 | 30.00 | 50.00 |
      | 2010350 | 事业运行 | 80.00 | 30.00 | 50.00 |
      | ⟦20805⟧ | 行政事业单位养老支出 | 20.00 | 20.00 | 0.00 |
      | 2080505 | 机关事业单位基本养老保险缴费支出 | 20.00 | 20.00 | 0.00 |
      | 213 | 三、农林水支出 | 30.00 | 0.00 | 30.00 |
      | 21303 | 水利 | 30.00 | 0.00 | 30.00 |
      | 2130306 | 水利工程运行与维护 | 30.00 | 0.00 | 30.00 |
    `,
    );
    findsOne(numbered, {
      ruleId: 'missing-parent-row',
      severity: 'error',
      zh: ['20805', '208 社会保障和就业支出', '请补列'],
      en: ['20805', '208', 'Insert the row'],
      related: [],
      fixed: change(numbered, '| ⟦20805⟧', '| 208 | 二、社会保障和就业支出 | 20.00 | 20.00 | 0.00 |\n| 20805'),
    });
  });

  it('is silent on procurement that leaves a kind out: 一、货物 and 三、服务', () => {
    saysNothing(
      table(
        '政府采购预算表',
        `
        | 采购项目 | 合计 | 财政拨款 | 其他资金 |
        | --- | ---: | ---: | ---: |
        | 合计 | 60.00 | 40.00 | 20.00 |
        | 一、货物类 | 25.00 | 25.00 | |
        | 办公设备采购 | 25.00 | 25.00 | |
        | 三、服务类 | 35.00 | 15.00 | 20.00 |
        | 河道清淤服务采购 | 35.00 | 15.00 | 20.00 |
      `,
      ),
    );
  });

  it('is silent where a list starts anew, after a heading or in the next table', () => {
    saysNothing(threePublic);
    saysNothing(`${incomeAndExpenditure}\n${threePublic}`);
    saysNothing(
      table(
        '收支总体情况表',
        `
        | 收入 | | 支出 | |
        | --- | ---: | --- | ---: |
        | 项目 | 预算数 | 项目 | 预算数 |
        | 一、一般公共预算拨款 | 640.00 | 一、社会保障和就业支出 | 90.00 |
        | 二、其他资金 | 20.00 | 二、农林水支出 | 600.00 |
        | 年初结转 | 30.00 | 结转下年 | |
        | 一、一般公共预算结转 | 25.00 | | |
        | 二、其他资金结转 | 5.00 | | |
        | 收入总计 | 690.00 | 支出总计 | 690.00 |
      `,
      ),
    );
  });

  it('is silent on the first number of a table whose page before is lost', () => {
    saysNothing(
      table(
        '支出功能分类汇总表',
        `
        | 项目 | 预算数 |
        | --- | ---: |
        | 八、社会保障和就业支出 | 90.00 |
        | 九、卫生健康支出 | 30.00 |
        | 合计 | 120.00 |
      `,
      ),
    );
  });
});

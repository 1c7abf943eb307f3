import { describe, it } from 'node:test';
import { change, type ExpectedFinding, findsOne, saysNothing } from '../support/rule-check.js';
import {
  byEconomicPair,
  byFunction,
  incomeAndExpenditure,
  keyProjects,
  projectsByUnit,
  runningCosts,
  table,
} from '../support/rule-drafts.js';

const wrongSum = { ruleId: 'wrong-sum', severity: 'error' } as const;

describe('wrong-sum: the equations single one cell out', () => {
  it('a subtotal that its row, its parts and its parent contradict', () => {
    findsOne(change(byFunction, '行政事业单位养老支出 | 90.00', '行政事业单位养老支出 | ⟦99.00⟧'), {
      ...wrongSum,
      zh: ['20805 行政事业单位养老支出', '现为 99.00', '应为 90.00', '3 个等式', '99.00 ≠ 60.00 + 30.00 = 90.00', '请改为 90.00'],
      en: ['20805', 'is 99.00', 'expected 90.00', '3 failing equations', 'Put in 90.00'],
      // 208; the cell; its two 项; 基本支出 and 项目支出 of its row.
      related: ['90.00', '99.00', '60.00', '30.00', '90.00', '0.00'],
      fixed: byFunction,
    });
  });

  it('two digits of a leaf swapped', () => {
    findsOne(change(byFunction, '水利行业业务管理 | 210.00 | 210.00', '水利行业业务管理 | 210.00 | ⟦120.00⟧'), {
      ...wrongSum,
      zh: ['2130304', '现为 120.00', '应为 210.00', '数字对调', '请改为 210.00'],
      en: ['2130304', 'is 120.00', 'expected 210.00', 'swapped', 'Put in 210.00'],
      // 21303 and its other 项 in the column; 合计 and 项目支出 in the row.
      related: ['210.00', '120.00', '0.00', '210.00', '0.00'],
      fixed: byFunction,
    });
  });

  it('元 in a table of 万元', () => {
    findsOne(change(byFunction, '| | 合计 | 660.00', '| | 合计 | ⟦6600000.00⟧'), {
      ...wrongSum,
      zh: ['合计', '现为 6600000.00', '应为 660.00', '元与万元', '请改为 660.00'],
      en: ['合计', 'is 6600000.00', 'expected 660.00', '万元', 'Put in 660.00'],
      related: ['6600000.00', '90.00', '570.00', '300.00', '360.00'],
      fixed: byFunction,
    });
  });

  it('a grand total against its parts and the other side', () => {
    findsOne(change(incomeAndExpenditure, '支出总计 | 680.00', '支出总计 | ⟦860.00⟧'), {
      ...wrongSum,
      zh: ['支出总计', '现为 860.00', '应为 680.00', '请改为 680.00'],
      en: ['支出总计', 'is 860.00', 'expected 680.00', 'Put in 680.00'],
      related: ['860.00', '672.00', '8.00', '680.00'],
      fixed: incomeAndExpenditure,
    });
  });

  it('a project that another table lists with the right amount', () => {
    const draft = `${projectsByUnit}\n${keyProjects}`;
    findsOne(change(draft, '水文监测站点改造 | 35.00 | 35.00', '水文监测站点改造 | ⟦53.00⟧ | 35.00'), {
      ...wrongSum,
      zh: ['水文监测站点改造', '现为 53.00', '应为 35.00', '数字对调', '请改为 35.00'],
      en: ['水文监测站点改造', 'is 53.00', 'expected 35.00', 'swapped', 'Put in 35.00'],
      // The unit and its other project; the row's sources, one of them blank; the list of key projects.
      related: ['115.00', '80.00', '53.00', '35.00', '', '35.00'],
      fixed: draft,
    });
  });

  it('a subtotal left blank', () => {
    findsOne(change(byFunction, '行政事业单位养老支出 | 90.00', '行政事业单位养老支出 | ⟦⟧'), {
      ...wrongSum,
      zh: ['20805 行政事业单位养老支出', '空白', '应为 90.00', '请改为 90.00'],
      en: ['20805 行政事业单位养老支出', 'blank', 'expected 90.00', 'Put in 90.00'],
      // 基本支出 and 项目支出 of its row.
      related: ['', '90.00', '0.00'],
      fixed: byFunction,
    });
  });

  it('one last place where nothing else in the table is off: a warning', () => {
    findsOne(change(byFunction, '| | 合计 | 660.00', '| | 合计 | ⟦660.01⟧'), {
      ruleId: 'wrong-sum',
      severity: 'warning',
      zh: ['合计', '现为 660.01', '应为 660.00', '请改为 660.00'],
      en: ['合计', 'is 660.01', 'expected 660.00', 'Put in 660.00'],
      related: ['660.01', '90.00', '570.00', '300.00', '360.00'],
      fixed: byFunction,
    });
  });
});

describe('wrong-sum: one equation fails', () => {
  it('stands on the total, names the difference and recalculates', () => {
    findsOne(change(runningCosts, '合计 | 55.00', '合计 | ⟦75.00⟧'), {
      ...wrongSum,
      zh: ['合计', '相差 20.00', '75.00 ≠ 12.50 + 3.00 + 8.00 + 31.50 = 55.00', '请核对'],
      en: ['合计', 'difference 20.00', '75.00 ≠ 12.50 + 3.00 + 8.00 + 31.50 = 55.00', 'recalculate'],
      related: ['75.00', '12.50', '3.00', '8.00', '31.50'],
      fixed: runningCosts,
    });
  });

  it('the sum of a row', () => {
    const draft = table(
      '项目资金来源表',
      `
      | 项目名称 | 合计 | 财政拨款 | 其他资金 |
      | --- | ---: | ---: | ---: |
      | 河道清淤及堤防维护 | ⟦95.00⟧ | 70.00 | 10.00 |
      | 水文监测站点改造 | 35.00 | 30.00 | 5.00 |
      | 防汛物资储备与更新 | 45.00 | 45.00 | |
    `,
    );
    findsOne(draft, {
      ...wrongSum,
      zh: ['河道清淤及堤防维护', '相差 15.00', '95.00 ≠ 70.00 + 10.00 = 80.00', '重新计算'],
      en: ['河道清淤及堤防维护', 'difference 15.00', '95.00 ≠ 70.00 + 10.00 = 80.00', 'recalculate'],
      related: ['95.00', '70.00', '10.00'],
      fixed: change(draft, '⟦95.00⟧', '80.00'),
    });
  });

  it('keeps the separators of 元 and changes nothing else', () => {
    const inYuan = table(
      '基本支出情况表',
      `
      | 科目编码 | 科目名称 | 预算数 |
      | --- | --- | ---: |
      | | 合计 | 2,174,400 |
      | 301 | 工资福利支出 | 1,107,300 |
      | 302 | 商品和服务支出 | 1,067,100 |
    `,
      { unit: '元' },
    );
    findsOne(change(inYuan, '2,174,400', '⟦2,147,500⟧'), {
      ...wrongSum,
      zh: ['合计', '相差 -26900', '1107300 + 1067100 = 2174400', '重新计算'],
      en: ['合计', 'difference -26900', '1107300 + 1067100 = 2174400', 'recalculate'],
      related: ['2,147,500', '1,107,300', '1,067,100'],
      fixed: inYuan,
    });
  });

  it('a class in an economic table is the sum of the rows below it, not of its code', () => {
    findsOne(change(byEconomicPair, '对事业单位经常性补助 | 90.00', '对事业单位经常性补助 | ⟦95.00⟧'), {
      ...wrongSum,
      zh: ['301 工资福利支出', '现为 95.00', '应为 90.00', '请改为 90.00'],
      en: ['301 工资福利支出', 'is 95.00', 'expected 90.00', 'Put in 90.00'],
      related: ['300.00', '200.00', '95.00', '10.00', '50.00', '40.00'],
      fixed: byEconomicPair,
    });
  });
});

describe('wrong-sum: rows', () => {
  it('a lost 项 is one finding on its 款, and the figures that others bear out are not overwritten', () => {
    const lost = change(byFunction, '| 2080505 | 机关事业单位基本养老保险缴费支出 | 60.00 | 60.00 | 0.00 |\n', '');
    findsOne(change(lost, '行政事业单位养老支出 | 90.00', '行政事业单位养老支出 | ⟦90.00⟧'), {
      ...wrongSum,
      zh: ['行政事业单位养老支出', '2 列', '60.00', '漏列一行', '90.00 ≠ 30.00', '请补列'],
      en: ['行政事业单位养老支出', '2 columns', '60.00', 'a row is missing', '90.00 ≠ 30.00', 'Add'],
      related: ['90.00', '30.00', '90.00', '30.00'],
      fixed: undefined,
    });
  });

  it('a leaf changed late is one finding where it stops adding up, and its parents stay silent', () => {
    const late = change(byFunction, '职业年金缴费支出 | 30.00 | 30.00', '职业年金缴费支出 | 40.00 | 40.00');
    findsOne(change(late, '行政事业单位养老支出 | 90.00', '行政事业单位养老支出 | ⟦90.00⟧'), {
      ...wrongSum,
      zh: ['行政事业单位养老支出', '2 列', '-10.00', '90.00 ≠ 60.00 + 40.00 = 100.00', '重新计算'],
      en: ['行政事业单位养老支出', '2 columns', '-10.00', '90.00 ≠ 60.00 + 40.00 = 100.00', 'recalculate'],
      related: ['90.00', '60.00', '40.00', '90.00', '60.00', '40.00'],
      fixed: undefined,
    });
  });
});

describe('wrong-sum: how far off', () => {
  const five = table(
    '机关运行经费安排情况表',
    `
    | 项目 | 预算数 |
    | --- | ---: |
    | 合计 | 150.00 |
    | 办公费 | 10.00 |
    | 印刷费 | 20.00 |
    | 水费 | 30.00 |
    | 电费 | 40.00 |
    | 物业管理费 | 50.00 |
  `,
  );
  // Five parts and a total: rounding plausibly explains 0.02, only in the worst case 0.03, and never 0.04.
  const grades: readonly (readonly [string, ExpectedFinding['severity'], string])[] = [
    ['150.02', 'information', '0.02'],
    ['150.03', 'warning', '0.03'],
    ['150.04', 'error', '0.04'],
  ];
  for (const [figure, severity, difference] of grades) {
    it(`${difference} over five parts: ${severity}`, () => {
      findsOne(change(five, '150.00', `⟦${figure}⟧`), {
        ruleId: 'wrong-sum',
        severity,
        zh: ['合计', difference, '= 150.00', '重新计算'],
        en: ['合计', difference, '= 150.00', 'recalculate'],
        related: [figure, '10.00', '20.00', '30.00', '40.00', '50.00'],
        fixed: five,
      });
    });
  }
});

describe('wrong-sum is silent', () => {
  it('on drafts whose sums hold', () => {
    for (const draft of [byFunction, byEconomicPair, incomeAndExpenditure, runningCosts, projectsByUnit]) saysNothing(draft);
  });

  it('on tables that look alike and are not the same', () => {
    // Fiscal appropriations are part of all income, and basic expenditure is of general funds only.
    const fiscal = table(
      '财政拨款收支总体情况表',
      `
      | 收入 | | 支出 | |
      | --- | ---: | --- | ---: |
      | 项目 | 预算数 | 项目 | 预算数 |
      | 一、一般公共预算拨款 | 640.00 | 一、社会保障和就业支出 | 90.00 |
      | | | 二、农林水支出 | 538.00 |
      | | | 三、住房保障支出 | 12.00 |
      | 收入总计 | 640.00 | 支出总计 | 640.00 |
    `,
    );
    const general = [
      ['| 660.00 | 300.00 | 360.00 |', '| 640.00 | 300.00 | 340.00 |'],
      ['| 农林水支出 | 570.00 | 210.00 | 360.00 |', '| 农林水支出 | 538.00 | 210.00 | 328.00 |'],
      ['| 水利 | 570.00 | 210.00 | 360.00 |', '| 水利 | 538.00 | 210.00 | 328.00 |'],
      [
        '| 水利工程运行与维护 | 360.00 | 0.00 | 360.00 |',
        '| 水利工程运行与维护 | 328.00 | 0.00 | 328.00 |\n| 221 | 住房保障支出 | 12.00 | 0.00 | 12.00 |\n| 22102 | 住房改革支出 | 12.00 | 0.00 | 12.00 |\n| 2210201 | 住房公积金 | 12.00 | 0.00 | 12.00 |',
      ],
    ].reduce((text, [from = '', to = '']) => change(text, from, to), byFunction);
    saysNothing([incomeAndExpenditure, fiscal, general, byEconomicPair, runningCosts].join('\n'));
  });

  it('on lists without a total: 三公, key projects, lists of 其中 that are not complete', () => {
    const threePublic = table(
      '“三公”经费预算表',
      `
      | 项目 | 预算数 |
      | --- | ---: |
      | 一、因公出国（境）费 | 0.00 |
      | 二、公务用车购置及运行维护费 | 7.00 |
      | （一）公务用车购置费 | 0.00 |
      | （二）公务用车运行维护费 | 7.00 |
      | 三、公务接待费 | 1.50 |
    `,
    );
    const named = table(
      '收支总体情况表',
      `
      | 收入 | | 支出 | |
      | --- | ---: | --- | ---: |
      | 项目 | 预算数 | 项目 | 预算数 |
      | 一、财政拨款 | 640.00 | 一、社会保障和就业支出 | 90.00 |
      | 其中：一般公共预算拨款 | 500.00 | 其中：行政事业单位养老支出 | 60.00 |
      | 二、其他资金 | 20.00 | 二、农林水支出 | 570.00 |
      | 收入总计 | 660.00 | 支出总计 | 660.00 |
    `,
    );
    for (const draft of [threePublic, keyProjects, named]) saysNothing(draft);
  });

  it('on a carry-over with its own 一、二、, which is not added twice', () => {
    saysNothing(
      table(
        '收支总体情况表',
        `
        | 收入 | | 支出 | |
        | --- | ---: | --- | ---: |
        | 项目 | 预算数 | 项目 | 预算数 |
        | 一、一般公共预算拨款 | 640.00 | 一、社会保障和就业支出 | 90.00 |
        | 二、其他资金 | 20.00 | 二、农林水支出 | 600.00 |
        | 本年收入合计 | 660.00 | 本年支出合计 | 690.00 |
        | 年初结转 | 30.00 | 结转下年 | |
        | 一、一般公共预算结转 | 25.00 | | |
        | 二、其他资金结转 | 5.00 | | |
        | 收入总计 | 690.00 | 支出总计 | 690.00 |
      `,
      ),
    );
  });

  it('on empty tables with a note, tables of zeros and rows of words', () => {
    const empty = table(
      '政府性基金预算支出情况表',
      `
      | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
      | --- | --- | ---: | ---: | ---: |
      | | | | | |
    `,
    );
    const zeros = table(
      '国有资本经营预算支出情况表',
      `
      | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
      | --- | --- | ---: | ---: | ---: |
      | | 合计 | 0.00 | 0.00 | 0.00 |
    `,
    );
    const words = table(
      '项目绩效目标表',
      `
      | 项目名称 | 目标 | 依据 |
      | --- | --- | --- |
      | 河道清淤及堤防维护 | 清淤 12 公里 | 年度计划 |
      | 水文监测站点改造 | 改造 5 处 | 年度计划 |
    `,
    );
    saysNothing(`${byFunction}\n${empty}\n注：本单位无政府性基金预算支出。\n\n${zeros}\n注：无国有资本经营预算支出。\n\n${words}`);
  });
});

import { describe, it } from 'node:test';
import { asTabs } from '../support/marked.js';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { byEconomicPair, byFunction, incomeAndExpenditure, projectsByUnit } from '../support/rule-drafts.js';

const cellCount = { ruleId: 'cell-count', severity: 'error', related: [], fixed: undefined } as const;

describe('cell-count', () => {
  it('a cell too few: the name is lost', () => {
    findsOne(change(byFunction, '| 20805 | 行政事业单位养老支出 | 90.00 | 90.00 | 0.00 |', '⟦| 20805 | 90.00 | 90.00 | 0.00 |⟧'), {
      ...cellCount,
      zh: ['4 个单元格', '5 个', '请补上'],
      en: ['4 cells', 'expected 5', 'Add'],
    });
  });

  it('a cell too many: the figures move to the right', () => {
    findsOne(
      change(
        byFunction,
        '| 2130304 | 水利行业业务管理 | 210.00 | 210.00 | 0.00 |',
        '⟦| 2130304 | | 水利行业业务管理 | 210.00 | 210.00 | 0.00 |⟧',
      ),
      { ...cellCount, zh: ['6 个单元格', '5 个', '删去'], en: ['6 cells', 'expected 5', 'remove'] },
    );
  });

  it('a cell too many whose last one is blank', () => {
    const blank = byFunction.replaceAll(' 0.00 |', ' |');
    findsOne(
      change(blank, '| 20805 | 行政事业单位养老支出 | 90.00 | 90.00 | |', '⟦| 20805 | | 行政事业单位养老支出 | 90.00 | 90.00 | |⟧'),
      { ...cellCount, zh: ['6 个单元格', '5 个', '删去'], en: ['6 cells', 'expected 5', 'remove'] },
    );
  });

  it('the row of totals: that it seems to be missing is no finding of its own', () => {
    findsOne(change(byFunction, '| | 合计 | 660.00 | 300.00 | 360.00 |', '⟦| 合计 | 660.00 | 300.00 | 360.00 |⟧'), {
      ...cellCount,
      zh: ['4 个单元格', '5 个', '请补上'],
      en: ['4 cells', 'expected 5', 'Add'],
    });
  });

  it('a row of two sides: no sum is blamed for what stands out of place', () => {
    findsOne(
      change(incomeAndExpenditure, '| 二、事业收入 | 15.00 | 二、农林水支出 | 570.00 |', '⟦| 二、事业收入 | 二、农林水支出 | 570.00 |⟧'),
      { ...cellCount, zh: ['3 个单元格', '4 个', '请补上'], en: ['3 cells', 'expected 4', 'Add'] },
    );
  });

  it('a row of two subjects: the sums of their class are not blamed', () => {
    findsOne(
      change(byEconomicPair, '| 30101 | 基本工资 | 50101 | 工资奖金津补贴 | 120.00 |', '⟦| 30101 | 50101 | 工资奖金津补贴 | 120.00 |⟧'),
      { ...cellCount, zh: ['4 个单元格', '5 个', '请补上'], en: ['4 cells', 'expected 5', 'Add'] },
    );
  });

  it('is silent on blanks left out at the end, and on blanks added there', () => {
    const blank = byFunction.replaceAll(' 0.00 |', ' |');
    saysNothing(change(blank, '| 208 | 社会保障和就业支出 | 90.00 | 90.00 | |', '| 208 | 社会保障和就业支出 | 90.00 | 90.00 |'));
    saysNothing(change(byFunction, '| 213 | 农林水支出 | 570.00 | 210.00 | 360.00 |', '| 213 | 农林水支出 | 570.00 | 210.00 | 360.00 | |'));
  });

  it('is silent on rows of words, such as a remark over the whole width', () => {
    saysNothing(change(projectsByUnit, '| 红岩水文站 | |', '| 以下为直属单位 | | | | |\n| 红岩水文站 | |'));
  });

  it('is silent on both layouts of every complete draft', () => {
    for (const draft of [byFunction, byEconomicPair, incomeAndExpenditure, projectsByUnit]) saysNothing(asTabs(draft));
  });
});

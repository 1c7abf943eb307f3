import { describe, it } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { incomeAndExpenditure, table } from '../support/rule-drafts.js';

const unbalanced = { ruleId: 'unbalanced-totals', severity: 'error' } as const;

/** Every side adds up in itself: 672.00 + the carry-over is the total of expenditure. */
function withCarryOver(carryOver: string, total: string): string {
  const draft = change(incomeAndExpenditure, '结转下年 | 8.00', `结转下年 | ${carryOver}`);
  return change(draft, '支出总计 | 680.00', `支出总计 | ${total}`);
}

describe('unbalanced-totals', () => {
  it('names both totals and the difference where each side adds up in itself', () => {
    findsOne(change(withCarryOver('0.00', '672.00'), '收入总计 | 680.00', '收入总计 | ⟦680.00⟧'), {
      ...unbalanced,
      zh: ['收入总计 680.00', '支出总计 672.00', '相差 8.00', '请核对'],
      en: ['收入总计 680.00', '支出总计 672.00', 'difference 8.00', 'Check'],
      related: ['680.00', '672.00'],
      fixed: undefined,
    });
  });

  it('has no slack: one last place is a difference', () => {
    findsOne(change(withCarryOver('7.99', '679.99'), '收入总计 | 680.00', '收入总计 | ⟦680.00⟧'), {
      ...unbalanced,
      zh: ['收入总计 680.00', '支出总计 679.99', '相差 0.01', '请核对'],
      en: ['收入总计 680.00', '支出总计 679.99', 'difference 0.01', 'Check'],
      related: ['680.00', '679.99'],
      fixed: undefined,
    });
  });

  it('stands on the side that nothing else bears out, and puts in the other', () => {
    const draft = table(
      '财政拨款收支总体情况表',
      `
      | 收入 | | 支出 | |
      | --- | ---: | --- | ---: |
      | 项目 | 预算数 | 项目 | 预算数 |
      | 一、一般公共预算拨款 | 640.00 | 一、社会保障和就业支出 | |
      | 二、政府性基金预算拨款 | 20.00 | 二、农林水支出 | |
      | 收入总计 | 660.00 | 支出总计 | ⟦606.00⟧ |
    `,
    );
    findsOne(draft, {
      ...unbalanced,
      zh: ['收入总计 660.00', '支出总计 606.00', '相差 54.00', '请核对'],
      en: ['收入总计 660.00', '支出总计 606.00', 'difference 54.00', 'Check'],
      related: ['660.00', '606.00'],
      fixed: change(draft, '⟦606.00⟧', '660.00'),
    });
  });

  it('reads 收入合计 and 支出合计 in the last row as the totals of the sides', () => {
    const called = change(change(incomeAndExpenditure, '收入总计', '收入合计'), '支出总计', '支出合计');
    saysNothing(called);
    const draft = change(change(called, '结转下年 | 8.00', '结转下年 | 0.00'), '支出合计 | 680.00', '支出合计 | 672.00');
    findsOne(change(draft, '收入合计 | 680.00', '收入合计 | ⟦680.00⟧'), {
      ...unbalanced,
      zh: ['收入合计 680.00', '支出合计 672.00', '相差 8.00', '请核对'],
      en: ['收入合计 680.00', '支出合计 672.00', 'difference 8.00', 'Check'],
      related: ['680.00', '672.00'],
      fixed: undefined,
    });
  });

  it('is silent where the two agree, also in fewer digits', () => {
    saysNothing(incomeAndExpenditure);
    saysNothing(change(incomeAndExpenditure, '支出总计 | 680.00', '支出总计 | 680'));
  });

  it('does not ask the totals of the year to agree before the carry-over', () => {
    // 本年收入合计 660.00 and 本年支出合计 672.00 differ; the carried-over sums make up for it.
    saysNothing(incomeAndExpenditure);
  });
});

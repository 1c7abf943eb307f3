import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits } from '../../server/src/core/api.js';
import { change, findsOne, hintsAt, saysNothing } from '../support/rule-check.js';
import { byFunction, runningCosts, table } from '../support/rule-drafts.js';

const unreadable = { ruleId: 'unreadable-amount', severity: 'error', related: [] } as const;

describe('unreadable-amount', () => {
  const meant: readonly (readonly [string, string])[] = [
    ['3l.50', 'a letter for a digit'],
    ['31.5O', 'the letter O for a zero'],
    ['31..50', 'two points'],
    ['31。50', 'a full stop for the point'],
    ['3 1.50', 'a blank between digits'],
  ];
  for (const [written, what] of meant) {
    it(`${what}: ${written}`, () => {
      findsOne(change(runningCosts, '电费 | 31.50', `电费 | ⟦${written}⟧`), {
        ...unreadable,
        zh: [written, '无法识别为金额', '请改为 31.50'],
        en: [written, 'cannot be read as an amount', 'Write 31.50'],
        fixed: runningCosts,
      });
    });
  }

  it('separators in the wrong places', () => {
    const draft = table(
      '基本支出情况表',
      `
      | 科目编码 | 科目名称 | 预算数 |
      | --- | --- | ---: |
      | | 合计 | 2,174,400 |
      | 301 | 工资福利支出 | ⟦1,10,7300⟧ |
      | 302 | 商品和服务支出 | 1,067,100 |
    `,
      { unit: '元' },
    );
    findsOne(draft, {
      ...unreadable,
      zh: ['1,10,7300', '无法识别为金额'],
      en: ['1,10,7300', 'cannot be read as an amount'],
      fixed: change(draft, '⟦1,10,7300⟧', '1,107,300'),
    });
  });

  for (const [point, group] of [
    ['.', ' '],
    ['. ', ''],
    [' .', ''],
  ] as const) {
    it(`blanks as separators are read, checked and reported once: 1${group}250${point}00`, () => {
      const printed = (whole: string, fraction: string) => `${whole.replace(/(?=\d{3}$)/u, group)}${point}${fraction}`;
      const draft = (cell: (whole: string, fraction: string) => string, total = '3750') =>
        table(
          '机关运行经费安排情况表',
          `
          | 项目 | 预算数 |
          | --- | ---: |
          | 合计 | ${cell(total, '40')} |
          | 办公费 | ${cell('1250', '10')} |
          | 印刷费 | ${cell('2500', '30')} |
        `,
        );
      const marked = draft(printed).replace(/(\| 合计 \| )(.*?)( \|)/u, '$1⟦$2⟧$3');
      const [finding] = hintsAt(marked);
      assert.equal(finding?.message.includes('3 处金额数字间有空格：已按 3750.40 识别'), true, finding?.message);
      const edits = finding?.suggestions[0]?.edits ?? [];
      assert.equal(
        applyEdits(draft(printed), edits),
        draft((whole, fraction) => `${whole}.${fraction}`),
      );
      // The sums are checked all the same.
      assert.throws(() => hintsAt(draft(printed, '3760')), /wrong-sum/u);
    });
  }

  it('a figure that may mean anything is left to the author', () => {
    findsOne(change(runningCosts, '电费 | 31.50', '电费 | ⟦3.1.5⟧'), {
      ...unreadable,
      zh: ['3.1.5', '无法识别为金额', '请用数字和一个小数点书写'],
      en: ['3.1.5', 'cannot be read as an amount', 'Write digits with one decimal point'],
      fixed: undefined,
    });
  });

  it('a total that cannot be read hides no other finding', () => {
    findsOne(change(byFunction, '行政事业单位养老支出 | 90.00', '行政事业单位养老支出 | ⟦9O.00⟧'), {
      ...unreadable,
      zh: ['9O.00', '无法识别为金额', '请改为 90.00'],
      en: ['9O.00', 'cannot be read as an amount', 'Write 90.00'],
      fixed: byFunction,
    });
  });

  it('is silent on every way of writing nothing, minus, separators, full width and units', () => {
    saysNothing(
      table(
        '机关运行经费安排情况表',
        `
        | 项目 | 预算数 |
        | --- | ---: |
        | 合计 | 1,248.00 |
        | 办公费 | １，２５０．００ |
        | 印刷费 | - |
        | 水费 | — |
        | 电费 | 无 |
        | 邮电费 | |
        | 取暖费 | 10.00万元 |
        | 冲减 | (12.00) |
      `,
      ),
    );
  });

  it('is silent on what is not an amount: quantities, rates, dates, words', () => {
    saysNothing(
      table(
        '重点项目支出情况表',
        `
        | 项目名称 | 金额 | 绩效目标 | 完成时间 | 完成率 |
        | --- | ---: | --- | --- | --- |
        | 河道清淤及堤防维护 | 80.00 | ≥80.00(%) | 2022.12.31 | 99.5% |
        | 水文监测站点改造 | 35.00 | =12.00(次) | 2022.6 | 1.2.3 |
      `,
      ),
    );
  });
});

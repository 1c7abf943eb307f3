// 增减% beside two amounts is their growth, in every layout that forms print.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import fc from '../support/fast-check.js';

interface Row {
  readonly before: number;
  readonly now: number;
}

/** In hundredths, large enough for two decimals of a rate to be told from the digits that amounts leave out. */
const amount = fc.integer({ min: 100_000, max: 900_000 });
/** What stays as it was says nothing of what a column is. */
const row = fc.record({ before: amount, now: amount }).filter(({ before, now }) => Math.abs(now - before) * 50 > before);
const rows = fc.array(row, { minLength: 4, maxLength: 7 });
const layouts = ['between', 'after', 'two-row header'] as const;
const money = (units: number) => (units / 100).toFixed(2);

/** Percent with two decimals, half away from zero, in whole hundredths. */
function rateOf({ before, now }: Row): number {
  const [change, sign] = [Math.abs(now - before), now < before ? -1 : 1];
  return sign * Math.floor((change * 20_000 + before) / (2 * before));
}

function table(given: readonly Row[], layout: (typeof layouts)[number], slip?: { readonly row: number; readonly by: number }): string {
  const total = given.reduce((sum, { before, now }) => ({ before: sum.before + before, now: sum.now + now }), { before: 0, now: 0 });
  const codes = ['201', '204', '205', '206', '207', '208', '210'];
  const names = [
    '一般公共服务支出',
    '公共安全支出',
    '教育支出',
    '科学技术支出',
    '文化旅游体育与传媒支出',
    '社会保障和就业支出',
    '卫生健康支出',
  ];
  const line = (code: string, name: string, row: Row, rate: number) => {
    const figures = [money(row.before), money(row.now)];
    const change = money(row.now - row.before);
    const cells = layout !== 'after' ? [...figures, change, money(rate)] : [...figures, money(rate)];
    return `| ${code} | ${name} | ${cells.join(' | ')} |`;
  };
  const head =
    layout === 'between'
      ? ['| 科目编码 | 科目名称 | 2021年执行数 | 2022年预算数 | 增减额 | 增减% |', '|---|---|---|---|---|---|']
      : layout === 'after'
        ? ['| 科目编码 | 科目名称 | 上年预算数 | 本年预算数 | 比上年增长率（%） |', '|---|---|---|---|---|']
        : [
            '| 科目编码 | 科目名称 | 2021年执行数 | 2022年预算数 | 2022年比2021年 | |',
            '|---|---|---|---|---|---|',
            '| | | | | 增减额 | 增减幅度（%） |',
          ];
  const body = given.map((row, place) =>
    line(codes[place] ?? '', names[place] ?? '', row, rateOf(row) + (slip?.row === place ? slip.by : 0)),
  );
  return `2022年某某局部门预算

一般公共预算支出情况表

单位：万元

${[...head, ...body, line('', '合计', total, rateOf(total))].join('\n')}
`;
}

const RATE_RULES: readonly string[] = ['wrong-rate-in-table', 'unreadable-amount', 'wrong-sum', 'amounts-disagree', 'tables-disagree'];
const told = (text: string) =>
  analyse(text, { locale: 'zh-CN' }).findings.filter(({ ruleId, severity }) => RATE_RULES.includes(ruleId) && severity !== 'information');

test('right rates are silent, and read', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(...layouts), (given, layout) => {
      const text = table(given, layout);
      assert.deepEqual(
        told(text).map(({ message }) => message),
        [],
      );
      assert.equal(analyse(text, { locale: 'zh-CN' }).document.ratesInTables.rates.length, given.length + 1, text);
    }),
    { numRuns: 120 },
  );
});

test('a wrong rate is one finding on its digits, and its fix puts the right one in', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(...layouts), fc.nat(), fc.integer({ min: 20, max: 90_000 }), (given, layout, at, by) => {
      const text = table(given, layout, { row: at % given.length, by });
      const [finding, ...more] = told(text);
      assert.equal(finding?.ruleId, 'wrong-rate-in-table', text);
      assert.deepEqual(more, []);
      const [edit] = finding?.suggestions[0]?.edits ?? [];
      assert.ok(edit);
      assert.equal(text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end), table(given, layout));
    }),
    { numRuns: 120 },
  );
});

test('a share of the whole is no growth', () => {
  const text = table(
    [
      { before: 1000, now: 1500 },
      { before: 2000, now: 2500 },
      { before: 3000, now: 3600 },
    ],
    'after',
  ).replace('比上年增长率（%）', '占总支出比重（%）');
  assert.deepEqual(analyse(text, { locale: 'zh-CN' }).document.ratesInTables.rates, []);
});

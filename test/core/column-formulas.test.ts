import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnSums, findingsIn, pipeDraft } from '../support/core-readings.js';

const TITLE = '支出总体情况表';

test('合计 is the sum of the columns beside it', () => {
  const text = pipeDraft(
    TITLE,
    ['项目', '合计', '基本支出', '项目支出'],
    ['甲局', '3.00', '1.00', '2.00'],
    ['乙局', '7.00', '3.00', '4.00'],
  );
  assert.deepEqual(columnSums(text), ['合计 = 基本支出 + 项目支出']);
});

test('the total may be the last column', () => {
  const text = pipeDraft(
    TITLE,
    ['项目', '基本支出', '项目支出', '合计'],
    ['甲局', '1.00', '2.00', '3.00'],
    ['乙局', '3.00', '4.00', '7.00'],
  );
  assert.deepEqual(columnSums(text), ['合计 = 基本支出 + 项目支出']);
});

test('总计 is 合计 and the columns outside it; 合计 and 小计 are their own leaves', () => {
  const text = pipeDraft(
    '收入总体情况表',
    ['科目', '总计', '本年收入', '', '', '', '', '上年结转'],
    ['', '', '合计', '财政拨款', '', '', '事业收入', ''],
    ['', '', '', '小计', '一般公共预算', '政府性基金预算', '', ''],
    ['水利', '10.00', '9.00', '6.00', '4.00', '2.00', '3.00', '1.00'],
    ['绿化', '20.00', '18.00', '12.00', '8.00', '4.00', '6.00', '2.00'],
  );
  assert.deepEqual(columnSums(text), [
    '总计 = 本年收入/合计 + 上年结转',
    '本年收入/合计 = 本年收入/财政拨款/小计 + 本年收入/事业收入',
    '本年收入/财政拨款/小计 = 本年收入/财政拨款/一般公共预算 + 本年收入/财政拨款/政府性基金预算',
  ]);
});

test('a group without a total of its own stands for all its columns', () => {
  const text = pipeDraft(
    TITLE,
    ['项目', '合计', '财政拨款', '', '其他资金'],
    ['', '', '一般公共预算', '政府性基金预算', ''],
    ['水利', '6.00', '1.00', '2.00', '3.00'],
    ['绿化', '9.00', '2.00', '3.00', '4.00'],
  );
  assert.deepEqual(columnSums(text), ['合计 = 财政拨款/一般公共预算 + 财政拨款/政府性基金预算 + 其他资金']);
});

test('the difference from last year is this year less last year, whichever stands first', () => {
  const rows = [
    ['工资', '5.00', '3.00', '2.00'],
    ['奖金', '1.00', '4.00', '-3.00'],
  ];
  const first = pipeDraft(TITLE, ['项目', '本年预算数', '上年预算数', '比上年增减额'], ...rows);
  assert.deepEqual(columnSums(first), ['比上年增减额 = 本年预算数 - 上年预算数']);
  const swapped = rows.map(([name = '', now = '', last = '', change = '']) => [name, last, now, change]);
  assert.deepEqual(columnSums(pipeDraft(TITLE, ['项目', '上年预算数', '本年预算数', '比上年增减额'], ...swapped)), [
    '比上年增减额 = 本年预算数 - 上年预算数',
  ]);
  assert.deepEqual(findingsIn(first.replace('-3.00', '3.00')).length, 1);
});

test('a column named 其中 is a part only where the figures say so', () => {
  const header = ['科目', '小计', '其中：基本支出', '项目支出'];
  const part = pipeDraft(TITLE, header, ['水利', '3.00', '1.00', '2.00'], ['绿化', '7.00', '3.00', '4.00']);
  assert.deepEqual(columnSums(part), ['小计 = 其中:基本支出 + 项目支出']);
  const other = pipeDraft(
    TITLE,
    ['科目', '小计', '其中：人员经费', '基本支出', '项目支出'],
    ['水利', '3.00', '0.50', '1.00', '2.00'],
    ['绿化', '7.00', '2.00', '3.00', '4.00'],
  );
  assert.deepEqual(columnSums(other), ['小计 = 基本支出 + 项目支出']);
});

const NAMED = [
  ['科目', '合计', '其中', ''],
  ['', '', '基本支出', '项目支出'],
];

test('columns under 其中 that make up the whole are its parts', () => {
  const text = pipeDraft(
    TITLE,
    ...NAMED,
    ['水利', '3.00', '1.00', '2.00'],
    ['绿化', '7.00', '3.00', '4.00'],
    ['环保', '5.00', '5.00', '0.00'],
  );
  assert.deepEqual(columnSums(text), ['合计 = 其中/基本支出 + 其中/项目支出']);
});

test('columns under 其中 that leave a rest are at most the whole', () => {
  const text = pipeDraft(
    TITLE,
    ...NAMED,
    ['水利', '4.00', '1.00', '2.00'],
    ['绿化', '9.00', '3.00', '4.00'],
    ['环保', '5.00', '5.00', '0.00'],
  );
  assert.deepEqual(columnSums(text), ['合计 ≥ 其中/基本支出 + 其中/项目支出']);
  assert.deepEqual(findingsIn(text), []);
  assert.deepEqual(findingsIn(text.replace('4.00 | 1.00 |', '4.00 | 3.00 |')), ['part-exceeds-whole 4.00']);
});

test('one row cannot overrule what the labels state', () => {
  const text = pipeDraft(
    TITLE,
    ['项目', '合计', '基本支出', '项目支出'],
    ['甲局', '3.00', '1.00', '2.00'],
    ['乙局', '9.00', '3.00', '4.00'],
  );
  assert.deepEqual(findingsIn(text), ['wrong-sum 9.00']);
});

test('a total that most rows contradict is something else', () => {
  const rows = Array.from({ length: 6 }, (_, place) => [`第${place + 1}所`, `${place * 7 + 20}.00`, '1.00', '2.00']);
  assert.deepEqual(columnSums(pipeDraft(TITLE, ['单位', '合计', '基本支出', '项目支出'], ...rows)), []);
});

test('blank parts count as nothing', () => {
  const text = pipeDraft(TITLE, ['项目', '合计', '基本支出', '项目支出'], ['甲局', '3.00', '3.00', ''], ['乙局', '4.00', '-', '4.00']);
  assert.deepEqual(columnSums(text), ['合计 = 基本支出 + 项目支出']);
  assert.deepEqual(findingsIn(text.replace('| - |', '| 1.00 |')).length, 1);
});

const PUBLIC_EXPENSES = ['因公出国（境）费', '公务接待费', '公务用车购置及运行费', '', ''];
const CARS = ['', '', '小计', '购置费', '运行费'];
const CAR_SUM = '公务用车购置及运行费/小计 = 公务用车购置及运行费/购置费 + 公务用车购置及运行费/运行费';

test('the running costs of an office stand beside the 三公 expenses, not among them', () => {
  for (const [total, residual] of [
    ['12.50', []],
    ['12.60', ['wrong-sum 12.60']],
  ] as const) {
    const text = pipeDraft(
      '“三公”经费预算表',
      ['合计', ...PUBLIC_EXPENSES, '机关运行经费'],
      ['', ...CARS, ''],
      [total, '3.50', '1.20', '7.80', '0.00', '7.80', '236.50'],
    );
    assert.deepEqual(columnSums(text), ['合计 = 因公出国(境)费 + 公务接待费 + 公务用车购置及运行费/小计', CAR_SUM]);
    assert.deepEqual(findingsIn(text), residual);
  }
});

test('meetings and training count among them where the figures say so', () => {
  const draft = (total: string) =>
    pipeDraft(
      '“三公”经费、会议费、培训费预算表',
      ['合计', ...PUBLIC_EXPENSES, '会议费', '培训费'],
      ['', ...CARS, '', ''],
      [total, '3.50', '1.20', '7.80', '0.00', '7.80', '5.00', '6.00'],
    );
  const expenses = '合计 = 因公出国(境)费 + 公务接待费 + 公务用车购置及运行费/小计';
  assert.deepEqual(columnSums(draft('12.50')), [expenses, CAR_SUM]);
  assert.deepEqual(columnSums(draft('23.50')), [`${expenses} + 会议费 + 培训费`, CAR_SUM]);
});

test('columns at the end stand outside the total where three rows say so, and one row does not', () => {
  const rows = [
    ['甲局', '3.00', '1.00', '2.00', '9.00'],
    ['乙局', '7.00', '3.00', '4.00', '8.00'],
    ['丙局', '5.00', '2.00', '3.00', '7.00'],
  ];
  const header = ['项目', '合计', '基本支出', '项目支出', '上年支出'];
  assert.deepEqual(columnSums(pipeDraft(TITLE, header, ...rows)), ['合计 = 基本支出 + 项目支出']);
  assert.deepEqual(columnSums(pipeDraft(TITLE, header, ...rows.slice(0, 1))), ['合计 = 基本支出 + 项目支出 + 上年支出']);
});

const YEARS = ['2023年预算数', '2024年预算数', '增减额'];
const COMPARISON = [
  ['教育支出', '30.00', '50.00', '20.00', '10.00', '20.00', '10.00', '20.00', '30.00', '10.00'],
  ['农林水支出', '7.00', '9.00', '2.00', '3.00', '4.00', '1.00', '4.00', '5.00', '1.00'],
  ['卫生健康支出', '2.00', '3.00', '1.00', '1.00', '1.00', '0.00', '1.00', '2.00', '1.00'],
] as const;

test('合计, 基本支出 and 项目支出 over the same years: each year adds up, and each has its difference', () => {
  const text = pipeDraft(
    '一般公共预算支出对比表',
    ['项目', '合计', '', '', '基本支出', '', '', '项目支出', '', ''],
    ['', ...YEARS, ...YEARS, ...YEARS],
    ...COMPARISON,
  );
  assert.deepEqual(
    columnSums(text).toSorted(),
    [
      ...YEARS.map((year) => `合计/${year} = 基本支出/${year} + 项目支出/${year}`),
      ...['合计', '基本支出', '项目支出'].map((group) => `${group}/增减额 = ${group}/2024年预算数 - ${group}/2023年预算数`),
    ].toSorted(),
  );
  assert.deepEqual(findingsIn(text), []);
  assert.deepEqual(findingsIn(text.replace('| 50.00 |', '| 55.00 |')), ['wrong-sum 55.00']);
});

test('columns that do not name their years are told apart by the figures', () => {
  const rows = (sign: string) => [
    ['教育支出', '30.00', '50.00', `${sign}20.00`],
    ['农林水支出', '7.00', '9.00', `${sign}2.00`],
  ];
  const sums = (sign: string) => columnSums(pipeDraft(TITLE, ['项目', '甲方案', '乙方案', '增减额'], ...rows(sign)));
  assert.deepEqual(sums(''), ['增减额 = 乙方案 - 甲方案']);
  assert.deepEqual(sums('-'), ['增减额 = 甲方案 - 乙方案']);
});

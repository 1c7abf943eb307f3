// Words say which flow, fund, part, item and year an amount has; words that are not known are left over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readScope } from '../../server/src/core/budget/facts/vocabulary.js';

const understood: readonly (readonly [string, ReturnType<typeof readScope>])[] = [
  ['一般公共预算财政拨款收入', { fund: 'general', flow: 'income', rest: '' }],
  ['政府性基金预算财政拨款', { fund: 'government-fund', rest: '' }],
  ['财政拨款（补助）收入', { fund: 'fiscal', flow: 'income', rest: '' }],
  ['其中：基本支出', { part: 'basic', flow: 'expenditure', rest: '' }],
  ['用事业基金弥补收支差额', { fund: 'reserve-fund', flow: 'income', rest: '' }],
  ['使用非财政拨款结余（含专用结余）', { fund: 'reserve-fund', flow: 'income', rest: '' }],
  ['上年预结转', { part: 'carried-over', flow: 'income', rest: '' }],
  ['年初财政拨款结转和结余', { part: 'carried-over', fund: 'fiscal', rest: '' }],
  ['结转下年资金', { part: 'carried-forward', flow: 'expenditure', rest: '' }],
  ['年末财政拨款结转和结余', { part: 'carried-forward', fund: 'fiscal', flow: 'expenditure', rest: '' }],
  ['本年收入合计', { part: 'this-year', flow: 'income', rest: '' }],
  ['支 出 总 计', { part: 'all', flow: 'expenditure', rest: '' }],
  ['“三公”经费预算数', { item: 'three-public', flow: 'expenditure', rest: '' }],
  ['因公出国（境）费', { item: 'travel-abroad', flow: 'expenditure', rest: '' }],
  ['公务用车购置及运行维护费', { item: 'vehicles', flow: 'expenditure', rest: '' }],
  ['公务用车运行费', { item: 'vehicle-running', flow: 'expenditure', rest: '' }],
  ['机关运行经费支出', { item: 'operating-cost', flow: 'expenditure', rest: '' }],
  ['2021年执行数', { calendarYear: 2021, year: 'previous-executed', rest: '' }],
  ['上年预算数', { year: 'previous', rest: '' }],
  ['2022 年预算', { calendarYear: 2022, rest: '' }],
  ['合计', { rest: '' }],
];

for (const [words, expected] of understood) {
  test(`${words} is understood`, () => {
    assert.deepEqual(readScope(words), expected);
  });
}

for (const words of ['财政专项资金（本级支出）', '教育收费', '增减额', '部门项目支出', '净结余安排', '比上年增减']) {
  test(`${words} is not taken for what it is not`, () => assert.notEqual(readScope(words).rest, ''));
}

test('words of layout change nothing', () => {
  for (const [words] of understood) assert.deepEqual(readScope([...words].join(' ')), readScope(words));
});

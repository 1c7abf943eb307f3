// One fault, one finding, on the cell that is wrong (DOMAIN §3.3).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/core/api.js';
import { check, documentOf, findingsIn, pipeDraft, SPENDING } from '../support/core-readings.js';

const PUBLIC = pipeDraft(
  '“三公”经费预算表',
  ['项目', '合计', '一般公共预算', '政府性基金预算'],
  ['“三公”经费', '15.00', '12.00', '3.00'],
  ['（一）因公出国（境）费', '2.00', '1.00', '1.00'],
  ['（二）公务用车购置及运行维护费', '9.00', '8.00', '1.00'],
  ['1.公务用车购置费', '5.00', '5.00', '0.00'],
  ['2.公务用车运行维护费', '4.00', '3.00', '1.00'],
  ['（三）公务接待费', '4.00', '3.00', '1.00'],
);

/** The draft with one figure of one row changed. */
function slipped(text: string, row: string, column: number, figure: string): string {
  return text
    .split('\n')
    .map((line) => {
      const cells = line.split(' | ');
      if (!line.includes(row) || cells.length < 3) return line;
      const last = cells.length - 1;
      return cells.map((cell, place) => (place === column ? figure + (place === last ? ' |' : '') : cell)).join(' | ');
    })
    .join('\n');
}

function assertSingledOut(text: string, row: string, column: number, figure: string): void {
  const changed = slipped(text, row, column, figure);
  assert.notEqual(changed, text);
  const { findings, lines } = check(changed);
  assert.equal(findings.length, 1, findingsIn(changed).join('\n'));
  const [finding] = findings;
  assert.ok(finding);
  assert.equal(finding.ruleId, 'wrong-sum');
  assert.equal(finding.severity, 'error');
  assert.equal(changed.slice(finding.span.start, finding.span.end), figure);
  assert.ok(changed.split('\n')[lines.lineAt(finding.span.start)]?.includes(row));
  assert.equal(applyEdits(changed, finding.suggestions[0]?.edits ?? []), text);
}

test('the drafts of this file are silent as they are', () => {
  assert.deepEqual(check(SPENDING).findings, []);
  assert.deepEqual(check(PUBLIC).findings, []);
});

test('a leaf is singled out by its row and its column', () => {
  assertSingledOut(SPENDING, '| 2080506', 3, '32.00');
  assertSingledOut(SPENDING, '| 2130306', 4, '27.00');
  assertSingledOut(SPENDING, '| 2080505', 2, '66.00');
});

test('a subtotal is singled out by its row, its parts and its own total', () => {
  assertSingledOut(SPENDING, '| 20805 ', 2, '99.00');
  assertSingledOut(SPENDING, '| 213 ', 3, '202.00');
});

test('the grand total is singled out by its row and its parts', () => {
  assertSingledOut(SPENDING, '|  | 合计', 2, '606.00');
  assertSingledOut(SPENDING, '|  | 合计', 4, '3600000.00');
});

test('figures by ordinals are singled out as well', () => {
  assertSingledOut(PUBLIC, '“三公”经费 ', 1, '51.00');
  assertSingledOut(PUBLIC, '1.公务用车购置费', 2, '50.00');
  assertSingledOut(PUBLIC, '（三）公务接待费', 3, '10.00');
});

test('faults in two tables are two findings', () => {
  const changed = slipped(slipped(`${SPENDING}\n${PUBLIC}`, '| 2080506', 3, '32.00'), '“三公”经费 ', 1, '51.00');
  assert.deepEqual(findingsIn(changed), ['wrong-sum 32.00', 'wrong-sum 51.00']);
});

test('two faults in one table are two findings, each with the figure that was meant', () => {
  const changed = slipped(slipped(SPENDING, '| 2080506', 3, '32.00'), '| 21303 ', 4, '530.00');
  assert.deepEqual(findingsIn(changed), ['wrong-sum 32.00', 'wrong-sum 530.00']);
  const first = check(changed).findings.flatMap(({ suggestions }) => suggestions[0]?.edits ?? []);
  assert.equal(applyEdits(changed, first), SPENDING);
});

test('two faults of the same size in one chain of sums stay two', () => {
  const income = pipeDraft(
    '收支总体情况表',
    ['收入', '预算数', '支出', '预算数'],
    ['一、财政拨款', '9.00', '一、农林水支出', '9.00'],
    ['（一）一般公共预算', '9.00', '', ''],
    ['（二）政府性基金预算', '0.00', '', ''],
    ['二、事业收入', '0.00', '', ''],
    ['本年收入合计', '9.00', '本年支出合计', '9.00'],
    ['三、上年结转', '1.00', '二、结转下年', '1.00'],
    ['收入总计', '10.00', '支出总计', '10.00'],
  );
  assert.deepEqual(check(income).findings, []);
  const changed = income.replace('财政拨款 | 9.00', '财政拨款 | 8.90').replace('收入总计 | 10.00', '收入总计 | 9.90');
  assert.deepEqual(findingsIn(changed), ['wrong-sum 8.90', 'wrong-sum 9.90']);
});

test('two wrong subtotals in one column are two findings although most of its sums fail', () => {
  const changed = slipped(slipped(SPENDING, '| 20805 ', 4, '100.00'), '| 21303 ', 4, '3500.00');
  assert.deepEqual(findingsIn(changed), ['wrong-sum 100.00', 'wrong-sum 3500.00']);
});

test('a column that adds up nowhere, such as a rate, says nothing', () => {
  const subjects = [
    ['201', '一般公共服务支出'],
    ['20103', '政府办公厅（室）及相关机构事务'],
    ['2010301', '行政运行'],
    ['208', '社会保障和就业支出'],
    ['20805', '行政事业单位养老支出'],
    ['2080505', '机关事业单位基本养老保险缴费支出'],
    ['213', '农林水支出'],
    ['21303', '水利'],
    ['2130304', '水利行业业务管理'],
  ];
  const rows = subjects.map((subject, place) => [...subject, '5.00', `${place + 3}.50`]);
  const text = pipeDraft('支出总体情况表', ['科目编码', '科目名称', '合计', '人均标准'], ['', '合计', '15.00', '2.50'], ...rows);
  assert.deepEqual(findingsIn(text), []);
  assert.deepEqual(findingsIn(text.replace('15.00', '51.00')), ['wrong-sum 51.00']);
});

test('parents of a wrong child are not reported again', () => {
  const changed = slipped(SPENDING, '| 2080505', 3, '75.00');
  const [fault, ...others] = documentOf(changed).faults;
  assert.deepEqual(others, []);
  assert.equal(fault?.suspects.length, 1);
});

const LIST = pipeDraft(
  '项目支出预算表',
  ['项目', '预算数'],
  ['合计', '9.00'],
  ['堤防加固', '2.00'],
  ['河道清淤', '3.00'],
  ['绿化', '4.00'],
);

test('where any figure of one sum may be wrong, the finding stands on the total and recalculating it comes first', () => {
  const changed = LIST.replace('3.00', '3.78');
  const [finding, ...others] = check(changed).findings;
  assert.deepEqual(others, []);
  assert.ok(finding);
  assert.equal(changed.slice(finding.span.start, finding.span.end), '9.00');
  assert.equal(applyEdits(changed, finding.suggestions[0]?.edits ?? []), changed.replace('9.00', '9.78'));
});

test('where one figure of the sum looks like a slip, its value is offered first', () => {
  // 9.00 = 2.00 + 30.00 + 4.00 is off by 27.00: a 3.00 whose point moved, as no other figure is.
  const changed = LIST.replace('3.00', '30.00');
  const [finding] = check(changed).findings;
  assert.equal(applyEdits(changed, finding?.suggestions[0]?.edits ?? []), LIST);
});

test('every figure of every failing sum is a place to go to, once', () => {
  const changed = slipped(SPENDING, '| 2080506', 3, '32.00');
  const [finding] = check(changed).findings;
  const places = (finding?.related ?? []).map(({ span }) => changed.slice(span.start, span.end));
  // 30.00 = 32.00 + 7.00 in its row; 80.00 = 57.00 + 32.00 in its column.
  assert.deepEqual(places.toSorted(), ['30.00', '32.00', '57.00', '7.00', '80.00']);
});

test('a missing row is one finding over all its columns', () => {
  const changed = SPENDING.split('\n')
    .filter((line) => !line.includes('2080506'))
    .join('\n');
  const found = check(changed).findings.filter(({ ruleId }) => ruleId === 'wrong-sum');
  assert.equal(found.length, 1);
  assert.match(found[0]?.message ?? '', /漏列一行/u);
});

test('a difference of one last place that one figure accounts for in all its sums is a slip of it', () => {
  const changed = slipped(SPENDING, '| 2080506', 3, '23.01');
  assert.deepEqual(findingsIn(changed), ['wrong-sum 23.01']);
});

test('differences of one last place all over a table are rounding', () => {
  const rounded = pipeDraft(
    '支出总体情况表',
    ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
    ['', '合计', '9.99', '3.33', '6.67'],
    ['208', '社会保障和就业支出', '3.33', '1.11', '2.23'],
    ['213', '农林水支出', '6.66', '2.22', '4.43'],
  );
  // 9.99 ≠ 3.33 + 6.67, 3.33 ≠ 1.11 + 2.23, 6.66 ≠ 2.22 + 4.43, 6.67 ≠ 2.23 + 4.43: each is off by 0.01.
  const { findings } = check(rounded);
  assert.deepEqual(
    findings.map(({ ruleId, severity }) => `${severity} ${ruleId}`),
    Array.from({ length: 4 }, () => 'hint rounding-difference'),
  );
});

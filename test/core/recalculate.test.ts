import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, type RecalculateScope, recalculate } from '../../server/src/core/api.js';
import { check, pipeDraft, SPENDING } from '../support/core-readings.js';

const DOCUMENT: RecalculateScope = { kind: 'document' };

function recalculated(text: string, scope: RecalculateScope = DOCUMENT): string {
  return applyEdits(text, recalculate(check(text), scope));
}

const FRESH = SPENDING;
const STALE = FRESH.replace('合计 | 660.00 | 300.00 | 360.00', '合计 | 1.00 | 2.00 | 3.00').replace(
  '就业支出 | 90.00 | 80.00 | 10.00',
  '就业支出 | 1.00 | 2.00 | 3.00',
);

test('totals are worked out from the bottom up', () => {
  assert.equal(recalculated(STALE), FRESH);
});

test('recalculating again changes nothing', () => {
  assert.deepEqual(recalculate(check(FRESH), DOCUMENT), []);
});

test('leaves are never touched: the sums above follow them', () => {
  // The leaf's own total is 99.00 + 7.00, and what stands above follows: 57.00 + 99.00 = 156.00 and so on.
  const changed = FRESH.replace('| 30.00 | 23.00 | 7.00', '| 30.00 | 99.00 | 7.00');
  const expected = FRESH.replace('| 30.00 | 23.00 | 7.00', '| 106.00 | 99.00 | 7.00')
    .replace('养老支出 | 90.00 | 80.00', '养老支出 | 166.00 | 156.00')
    .replace('就业支出 | 90.00 | 80.00', '就业支出 | 166.00 | 156.00')
    .replace('合计 | 660.00 | 300.00', '合计 | 736.00 | 376.00');
  assert.equal(recalculated(changed), expected);
});

test('edits stand on the figures alone', () => {
  const spans = recalculate(check(STALE), DOCUMENT).map(({ span }) => STALE.slice(span.start, span.end));
  assert.deepEqual(spans, ['1.00', '2.00', '3.00', '1.00', '2.00', '3.00']);
});

test('one table is recalculated from a place in it or from its title', () => {
  const other = STALE.replace('支出总体情况表', '财政拨款支出表');
  const text = `${STALE}\n${other}`;
  const freshOther = FRESH.replace('支出总体情况表', '财政拨款支出表');
  assert.equal(recalculated(text, { kind: 'table', offset: text.indexOf('社会保障') }), `${FRESH}\n${other}`);
  assert.equal(recalculated(text, { kind: 'table', offset: text.lastIndexOf('社会保障') }), `${STALE}\n${freshOther}`);
  assert.equal(recalculated(text, { kind: 'table', offset: text.indexOf('财政拨款支出表') }), `${STALE}\n${freshOther}`);
  assert.deepEqual(recalculate(check(text), { kind: 'table', offset: text.length }), []);
});

test('one total is recalculated with the totals it rests on, and no other', () => {
  const offset = STALE.indexOf('1.00 | 2.00 | 3.00 |\n| 20805');
  const only = STALE.replace('就业支出 | 1.00', '就业支出 | 90.00');
  assert.equal(recalculated(STALE, { kind: 'total', offset }), only);
  const grand = STALE.indexOf('1.00');
  assert.equal(recalculated(STALE, { kind: 'total', offset: grand }), only.replace('合计 | 1.00', '合计 | 660.00'));
});

test('a leaf or a place outside any figure is no total', () => {
  assert.deepEqual(recalculate(check(STALE), { kind: 'total', offset: STALE.indexOf('57.00') }), []);
  assert.deepEqual(recalculate(check(STALE), { kind: 'total', offset: 0 }), []);
});

test('the total of a list is exact where any figure is a sum of tenths and hundredths', () => {
  const list = pipeDraft('项目支出预算表', ['项目', '预算数'], ['合计', '9.99'], ['堤防', '0.1'], ['河道', '0.2'], ['绿化', '0.35']);
  assert.equal(recalculated(list), list.replace('9.99', '0.65'));
});

test('separators stay, and come where a figure grows into them', () => {
  const list = pipeDraft('项目支出预算表', ['项目', '预算数'], ['合计', '999.00'], ['堤防', '1,200.00'], ['河道', '34,000.50']);
  assert.equal(recalculated(list), list.replace('999.00', '35,200.50'));
  const plain = list.replaceAll(',', '');
  assert.equal(recalculated(plain), plain.replace('999.00', '35200.50'));
});

test('full-width digits stay full width', () => {
  const list = pipeDraft('项目支出预算表', ['项目', '预算数'], ['合计', '９．００'], ['堤防', '１．２０'], ['河道', '３．０５']);
  assert.equal(recalculated(list), list.replace('９．００', '４．２５'));
});

test('brackets for negative figures stay brackets', () => {
  const list = pipeDraft('项目支出预算表', ['项目', '预算数'], ['合计', '(9.00)'], ['堤防', '(5.00)'], ['河道', '2.00']);
  assert.equal(recalculated(list), list.replace('(9.00)', '(3.00)'));
});

test('the unit and the markup in the cell stay', () => {
  const list = pipeDraft('项目支出预算表', ['项目', '预算数'], ['合计', '<p>9.00 万元</p>'], ['堤防', '1.00 万元'], ['河道', '2.00 万元']);
  assert.equal(recalculated(list), list.replace('9.00', '3.00'));
});

test('figures without decimals get none', () => {
  const list = pipeDraft('项目支出预算表', ['项目', '预算数'], ['合计', '9'], ['堤防', '2087959'], ['河道', '1153']);
  assert.equal(recalculated(list), list.replace('| 9 |', '| 2089112 |'));
});

test('cells that are aligned keep their width', () => {
  const list = [
    '项目支出预算表',
    '',
    '单位：万元',
    '',
    '| 项目 |    预算数 |',
    '| ---- | --------: |',
    '| 合计 |      9.00 |',
    '| 堤防 |   1200.00 |',
    '| 河道 |     34.50 |',
    '| 绿化 |      0.25 |',
    '',
  ].join('\n');
  assert.equal(recalculated(list), list.replace('|      9.00 |', '|   1234.75 |'));
});

test('line ends and a byte order mark stay as they are', () => {
  const windows = `\ufeff${STALE.replaceAll('\n', '\r\n')}`;
  assert.equal(recalculated(windows), `\ufeff${FRESH.replaceAll('\n', '\r\n')}`);
});

test('tab-separated tables are recalculated as well', () => {
  const tabs = (text: string) =>
    text
      .split('\n')
      .filter((line) => !line.startsWith('| ---') && !line.startsWith('|---'))
      .map((line) => line.replace(/^\| | \|$/gu, '').replaceAll(' | ', '\t'))
      .join('\n');
  assert.equal(recalculated(tabs(STALE)), tabs(FRESH));
});

const ROUNDED = pipeDraft(
  '支出总体情况表',
  ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
  ['', '合计', '9.99', '3.33', '6.67'],
  ['208', '社会保障和就业支出', '3.33', '1.11', '2.23'],
  ['213', '农林水支出', '6.66', '2.22', '4.43'],
);

test('in a table of rounded figures the rounding stays, except in the one total that is asked for', () => {
  assert.equal(recalculated(ROUNDED), ROUNDED);
  const changed = ROUNDED.replace('合计 | 9.99', '合计 | 8.88');
  assert.equal(recalculated(changed), ROUNDED);
  assert.equal(recalculated(ROUNDED, { kind: 'total', offset: ROUNDED.indexOf('6.66') }), ROUNDED.replace('6.66', '6.65'));
});

test('a total whose parts cannot all be read stays as it is', () => {
  const list = pipeDraft('项目支出预算表', ['项目', '预算数'], ['合计', '9.00'], ['堤防', '1.2.3'], ['河道', '2.00'], ['绿化', '3.00']);
  assert.deepEqual(recalculate(check(list), DOCUMENT), []);
});

test('what is at most a whole is no sum to work out', () => {
  const list = pipeDraft(
    '收支总体情况表',
    ['收入', '预算数'],
    ['一、财政拨款', '5.00'],
    ['二、其他资金', '4.00'],
    ['其中：事业收入', '3.00'],
    ['收入合计', '9.00'],
  );
  assert.deepEqual(recalculate(check(list), DOCUMENT), []);
});

test('a text that is no budget has nothing to recalculate', () => {
  assert.deepEqual(recalculate(check('| a | 合计 |\n|---|---|\n| b | 1 |\n| 合计 | 3 |\n'), DOCUMENT), []);
});

test('a total is not made to count a group and its rows, where figures alone tell them apart', () => {
  const right = pipeDraft(
    '专项资金预算表',
    ['项目', '预算数'],
    ['堤防', '700'],
    ['青川段', '500'],
    ['白水段', '200'],
    ['绿化', '300'],
    ['苗木', '100'],
    ['养护', '200'],
    ['合计', '1000'],
  );
  assert.equal(recalculated(right), right);
  const changed = right.replace('| 500 |', '| 510 |');
  assert.equal(recalculated(changed), changed);
  // Rows that are no groups are simply added.
  const flat = pipeDraft('专项资金预算表', ['项目', '预算数'], ['堤防', '700'], ['绿化', '300'], ['养护', '250'], ['合计', '1200']);
  assert.equal(recalculated(flat), flat.replace('1200', '1250'));
});

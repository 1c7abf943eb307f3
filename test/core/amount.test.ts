import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { type AmountReading, formatAmount, formatLike, readAmount, unitsAt } from '../../server/src/core/base/amount.js';

function amount(units: number, decimals: number, start: number, end: number, unit?: string): AmountReading {
  return { kind: 'amount', amount: { units, decimals }, start, end, unit };
}

test('figures are read with all their digits, wherever separators and signs stand', () => {
  assert.deepEqual(readAmount('103089.22'), amount(10308922, 2, 0, 9));
  assert.deepEqual(readAmount('103,089.22'), amount(10308922, 2, 0, 10));
  assert.deepEqual(readAmount('12，345.60'), amount(1234560, 2, 0, 9));
  assert.deepEqual(readAmount('１２.３４'), amount(1234, 2, 0, 5));
  assert.deepEqual(readAmount('１２．３４'), amount(1234, 2, 0, 5));
  assert.deepEqual(readAmount('2087959'), amount(2087959, 0, 0, 7));
  assert.deepEqual(readAmount('0.00'), amount(0, 2, 0, 4));
  assert.deepEqual(readAmount('0001.50'), amount(150, 2, 0, 7));
  assert.deepEqual(readAmount('.5'), amount(5, 1, 0, 2));
});

test('a negative figure is written with a sign, in brackets or with a triangle', () => {
  assert.deepEqual(readAmount('-12'), amount(-12, 0, 0, 3));
  assert.deepEqual(readAmount('－12.00'), amount(-1200, 2, 0, 6));
  assert.deepEqual(readAmount('(12.00)'), amount(-1200, 2, 0, 7));
  assert.deepEqual(readAmount('（12.00）'), amount(-1200, 2, 0, 7));
  assert.deepEqual(readAmount('△12.5'), amount(-125, 1, 0, 5));
  assert.deepEqual(readAmount('—10.00'), amount(-1000, 2, 0, 6));
});

test('nothing less than nothing: -0.00 is zero', () => {
  const reading = readAmount('-0.00');
  assert.ok(reading.kind === 'amount' && Object.is(reading.amount.units, 0));
});

test('the unit and the markup around a figure are no part of it', () => {
  assert.deepEqual(readAmount('1734.65 万元'), amount(173465, 2, 0, 7, '万元'));
  assert.deepEqual(readAmount('208.8万元'), amount(2088, 1, 0, 5, '万元'));
  assert.deepEqual(readAmount('<p>568.75</p>'), amount(56875, 2, 3, 9));
  assert.deepEqual(readAmount('**12.00**'), amount(1200, 2, 2, 7));
  assert.deepEqual(readAmount('￥12.00'), amount(1200, 2, 1, 6));
  assert.deepEqual(readAmount('12.00（万元）'), amount(1200, 2, 0, 5, '万元'));
  assert.deepEqual(readAmount('*12.00*'), amount(1200, 2, 1, 6));
  assert.deepEqual(readAmount('***12.00***'), amount(1200, 2, 3, 8));
  assert.deepEqual(readAmount('"1,234.00"'), amount(123400, 2, 1, 9));
});

test('blanks and marks for nothing are blank', () => {
  for (const text of ['', '-', '—', '--', '——', '/', '无', '<br>', '&nbsp;', 'N/A', 'n/a', '不涉及', '不适用', '×'])
    assert.deepEqual(readAmount(text), { kind: 'blank' }, text);
});

test('words, rates, quantities, codes and years are not amounts', () => {
  const texts = [
    '合计',
    '≥80.00(%)',
    '=12.00(次)',
    '50%',
    '10 台',
    'A02010104',
    '2021年',
    '[2080505]',
    '1-3',
    '12.00(次)',
    '元',
    '增长100%',
  ];
  for (const text of texts) assert.deepEqual(readAmount(text), { kind: 'text' }, text);
});

test('a figure that was mistyped is told from words, with the one that was likely meant', () => {
  assert.deepEqual(readAmount('1,23.45'), { kind: 'unreadable', meant: '123.45' });
  assert.deepEqual(readAmount('1O3.2O'), { kind: 'unreadable', meant: '103.20' });
  assert.deepEqual(readAmount('12 34.56'), { kind: 'unreadable', meant: '1234.56' });
  assert.deepEqual(readAmount('12。50'), { kind: 'unreadable', meant: '12.50' });
  assert.deepEqual(readAmount('12.'), { kind: 'unreadable', meant: '12' });
});

test('no figure is proposed where none can be told', () => {
  for (const text of ['12.3.4', '１２.３.４', '12..5', '1234567890123456'])
    assert.deepEqual(readAmount(text), { kind: 'unreadable', meant: undefined }, text);
});

test('a very long text is never taken for an amount', () => {
  assert.deepEqual(readAmount('1'.repeat(81)), { kind: 'text' });
  assert.deepEqual(readAmount(`${' '.repeat(100_000)}1`), { kind: 'text' });
});

test('units of a finer place are exact, or not a number', () => {
  assert.equal(unitsAt({ units: 1234, decimals: 2 }, 4), 123400);
  assert.equal(unitsAt({ units: -5, decimals: 0 }, 2), -500);
  assert.equal(unitsAt({ units: 999_999_999_999_999, decimals: 0 }, 2), Number.NaN);
});

test('amounts print all their places', () => {
  assert.equal(formatAmount({ units: 10308922, decimals: 2 }), '103089.22');
  assert.equal(formatAmount({ units: 5, decimals: 2 }), '0.05');
  assert.equal(formatAmount({ units: -1200, decimals: 2 }), '-12.00');
  assert.equal(formatAmount({ units: -5, decimals: 3 }), '-0.005');
  assert.equal(formatAmount({ units: 12, decimals: 0 }), '12');
});

test('a new figure is printed like the one it replaces', () => {
  const big = { units: 123456789, decimals: 2 };
  assert.equal(formatLike(big, '12.00'), '1234567.89');
  assert.equal(formatLike(big, '1,000.00'), '1,234,567.89');
  assert.equal(formatLike(big, '12.00', true), '1,234,567.89');
  assert.equal(formatLike(big, '１２．３４'), '１２３４５６７．８９');
  assert.equal(formatLike(big, '１２.３４'), '１２３４５６７.８９');
  assert.equal(formatLike(big, '１，０００．００'), '１，２３４，５６７．８９');
  assert.equal(formatLike(big, '1，000.00'), '1，234，567.89');
  assert.equal(formatLike({ units: 100000, decimals: 2 }, '999.00', true), '1,000.00');
});

test('a negative figure keeps the style of its sign', () => {
  const loss = { units: -1200, decimals: 2 };
  assert.equal(formatLike(loss, '12.00'), '-12.00');
  assert.equal(formatLike(loss, '(5.00)'), '(12.00)');
  assert.equal(formatLike(loss, '（5.00）'), '（12.00）');
  assert.equal(formatLike(loss, '△5.00'), '△12.00');
  assert.equal(formatLike(loss, '－5.00'), '－12.00');
  assert.equal(formatLike({ units: 1200, decimals: 2 }, '(5.00)'), '12.00');
});

test('blanks between groups of three digits or beside the point are no part of what is meant', () => {
  const spaced = (units: number, decimals: number, end: number) => ({ ...amount(units, decimals, 0, end), spaced: true });
  assert.deepEqual(readAmount('23 168.27'), spaced(2316827, 2, 9));
  assert.deepEqual(readAmount('-1 023 168.27'), spaced(-102316827, 2, 13));
  assert.deepEqual(readAmount('23168. 27'), spaced(2316827, 2, 9));
  assert.deepEqual(readAmount('23168 .27'), spaced(2316827, 2, 9));
  assert.deepEqual(readAmount('23\u00a0168'), spaced(23168, 0, 6));
  assert.equal(formatLike({ units: 123456789, decimals: 2 }, '23 168.27'), '1 234 567.89');
  // Two whole numbers may be two figures, and a figure torn elsewhere may be anything.
  for (const text of ['23 168', '3 1.50', '2 31 68.27']) assert.equal(readAmount(text).kind, 'unreadable', text);
});

describe('hostile texts', () => {
  it('are read at once, however their marks could be taken apart', () => {
    // A pattern that can split a run of marks in many ways would try them all before it gives up.
    for (const mark of ['*', '_', '"', ' ', '<b>', '***', '__']) {
      const text = `1${mark.repeat(70).slice(0, 75)}x`;
      assert.equal(readAmount(text).kind, 'text', mark);
      assert.equal(readAmount(`${mark.repeat(70).slice(0, 75)}x1`).kind, 'text', mark);
    }
  });
});

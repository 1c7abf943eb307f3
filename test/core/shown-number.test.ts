// What a cell of a workbook shows of the number it holds; expectations are what spreadsheets show.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownDate, shownNumber, shownWords } from '../../server/src/exchange/shown-number.js';
import fc from '../support/fast-check.js';

const ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ';

test('a number is shown in the places of its format, with its sign however that is told', () => {
  const cases: readonly (readonly [number, string | undefined, string])[] = [
    [1234.5, '#,##0.00', '1,234.50'],
    [-1234.5, '#,##0.00_);[Red](#,##0.00)', '(1,234.50)'],
    [-1234.5, '#,##0.00;[Red]-#,##0.00', '-1,234.50'],
    [-1234.5, '0.00', '-1234.50'],
    [0, ACCOUNTING, '-'],
    [-1234567.89, ACCOUNTING, '-1,234,567.89'],
    [0, '#,##0.00;-#,##0.00;', ''],
    [12345, '0', '12345'],
    [5, '00', '05'],
    [0.5, '#,###.00', '.50'],
    [1.5, '0.##', '1.5'],
    [0.1234, '0.00%', '12.34%'],
    [0.5, '0%', '50%'],
    [12345678, '#,##0.00,', '12,345.68'],
    [1234.5, '[$¥-804]#,##0.00', '¥1,234.50'],
    [1234.5, '"人民币"0.00"元"', '人民币1234.50元'],
    [150000, '[>=10000]0.00,"千";0.00', '150.00千'],
    [99, '[>=10000]0.00,"千";0.00', '99.00'],
    [99, 'G/通用格式"人"', '99人'],
    [103000, '0.00E+00', '103000'],
    [2022, 'General', '2022'],
    [123456789012.34, undefined, '123456789012.34'],
    [0.5, undefined, '0.5'],
  ];
  for (const [value, format, text] of cases) assert.equal(shownNumber(value, format).text, text, `${value} as ${format}`);
});

test('a figure that is red and nothing else keeps the sign that its colour tells', () => {
  assert.equal(shownNumber(-1234.5, '#,##0.00;[Red]#,##0.00').text, '-1,234.50');
  assert.equal(shownNumber(-3, '0"项";[Red]0"项"').text, '-3项');
});

test('noise of binary numbers is not shown; a figure is rounded half up from its decimal text and told to be short', () => {
  assert.deepEqual(shownNumber(0.1 + 0.2, undefined), { text: '0.3', isRounded: false });
  assert.deepEqual(shownNumber(1.005, '0.00'), { text: '1.01', isRounded: true });
  assert.deepEqual(shownNumber(-1.005, '0.00'), { text: '-1.01', isRounded: true });
  assert.deepEqual(shownNumber(2.675, '0.00'), { text: '2.68', isRounded: true });
  assert.deepEqual(shownNumber(1234.56, '0'), { text: '1235', isRounded: true });
  assert.deepEqual(shownNumber(1 / 3, undefined), { text: '0.333333333', isRounded: true });
  assert.deepEqual(shownNumber(-0.001, '0.00'), { text: '0.00', isRounded: true });
  assert.deepEqual(shownNumber(Number.NaN, '0.00'), { text: '', isRounded: false });
});

test('amounts of up to fifteen digits are shown as they were typed, whatever separators they have', () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), fc.boolean(), (hundredths, isGrouped) => {
      const digits = String(Math.abs(hundredths)).padStart(3, '0');
      const plain = `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      const { text, isRounded } = shownNumber(Number(plain), isGrouped ? '#,##0.00' : '0.00');
      assert.equal(text.replaceAll(',', ''), plain);
      assert.equal(isRounded, false);
    }),
  );
});

test('no format makes trouble', () => {
  const part = fc.constantFrom(
    '#',
    '0',
    '?',
    ',',
    '.',
    '%',
    ';',
    '"',
    '[',
    ']',
    '_',
    '*',
    '\\',
    '@',
    'E+',
    'y',
    'm',
    'd',
    'h',
    's',
    'Red',
    '$',
    '(',
    ')',
    '/',
    ' ',
    '元',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), fc.double({ noNaN: false }), (parts, value) => {
      const { text } = shownNumber(value, parts.join(''));
      assert.equal(typeof text, 'string');
      shownDate(new Date(Date.UTC(2027, 0, 5)), parts.join(''));
      shownWords('合计', parts.join(''));
    }),
  );
});

test('dates and times are shown in the way of their format', () => {
  const date = new Date(Date.UTC(2027, 0, 5, 9, 3, 7));
  assert.equal(shownDate(date, 'yyyy"年"m"月"d"日";@'), '2027年1月5日');
  assert.equal(shownDate(date, 'yyyy-mm-dd h:mm'), '2027-01-05 9:03');
  assert.equal(shownDate(date, 'm/d/yyyy'), '2027/1/5');
  assert.equal(shownDate(date, 'mm:ss'), '03:07');
  assert.equal(shownDate(date, undefined), '2027年1月5日');
});

test('a text is shown as it is, unless its format says something about texts', () => {
  assert.equal(shownWords('合计', '#,##0.00'), '合计');
  assert.equal(shownWords('合计', '0;0;0;@"数"'), '合计数');
  assert.equal(shownWords('合计', ';;;'), '');
});

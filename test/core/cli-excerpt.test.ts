import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eastAsianWidth } from 'get-east-asian-width';
import { printable } from '../../server/src/cli/display-width.js';
import { excerptOf } from '../../server/src/cli/source-excerpt.js';
import { LineMap } from '../../server/src/core/api.js';
import fc from '../support/fast-check.js';

/** Reads a text with the place between ⟦ and ⟧. */
function excerpt(marked: string, width: number): { line: number; source: string; marks: string } {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  return excerptOf(text, new LineMap(text), { start, end }, width);
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0) ?? 0), 0);
}

test('marks stand under full-width text, two columns each', () => {
  assert.deepEqual(excerpt('标题\n| 20805 | ⟦养老支出⟧ | 312.08 |', 80), {
    line: 2,
    source: '| 20805 | 养老支出 | 312.08 |',
    marks: '          ^^^^^^^^',
  });
  assert.deepEqual(excerpt('| 养老支出 | ⟦312.08⟧ |', 80).marks, '             ^^^^^^');
});

test('tabs take four columns, and what does not show takes none', () => {
  assert.deepEqual(excerpt('合计\t\t⟦12.00⟧\t', 80), { line: 1, source: '合计        12.00    ', marks: '            ^^^^^' });
  assert.deepEqual(excerpt('\uFEFF合\u200B计 ⟦1⟧', 80), { line: 1, source: '合计 1', marks: '     ^' });
});

test('control characters of a document never reach the terminal', () => {
  assert.equal(excerpt('a\u001b[31m⟦b⟧\u0007', 80).source, 'a?[31mb?');
  assert.equal(printable('a\u001b]0;x\u0007\r\nb\u202ec'), 'a?]0;x? bc');
});

test('an empty place gets one caret', () => {
  assert.deepEqual(excerpt('| 合计 | ⟦⟧ |', 80).marks, '         ^');
  assert.deepEqual(excerpt('⟦⟧', 80), { line: 1, source: '', marks: '^' });
});

test('a place over several lines is marked on its first', () => {
  assert.deepEqual(excerpt('a ⟦b\r\nc⟧ d', 80), { line: 1, source: 'a b', marks: '  ^' });
});

test('a long line is shown around the place', () => {
  const row = Array.from({ length: 40 }, (_, index) => `第${index}列`).join(' | ');
  const { source, marks } = excerpt(row.replace('第20列', '⟦第20列⟧'), 60);
  assert.match(source, /^\.\.\..*第20列.*\.\.\.$/);
  assert.ok(widthOf(source) <= 60, source);
  assert.equal(widthOf(source.slice(0, source.indexOf('第20列'))), marks.indexOf('^'));
  assert.equal(marks.trim(), '^'.repeat(6));
});

test('a place longer than the window is shown from its beginning', () => {
  const { source, marks } = excerpt(`x | ⟦${'很长'.repeat(200)}⟧ | y`, 40);
  assert.ok(source.startsWith('...很长') && source.endsWith('...'), source);
  assert.match(marks, /^ {3}\^+$/);
});

test('a line of many megabytes costs no more than a short one', () => {
  const text = '字'.repeat(4_000_000);
  const started = performance.now();
  const { source } = excerptOf(text, new LineMap('x'), { start: 2_000_000, end: 2_000_002 }, 80);
  assert.ok(widthOf(source) <= 80);
  assert.ok(performance.now() - started < 200);
});

test('the marks always begin under the place', () => {
  const character = fc.constantFrom('a', '合', '（', '|', ' ', '\t', '1', '.', '￥', '𠮷');
  fc.assert(
    fc.property(
      fc.array(character, { maxLength: 200 }),
      fc.array(character, { minLength: 1, maxLength: 20 }),
      fc.nat(200),
      (before, place, after) => {
        const head = before.join('');
        const text = `${head}◆${place.join('')}${'尾'.repeat(after)}`;
        const span = { start: head.length, end: head.length + 1 + place.join('').length };
        const { source, marks } = excerptOf(text, new LineMap(text), span, 60);
        assert.equal(widthOf(source.slice(0, source.indexOf('◆'))), marks.indexOf('^'));
        assert.ok(widthOf(source) <= 60);
      },
    ),
  );
});

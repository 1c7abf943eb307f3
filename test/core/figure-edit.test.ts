import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/core/api.js';
import { figureEdit } from '../../server/src/core/budget/figure-edit.js';
import { documentOf, pipeDraft } from '../support/core-readings.js';

/** The draft with another value, in hundredths, put into the last column of the row that bears a name. */
function withValue(text: string, name: string, hundredths: number): string {
  const { systems, scale } = documentOf(text);
  const item = systems.flatMap(({ table }) => table.items.flat()).find(({ label }) => label.name === name);
  const entry = item && [...item.entries.values()].at(-1);
  assert.ok(item && entry);
  return applyEdits(text, [figureEdit(entry, item, hundredths, scale)]);
}

function draft(...rows: readonly (readonly [name: string, figure: string])[]): string {
  return pipeDraft('项目支出预算表', ['项目', '预算数'], ...rows);
}

test('only the figure changes', () => {
  const text = draft(['合计', '<p>9.00 万元</p>'], ['堤防', '1.00'], ['河道', '2.00']);
  assert.equal(withValue(text, '合计', 300), text.replace('9.00', '3.00'));
});

test('a figure keeps its places, and takes more only where the value needs them', () => {
  const text = draft(['合计', '9'], ['堤防', '1.0'], ['河道', '2.25']);
  assert.equal(withValue(text, '合计', 300), text.replace('| 9 |', '| 3 |'));
  assert.equal(withValue(text, '合计', 325), text.replace('| 9 |', '| 3.25 |'));
  assert.equal(withValue(text, '堤防', 340), text.replace('1.0 ', '3.4 '));
});

test('the places that all other figures of the column print win over those of a slip', () => {
  const text = draft(['合计', '9'], ['堤防', '1.00'], ['河道', '2.00']);
  assert.equal(withValue(text, '合计', 300), text.replace('| 9 |', '| 3.00 |'));
});

test('a blank cell gets a figure like those of its column', () => {
  const text = draft(['合计', ''], ['堤防', '1,200.00'], ['河道', '34,000.50']);
  assert.equal(withValue(text, '合计', 3_520_050), text.replace('| 合计 |  |', '| 合计 | 35,200.50 |'));
});

test('a mark for nothing gives way to a figure', () => {
  const text = draft(['合计', '—'], ['堤防', '1.00'], ['河道', '2.00']);
  assert.equal(withValue(text, '合计', 300), text.replace('—', '3.00'));
});

test('a figure too short for separators takes those of its column, and the other way round', () => {
  const grouped = draft(['合计', '9.00'], ['堤防', '1,200.00'], ['河道', '2.00']);
  assert.equal(withValue(grouped, '合计', 120_200), grouped.replace('9.00', '1,202.00'));
  const plain = draft(['合计', '9.00'], ['堤防', '1200.00'], ['河道', '2.00']);
  assert.equal(withValue(plain, '合计', 120_200), plain.replace('9.00', '1202.00'));
});

/** A column that is aligned by spaces. */
function aligned(...figures: readonly string[]): string {
  const rows = figures.map((figure, place) => `| ${['合计', '堤防', '河道', '绿化'][place]} |${figure}|`);
  return `项目支出预算表\n\n单位：万元\n\n| 项目 | 预算数 |\n| --- | --- |\n${rows.join('\n')}\n`;
}

test('a cell keeps the width that its column shares, to the right or to the left', () => {
  const right = aligned('      9.00 ', '   1200.00 ', '     34.50 ', '      0.25 ');
  assert.equal(withValue(right, '合计', 123_475), right.replace('      9.00 ', '   1234.75 '));
  const left = aligned(' 9.00      ', ' 1200.00   ', ' 34.50     ', ' 0.25      ');
  assert.equal(withValue(left, '合计', 123_475), left.replace(' 9.00      ', ' 1234.75   '));
});

test('a figure wider than its column takes the room it needs', () => {
  const text = aligned('    9.00 ', ' 1200.00 ', '   34.50 ', '    0.25 ');
  assert.equal(withValue(text, '合计', 12_345_678_900), text.replace('    9.00 ', '    123456789.00 '));
});

test('cells that share no width are left as they are around the figure', () => {
  const text = aligned('  9.00 ', ' 1200.00 ', ' 34.50 ', ' 0.25 ');
  assert.equal(withValue(text, '合计', 123_475), text.replace('9.00', '1234.75'));
});

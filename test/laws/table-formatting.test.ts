import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits, type Edit } from '../../server/src/core/api.js';
import { displayWidth } from '../../server/src/core/base/display-width.js';
import { formatTables } from '../../server/src/core/features/format/format-tables.js';
import fc from '../support/fast-check.js';
import { sharedFiles } from '../support/shared-corpus.js';
import { budgetTables, cellTexts, findingWords, tableDocuments, withOtherSpacing, writtenDraft } from '../support/table-drafts.js';

function editsOf(text: string): readonly Edit[] {
  return formatTables(analyse(text, { locale: 'zh-CN' }));
}

function formatted(text: string): string {
  return applyEdits(text, editsOf(text));
}

/** What formatting may not touch: everything but blanks, and how many dashes a run has. */
function skeleton(text: string): string {
  return text
    .split('\n')
    .map((line) => (/^[\s>]*\|?[\s:|-]+\r?$/u.test(line) && line.includes('|') ? line.replace(/-+/gu, '-') : line))
    .join('\n')
    .replace(/[ \t]/gu, '');
}

function figureTexts(text: string): readonly string[] {
  return analyse(text, { locale: 'zh-CN' }).document.systems.flatMap(({ table }) =>
    table.items.flatMap((items) =>
      items.flatMap(({ entries }) => [...entries.values()].map(({ figure }) => text.slice(figure.start, figure.end))),
    ),
  );
}

function holds(text: string): void {
  const edits = editsOf(text);
  const result = applyEdits(text, edits);
  for (const { span, newText } of edits) {
    assert.match(text.slice(span.start, span.end), /^[ \t-]*$/u);
    assert.match(newText, /^[ -]*$/u);
  }
  assert.equal(skeleton(result), skeleton(text));
  assert.deepEqual(cellTexts(result), cellTexts(text));
  assert.deepEqual(figureTexts(result), figureTexts(text));
  assert.deepEqual(findingWords(result), findingWords(text));
  assert.deepEqual(editsOf(result), []);
}

describe('formatting', () => {
  for (const { name, text } of tableDocuments) it(`changes nothing but spacing, once: ${name}`, () => holds(text));

  it('changes nothing but spacing, once: generated drafts and spacing', () => {
    const blanks = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(writtenDraft, blanks, (text, between) => holds(withOtherSpacing(text, between))),
      { numRuns: 40 },
    );
  });

  it('comes to the same from any spacing', () => {
    const blanks = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...tableDocuments), blanks, ({ text }, between) => {
        const other = withOtherSpacing(text, between);
        assert.equal(formatted(other).replace(/[ \t]+$/gmu, ''), formatted(text).replace(/[ \t]+$/gmu, ''));
      }),
      { numRuns: 20 },
    );
  });

  it('puts the pipes of a column below each other, but for rows with long texts', () => {
    for (const { text } of tableDocuments) {
      const result = formatted(text);
      for (const { kind, rows } of budgetTables(result)) {
        if (kind === 'tab') continue;
        const places = new Set(
          rows
            .filter(
              ({ cells }) =>
                cells.length === rows[0]?.cells.length &&
                cells.every((cell) => displayWidth(result.slice(cell.span.start, cell.span.end)) <= 60),
            )
            .map(({ span, cells }) => cells.map(({ outer }) => displayWidth(result.slice(span.start, outer.end))).join()),
        );
        assert.ok(places.size <= 1, [...places].slice(0, 2).join(' / '));
      }
    }
  });

  it('leaves everything else alone', () => {
    for (const { name, text } of sharedFiles('corpus/ordinary', /\.(?:md|txt|tsv)$/)) assert.deepEqual(editsOf(text), [], name);
    assert.deepEqual(editsOf('| a|b |\n|-|-|\n| 1 |   2|\n'), []);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, analyse, applyEdits, type Span } from '../../server/src/core/api.js';
import { editTable, type TableOperation } from '../../server/src/core/features/table-edits/edit-table.js';
import { nextCell } from '../../server/src/core/features/table-edits/next-cell.js';
import { fragmentsOf } from '../../server/src/core/features/table-edits/table-cursor.js';
import fc from '../support/fast-check.js';
import { findingWords, tableDocuments, writtenDraft } from '../support/table-drafts.js';

function read(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

/** The text after an operation, and where the cursor is then; nothing where it is refused. */
function edited(text: string, operation: TableOperation, selection: Span): { readonly text: string; readonly caret: number } | undefined {
  const edit = editTable(read(text), operation, selection);
  if ('refused' in edit) return undefined;
  const { edits } = edit.change;
  for (const one of edits)
    for (const other of edits) assert.ok(one === other || one.span.end <= other.span.start || other.span.end <= one.span.start);
  return { text: applyEdits(text, edits), caret: edit.select?.start ?? selection.start };
}

/** The cells of all tables, without blank rows and the blanks at the ends of rows. */
function cells(text: string): readonly (readonly string[])[] {
  return read(text).document.blocks.flatMap((block) =>
    block.kind === 'text'
      ? []
      : block.rows
          .map((row) => row.cells.map((cell) => cell.text))
          .map((texts) => texts.slice(0, texts.findLastIndex((cell) => cell !== '') + 1))
          .filter((texts) => texts.length > 0),
  );
}

/** Where cells of the tables begin, header included. */
function cellPlaces(text: string): readonly number[] {
  const analysis = read(text);
  return analysis.document.systems.flatMap(({ table }) =>
    fragmentsOf(analysis, table).flatMap(({ rows }) => rows.flatMap((row) => row.cells.map((cell) => cell.span.start))),
  );
}

const withTables = tableDocuments.map(({ text }) => text).filter((text) => cellPlaces(text).length > 0);
const anyText = fc.oneof(fc.constantFrom(...withTables), writtenDraft);
const anyPlace = fc.tuple(anyText, fc.nat()).map(([text, pick]) => {
  const places = cellPlaces(text);
  return { text, offset: places[pick % Math.max(1, places.length)] ?? 0 };
});

function law(title: string, holds: (text: string, offset: number) => void, numRuns = 20): void {
  it(title, () =>
    fc.assert(
      fc.property(anyPlace, ({ text, offset }) => holds(text, offset)),
      { numRuns },
    ),
  );
}

describe('rows', () => {
  law('inserted blank change no finding and no other cell, and are gone again once deleted', (text, offset) => {
    for (const operation of ['insertRowAbove', 'insertRowBelow'] as const) {
      const inserted = edited(text, operation, at(offset));
      assert.ok(inserted);
      assert.deepEqual(cells(inserted.text), cells(text));
      assert.deepEqual(findingWords(inserted.text), findingWords(text));
      const deleted = edited(inserted.text, 'deleteRows', at(inserted.caret));
      assert.ok(deleted, JSON.stringify(inserted.text.slice(inserted.caret - 30, inserted.caret + 30)));
      assert.deepEqual(cells(deleted.text), cells(text));
    }
  });

  law('inserted for a part of the row above say 其中 and change no other cell', (text, offset) => {
    const inserted = edited(text, 'insertOfWhichRow', at(offset));
    if (!inserted) return;
    assert.equal(inserted.text.slice(inserted.caret - 3, inserted.caret), '其中：');
    assert.deepEqual(
      cells(inserted.text).filter((row) => row.join('') !== '其中：'),
      cells(text),
    );
  });

  law('moved down and up again are where they were', (text, offset) => {
    const moved = edited(text, 'moveRowDown', at(offset));
    if (moved) assert.equal(edited(moved.text, 'moveRowUp', at(moved.caret))?.text, text);
  });

  law('deleted take nothing else with them', (text, offset) => {
    const deleted = edited(text, 'deleteRows', at(offset));
    if (!deleted) return;
    const [before, then] = [cells(text), cells(deleted.text)];
    assert.ok(before.length - then.length <= 1, `${before.length} ${then.length}`);
    const missing = before.filter((row) => !then.some((other) => other.join('\t') === row.join('\t')));
    assert.ok(missing.length <= 1);
  });

  law('sorted are the same rows, in the order of their codes, once', (text, offset) => {
    const sorted = edited(text, 'sortRows', at(offset));
    if (!sorted) return;
    const rows = (of: string) =>
      cells(of)
        .map((row) => row.join('\t'))
        .toSorted();
    assert.deepEqual(rows(sorted.text), rows(text));
    assert.equal(edited(sorted.text, 'sortRows', at(offset)), undefined);
  });
});

describe('columns', () => {
  law('inserted and deleted again leave every cell as it was', (text, offset) => {
    for (const operation of ['insertColumnLeft', 'insertColumnRight'] as const) {
      const inserted = edited(text, operation, at(offset));
      assert.ok(inserted);
      assert.deepEqual(
        cells(inserted.text).map((row) => row.filter((cell) => cell !== '')),
        cells(text).map((row) => row.filter((cell) => cell !== '')),
      );
      const deleted = edited(inserted.text, 'deleteColumn', at(inserted.caret));
      assert.ok(deleted);
      assert.deepEqual(cells(deleted.text), cells(text));
    }
  });

  law('moved to the right and back are where they were', (text, offset) => {
    const moved = edited(text, 'moveColumnRight', at(offset));
    if (moved) assert.deepEqual(cells(edited(moved.text, 'moveColumnLeft', at(moved.caret))?.text ?? ''), cells(text));
  });
});

describe('conversion', () => {
  law('to tabs and back to pipes gives back the cells, and says the same of them', (text) => {
    // Rows of tabs cannot stand in a quotation.
    if (/^> *\|/mu.test(text)) return assert.equal(edited(text, 'documentToTabs', at(0)), undefined);
    const tabs = edited(text, 'documentToTabs', at(0))?.text ?? text;
    assert.deepEqual(cells(tabs), cells(text));
    assert.deepEqual(findingWords(tabs), findingWords(text));
    const pipes = edited(tabs, 'documentToPipes', at(0))?.text;
    assert.ok(pipes);
    assert.deepEqual(cells(pipes), cells(text));
    assert.deepEqual(findingWords(pipes), findingWords(text));
    assert.equal(edited(pipes, 'documentToPipes', at(0)), undefined);
  });

  it('is made of every document at hand', () => {
    for (const { name, text } of tableDocuments) {
      const written = read(text).document.systems.flatMap(({ table }) => table.table.fragments.map(({ kind }) => kind));
      if (name === 'river quoted') continue;
      if (written.includes('pipe')) assert.ok(edited(text, 'documentToTabs', at(0)), name);
      if (written.includes('tab')) assert.ok(edited(text, 'documentToPipes', at(0)), name);
    }
  });
});

describe('the next cell', () => {
  law(
    'leads through every cell once and adds a row at the end',
    (text) => {
      const analysis = read(text);
      for (const { table } of analysis.document.systems) {
        const fragments = fragmentsOf(analysis, table);
        const rows = fragments.flatMap(({ rows: all, headerCount }, order) => (order === 0 ? all : all.slice(headerCount)));
        const expected = rows.flatMap((row) => row.cells.map((cell) => cell.span.start));
        const visited: number[] = [];
        let offset = expected[0] as number;
        for (let step = 0; step <= expected.length * 2; step++) {
          visited.push(offset);
          const next = nextCell(analysis, offset, 'next');
          assert.ok(next);
          if (next.edits.length > 0) break;
          offset = next.select.start;
        }
        const shortRow = rows.findIndex(
          ({ cells: of }, place) => place >= (fragments[0]?.headerCount ?? 0) && of.length < table.table.header.columnCount,
        );
        const whole = shortRow < 0 ? expected : expected.slice(0, rows.slice(0, shortRow + 1).flatMap((row) => row.cells).length);
        assert.deepEqual(visited, whole);
      }
    },
    20,
  );

  law('is where the previous one leads back from', (text, offset) => {
    const analysis = read(text);
    const next = nextCell(analysis, offset, 'next');
    // A header that a page repeats is passed over.
    const isRepeated = analysis.document.systems.some(({ table }) =>
      fragmentsOf(analysis, table)
        .slice(1)
        .some(({ rows, headerCount }) => rows.slice(0, headerCount).some(({ span }) => span.start <= offset && offset <= span.end)),
    );
    if (next && next.edits.length === 0 && !isRepeated)
      assert.equal(nextCell(analysis, next.select.start, 'previous')?.select.start, offset);
  });
});

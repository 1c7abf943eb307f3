// What holds for every text whatever: reading never fails, loses no place, and gives back what was written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineMap } from '../../server/src/core/base/line-map.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';
import type { Block, PhysicalTable } from '../../server/src/core/table/physical-table.js';
import fc from '../support/fast-check.js';
import { gfmTables, ourPipeTables } from '../support/gfm-tables.js';

/** Markers of containers and indents, as they may stand before anything else in a line. */
const prefix = fc.constantFrom('', '', '', ' ', '   ', '    ', '> ', '>', '- ', '* ', '+ ', '1. ', '2. ', '1) ', '  ', '> > ', '-     ');

/** Lines that mean something to Markdown, none with a tab behind content: that is where we read a table of our own. */
const markdownLine = fc.constantFrom(
  ...['| a | b |', '|---|---|', 'a | b', '-|-', ':-|-:', '- | -', 'a', '| a |', '| - |', '|-|', ':-', '---', '***', '===', '# h'],
  ...['## | x |', '```', '~~~', '``` a`b', '<div>', '<a>', '</a>', '<!-- c', '-->', '<!-- c -->', '<pre>', '</pre>', '<b x="1">'],
  ...['<?x', '?>', '|', '||', '\\| a |', 'a \\| b | c', 'a \\\\| b', '`a|b` | c', '-', '- x', '收入 | 数', '| a | b | c |', '', '', '  '],
);

const markdown = fc
  .array(
    fc.tuple(prefix, markdownLine).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 10 },
  )
  .map((lines) => lines.join('\n'));

/** Lines of drafts and of everything a draft is not. */
const anyLine = fc.oneof(
  fc.tuple(prefix, markdownLine).map((parts) => parts.join('')),
  fc.string({ unit: fc.constantFrom('|', '\t', ' ', '　', '\u00a0', '-', ':', '\\', 'a', '款', '1', '<', '>', '`', '\ufeff', '\0') }),
  fc.string({ unit: 'binary' }).map((line) => line.replaceAll(/[\r\n]/g, '')),
);

const anyLines = fc.array(anyLine, { maxLength: 12 });

const anyText = fc.oneof(
  anyLines.chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((ending) => lines.join(ending))),
  fc.string({ unit: 'binary' }),
);

/** What may stand in a cell of either kind of table and reads back as it is. */
const cellText = fc.constantFrom('', '合计', '1,234.56', '-', '0.00', 'a b', '[2080505]', '其中：', '—', '社会保障和就业支 出', '<p>x</p>');

const cellRows = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
  .chain(([width, height]) =>
    fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
  );

function read(text: string): readonly Block[] {
  return readBlocks(text, new LineMap(text));
}

function tablesIn(text: string): readonly PhysicalTable[] {
  return read(text).filter((block): block is PhysicalTable => block.kind !== 'text');
}

function texts(table: PhysicalTable | undefined): readonly (readonly string[])[] | undefined {
  return table?.rows.map((row) => row.cells.map((cell) => cell.text));
}

test('every text is read, into blocks in order that do not overlap', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = new LineMap(text);
      let end = 0;
      for (const block of readBlocks(text, lines)) {
        assert.ok(block.span.start >= end && block.span.end >= block.span.start && block.span.end <= text.length);
        if (block.kind === 'text') assert.equal(lines.lineAt(block.span.start), block.line);
        end = block.span.end;
      }
    }),
    { numRuns: 2000 },
  );
});

test('every row lies in its line, every cell in its row, and the text of a cell is what stands at its span', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = new LineMap(text);
      for (const table of tablesIn(text)) {
        for (const row of table.rows) {
          assert.equal(lines.lineAt(row.span.start), row.line);
          assert.doesNotMatch(text.slice(row.span.start, row.span.end), /[\r\n]/);
          let end = row.span.start;
          for (const { span, outer, text: cell } of row.cells) {
            assert.ok(outer.start >= end && outer.end >= outer.start && outer.end <= row.span.end);
            assert.ok(span.start >= outer.start && span.end >= span.start && span.end <= outer.end);
            const written = text.slice(span.start, span.end);
            if (table.kind === 'tab' || !written.includes('\\')) assert.equal(cell, written);
            assert.equal(written.trim(), written);
            assert.equal(written === '' ? text.slice(outer.start, outer.end).trim() : written, written);
            end = outer.end;
          }
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('the kind of line ending changes no cell', () => {
  const shape = (text: string) =>
    read(text).map((block) => (block.kind === 'text' ? block.text : { kind: block.kind, at: block.rows[0]?.line, rows: texts(block) }));
  fc.assert(
    fc.property(anyLines, (lines) => {
      const expected = shape(lines.join('\n'));
      assert.deepEqual(shape(lines.join('\r\n')), expected);
      assert.deepEqual(shape(lines.join('\r')), expected);
    }),
    { numRuns: 1000 },
  );
});

test('a pipe table reads back as it was written', () => {
  const styles = fc.constantFrom(
    (row: readonly string[]) => `| ${row.join(' | ')} |`,
    (row: readonly string[]) => `|${row.join('|')}|`,
    (row: readonly string[]) => `|　${row.join('　|　')}　|`,
  );
  fc.assert(
    fc.property(cellRows, styles, (rows, write) => {
      const delimiter = `|${'---|'.repeat(rows[0]?.length ?? 0)}`;
      const text = rows.map(write).toSpliced(1, 0, delimiter).join('\n');
      assert.deepEqual(tablesIn(text).map(texts), [rows]);
    }),
  );
});

test('a tab-separated table reads back as it was written', () => {
  fc.assert(
    fc.property(cellRows, (rows) => {
      // The first row names two columns; a row that says nothing at all would be a blank line.
      const named = rows.map((row, index) => (index === 0 ? ['项目', '金额', ...row.slice(2)] : ['1', ...row.slice(1)]));
      const text = named.map((row) => row.join('\t')).join('\n');
      assert.deepEqual(tablesIn(text).map(texts), [named]);
    }),
  );
});

test('what is a pipe table is what GitHub takes for one', () => {
  fc.assert(
    fc.property(markdown, (text) => assert.deepEqual(ourPipeTables(text), gfmTables(text))),
    { numRuns: 2000 },
  );
});

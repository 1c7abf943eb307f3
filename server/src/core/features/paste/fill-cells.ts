import type { SourceText } from '../../base/source-text.js';
import type { Edit, Span } from '../../base/span.js';
import type { Cell, PhysicalRow } from '../../table/physical-table.js';
import { writtenAsWide } from '../../table/row-slot.js';
import { isAmount } from '../../table/row-words.js';
import { type RowKind, writeCell } from '../../table/write-table.js';
import type { Analysis } from '../analyse.js';
import { joinLines } from './join-lines.js';
import type { PasteEdits } from './paste-choice.js';
import { pastedRow } from './pasted-row.js';
import { kindOf, type Place } from './place.js';

/** A single cell of a spreadsheet goes into a cell as words, not as the line it is on the clipboard. */
export function fillOneCell(_: Analysis, selection: Span, { cell }: Place, text: string): readonly PasteEdits[] {
  if (cell === undefined) return [];
  return [{ kind: 'cell', edits: [{ span: selection, newText: write(text, kindOf(cell.block)) }], rows: 1 }];
}

/**
 * Writes values over the cells from the selected one on, right and down, as spreadsheets do; rows that the table lacks are
 * added below it. Nothing where the values reach beyond the last column.
 */
export function fillCells(
  analysis: Analysis,
  _: Span,
  { cell, table, lineEnd }: Place,
  rows: readonly (readonly string[])[],
): readonly PasteEdits[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (cell === undefined || table === undefined || rows.length === 0 || cell.column + width > table.header.columnCount) return [];
  const { block, row, column } = cell;
  const targets = rowsFrom(block.rows.indexOf(row), table.fragments.indexOf(block), table);
  const kind = kindOf(block);
  const edits = targets.slice(0, rows.length).flatMap((target, at) => fillRow(analysis.text, target, column, rows[at] ?? [], kind));
  const last = targets.at(-1) as PhysicalRow;
  const added = rows
    .slice(targets.length)
    .map(
      (values) =>
        lineEnd + pastedRow(analysis.text, last, [...new Array<string>(column).fill(''), ...values], table.header.columnCount, kind),
    );
  const below: readonly Edit[] = added.length > 0 ? [{ span: { start: last.span.end, end: last.span.end }, newText: added.join('') }] : [];
  return [{ kind: 'fill', edits: [...edits, ...below], rows: rows.length }];
}

/** The rows of a table from one on, over all its pages; headers that later pages repeat are passed over. */
function rowsFrom(index: number, page: number, { fragments, rows }: NonNullable<Place['table']>): readonly PhysicalRow[] {
  const data = new Set(rows.flatMap(({ row, continuations }) => [row, ...continuations]));
  return fragments
    .slice(page)
    .flatMap((fragment, at) => (at === 0 ? fragment.rows.slice(index) : fragment.rows.filter((row) => data.has(row))));
}

function fillRow(
  text: SourceText,
  { cells, span }: PhysicalRow,
  column: number,
  values: readonly string[],
  kind: RowKind,
): readonly Edit[] {
  const edits: Edit[] = [];
  let added = '';
  values.forEach((value, at) => {
    const cell = cells[column + at];
    const written = write(value, kind);
    if (cell !== undefined) edits.push(cellEdit(text, cell, written, kind));
    else added += kind === 'tab' ? `\t${written}` : ` ${written} |`;
  });
  if (added === '') return edits;
  const missing = Math.max(0, column - cells.length);
  const isOpen = kind === 'pipe' && !text.slice(span.start, span.end).trimEnd().endsWith('|');
  const blanks = (kind === 'tab' ? '\t' : ' |').repeat(missing);
  return [...edits, { span: { start: span.end, end: span.end }, newText: (isOpen ? ' |' : '') + blanks + added }];
}

/** Puts a text into a cell, which keeps its width where the text has room in it. */
function cellEdit(text: SourceText, { span, outer, text: old }: Cell, written: string, kind: RowKind): Edit {
  const [left, right] = [span.start - outer.start, outer.end - span.end];
  // Cells without any space around them go on without.
  if (kind === 'tab' || (old !== '' && left + right === 0)) return { span: outer, newText: written };
  const alignsRight = isAmount(written) ? old === '' || left >= right : left > right;
  return { span: outer, newText: writtenAsWide(text, outer, written, alignsRight ? 'right' : 'left') };
}

function write(text: string, kind: RowKind): string {
  return writeCell(kind === 'tab' ? joinLines(text) : text, kind);
}

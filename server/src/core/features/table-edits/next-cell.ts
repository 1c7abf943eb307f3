import type { SourceText } from '../../base/source-text.js';
import { applyEdits, type Edit, type Span } from '../../base/span.js';
import type { Cell, PhysicalRow } from '../../table/physical-table.js';
import { hasTrailingPipe } from '../../table/pipe-layout.js';
import { lineEndBeside, prefixBeside, writeRowLike } from '../../table/row-slot.js';
import type { Analysis } from '../analyse.js';
import { type Fragment, type TableCursor, tableCursor } from './table-cursor.js';

/** The cell to go to, and what has to be written first: a row below the last one, or a cell that a row leaves out. */
export interface NextCell {
  readonly edits: readonly Edit[];
  /** The content of the cell, in the text with the edits. */
  readonly select: Span;
}

/** The cell after or before a place, row by row over all pages of a table; nothing where the place is in no table. */
export function nextCell(analysis: Analysis, offset: number, direction: 'next' | 'previous'): NextCell | undefined {
  const cursor = tableCursor(analysis, offset);
  if (!cursor) return undefined;
  return direction === 'next' ? cellAfter(analysis, cursor) : cellBefore(cursor);
}

function cellAfter({ text }: Analysis, cursor: TableCursor): NextCell {
  const { row, column, table, fragment, place } = cursor;
  if (!cursor.isOnDelimiter) {
    const next = row.cells[column + 1];
    if (next) return there(next.span);
    // Rows often leave out the blanks at their end.
    if (place >= fragment.headerCount && row.cells.length < table.table.header.columnCount) return anotherCell(text, row, fragment);
  }
  const below = rowBeside(cursor, 1);
  return below ? there((below.cells[0] as Cell).span) : anotherRow(text, cursor);
}

function cellBefore(cursor: TableCursor): NextCell {
  const { row, column, isOnDelimiter } = cursor;
  if (isOnDelimiter) return there((row.cells.at(-1) as Cell).span);
  const cell = row.cells[column - 1] ?? rowBeside(cursor, -1)?.cells.at(-1) ?? row.cells[column];
  return there((cell as Cell).span);
}

/** The row above or below; at the end of a page, the first row of data of the next one. */
function rowBeside({ fragments, fragment, place }: TableCursor, step: 1 | -1): PhysicalRow | undefined {
  const inside = fragment.rows[place + step];
  const order = fragments.indexOf(fragment);
  if (inside && (order === 0 || step === 1 || place + step >= fragment.headerCount)) return inside;
  for (let at = order + step; at >= 0 && at < fragments.length; at += step) {
    const { rows, headerCount } = fragments[at] as Fragment;
    const row = step > 0 ? rows[headerCount] : rows.at(-1);
    if (row) return row;
  }
  return undefined;
}

function there(span: Span): NextCell {
  return { edits: [], select: span };
}

function anotherCell(text: SourceText, row: PhysicalRow, { kind }: Fragment): NextCell {
  const { end } = row.span;
  if (kind === 'tab') return { edits: [{ span: { start: end, end }, newText: '\t' }], select: { start: end + 1, end: end + 1 } };
  const last = (row.cells.at(-1) as Cell).outer.end;
  const at = hasTrailingPipe(text, row) ? last + 1 : last;
  const newText = hasTrailingPipe(text, row) ? '  |' : ' |  |';
  const caret = at + newText.length - 2;
  return { edits: [{ span: { start: at, end: at }, newText }], select: { start: caret, end: caret } };
}

/** A blank row below the last one. */
function anotherRow(text: SourceText, { row, table, fragment, isOnDelimiter, place }: TableCursor): NextCell {
  const blank = Array.from({ length: Math.max(row.cells.length, table.table.header.columnCount) }, () => '');
  const prefix = prefixBeside(text, row);
  const written = prefix + writeRowLike(text, row, blank, fragment.kind);
  const isHead = place === 0 && fragment.physical.delimiterLine !== undefined;
  const at = isHead || isOnDelimiter ? fragment.physical.span.end : row.span.end;
  const lineEnd = lineEndBeside(text, row.span);
  const edit = { span: { start: at, end: at }, newText: lineEnd + written };
  const caret = at + lineEnd.length + prefix.length + (fragment.kind === 'tab' ? 0 : 2);
  return { edits: [edit], select: { start: caret, end: caret } };
}

/** For whoever shows where the selection is: the text once the edits are made. */
export function textAfter({ text }: Analysis, edits: readonly Edit[]): string {
  return edits.length === 0 ? text.toString() : applyEdits(text, edits);
}

import type { Edit, Span } from '../../base/span.js';
import { hasTrailingPipe } from '../../table/pipe-layout.js';
import { writtenAsWide } from '../../table/row-slot.js';
import { writeCell } from '../../table/write-table.js';
import type { Completion } from './completion.js';
import type { CursorRow } from './cursor-row.js';
import type { RowLayout } from './row-layout.js';

export type Filled = Pick<Completion, 'span' | 'newText' | 'select' | 'edits'>;

/**
 * Fills cells of the row at the cursor and adds those that it does not reach to yet. What replaces the span is the cell of the
 * cursor, with the rest of the row where nothing stands behind it; the other cells are edits of their own.
 */
export function fillCells(row: CursorRow, span: Span, values: ReadonlyMap<number, string>, layout: RowLayout): Filled {
  const { cells } = row.row;
  const own = values.get(row.column) ?? '';
  const edits = cells.flatMap((cell, column) => {
    const value = values.get(column);
    return column === row.column || value === undefined || value === cell.text ? [] : [fillCell(row, column, value, layout)];
  });
  const missing = missingCells(row, values);
  const isLast = row.column >= cells.length - 1 && row.text.slice(span.end, row.row.span.end).trim() === '';
  if (isLast && missing.length > 0) return { ...rowFrom(row, span, own, missing, layout), edits };
  const all = missing.length === 0 ? edits : withRest(edits, restOfRow(row, missing, layout));
  return { span, newText: besideSeparators(row, span, own), edits: all };
}

/** Edits at one place are one: what is filled into the last cell goes before what follows it. */
function withRest(edits: readonly Edit[], rest: Edit): readonly Edit[] {
  const last = edits.find(({ span }) => span.end === rest.span.start);
  if (!last) return [...edits, rest];
  const behind = /\s$/u.test(last.newText) ? rest.newText.replace(/^ /u, '') : rest.newText;
  const joined = { span: { start: last.span.start, end: rest.span.end }, newText: last.newText + behind };
  return edits.map((edit) => (edit === last ? joined : edit));
}

interface MissingCell {
  readonly column: number;
  readonly value: string;
}

/** The cells between the end of a short row and the end of its table. */
function missingCells({ row, column, table }: CursorRow, values: ReadonlyMap<number, string>): readonly MissingCell[] {
  const first = Math.max(row.cells.length, column + 1);
  const last = Math.max(...values.keys(), table.table.header.columnCount - 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => ({
    column: first + place,
    value: values.get(first + place) ?? '',
  }));
}

/** The cell of the cursor and all that follows it in the row; the first amount is what an author types next. */
function rowFrom(row: CursorRow, span: Span, own: string, missing: readonly MissingCell[], layout: RowLayout): Omit<Filled, 'edits'> {
  const isPipe = row.kind === 'pipe';
  let last = layout.padded(own, row.column);
  let newText = besideSeparators(row, span, last);
  let select: Span | undefined;
  // One blank on both sides of what a cell holds, and only one in a cell that holds nothing.
  const separator = () => (last === '' ? '|' : ' |');
  for (const { column, value } of missing) {
    newText += isPipe ? `${separator()} ` : '\t';
    last = layout.padded(value, column);
    const at = newText.length + Math.max(0, last.indexOf(value));
    if (!select && value !== '' && row.table.columns[column]?.role === 'amount') select = { start: at, end: at + value.length };
    newText += last;
  }
  if (isPipe && layout.closesRows) newText += separator();
  return { span: { start: span.start, end: row.row.span.end }, newText, ...(select ? { select } : {}) };
}

/** What the row lacks, behind what it has. */
function restOfRow({ row, kind, text }: CursorRow, missing: readonly MissingCell[], layout: RowLayout): Edit {
  const { end } = row.span;
  const span = { start: end, end };
  if (kind === 'tab') return { span, newText: missing.map(({ value }) => `\t${value}`).join('') };
  const gap = /\s$/u.test(text.slice(row.span.start, end)) ? '' : ' ';
  const opens = hasTrailingPipe(text, row) ? '' : '| ';
  const written = missing.map(({ value, column }) => layout.padded(value, column)).join(' | ');
  return { span, newText: `${gap}${opens}${written}${layout.closesRows ? ' |' : ''}` };
}

/** A cell with its content put in; a blank one as wide as it was, where that is wide enough. */
function fillCell(row: CursorRow, column: number, value: string, layout: RowLayout): Edit {
  const cell = row.row.cells[column];
  if (!cell) return { span: { start: row.row.span.end, end: row.row.span.end }, newText: '' };
  if (row.kind === 'tab') return { span: cell.span, newText: value };
  const written = writeCell(value, 'pipe');
  if (cell.text !== '') return { span: cell.span, newText: written };
  return { span: cell.outer, newText: writtenAsWide(row.text, cell.outer, written, layout.alignmentOf(column)) };
}

/** Parts a new content from the pipes beside it. */
function besideSeparators({ text, kind, row }: CursorRow, { start, end }: Span, value: string): string {
  if (kind === 'tab') return value;
  const before = start > row.span.start && text.charAt(start - 1) === '|' ? ' ' : '';
  const after = text.charAt(end) === '|' ? ' ' : '';
  return before + value + after;
}

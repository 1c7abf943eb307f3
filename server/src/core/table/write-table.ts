/** Cells to text: how a cell, a row or a whole table is written so that reading it gives the same cells again. */
import { displayWidth, type WidthOptions } from '../base/display-width.js';

/** How the cells of a row are parted: by pipes, or by tabs. */
export type RowKind = 'pipe' | 'tab';

/** Where the content of a column stands; `none` is what a delimiter row says without colons, and is written to the left. */
export type ColumnAlignment = 'none' | 'left' | 'right' | 'center';

/** A table to be written anew. */
export interface NewTable {
  readonly kind: RowKind;
  /** The texts of the cells as `Cell.text` has them; the first row becomes the head of a pipe table. */
  readonly rows: readonly (readonly string[])[];
  /** By column; `none` where left out. Tabs cannot say it. */
  readonly alignments?: readonly ColumnAlignment[];
  readonly lineEnd?: string;
  /** What stands before every row, such as `> `. */
  readonly prefix?: string;
}

/**
 * Cells wider than this are not what their column is padded to: a row with a long goal or remark goes on beside its table
 * instead of stretching every other row.
 */
export const widestPadded = 60;

/** A delimiter cell has three dashes at least, which every reader of Markdown takes for one. */
export const narrowestColumn = 3;

/** A whole table, its columns aligned where pipes part them; without a line end after its last row. */
export function writeTable({ kind, rows, alignments = [], lineEnd = '\n', prefix = '' }: NewTable): string {
  if (kind === 'tab') return rows.map((row) => prefix + writeRow(row, kind)).join(lineEnd);
  const [head = [], ...body] = rows.map((row) => row.map((cell) => writeCell(cell, kind)));
  // A renderer drops the cells for which the head has no column.
  const columnCount = Math.max(1, head.length, ...body.map((row) => row.length));
  const fullHead = Array.from({ length: columnCount }, (_, column) => head[column] ?? '');
  const widths = columnWidths([fullHead, ...body]);
  const aligned = (row: readonly string[]) =>
    `${prefix}| ${row.map((cell, column) => padCell(cell, widths[column] ?? 0, alignments[column] ?? 'none')).join(' | ')} |`;
  const delimiters = widths.map((width, column) => delimiterCell(width, alignments[column] ?? 'none'));
  return [aligned(fullHead), `${prefix}| ${delimiters.join(' | ')} |`, ...body.map(aligned)].join(lineEnd);
}

/** One row by itself, with one blank on both sides of each cell of a pipe table. */
export function writeRow(cells: readonly string[], kind: RowKind): string {
  const written = cells.map((cell) => writeCell(cell, kind));
  if (kind === 'pipe') return `|${written.map((cell) => ` ${cell} |`).join('')}`;
  // A line without a tab is no row.
  return written.length === 1 ? `${written[0]}\t` : written.join('\t');
}

/**
 * A cell as it is written: what would part cells is escaped or becomes a blank, line breaks become `<br>` or a blank.
 * `text` is the content as `Cell.text` has it.
 */
export function writeCell(text: string, kind: RowKind): string {
  const oneLine = text.replace(LINE_BREAK, kind === 'pipe' ? '<br>' : ' ').replaceAll('\t', ' ');
  return kind === 'tab' ? oneLine : oneLine.replace(NEEDS_BACKSLASH, '\\$&');
}

const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/gu;
/** A pipe parts cells; a backslash before punctuation would be taken for an escape, and so would one at the end before a pipe. */
const NEEDS_BACKSLASH = /\||\\(?=[!-/:-@[-`{-~]|$)/gu;

/** The width of each column: that of its widest cell, as far as `widestPadded`. Cells are as written. */
export function columnWidths(rows: readonly (readonly string[])[], options: WidthOptions = {}): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      const width = displayWidth(cell, options);
      widths[column] = Math.max(widths[column] ?? narrowestColumn, width > widestPadded ? 0 : width);
    });
  }
  return widths;
}

/** A cell filled up with blanks; one that is wider than its column stays as it is. */
export function padCell(cell: string, width: number, alignment: ColumnAlignment, options: WidthOptions = {}): string {
  const missing = Math.max(0, width - displayWidth(cell, options));
  const before = blanksBefore(missing, alignment);
  return ' '.repeat(before) + cell + ' '.repeat(missing - before);
}

/** How many of the blanks that fill a cell up stand before its content. */
function blanksBefore(missing: number, alignment: ColumnAlignment): number {
  if (alignment === 'right') return missing;
  return alignment === 'center' ? missing >> 1 : 0;
}

/** The dashes of a delimiter row, with colons for the alignment. */
export function delimiterCell(width: number, alignment: ColumnAlignment): string {
  const left = alignment === 'left' || alignment === 'center' ? ':' : '';
  const right = alignment === 'right' || alignment === 'center' ? ':' : '';
  return left + '-'.repeat(Math.max(1, width - left.length - right.length)) + right;
}

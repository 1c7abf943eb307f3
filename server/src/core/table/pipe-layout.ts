/** How a pipe table is laid out in the source: where its pipes stand, how wide its columns are, what its delimiter row says. */

import { displayWidth, type WidthOptions } from '../base/display-width.js';
import type { LineMap } from '../base/line-map.js';
import type { SourceText } from '../base/source-text.js';
import type { Span } from '../base/span.js';
import { type DelimiterRow, readDelimiterRow } from './delimiter-row.js';
import { contentEnd, contentStart } from './line-end.js';
import type { Cell, PhysicalRow, PhysicalTable } from './physical-table.js';
import { isMarkdownSpace } from './white-space.js';

const PIPE = 0x7c;

/** Whether a pipe stands before the first cell of a row. */
export function hasLeadingPipe(text: SourceText, { cells, span }: PhysicalRow): boolean {
  const first = cells[0];
  return first !== undefined && first.outer.start > span.start && text.charCodeAt(first.outer.start - 1) === PIPE;
}

/** Whether a pipe stands behind the last cell of a row. */
export function hasTrailingPipe(text: SourceText, { cells, span }: PhysicalRow): boolean {
  const last = cells.at(-1);
  return last !== undefined && last.outer.end < span.end && text.charCodeAt(last.outer.end) === PIPE;
}

/** Whether a row is written with pipes at all: Markdown takes any text right below a table for a row of one cell. */
export function isPiped(text: SourceText, row: PhysicalRow): boolean {
  return row.cells.length > 1 || hasLeadingPipe(text, row) || hasTrailingPipe(text, row);
}

/**
 * A cell without the blanks and tabs around it. Wider spaces stay: an author indents names with them.
 * Empty at the place after one blank for a cell with nothing in it.
 */
export function inkOf(text: SourceText, { outer, span }: Cell): Span {
  let { start, end } = outer;
  while (start < end && isMarkdownSpace(text.charCodeAt(start))) start++;
  if (start === end) return { start: span.start, end: span.start };
  while (end > start && isMarkdownSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** The delimiter row of a table; undefined for lines of pipes that have none. */
export function delimiterOf(table: PhysicalTable, text: SourceText, lines: LineMap): DelimiterRow | undefined {
  if (table.kind !== 'pipe' || table.delimiterLine === undefined) return undefined;
  return readDelimiterRow(text, contentStart(text, lines, table.delimiterLine), contentEnd(text, lines, table.delimiterLine));
}

/** By column, the width between two pipes that the rows of a table share, spacing included; undefined where they differ. */
export function sharedWidths(table: PhysicalTable, text: string, options: WidthOptions = {}): readonly (number | undefined)[] {
  const rows = table.rows.filter((row) => isPiped(text, row));
  const widths: (number | undefined)[] = [];
  if (rows.length < 2) return widths;
  rows.forEach(({ cells }, place) => {
    cells.forEach(({ outer }, column) => {
      const width = displayWidth(text.slice(outer.start, outer.end), options);
      if (place === 0 || !(column in widths)) widths[column] = width;
      else if (widths[column] !== width) widths[column] = undefined;
    });
  });
  return widths;
}

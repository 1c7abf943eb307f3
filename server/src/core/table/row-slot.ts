/** Rows as stretches of lines that can be written, taken out and put elsewhere. */

import { displayWidth } from '../base/display-width.js';
import type { SourceText } from '../base/source-text.js';
import type { Span } from '../base/span.js';
import type { PhysicalRow } from './physical-table.js';
import { hasLeadingPipe, hasTrailingPipe } from './pipe-layout.js';
import { type ColumnAlignment, padCell, type RowKind, widestPadded, writeCell, writeRow } from './write-table.js';

/** What is a row's own of its line: from its first pipe or cell on, without the markers of quotations and lists before it. */
export function rowContent(text: SourceText, row: PhysicalRow): Span {
  const first = row.cells[0]?.outer.start ?? row.span.start;
  return { start: hasLeadingPipe(text, row) ? first - 1 : first, end: row.span.end };
}

/** What stands in a line before a new row beside another one: the marker of a list item is not repeated. */
export function prefixBeside(text: SourceText, row: PhysicalRow): string {
  return text.slice(row.span.start, rowContent(text, row).start).replace(/[^\s>]/gu, ' ');
}

/**
 * A row written beside another one: its cells as wide as those of the model, its pipes at the ends where the model has them.
 * Without what stands before the row in its line.
 */
export function writeRowLike(
  text: SourceText,
  model: PhysicalRow,
  values: readonly string[],
  kind: RowKind,
  alignmentOf: (column: number) => ColumnAlignment = () => 'left',
): string {
  if (kind === 'tab') return writeRow(values, kind);
  const written = values.map((value, column) => {
    const outer = model.cells[column]?.outer ?? { start: 0, end: 0 };
    return writtenAsWide(text, outer, writeCell(value, kind), alignmentOf(column));
  });
  // A blank cell needs the pipe that another row leaves out.
  const leads = hasLeadingPipe(text, model) || values[0] === '';
  const trails = hasTrailingPipe(text, model) || values.at(-1) === '';
  return `${leads ? '|' : ''}${written.join('|')}${trails ? '|' : ''}`;
}

/** What stands between two pipes: a cell as written, as wide as another one between its pipes, where that is not too wide. */
export function writtenAsWide(text: SourceText, { start, end }: Span, written: string, alignment: ColumnAlignment): string {
  const width = displayWidth(text.slice(start, end)) - 2;
  return ` ${padCell(written, width > widestPadded ? 0 : width, alignment)} `;
}

/** The line ending that goes before or after a row put beside another one. */
export function lineEndBeside(text: SourceText, { start, end }: Span): string {
  return lineEndAt(text, end) ?? lineEndBefore(text, start) ?? '\n';
}

function lineEndAt(text: SourceText, offset: number): string | undefined {
  if (text.startsWith('\r\n', offset)) return '\r\n';
  const character = text.charAt(offset);
  return character === '\n' || character === '\r' ? character : undefined;
}

function lineEndBefore(text: SourceText, offset: number): string | undefined {
  if (offset >= 2 && text.startsWith('\r\n', offset - 2)) return '\r\n';
  return offset > 0 ? lineEndAt(text, offset - 1) : undefined;
}

/** A row with its line ending, or with the one before it where it is the last line: taking it out leaves no blank line. */
export function wholeLine(text: SourceText, { start, end }: Span): Span {
  const after = lineEndAt(text, end);
  if (after !== undefined) return { start, end: end + after.length };
  return { start: start - (lineEndBefore(text, start)?.length ?? 0), end };
}

import type { SourceText } from '../base/source-text.js';
import type { Span } from '../base/span.js';
import { isMarkdownSpace } from './white-space.js';
import type { ColumnAlignment } from './write-table.js';

/** The line of dashes under the head of a pipe table. */
export interface DelimiterRow {
  readonly hasLeadingPipe: boolean;
  readonly hasTrailingPipe: boolean;
  readonly cells: readonly DelimiterCell[];
}

export interface DelimiterCell {
  /** The dashes with their colons. */
  readonly span: Span;
  /** Everything between the two separators, spacing included. */
  readonly outer: Span;
  readonly alignment: ColumnAlignment;
}

const PIPE = 0x7c;
const DASH = 0x2d;
const COLON = 0x3a;

/** Reads a line that is known to be a delimiter row; `start` and `end` bound it without its line ending. */
export function readDelimiterRow(text: SourceText, start: number, end: number): DelimiterRow {
  let offset = start;
  // What stands before the first mark is indentation, or the marker of a block quote.
  while (offset < end && !isMark(text.charCodeAt(offset))) offset++;
  const hasLeadingPipe = text.charCodeAt(offset) === PIPE;
  if (hasLeadingPipe) offset++;
  const cells: DelimiterCell[] = [];
  let hasTrailingPipe = false;
  while (offset < end) {
    const pipe = text.indexOf('|', offset);
    const cellEnd = pipe < 0 || pipe > end ? end : pipe;
    const span = trimmed(text, offset, cellEnd);
    if (span.start === span.end) break;
    cells.push({ span, outer: { start: offset, end: cellEnd }, alignment: alignmentOf(text, span) });
    hasTrailingPipe = cellEnd < end;
    offset = cellEnd + 1;
  }
  return { hasLeadingPipe, hasTrailingPipe, cells };
}

function isMark(code: number): boolean {
  return code === PIPE || code === DASH || code === COLON;
}

function trimmed(text: SourceText, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isMarkdownSpace(text.charCodeAt(start))) start++;
  while (end > start && isMarkdownSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function alignmentOf(text: SourceText, { start, end }: Span): ColumnAlignment {
  const left = text.charCodeAt(start) === COLON;
  const right = text.charCodeAt(end - 1) === COLON;
  if (left && right) return 'center';
  if (right) return 'right';
  return left ? 'left' : 'none';
}

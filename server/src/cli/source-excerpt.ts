import type { LineMap, Span } from '../core/api.js';
import { type Glyph, glyphsOf } from './display-width.js';

export interface SourceExcerpt {
  /** From 1. */
  readonly line: number;
  /** The line, or the part of it around the place where it is too long. */
  readonly source: string;
  /** Spaces up to the place and marks underneath it, column by column. */
  readonly marks: string;
}

/** ASCII on purpose: terminals disagree on how wide the Chinese ellipsis is. */
const cut = '...';

/** The line of a place with the place marked underneath, at most `width` columns wide. A place over several lines is marked on its first. */
export function excerptOf(text: string, lines: LineMap, span: Span, width: number): SourceExcerpt {
  const line = lines.lineAt(span.start);
  const lineStart = lines.lineStart(line);
  // A line may be the whole file; what is far from the place is never shown.
  const from = Math.max(lineStart, span.start - 2 * width);
  const to = Math.min(lineEnd(text, span.start), Math.max(span.start, Math.min(span.end, span.start + width)) + 2 * width);
  const glyphs = glyphsOf(text.slice(from, to));
  const place = columnsOf(glyphs, span.start - from, span.end - from);
  const sliced: Sliced = { before: from > lineStart, after: to < lineEnd(text, span.start) };
  return { line: line + 1, ...draw(glyphs, place, chooseWindow(glyphs, place, width, sliced), sliced) };
}

/** Whether something of the line was left out already, before or after. */
interface Sliced {
  readonly before: boolean;
  readonly after: boolean;
}

function lineEnd(text: string, offset: number): number {
  const rest = /[\r\n]/g;
  rest.lastIndex = offset;
  return rest.exec(text)?.index ?? text.length;
}

interface Columns {
  readonly from: number;
  readonly to: number;
}

function columnsOf(glyphs: readonly Glyph[], start: number, end: number): Columns {
  let from = 0;
  let to = 0;
  for (const glyph of glyphs) {
    if (glyph.start < start) from += glyph.width;
    if (glyph.start < end) to += glyph.width;
  }
  return { from, to: Math.max(to, from) };
}

/** The columns to show: everything, or a window with the place in its middle, or the beginning of a place wider than that. */
function chooseWindow(glyphs: readonly Glyph[], place: Columns, width: number, sliced: Sliced): Columns {
  const total = glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
  if (!sliced.before && !sliced.after && total <= width) return { from: 0, to: total };
  const room = Math.max(1, width - 2 * cut.length);
  const spare = Math.max(0, room - (place.to - place.from));
  const from = Math.max(0, Math.min(place.from - Math.floor(spare / 2), total - room));
  return { from, to: Math.min(total, from + room) };
}

function draw(glyphs: readonly Glyph[], place: Columns, window: Columns, sliced: Sliced): Pick<SourceExcerpt, 'source' | 'marks'> {
  let { before, after } = sliced;
  let column = 0;
  let source = '';
  let marks = '';
  let caret = 0;
  for (const glyph of glyphs) {
    const next = column + glyph.width;
    if (column < window.from) before = true;
    else if (next > window.to) after = true;
    else {
      source += glyph.shown;
      marks += (column >= place.from && column < place.to ? '^' : ' ').repeat(glyph.width);
      if (next <= place.from) caret = marks.length;
    }
    column = next;
  }
  // An empty place, such as a missing cell, is marked by one caret where it would be.
  if (place.from === place.to) marks = `${marks.slice(0, caret)}^`;
  const lead = before ? cut : '';
  return { source: lead + source + (after ? cut : ''), marks: ' '.repeat(lead.length) + marks.trimEnd() };
}

import type { SourceText } from '../../base/source-text.js';
import type { Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import type { PasteEdits } from './paste-choice.js';
import type { Place } from './place.js';
import { type SheetPart, titleAmong } from './sheet-parts.js';
import { writeRows } from './write-rows.js';

/** Writes tables with the lines around them over the selection; below the table that the selection stands in, if it does. */
export function insertTables(analysis: Analysis, selection: Span, place: Place, parts: readonly SheetPart[]): PasteEdits {
  const { text } = analysis;
  const { kind, lineEnd, inside } = place;
  const mark = headingMark(analysis, selection.start);
  const written = parts.reduce((text, part, at) => {
    const block =
      part.kind === 'lines' ? writeLines(part.lines, mark, lineEnd.repeat(kind === 'tab' ? 1 : 2)) : writeRows(part.rows, kind, lineEnd);
    // In Markdown a blank line parts a table from what stands above it; rows of tabs stand right below their unit.
    const isClose = kind === 'tab' && part.kind === 'table' && parts[at - 1]?.kind === 'lines';
    return text + (at === 0 ? '' : lineEnd.repeat(isClose ? 1 : 2)) + block;
  }, '');
  const isInRows =
    inside !== undefined && selection.end <= inside.span.end && (selection.start > inside.span.start || selection.end < inside.span.end);
  const span = isInRows ? { start: inside.span.end, end: inside.span.end } : selection;
  const newText = endsAbove(text, span.start, lineEnd) + written + endsBelow(text, span.end, lineEnd);
  const rows = parts.reduce((count, part) => count + (part.kind === 'table' ? part.rows.length : 0), 0);
  return { kind: 'insert', edits: [{ span, newText }], rows };
}

function writeLines(lines: readonly string[], mark: string, between: string): string {
  const title = titleAmong(lines);
  return lines.map((line, at) => (at === title ? mark + line : line)).join(between);
}

/** The heading marks before the title of the nearest table, which a new title gets too. */
function headingMark({ document: { tables }, text }: Analysis, offset: number): string {
  const titled = tables.filter(({ caption }) => caption.titleSpan !== undefined && caption.namesTable);
  const nearest = titled.findLast(({ span }) => span.start <= offset) ?? titled[0];
  const span = nearest?.caption.titleSpan;
  return span === undefined ? '' : (/^#{1,6}[ \t]+/u.exec(text.slice(span.start, span.end))?.[0] ?? '');
}

/** How far around a place it is looked for blank lines. */
const FAR = 1000;

/** What makes the text before an offset end in a blank line. */
function endsAbove(text: SourceText, offset: number, lineEnd: string): string {
  const lines = linesIn(text.slice(Math.max(0, offset - FAR), offset));
  if (lines.at(-1) !== '') return lineEnd.repeat(2);
  const isTop = lines.every((line) => line === '');
  return isTop || lines.at(-2) === '' ? '' : lineEnd;
}

/** What makes a blank line stand before the text from an offset on. */
function endsBelow(text: SourceText, offset: number, lineEnd: string): string {
  const lines = linesIn(text.slice(offset, offset + FAR));
  if (lines[0] !== '') return lineEnd.repeat(2);
  if (lines.every((line) => line === '')) return lines.length === 1 ? lineEnd : '';
  return lines[1] === '' ? '' : lineEnd;
}

function linesIn(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/u).map((line) => line.trim());
}

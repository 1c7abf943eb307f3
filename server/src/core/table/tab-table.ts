import type { SourceText } from '../base/source-text.js';
import { CellReader } from './cell.js';
import type { PhysicalRow } from './physical-table.js';
import { isWhiteSpace, skipWhiteSpace, trimEnd } from './white-space.js';

const TAB = 0x09;
const HASH = 0x23;
const PAREN = 0x29;
const ASTERISK = 0x2a;
const PLUS = 0x2b;
const DASH = 0x2d;
const DOT = 0x2e;
const GREATER = 0x3e;
const PIPE = 0x7c;
const FULL_STOP = '。';

/** How much of a row of cells a line with tabs looks like by itself. */
export const TabLineKind = {
  /** It cannot be a row. */
  None: 0,
  /** It may be a row where it follows one: its tabs only indent it, or set off the marker of a list item. */
  Weak: 1,
  /** It is a row beside other rows: content, then a tab. */
  Row: 2,
  /** A row with content on both sides of a tab. */
  Full: 3,
} as const;

export type TabLineKind = (typeof TabLineKind)[keyof typeof TabLineKind];

/** What the tabs of a line say about it. */
export interface TabLine {
  readonly kind: TabLineKind;
  readonly cellCount: number;
}

const NO_ROW: TabLine = { kind: TabLineKind.None, cellCount: 0 };

/** Looks at the tabs of a line. */
export function measureTabLine(text: string, start: number, end: number): TabLine {
  const first = skipWhiteSpace(text, start, end);
  const last = trimEnd(text, first, end);
  if (first === last) return NO_ROW;
  const code = text.charCodeAt(first);
  // A line of pipes is a row of the other kind, with or without its delimiter row; a quotation is prose.
  if (code === PIPE || code === GREATER) return NO_ROW;
  const leading = countTabs(text, start, first);
  const inner = countTabs(text, first, last);
  const cellCount = leading + inner + countTabs(text, last, end) + 1;
  if (cellCount === 1) return NO_ROW;
  if (code === HASH && cellCount < 3) return NO_ROW;
  if (inner === 0) return { kind: cellCount - 1 > leading ? TabLineKind.Row : TabLineKind.Weak, cellCount };
  return { kind: inner === 1 && isListMarker(text, first, last) ? TabLineKind.Weak : TabLineKind.Full, cellCount };
}

/** Whether a line with tabs begins a table: it is wide enough, or the line after it is a row as well. */
export function beginsTabTable(line: TabLine, next: TabLine): boolean {
  return line.kind === TabLineKind.Full && (line.cellCount >= 3 || next.kind >= TabLineKind.Row);
}

/** Whether a line that is only perhaps a row goes on with rows of `columnCount` cells above it. */
export function continuesRows(text: string, start: number, end: number, line: TabLine, columnCount: number): boolean {
  if (line.kind !== TabLineKind.Weak) return line.kind !== TabLineKind.None;
  if (line.cellCount > columnCount) return false;
  return line.cellCount >= 3 || !text.slice(start, end).includes(FULL_STOP);
}

/** Reads rows of tab-separated tables in a text. */
export class TabRows {
  readonly #text: SourceText;
  readonly #cells: CellReader;

  constructor(text: SourceText) {
    this.#text = text;
    this.#cells = new CellReader(text);
  }

  /** Reads a row; every tab separates two cells. */
  read(line: number, start: number, end: number): PhysicalRow {
    let cellStart = start;
    for (let offset = start; offset < end; offset++) {
      if (this.#text.charCodeAt(offset) !== TAB) continue;
      this.#cells.add(cellStart, offset);
      cellStart = offset + 1;
    }
    this.#cells.add(cellStart, end);
    return { line, span: { start, end }, cells: this.#cells.endRow() };
  }
}

function countTabs(text: string, start: number, end: number): number {
  let count = 0;
  for (let offset = start; offset < end; offset++) if (text.charCodeAt(offset) === TAB) count++;
  return count;
}

/** Whether what stands before the first tab is only a bullet, or a number with a point or a bracket. */
function isListMarker(text: string, start: number, end: number): boolean {
  let offset = start;
  while (offset < end && isDigit(text.charCodeAt(offset))) offset++;
  const code = text.charCodeAt(offset);
  const isMarker = offset > start ? code === DOT || code === PAREN : code === ASTERISK || code === PLUS || code === DASH;
  return isMarker && isWhiteSpace(text.charCodeAt(offset + 1));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

import { CellReader } from './cell.js';
import type { PhysicalRow } from './physical-table.js';
import { isMarkdownSpace, skipMarkdownSpace, skipWhiteSpace } from './white-space.js';

const PIPE = 0x7c;
const BACKSLASH = 0x5c;
const DASH = 0x2d;
const COLON = 0x3a;

/**
 * The number of cells GitHub Flavored Markdown sees in a row above a delimiter row; 0 when it cannot be one.
 * The range holds the content of the line, without the markers of block quotes and list items.
 */
export function countHeadCells(text: string, start: number, end: number): number {
  let offset = skipMarkdownSpace(text, start, end);
  if (offset === end) return 0;
  if (text.charCodeAt(offset) === PIPE) offset++;
  let count = 0;
  let awaitsContent = true;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (!isMarkdownSpace(code)) {
      if (awaitsContent) count++;
      awaitsContent = code === PIPE;
      if (code === BACKSLASH && isEscapable(text, offset + 1, end)) offset++;
    }
    offset++;
  }
  return count;
}

/** The number of cells of a delimiter row such as `|---|:-:|`; 0 when the line is none. */
export function countDelimiterCells(text: string, start: number, end: number): number {
  let offset = skipMarkdownSpace(text, start, end);
  let count = 0;
  // A line of dashes alone is a rule or an underline: without a pipe or a colon nothing says "table".
  let isMarked = false;
  if (text.charCodeAt(offset) === PIPE) {
    isMarked = true;
    offset = skipMarkdownSpace(text, offset + 1, end);
  } else if (offset === end) return 0;
  while (offset < end) {
    if (text.charCodeAt(offset) === COLON) {
      isMarked = true;
      offset++;
    }
    if (offset >= end || text.charCodeAt(offset) !== DASH) return 0;
    while (offset < end && text.charCodeAt(offset) === DASH) offset++;
    if (offset < end && text.charCodeAt(offset) === COLON) {
      isMarked = true;
      offset++;
    }
    count++;
    offset = skipMarkdownSpace(text, offset, end);
    if (offset === end) break;
    if (text.charCodeAt(offset) !== PIPE) return 0;
    isMarked = true;
    offset = skipMarkdownSpace(text, offset + 1, end);
  }
  return isMarked ? count : 0;
}

/** Whether a line holds a pipe that separates cells. */
export function hasPipe(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === PIPE) return true;
    if (code === BACKSLASH && isEscapable(text, offset + 1, end)) offset++;
  }
  return false;
}

/** Reads rows of pipe tables in a text. */
export class PipeRows {
  readonly #text: string;
  readonly #cells: CellReader;

  constructor(text: string) {
    this.#text = text;
    this.#cells = new CellReader(text, resolveEscapes);
  }

  /**
   * Reads a row; every cell is kept, also where the row is shorter or longer than the head. `contentStart` is where the line
   * begins inside its block quotes and list items.
   */
  read(line: number, start: number, contentStart: number, end: number): PhysicalRow {
    const text = this.#text;
    let cellStart = contentStart;
    let offset = skipMarkdownSpace(text, contentStart, end);
    if (offset < end && text.charCodeAt(offset) === PIPE) cellStart = ++offset;
    for (; offset < end; offset++) {
      const code = text.charCodeAt(offset);
      if (code === PIPE) {
        this.#cells.add(cellStart, offset);
        cellStart = offset + 1;
      } else if (code === BACKSLASH && isEscapable(text, offset + 1, end)) offset++;
    }
    // White space behind the last pipe is no cell, whatever kind of space it is.
    if (this.#cells.count === 0 || skipWhiteSpace(text, cellStart, end) < end) this.#cells.add(cellStart, end);
    return { line, span: { start, end }, cells: this.#cells.endRow() };
  }
}

function isEscapable(text: string, offset: number, end: number): boolean {
  if (offset >= end) return false;
  const code = text.charCodeAt(offset);
  return code === PIPE || code === BACKSLASH;
}

/** Takes the backslash away from escaped ASCII punctuation; converters write `\-12.00` and `\[2080505\]`. */
function resolveEscapes(written: string): string {
  let backslash = written.indexOf('\\');
  if (backslash < 0) return written;
  let resolved = '';
  let copied = 0;
  while (backslash >= 0) {
    const isEscape = isAsciiPunctuation(written.charCodeAt(backslash + 1));
    if (isEscape) {
      resolved += written.slice(copied, backslash);
      copied = backslash + 1;
    }
    backslash = written.indexOf('\\', backslash + (isEscape ? 2 : 1));
  }
  return resolved + written.slice(copied);
}

function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f) || (code >= 0x3a && code <= 0x40) || (code >= 0x5b && code <= 0x60) || (code >= 0x7b && code <= 0x7e)
  );
}

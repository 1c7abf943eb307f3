import { isRule } from './leaf-start.js';
import type { LineCursor } from './line-cursor.js';
import { isMarkdownSpace, skipMarkdownSpace } from './white-space.js';

const ASTERISK = 0x2a;
const PLUS = 0x2b;
const DASH = 0x2d;
const DOT = 0x2e;
const PAREN = 0x29;
const ZERO = 0x30;
const ONE = 0x31;
const NINE = 0x39;
const GREATER = 0x3e;

const CODE_INDENT = 4;
const LONGEST_NUMBER = 9;

/**
 * Deeper block quotes and list items are read as text. No draft nests so deep, and without a bound
 * one line of markers followed by many blank lines would take quadratic time.
 */
const MAX_DEPTH = 32;

/** An open block quote or list item. */
interface Container {
  /** `>` for a block quote; for a list item its bullet, or what follows its number. */
  readonly marker: number;
  /** The columns a line must be indented to belong to the list item. */
  size: number;
  /** The item has no content yet: its marker stood alone. */
  isBare: boolean;
  /** A blank line followed the lone marker, so nothing more can belong to the item. */
  isSpent: boolean;
}

/** The block quotes and list items that are open at a line, outermost first. */
export class Containers {
  readonly #text: string;
  readonly #open: Container[] = [];
  /** Whether the last `match` ended with a new item of an open list. */
  hasNewItem = false;

  constructor(text: string) {
    this.#text = text;
  }

  get depth(): number {
    return this.#open.length;
  }

  /** Closes all but the outermost `depth` containers. */
  closeTo(depth: number): void {
    this.#open.length = depth;
  }

  /** Moves the cursor over the markers and indents of the containers that go on in its line; returns how many do. */
  match(cursor: LineCursor): number {
    this.hasNewItem = false;
    for (let index = 0; index < this.#open.length; index++) {
      const container = this.#open[index] as Container;
      if (container.marker === GREATER) {
        if (!this.#passQuoteMarker(cursor)) return index;
      } else if (!this.#passItemIndent(cursor, container)) {
        if (!this.#startsNextItem(cursor, container)) return index;
        this.closeTo(index + 1);
        this.hasNewItem = true;
        return index + 1;
      }
    }
    return this.#open.length;
  }

  /**
   * Opens the containers that start at the cursor, closing those beyond `matched` with the first; returns whether any did.
   * A line that could as well go on with the text above it starts a list only in the plainest cases.
   */
  openAt(cursor: LineCursor, matched: number, isInterrupting: boolean): boolean {
    let hasOpened = false;
    while ((hasOpened ? this.#open.length : matched) < MAX_DEPTH) {
      const started = this.#passQuoteMarker(cursor)
        ? { marker: GREATER, size: 0, isBare: false, isSpent: false }
        : this.#passListMarker(cursor, isInterrupting);
      if (!started) break;
      if (!hasOpened) this.closeTo(matched);
      hasOpened = true;
      this.#open.push(started);
    }
    return hasOpened;
  }

  #passQuoteMarker(cursor: LineCursor): boolean {
    cursor.peek();
    if (cursor.indent >= CODE_INDENT || cursor.nextCode !== GREATER) return false;
    cursor.passMarker(1);
    cursor.passColumns(1);
    return true;
  }

  #passItemIndent(cursor: LineCursor, item: Container): boolean {
    cursor.peek();
    if (cursor.isBlank) {
      item.isSpent ||= item.isBare;
      cursor.passColumns(item.size);
      return true;
    }
    const goesOn = !item.isSpent && cursor.indent >= item.size;
    item.isSpent = false;
    item.isBare = false;
    if (goesOn) cursor.passColumns(item.size);
    return goesOn;
  }

  #startsNextItem(cursor: LineCursor, item: Container): boolean {
    const next = this.#passListMarker(cursor, false, item.marker);
    if (!next) return false;
    item.size = next.size;
    item.isBare = next.isBare;
    return true;
  }

  #passListMarker(cursor: LineCursor, isInterrupting: boolean, wanted?: number): Container | undefined {
    cursor.peek();
    if (cursor.isBlank || cursor.indent >= CODE_INDENT) return undefined;
    const { next, end, indent } = cursor;
    const width = this.#listMarkerWidth(next, end, isInterrupting);
    if (width === 0) return undefined;
    const after = next + width;
    const marker = this.#text.charCodeAt(after - 1);
    if (wanted !== undefined && marker !== wanted) return undefined;
    if (skipMarkdownSpace(this.#text, after, end) === end) {
      if (isInterrupting) return undefined;
      cursor.passMarker(width);
      return { marker, size: indent + width + 1, isBare: true, isSpent: false };
    }
    if (!isMarkdownSpace(this.#text.charCodeAt(after))) return undefined;
    cursor.passMarker(width);
    cursor.peek();
    // More than four spaces are one space and indented code.
    const spaces = cursor.indent > CODE_INDENT ? 1 : cursor.indent;
    cursor.passColumns(spaces);
    return { marker, size: indent + width + spaces, isBare: false, isSpent: false };
  }

  /** The width of the bullet or number at `offset`, or 0. */
  #listMarkerWidth(offset: number, end: number, isInterrupting: boolean): number {
    const code = this.#text.charCodeAt(offset);
    if (code === PLUS) return 1;
    if (code === ASTERISK || code === DASH) return isRule(this.#text, offset, end) ? 0 : 1;
    if (code < ZERO || code > NINE) return 0;
    // Only a list that starts at 1 interrupts a paragraph.
    if (isInterrupting && code !== ONE) return 0;
    let digits = 1;
    while (digits < LONGEST_NUMBER && isDigit(this.#text.charCodeAt(offset + digits))) digits++;
    if (offset + digits >= end || (isInterrupting && digits > 1)) return 0;
    const after = this.#text.charCodeAt(offset + digits);
    return after === DOT || after === PAREN ? digits + 1 : 0;
  }
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

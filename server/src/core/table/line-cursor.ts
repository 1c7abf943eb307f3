import { isMarkdownSpace } from './white-space.js';

const TAB = 0x09;
const TAB_STOP = 4;

/**
 * A place in one line, by offset and by column: Markdown counts a tab as the spaces up to the next multiple of four,
 * and a list item may take only some of them.
 */
export class LineCursor {
  readonly #text: string;
  /** The character at the cursor; when the column lies inside a tab, the tab. */
  offset = 0;
  /** Where the line ends, without its line ending. */
  end = 0;
  /** The first character that is neither space nor tab, as found by the last `peek`. */
  next = 0;
  /** The columns between the cursor and `next`. */
  indent = 0;
  #column = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes to the start of a line. */
  enter(start: number, end: number): void {
    this.offset = start;
    this.end = end;
    this.#column = 0;
  }

  /** Looks for the first character that is neither space nor tab, without moving. */
  peek(): void {
    let offset = this.offset;
    let column = this.#column;
    for (; offset < this.end; offset++) {
      const code = this.#text.charCodeAt(offset);
      if (!isMarkdownSpace(code)) break;
      column = code === TAB ? nextTabStop(column) : column + 1;
    }
    this.next = offset;
    this.indent = column - this.#column;
  }

  /** Whether nothing but spaces and tabs followed at the last `peek`. */
  get isBlank(): boolean {
    return this.next === this.end;
  }

  /** The character found by the last `peek`, or NaN at the end of the line. */
  get nextCode(): number {
    return this.next < this.end ? this.#text.charCodeAt(this.next) : Number.NaN;
  }

  /** Moves to the character found by the last `peek` and over `width` characters that are neither space nor tab. */
  passMarker(width: number): void {
    this.#column += this.indent + width;
    this.offset = this.next + width;
  }

  /** Moves over at most `columns` columns of spaces and tabs. */
  passColumns(columns: number): void {
    let left = columns;
    while (left > 0 && this.offset < this.end) {
      const code = this.#text.charCodeAt(this.offset);
      if (!isMarkdownSpace(code)) return;
      const width = code === TAB ? nextTabStop(this.#column) - this.#column : 1;
      if (width <= left) this.offset++;
      this.#column += Math.min(width, left);
      left -= width;
    }
  }
}

function nextTabStop(column: number): number {
  return (Math.floor(column / TAB_STOP) + 1) * TAB_STOP;
}

/** A place in the text: zero-based line and UTF-16 column, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text start, and how long it is: all that a line map knows, as plain data. */
export interface LineLayout {
  readonly starts: ArrayLike<number>;
  readonly length: number;
}

/** Translates between offsets and positions. Lines end with LF, CRLF or CR. */
export class LineMap {
  readonly #starts: ArrayLike<number>;
  readonly #length: number;

  constructor(text: string | LineLayout) {
    this.#starts = typeof text === 'string' ? lineStartsOf(text) : text.starts;
    this.#length = text.length;
  }

  get layout(): LineLayout {
    return { starts: this.#starts, length: this.#length };
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The offset at which a zero-based line starts; past the last line, the length of the text. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** The offset at which a zero-based line ends, its line ending included. */
  lineEnd(line: number): number {
    return this.lineStart(line + 1);
  }

  /** The zero-based line that holds an offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, character: Math.min(offset, this.lineEnd(line)) - this.lineStart(line) };
  }

  offsetAt(position: Position): number {
    const { line, character } = position;
    return Math.min(this.lineStart(line) + character, this.#length);
  }
}

/** The offsets at which the lines of a text start. */
export function lineStartsOf(text: string): Uint32Array {
  let starts = new Uint32Array(1 + (text.length >> 5));
  let count = 1;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code > 13 || (code !== 10 && (code !== 13 || text.charCodeAt(offset + 1) === 10))) continue;
    if (count === starts.length) {
      const longer = new Uint32Array(count * 2);
      longer.set(starts);
      starts = longer;
    }
    starts[count++] = offset + 1;
  }
  return starts.subarray(0, count);
}

import { LineMap, lineStartsOf, type Position } from './line-map.js';
import type { SourceText } from './source-text.js';

/** What a line may grow by before the text is laid out anew: as much as is typed in one go. */
const ROOM = 128;

/**
 * A text that is being typed: each line has room to grow, so that the offsets of a line stay what they are while other lines
 * change. What was read of a line therefore stays true, places included, until that line itself changes. Offsets count room as
 * well: they are in order and lead to the text by `slice` and `lines`, but differences between lines are no lengths. A changed
 * text is another object; both stay as they are.
 */
export class RoomyText implements SourceText {
  readonly lines: RoomyLines;
  /** The length of the text without the room of its lines. */
  readonly textLength: number;
  /** The lines, each with its line ending. */
  readonly #contents: readonly string[];
  readonly #starts: Float64Array;
  #whole: string | undefined;
  #plain: Float64Array | undefined;
  #lastLine = 0;

  private constructor(contents: readonly string[], starts: Float64Array, textLength: number, whole?: string) {
    this.textLength = textLength;
    this.#contents = contents;
    this.#starts = starts;
    this.#whole = whole;
    this.lines = new RoomyLines(contents, starts);
  }

  /** Lays a text out. */
  static of(text: string): RoomyText {
    const breaks = lineStartsOf(text);
    const contents = new Array<string>(breaks.length);
    const starts = new Float64Array(breaks.length);
    let start = 0;
    for (let line = 0; line < breaks.length; line++) {
      const content = text.slice(breaks[line], breaks[line + 1] ?? text.length);
      contents[line] = content;
      starts[line] = start;
      start += content.length + ROOM;
    }
    return new RoomyText(contents, starts, text.length, text);
  }

  get lineCount(): number {
    return this.#contents.length;
  }

  /** Where the last line ends. */
  get length(): number {
    const last = this.#contents.length - 1;
    return (this.#starts[last] as number) + (this.#contents[last] as string).length;
  }

  /** A line with its line ending; nothing beyond the last. */
  line(line: number): string {
    return this.#contents[line] ?? '';
  }

  /**
   * The text with a part of one line replaced; undefined where that is no change within a line: where line endings come or go,
   * or the line has no more room.
   */
  withinLine(line: number, start: number, end: number, newText: string): RoomyText | undefined {
    const content = this.#contents[line];
    if (content === undefined || /[\r\n]/u.test(newText)) return undefined;
    const length = withoutLineEnding(content);
    const [from, to] = [Math.min(start, length), Math.min(end, length)];
    const changed = content.slice(0, from) + newText + content.slice(to);
    const next = this.#starts[line + 1];
    if (next !== undefined && (this.#starts[line] as number) + changed.length > next) return undefined;
    const contents = this.#contents.slice();
    contents[line] = changed;
    return new RoomyText(contents, this.#starts, this.textLength + changed.length - content.length);
  }

  /** Where an offset stands in the text as a string, without room. */
  plainOffsetOf(offset: number): number {
    const line = this.#lineAt(offset);
    return (this.#plainStarts()[line] as number) + this.lines.columnOf(offset, line);
  }

  /** The offset of what stands at an offset of the text as a string. */
  offsetOfPlain(offset: number): number {
    const starts = this.#plainStarts();
    const line = new LineMap({ starts, length: this.textLength }).lineAt(offset);
    return (this.#starts[line] as number) + offset - (starts[line] as number);
  }

  #plainStarts(): Float64Array {
    if (this.#plain === undefined) {
      this.#plain = new Float64Array(this.#contents.length);
      let start = 0;
      for (let line = 0; line < this.#contents.length; line++) {
        this.#plain[line] = start;
        start += (this.#contents[line] as string).length;
      }
    }
    return this.#plain;
  }

  /** The first and the last line that read otherwise in another text; undefined where that text is laid out otherwise. */
  changedSince(other: RoomyText): { readonly first: number; readonly last: number } | undefined {
    if (this.#starts !== other.#starts) return undefined;
    const [mine, theirs] = [this.#contents, other.#contents];
    let first = 0;
    while (first < mine.length && mine[first] === theirs[first]) first++;
    let last = mine.length - 1;
    while (last > first && mine[last] === theirs[last]) last--;
    return { first, last };
  }

  /** The lines from one up to another, joined. */
  linesBetween(first: number, after: number): string {
    return this.#contents.slice(first, after).join('');
  }

  slice(start = 0, end = this.length): string {
    if (end <= start) return '';
    const first = this.#lineAt(start);
    const last = end < this.lines.lineStart(first + 1) ? first : this.lines.lineAt(end);
    const content = this.#contents[first] as string;
    const from = this.lines.columnOf(start, first);
    if (last === first) return content.slice(from, this.lines.columnOf(end, first));
    const inner = first + 1 < last ? this.linesBetween(first + 1, last) : '';
    return content.slice(from) + inner + (this.#contents[last] as string).slice(0, this.lines.columnOf(end, last));
  }

  /** Not a number where there is no text, as in the room of a line. */
  charCodeAt(offset: number): number {
    return this.charAt(offset).charCodeAt(0);
  }

  charAt(offset: number): string {
    const line = this.#lineAt(offset);
    return offset < 0 ? '' : (this.#contents[line] as string).charAt(this.lines.columnOf(offset, line));
  }

  /** Words that do not reach over lines. */
  startsWith(words: string, offset = 0): boolean {
    const line = this.#lineAt(offset);
    return (this.#contents[line] as string).startsWith(words, this.lines.columnOf(offset, line));
  }

  /** Words that do not reach over lines. */
  indexOf(words: string, from = 0): number {
    const first = this.#lineAt(from);
    for (let line = first; line < this.#contents.length; line++) {
      const start = this.#starts[line] as number;
      const at = (this.#contents[line] as string).indexOf(words, line === first ? from - start : 0);
      if (at >= 0) return start + at;
    }
    return -1;
  }

  toString(): string {
    this.#whole ??= this.#contents.join('');
    return this.#whole;
  }

  /** What is read in order mostly stands in the line read last. */
  #lineAt(offset: number): number {
    const last = this.#lastLine;
    if ((this.#starts[last] as number) <= offset && offset < (this.#starts[last + 1] ?? Number.POSITIVE_INFINITY)) return last;
    this.#lastLine = this.lines.lineAt(offset);
    return this.#lastLine;
  }
}

/** The lines of a text of either kind. */
export function linesOf(text: string | RoomyText): LineMap {
  return typeof text === 'string' ? new LineMap(text) : text.lines;
}

class RoomyLines extends LineMap {
  readonly #contents: readonly string[];

  constructor(contents: readonly string[], starts: Float64Array) {
    const last = contents.length - 1;
    super({ starts, length: (starts[last] as number) + (contents[last] as string).length });
    this.#contents = contents;
  }

  /**
   * The column of an offset in a line. What stands right before the next line is the line ending, as it would be without room;
   * all other room counts as the end of the line.
   */
  columnOf(offset: number, line: number): number {
    const content = this.#contents[line] ?? '';
    const column = offset - this.lineStart(line);
    if (column <= content.length) return column;
    const beforeNext = this.lineStart(line + 1) - offset;
    return beforeNext <= content.length - withoutLineEnding(content) ? content.length - beforeNext : content.length;
  }

  override positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    const character = this.columnOf(offset, line);
    const content = this.#contents[line] ?? '';
    // Behind its line ending begins the next line.
    const isBehind = character === content.length && withoutLineEnding(content) < character;
    return isBehind ? { line: line + 1, character: 0 } : { line, character };
  }

  override lineEnd(line: number): number {
    return this.lineStart(line) + (this.#contents[line]?.length ?? 0);
  }

  override offsetAt({ line, character }: Position): number {
    return Math.min(this.lineStart(line) + character, this.lineEnd(line));
  }
}

function withoutLineEnding(line: string): number {
  const { length } = line;
  if (line.endsWith('\r\n')) return length - 2;
  return line.endsWith('\n') || line.endsWith('\r') ? length - 1 : length;
}

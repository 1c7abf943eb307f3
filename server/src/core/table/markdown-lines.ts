import type { LineMap } from '../base/line-map.js';
import { Containers } from './containers.js';
import { countFrontMatterLines } from './front-matter.js';
import { endsHtmlBlock, HtmlKind, htmlBlockAt } from './html-block.js';
import { closesFence, type Fence, fenceAt, isHeading, isRule, isUnderline } from './leaf-start.js';
import { LineCursor } from './line-cursor.js';
import { contentEnd, contentStart } from './line-end.js';
import { countDelimiterCells, countHeadCells, hasPipe } from './pipe-table.js';
import { beginsTabTable, measureTabLine } from './tab-table.js';
import { skipMarkdownSpace } from './white-space.js';

/** What a line is in GitHub Flavored Markdown, as far as tables and text are concerned. */
export const LineKind = {
  Blank: 0,
  /** Prose, headings and lists; also HTML with text in it, and text that is merely indented, as pasted drafts are. */
  Text: 1,
  /** Fenced code, scripts, front matter, rules and underlines. */
  Apart: 2,
  TableHead: 3,
  TableDelimiter: 4,
  TableRow: 5,
  /** A comment, which no reader sees but which may speak to the checker. */
  Comment: 6,
} as const;

export type LineKind = (typeof LineKind)[keyof typeof LineKind];

/** Every line of a document with its kind. */
export interface MarkdownLines {
  /** A `LineKind` per line. */
  readonly kinds: Uint8Array;
  /** Per line, where it begins inside its block quotes and list items. */
  readonly starts: Int32Array;
  /** Per line, 1 for an empty line behind which nothing is open: what stands below it reads the same without what is above it. */
  readonly closes: Uint8Array;
}

/**
 * Tells for each line what it is, in one pass and in linear time; no text makes it fail. Lines that are not the top of a document
 * hold no front matter.
 */
export function readMarkdownLines(text: string, lines: LineMap, isTop = true): MarkdownLines {
  const reader = new LineReader(text, lines);
  for (let line = isTop ? countFrontMatterLines(text, lines) : 0; line < lines.lineCount; line++) reader.read(line);
  return reader;
}

const Leaf = { None: 0, Paragraph: 1, IndentedCode: 2, Fence: 3, Html: 4, Table: 5 } as const;
type Leaf = (typeof Leaf)[keyof typeof Leaf];

const CODE_INDENT = 4;

const TAB = 0x09;
const DASH = 0x2d;
const COLON = 0x3a;
const PIPE = 0x7c;

/**
 * Reads lines in order as CommonMark describes: first the open block quotes and list items that go on, then the ones
 * that start, then what the rest of the line does to the innermost block. A line is `lazy` when it goes on with a
 * paragraph without the markers of its containers.
 */
class LineReader implements MarkdownLines {
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly closes: Uint8Array;
  readonly #text: string;
  readonly #lines: LineMap;
  readonly #cursor: LineCursor;
  readonly #containers: Containers;
  #leaf: Leaf = Leaf.None;
  #fence: Fence = { marker: 0, length: 0 };
  #htmlKind: HtmlKind = HtmlKind.Tag;
  /** Whether the last line of the open paragraph becomes the head of a table when a delimiter row follows. */
  #mayBeHead = false;

  constructor(text: string, lines: LineMap) {
    this.#text = text;
    this.#lines = lines;
    this.kinds = new Uint8Array(lines.lineCount).fill(LineKind.Apart);
    this.starts = new Int32Array(lines.lineCount);
    this.closes = new Uint8Array(lines.lineCount);
    this.#cursor = new LineCursor(text);
    this.#containers = new Containers(text);
  }

  read(line: number): void {
    const cursor = this.#cursor;
    const containers = this.#containers;
    cursor.enter(contentStart(this.#text, this.#lines, line), contentEnd(this.#text, this.#lines, line));
    const depth = containers.depth;
    const matched = containers.match(cursor);
    const goesOn = matched === depth && !containers.hasNewItem;
    const isLazy = matched < depth && !containers.hasNewItem;
    if (containers.hasNewItem) this.#leaf = Leaf.None;
    if (goesOn && (this.#leaf === Leaf.Fence || this.#leaf === Leaf.Html)) {
      cursor.peek();
      this.kinds[line] = this.#leaf === Leaf.Fence ? this.#readFenceLine() : this.#readHtmlLine();
      return;
    }
    const isInterrupting = goesOn && (this.#leaf === Leaf.Paragraph || this.#leaf === Leaf.IndentedCode);
    const hasOpened = containers.openAt(cursor, matched, isInterrupting);
    if (hasOpened) this.#leaf = Leaf.None;
    cursor.peek();
    this.starts[line] = cursor.offset;
    this.kinds[line] = this.#readContent(line, isLazy && !hasOpened, matched);
    const isEmpty = cursor.offset === cursor.end;
    if (isEmpty && this.kinds[line] === LineKind.Blank && this.#leaf === Leaf.None && containers.depth === 0) this.closes[line] = 1;
  }

  #readContent(line: number, isLazy: boolean, matched: number): LineKind {
    const isParagraph = this.#leaf === Leaf.Paragraph;
    if (this.#cursor.isBlank) {
      if (this.#leaf !== Leaf.IndentedCode || isLazy) this.#leaf = Leaf.None;
      if (isLazy) this.#containers.closeTo(matched);
      return LineKind.Blank;
    }
    if (isParagraph && !isLazy && this.#isDelimiterOf(line - 1)) return this.#startTable(line);
    if (this.#cursor.indent >= CODE_INDENT) return this.#readIndented(isLazy, matched);
    const { next, end } = this.#cursor;
    if (isParagraph && !isLazy && isUnderline(this.#text, next, end)) {
      this.#leaf = Leaf.None;
      return LineKind.Apart;
    }
    const started = this.#startLeaf(!isParagraph || isLazy);
    if (isLazy && (started === undefined ? !isParagraph : !(isParagraph && this.#isInTag))) this.#containers.closeTo(matched);
    if (started !== undefined) return started;
    if (this.#leaf === Leaf.Table && !isLazy && !this.#isTabTableAt(line)) return LineKind.TableRow;
    // A line that goes on from a table without its containers' markers is text for good.
    this.#mayBeHead = !(this.#leaf === Leaf.Table && isLazy);
    this.#leaf = Leaf.Paragraph;
    return LineKind.Text;
  }

  /** Ends the open paragraph before its last line, the head of a table. */
  #startTable(delimiterLine: number): LineKind {
    const headEnd = contentEnd(this.#text, this.#lines, delimiterLine - 1);
    const head = skipMarkdownSpace(this.#text, this.starts[delimiterLine - 1] as number, headEnd);
    // A lone tag cannot interrupt a paragraph, but where a table would, the tag comes first.
    if (htmlBlockAt(this.#text, head, headEnd, true) === HtmlKind.Tag) {
      this.#leaf = Leaf.Html;
      this.#htmlKind = HtmlKind.Tag;
      return LineKind.Text;
    }
    this.kinds[delimiterLine - 1] = LineKind.TableHead;
    this.#leaf = Leaf.Table;
    return LineKind.TableDelimiter;
  }

  #readIndented(isLazy: boolean, matched: number): LineKind {
    if (this.#leaf === Leaf.Paragraph) this.#mayBeHead = false;
    else {
      this.#leaf = isLazy ? Leaf.None : Leaf.IndentedCode;
      if (isLazy) this.#containers.closeTo(matched);
    }
    return LineKind.Text;
  }

  /** Starts a block that is neither paragraph nor table, if the line does; returns the kind of the line then. */
  #startLeaf(allowsTag: boolean): LineKind | undefined {
    const { next, end } = this.#cursor;
    if (isHeading(this.#text, next, end)) {
      this.#leaf = Leaf.None;
      return LineKind.Text;
    }
    if (isRule(this.#text, next, end)) {
      this.#leaf = Leaf.None;
      return LineKind.Apart;
    }
    const fence = fenceAt(this.#text, next, end);
    if (fence) {
      this.#fence = fence;
      this.#leaf = Leaf.Fence;
      return LineKind.Apart;
    }
    const htmlKind = htmlBlockAt(this.#text, next, end, allowsTag);
    if (htmlKind === undefined) return undefined;
    this.#htmlKind = htmlKind;
    this.#leaf = endsHtmlBlock(this.#text, htmlKind, next, end, true) ? Leaf.None : Leaf.Html;
    return kindOfHtml(htmlKind);
  }

  get #isInTag(): boolean {
    return this.#leaf === Leaf.Html && this.#htmlKind === HtmlKind.Tag;
  }

  #readFenceLine(): LineKind {
    const { indent, next, end } = this.#cursor;
    if (indent < CODE_INDENT && closesFence(this.#text, next, end, this.#fence)) this.#leaf = Leaf.None;
    return LineKind.Apart;
  }

  #readHtmlLine(): LineKind {
    const { isBlank, offset, end } = this.#cursor;
    const kind = kindOfHtml(this.#htmlKind);
    if (isBlank && kind === LineKind.Text) this.#leaf = Leaf.None;
    else if (endsHtmlBlock(this.#text, this.#htmlKind, offset, end, false)) this.#leaf = Leaf.None;
    return isBlank ? LineKind.Blank : kind;
  }

  #isDelimiterOf(headLine: number): boolean {
    const { indent, next, nextCode, end } = this.#cursor;
    if (!this.#mayBeHead || indent >= CODE_INDENT) return false;
    if (nextCode !== PIPE && nextCode !== DASH && nextCode !== COLON) return false;
    const count = countDelimiterCells(this.#text, next, end);
    if (count === 0) return false;
    const headStart = this.starts[headLine] as number;
    return count === countHeadCells(this.#text, headStart, contentEnd(this.#text, this.#lines, headLine));
  }

  /** In GFM any text right below a pipe table is a row of it; tab-separated rows there are a table of their own. */
  #isTabTableAt(line: number): boolean {
    const text = this.#text;
    const { offset, end } = this.#cursor;
    if (hasPipe(text, offset, end) || !hasTab(text, offset, end)) return false;
    const nextStart = this.#lines.lineStart(line + 1);
    const nextEnd = contentEnd(text, this.#lines, line + 1);
    return beginsTabTable(measureTabLine(text, offset, end), measureTabLine(text, nextStart, nextEnd));
  }
}

function kindOfHtml(kind: HtmlKind): LineKind {
  if (kind === HtmlKind.Comment) return LineKind.Comment;
  return kind === HtmlKind.Block || kind === HtmlKind.Tag ? LineKind.Text : LineKind.Apart;
}

function hasTab(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) if (text.charCodeAt(offset) === TAB) return true;
  return false;
}

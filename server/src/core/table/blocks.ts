import { LineMap } from '../base/line-map.js';
import { areTableRows, isBareRow } from './bare-rows.js';
import { contentEnd, contentStart } from './line-end.js';
import { LineKind, type MarkdownLines, readMarkdownLines } from './markdown-lines.js';
import type { Block, PhysicalRow, PhysicalTable } from './physical-table.js';
import { countDelimiterCells, PipeRows } from './pipe-table.js';
import { continuesRows, measureTabLine, type TabLine, TabLineKind, TabRows } from './tab-table.js';
import { skipWhiteSpace, trimEnd } from './white-space.js';

/** Reads a document into its tables and lines of text, in order. */
export function readBlocks(text: string, lines: LineMap): readonly Block[] {
  return new BlockReader(text, lines).read();
}

/** The blocks of some lines, and where among these lines nothing is open. */
export interface BlocksOfLines {
  readonly blocks: readonly Block[];
  /** As `MarkdownLines.closes`. */
  readonly closes: Uint8Array;
}

/** Reads lines that stand below others, of which the last blocks are given, or at the top; nothing above them is open. */
export function readBlocksOfLines(text: string, above: readonly Block[], isTop: boolean): BlocksOfLines {
  const reader = new BlockReader(text, new LineMap(text), above, isTop);
  return { blocks: reader.read().slice(above.length), closes: reader.closes };
}

class BlockReader {
  readonly #text: string;
  readonly #lines: LineMap;
  readonly #markdown: MarkdownLines;
  readonly #blocks: Block[];
  readonly #pipeRows: PipeRows;
  readonly #tabRows: TabRows;
  /** The first tab at or after the line being read, so that lines without tabs cost nothing. */
  #nextTab = -1;

  constructor(text: string, lines: LineMap, above: readonly Block[] = [], isTop = true) {
    this.#text = text;
    this.#lines = lines;
    this.#markdown = readMarkdownLines(text, lines, isTop);
    this.#blocks = [...above];
    this.#pipeRows = new PipeRows(text);
    this.#tabRows = new TabRows(text);
  }

  get closes(): Uint8Array {
    return this.#markdown.closes;
  }

  read(): readonly Block[] {
    let line = 0;
    while (line < this.#lines.lineCount) {
      const kind = this.#markdown.kinds[line];
      if (kind === LineKind.TableHead) line = this.#readPipeTable(line);
      else if (kind === LineKind.Text) line = this.#readText(line);
      else line++;
    }
    return this.#blocks;
  }

  /** Reads the pipe table whose head is in `headLine`; returns the line after it. */
  #readPipeTable(headLine: number): number {
    const rows: PhysicalRow[] = [this.#readPipeRow(headLine)];
    const delimiterLine = headLine + 1;
    let line = delimiterLine + 1;
    for (; this.#markdown.kinds[line] === LineKind.TableRow; line++) rows.push(this.#readPipeRow(line));
    const span = { start: this.#startOf(headLine), end: this.#endOf(line - 1) };
    this.#blocks.push({ kind: 'pipe', span, rows, delimiterLine });
    return line;
  }

  #readPipeRow(line: number): PhysicalRow {
    return this.#pipeRows.read(line, this.#startOf(line), this.#markdown.starts[line] as number, this.#endOf(line));
  }

  /** Reads the line, or the run of lines with tabs that starts in it; returns the line after. */
  #readText(line: number): number {
    const afterBareRows = this.#readBareTable(line);
    if (afterBareRows > line) return afterBareRows;
    const run = this.#tabLinesFrom(line);
    if (run.length === 0) {
      this.#addTextLine(line);
      return line + 1;
    }
    const first = firstRow(run, this.#goesOn(line));
    for (let index = 0; index < first; index++) this.#addTextLine(line + index);
    if (first < run.length) this.#blocks.push(this.#readTabTable(line + first, line + run.length));
    return line + run.length;
  }

  /** Reads the lines of pipes from `line` on if they are a table that Markdown does not see; returns the line after it. */
  #readBareTable(line: number): number {
    if (!isBareRow(this.#text, this.#markdown.starts[line] as number, this.#endOf(line))) return line;
    const rows: PhysicalRow[] = [this.#readPipeRow(line)];
    const width = rows[0]?.cells.length;
    let next = line + 1;
    for (; this.#markdown.kinds[next] === LineKind.Text; next++) {
      const start = this.#markdown.starts[next] as number;
      // A delimiter row that does not fit the row above it makes no table in Markdown, and is no row either.
      if (countDelimiterCells(this.#text, start, this.#endOf(next)) > 0) continue;
      if (!isBareRow(this.#text, start, this.#endOf(next))) break;
      const row = this.#readPipeRow(next);
      if (row.cells.length !== width) break;
      rows.push(row);
    }
    if (!areTableRows(this.#blocks, rows)) return line;
    this.#blocks.push({ kind: 'bare', span: { start: this.#startOf(line), end: this.#endOf(next - 1) }, rows, delimiterLine: undefined });
    return next;
  }

  /** The lines from `line` on that may be rows of one table. */
  #tabLinesFrom(line: number): readonly TabLine[] {
    const run: TabLine[] = [];
    let columnCount = 0;
    for (let at = line; this.#markdown.kinds[at] === LineKind.Text; at++) {
      const start = this.#startOf(at);
      const end = this.#endOf(at);
      if (!this.#hasTab(start, end)) break;
      const measured = measureTabLine(this.#text, start, end);
      // Before the first certain row only a line with two blank cells or more may be one.
      const isRow = columnCount === 0 && measured.kind === TabLineKind.Weak ? measured.cellCount >= 3 : undefined;
      if (!(isRow ?? continuesRows(this.#text, start, end, measured, columnCount))) break;
      if (measured.kind !== TabLineKind.Weak) columnCount = Math.max(columnCount, measured.cellCount);
      run.push(measured);
    }
    return run;
  }

  /** Whether only lines of tabs, which are blank rows, part a line from the tab table above it. */
  #goesOn(line: number): boolean {
    const above = this.#blocks.at(-1);
    if (above?.kind !== 'tab') return false;
    const between = this.#text.slice(above.span.end, this.#startOf(line));
    return between.includes('\t') && between.trim() === '';
  }

  #readTabTable(firstLine: number, lineAfter: number): PhysicalTable {
    const rows: PhysicalRow[] = [];
    for (let line = firstLine; line < lineAfter; line++) rows.push(this.#tabRows.read(line, this.#startOf(line), this.#endOf(line)));
    const span = { start: this.#startOf(firstLine), end: this.#endOf(lineAfter - 1) };
    return { kind: 'tab', span, rows, delimiterLine: undefined };
  }

  #addTextLine(line: number): void {
    const lineEnd = this.#endOf(line);
    const start = skipWhiteSpace(this.#text, this.#startOf(line), lineEnd);
    const end = this.#withoutComment(start, trimEnd(this.#text, start, lineEnd));
    if (start < end) this.#blocks.push({ kind: 'text', line, span: { start, end }, text: this.#text.slice(start, end) });
  }

  /** The end of a line without the comment that closes it: what readers do not see is no text. */
  #withoutComment(start: number, end: number): number {
    if (!this.#text.startsWith('-->', end - 3)) return end;
    const open = this.#text.slice(start, end).lastIndexOf('<!--');
    return open < 0 ? end : trimEnd(this.#text, start, start + open);
  }

  #hasTab(start: number, end: number): boolean {
    if (this.#nextTab < start) {
      const found = this.#text.indexOf('\t', start);
      this.#nextTab = found < 0 ? this.#text.length : found;
    }
    return this.#nextTab < end;
  }

  #startOf(line: number): number {
    return contentStart(this.#text, this.#lines, line);
  }

  #endOf(line: number): number {
    return contentEnd(this.#text, this.#lines, line);
  }
}

/** The index of the first row of the table that a run of lines with tabs holds; the length of the run if it holds none. */
function firstRow(run: readonly TabLine[], goesOn: boolean): number {
  const certain = run.findIndex((line) => line.kind !== TabLineKind.Weak);
  if (certain < 0) return run.length;
  const width = (run[certain] as TabLine).cellCount;
  let first = certain;
  while (first > 0 && (run[first - 1] as TabLine).cellCount <= width) first--;
  const rows = run.slice(first);
  const isTable = (goesOn || rows.some((line) => line.kind === TabLineKind.Full)) && (rows.length >= 2 || width >= 3);
  return isTable ? first : run.length;
}

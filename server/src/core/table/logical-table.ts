import { normalise } from '../base/normalise.js';
import { isSame, perUnit } from '../base/per-unit.js';
import type { Span } from '../base/span.js';
import { alignTotal } from './aligned-total.js';
import { type Caption, isNote, readCaption } from './caption.js';
import { plainText } from './cell-text.js';
import { addContinuation, type CutRow, completesName, goesOnInWords, type KnowsSubject } from './cut-row.js';
import { type Header, isBlankRow, readHeader } from './header.js';
import { documentTitles, goesOnWith, type NextPage, repeatedHeaderRows } from './page-join.js';
import type { Block, PhysicalRow, PhysicalTable, TextLine } from './physical-table.js';

/** A row of data; a row cut by a page break, or over two lines of a page, keeps the lines that continue it. */
export interface LogicalRow {
  readonly row: PhysicalRow;
  readonly continuations: readonly PhysicalRow[];
  readonly fragment: PhysicalTable;
}

/** One table as its author means it, over however many pages it is printed. */
export interface LogicalTable {
  /** Zero-based place among the tables of the document. */
  readonly index: number;
  readonly caption: Caption;
  readonly note: string | undefined;
  readonly fragments: readonly PhysicalTable[];
  readonly header: Header;
  readonly rows: readonly LogicalRow[];
  readonly span: Span;
}

interface OpenTable {
  caption: Caption;
  note: string | undefined;
  fragments: PhysicalTable[];
  header: Header;
  headerRows: readonly PhysicalRow[];
  rows: (CutRow & { readonly fragment: PhysicalTable })[];
}

/**
 * Joins the fragments of tables over pages, with what the text around them says; `knowsSubject` tells where the name of a
 * subject was cut. A table is the same object as long as everything is that it was read from.
 */
export function readLogicalTables(blocks: readonly Block[], knowsSubject: KnowsSubject = knowsNone): readonly LogicalTable[] {
  const tables: LogicalTable[] = [];
  const runningHeads = documentTitles(linesBefore(blocks));
  const heads = [...runningHeads].join('\n');
  let linesAbove: TextLine[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as Block;
    if (block.kind === 'text') {
      linesAbove.push(block);
      at++;
      continue;
    }
    const known = knownRuns.get(block);
    const isKnown =
      known !== undefined &&
      known.heads === heads &&
      known.knowsSubject === knowsSubject &&
      isSame(known.linesAbove, linesAbove) &&
      stillThere(known, blocks, at);
    const run = isKnown ? known : readRun(blocks, at, linesAbove, { runningHeads, heads, knowsSubject });
    const table = run.table.index === tables.length ? run.table : { ...run.table, index: tables.length };
    knownRuns.set(block, { ...run, table });
    tables.push(table);
    linesAbove = [...run.linesBelow];
    at += run.length;
  }
  return tables;
}

const knowsNone: KnowsSubject = () => false;

/** A table with all that decides what it is. */
interface Run {
  readonly table: LogicalTable;
  readonly linesAbove: readonly TextLine[];
  /** From its first fragment up to the next table, which is the last of them where there is one. */
  readonly blocks: readonly Block[];
  readonly isLast: boolean;
  /** How many of the blocks come before the next table. */
  readonly length: number;
  /** What stands below its last fragment. */
  readonly linesBelow: readonly TextLine[];
  readonly heads: string;
  readonly knowsSubject: KnowsSubject;
}

/** By the first fragment. */
const knownRuns = new WeakMap<PhysicalTable, Run>();

function stillThere(run: Run, blocks: readonly Block[], at: number): boolean {
  if (run.isLast !== (at + run.length === blocks.length)) return false;
  return run.blocks.every((block, place) => block === blocks[at + place]);
}

interface Surroundings extends Pick<Run, 'heads' | 'knowsSubject'> {
  readonly runningHeads: ReadonlySet<string>;
}

/** Reads the table that begins with the fragment at an index. */
function readRun(blocks: readonly Block[], at: number, linesAbove: readonly TextLine[], around: Surroundings): Run {
  const { heads, knowsSubject, runningHeads } = around;
  const first = blocks[at] as PhysicalTable;
  const { header, caption } = pageOf(first, linesAbove);
  const open = begin(first, header, caption, knowsSubject);
  let lines: TextLine[] = [];
  let next = at + 1;
  for (; next < blocks.length; next++) {
    const block = blocks[next] as Block;
    if (block.kind === 'text') {
      if (open.note === undefined && lines.length === 0 && isNote(block.text))
        open.note = normalise(block.text).replace(/^[^:：]*[:：]/u, '');
      lines.push(block);
      continue;
    }
    const page = { ...pageOf(block, lines), fragment: block, linesAbove: lines, runningHeads };
    if (!goesOnWith(open, page)) break;
    append(open, page, knowsSubject);
    lines = [];
  }
  const { note, fragments, rows } = open;
  const span = { start: first.span.start, end: (fragments.at(-1) as PhysicalTable).span.end };
  return {
    table: { index: 0, caption, note, fragments, header, rows, span },
    linesAbove: [...linesAbove],
    blocks: blocks.slice(at, next + 1),
    isLast: next === blocks.length,
    length: next - at,
    linesBelow: lines,
    heads,
    knowsSubject,
  };
}

const headerOf = perUnit(({ rows }: PhysicalTable) => readHeader(rows));

/** The header and the caption of a page below lines of text. */
function pageOf(fragment: PhysicalTable, linesAbove: readonly TextLine[]): { readonly header: Header; readonly caption: Caption } {
  const header = headerOf(fragment);
  return { header, caption: captionOf(fragment, header, ...linesAbove) };
}

const captionOf = perUnit((_fragment: PhysicalTable, { captionRows }: Header, ...linesAbove: readonly TextLine[]): Caption => {
  const captionCells = captionRows.flatMap((row) => row.cells.filter((cell) => cell.text !== ''));
  return readCaption(linesAbove, captionCells);
});

/** The text above the first table. */
function linesBefore(blocks: readonly Block[]): readonly TextLine[] {
  const end = blocks.findIndex(({ kind }) => kind !== 'text');
  return blocks.slice(0, end < 0 ? blocks.length : end).filter((block): block is TextLine => block.kind === 'text');
}

function begin(fragment: PhysicalTable, header: Header, caption: Caption, knowsSubject: KnowsSubject): OpenTable {
  const headerRows = fragment.rows.slice(header.captionRows.length, header.rowCount);
  const table: OpenTable = { caption, note: undefined, fragments: [fragment], header, headerRows, rows: [] };
  const rows = fragment.rows.slice(header.rowCount).filter((row) => !isBlankRow(row));
  addRows(table, rows, fragment, knowsSubject);
  return table;
}

function append(open: OpenTable, page: NextPage, knowsSubject: KnowsSubject): void {
  const { fragment, header } = page;
  const repeated = repeatedHeaderRows(open, page);
  const skip = repeated > 0 ? header.captionRows.length + repeated : header.roots.length === 0 ? header.rowCount : 0;
  const [first, ...others] = fragment.rows.slice(skip).filter((row) => !isBlankRow(row));
  const last = open.rows.at(-1);
  open.fragments.push(fragment);
  if (!first) return;
  if (last && goesOnInWords(first, last.row)) last.continuations.push(first);
  else {
    const isAlone = skip === 0 && others.length === 0;
    addRows(open, [isAlone ? alignTotal(first, open.header, open.rows) : first], fragment, knowsSubject);
  }
  addRows(open, others, fragment, knowsSubject);
}

function addRows(open: OpenTable, rows: readonly PhysicalRow[], fragment: PhysicalTable, knowsSubject: KnowsSubject): void {
  for (const row of rows) {
    const last = open.rows.at(-1);
    if (last && completesName(last, row, knowsSubject)) addContinuation(last, row);
    else open.rows.push({ row, continuations: [], fragment });
  }
}

/** The words of a cell together with what continues it on the next page, without markup. */
export function fullText(row: LogicalRow, column: number): string {
  const own = row.row.cells[column]?.text ?? '';
  return plainText(row.continuations.reduce((text, continuation) => text + (continuation.cells[column]?.text ?? ''), own));
}

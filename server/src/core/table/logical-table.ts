import { normalise } from '../base/normalise.js';
import { isSame } from '../base/per-unit.js';
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
 * subject was cut.
 */
export function readLogicalTables(blocks: readonly Block[], knowsSubject: KnowsSubject = () => false): readonly LogicalTable[] {
  const tables: OpenTable[] = [];
  const runningHeads = documentTitles(linesBefore(blocks));
  let linesAbove: TextLine[] = [];
  for (const block of blocks) {
    if (block.kind === 'text') {
      const open = tables.at(-1);
      if (open && open.note === undefined && linesAbove.length === 0 && isNote(block.text))
        open.note = normalise(block.text).replace(/^[^:：]*[:：]/u, '');
      linesAbove.push(block);
      continue;
    }
    const open = tables.at(-1);
    const header = readHeader(block.rows);
    const captionCells = header.captionRows.flatMap((row) => row.cells.filter((cell) => cell.text !== ''));
    const caption = readCaption(linesAbove, captionCells);
    const page = { fragment: block, header, caption, linesAbove, runningHeads };
    if (open && goesOnWith(open, page)) append(open, page, knowsSubject);
    else tables.push(begin(block, header, caption, knowsSubject));
    linesAbove = [];
  }
  return tables.map((table, index) => keptTable(table.fragments[0] as PhysicalTable, index, table));
}

/** The table that a fragment begins; the same object as long as all it is made of is the same. */
function keptTable(first: PhysicalTable, index: number, table: OpenTable): LogicalTable {
  const rest = [index, table.note, table.rows.length, ...Object.values(table.caption), ...table.fragments];
  const entry = knownTables.get(first);
  if (entry && isSame(entry.rest, rest)) return entry.table;
  const { caption, note, fragments, header, rows } = table;
  const span = { start: first.span.start, end: (fragments.at(-1) as PhysicalTable).span.end };
  const made = { index, caption, note, fragments, header, rows, span };
  knownTables.set(first, { rest, table: made });
  return made;
}

const knownTables = new WeakMap<PhysicalTable, { readonly rest: readonly unknown[]; readonly table: LogicalTable }>();

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

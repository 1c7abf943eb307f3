import { readAmount } from '../base/amount.js';
import { normalise, splitLabel } from '../base/normalise.js';
import type { Span } from '../base/span.js';
import { type Caption, isCaptionDetail, isNote, readCaption } from './caption.js';
import { plainText } from './cell-text.js';
import { type Header, isBlankRow, isColumnNumberRow, readHeader } from './header.js';
import type { Block, Cell, PhysicalRow, PhysicalTable, TextLine } from './physical-table.js';

/** A row of data; a row cut by a page break keeps the lines that continue it. */
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
  rows: { row: PhysicalRow; continuations: PhysicalRow[]; fragment: PhysicalTable }[];
}

/** Joins the fragments of tables over pages, with what the text around them says. */
export function readLogicalTables(blocks: readonly Block[]): readonly LogicalTable[] {
  const tables: OpenTable[] = [];
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
    if (open && continues(open, block, header, caption, linesAbove)) append(open, block, header);
    else tables.push(begin(block, header, caption));
    linesAbove = [];
  }
  return tables.map((table, index) => ({
    index,
    caption: table.caption,
    note: table.note,
    fragments: table.fragments,
    header: table.header,
    rows: table.rows,
    span: { start: (table.fragments[0] as PhysicalTable).span.start, end: (table.fragments.at(-1) as PhysicalTable).span.end },
  }));
}

function begin(fragment: PhysicalTable, header: Header, caption: Caption): OpenTable {
  return {
    caption,
    note: undefined,
    fragments: [fragment],
    header,
    headerRows: fragment.rows.slice(header.captionRows.length, header.rowCount),
    rows: fragment.rows
      .slice(header.rowCount)
      .filter((row) => !isBlankRow(row))
      .map((row) => ({ row, continuations: [], fragment })),
  };
}

function continues(open: OpenTable, fragment: PhysicalTable, header: Header, caption: Caption, linesAbove: readonly TextLine[]): boolean {
  if (linesAbove.some((line) => isNote(line.text))) return false;
  const repeatsHeader = repeatedHeaderRows(open, fragment) > 0;
  if (caption.namesTable) {
    const sameTitle = open.caption.title !== undefined && normalise(caption.title ?? '') === normalise(open.caption.title);
    const sameOwner = caption.owner === undefined || open.caption.owner === undefined || caption.owner === open.caption.owner;
    return sameTitle && sameOwner && (repeatsHeader || header.roots.length === 0);
  }
  if (!linesAbove.every((line) => isCaptionDetail(line.text))) return false;
  if (repeatsHeader) return true;
  const sameWidth = header.columnCount === open.header.columnCount;
  if (!sameWidth && !isTotalRowAlone(fragment)) return false;
  return header.roots.length === 0 || !looksLikeHeader(fragment.rows[0] as PhysicalRow);
}

function append(open: OpenTable, fragment: PhysicalTable, header: Header): void {
  const repeated = repeatedHeaderRows(open, fragment);
  const skip = repeated > 0 ? header.captionRows.length + repeated : header.roots.length === 0 ? header.rowCount : 0;
  const rows = fragment.rows.slice(skip).filter((row) => !isBlankRow(row));
  const previous = open.rows.at(-1);
  open.fragments.push(fragment);
  rows.forEach((row, index) => {
    if (index === 0 && previous && goesOn(row)) previous.continuations.push(row);
    else open.rows.push({ row, continuations: [], fragment });
  });
}

/** How many rows at the top of a fragment repeat the table's header; the column numbers may be left out. */
function repeatedHeaderRows(open: OpenTable, fragment: PhysicalTable): number {
  const captions = readHeader(fragment.rows).captionRows.length;
  let matched = 0;
  for (const headerRow of open.headerRows) {
    const row = fragment.rows[captions + matched];
    if (!row || !sameLabels(row, headerRow)) {
      if (isColumnNumberRow(headerRow)) continue;
      return 0;
    }
    matched++;
  }
  return matched;
}

function sameLabels(a: PhysicalRow, b: PhysicalRow): boolean {
  const width = Math.max(a.cells.length, b.cells.length);
  for (let column = 0; column < width; column++) {
    if (normalise(a.cells[column]?.text ?? '') !== normalise(b.cells[column]?.text ?? '')) return false;
  }
  return true;
}

/** Whether the first row of a page only goes on with the words of the last row of the page before. */
function goesOn(row: PhysicalRow): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  if (filled.length === 0 || filled.some((cell) => readAmount(cell.text).kind === 'amount')) return false;
  const first = filled[0] as Cell;
  const label = splitLabel(first.text);
  const name = label.name;
  if (label.code !== undefined || label.prefix !== undefined || /(?:合计|总计|小计)$/u.test(name)) return false;
  // An ordinal begins a row of its own, unless it stands in the middle of a long text that was cut.
  return label.ordinal === undefined || first !== row.cells[0];
}

function isTotalRowAlone(fragment: PhysicalTable): boolean {
  return (
    fragment.rows.length === 1 && /^(?:合计|总计)$/u.test(normalise(fragment.rows[0]?.cells.find((cell) => cell.text !== '')?.text ?? ''))
  );
}

function looksLikeHeader(row: PhysicalRow): boolean {
  const labels = row.cells.filter((cell) =>
    /(?:项目|科目|编码|代码|合计|小计|总计|金额|预算|决算|支出|收入|名称|单位|备注|绩效)/u.test(normalise(cell.text)),
  );
  return labels.length >= 2 || row.cells.length === 1;
}

/** The words of a cell together with what continues it on the next page, without markup. */
export function fullText(row: LogicalRow, column: number): string {
  const own = row.row.cells[column]?.text ?? '';
  return plainText(row.continuations.reduce((text, continuation) => text + (continuation.cells[column]?.text ?? ''), own));
}

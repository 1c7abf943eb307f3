/**
 * The row of a table that is being typed. Its table is read without it: a row that is half there moves headers, cuts tab tables
 * in two and looks like the end of the row above, while what surrounds it is as its author left it.
 */
import { LineMap } from '../../base/line-map.js';
import { isNameOf } from '../../budget/catalogue/subject-name.js';
import { type BudgetTable, readLedger } from '../../budget/ledger.js';
import { readBlocks } from '../../table/blocks.js';
import { contentEnd, contentStart } from '../../table/line-end.js';
import { type LogicalTable, readLogicalTables } from '../../table/logical-table.js';
import type { Cell, PhysicalRow, PhysicalTable } from '../../table/physical-table.js';
import { hasPipe, PipeRows } from '../../table/pipe-table.js';
import { TabRows } from '../../table/tab-table.js';
import type { RowKind } from '../../table/write-table.js';

export interface CursorRow {
  readonly text: string;
  readonly offset: number;
  readonly kind: RowKind;
  /** As it stands, however short. */
  readonly row: PhysicalRow;
  readonly column: number;
  /** Undefined where the row does not reach that far yet. */
  readonly cell: Cell | undefined;
  /** The table without the row, as it stands in `around`. */
  readonly table: BudgetTable;
  readonly fragment: PhysicalTable;
  /** The text without the line of the row. What stands above it is at the same offsets in both. */
  readonly around: string;
  /** Where the line above ends, without its line ending. */
  readonly endOfLineAbove: number;
}

/** Nothing where the line of an offset can be no row of data. */
export function cursorRow(text: string, lines: LineMap, offset: number): CursorRow | undefined {
  const line = lines.lineAt(offset);
  const start = contentStart(text, lines, line);
  const end = contentEnd(text, lines, line);
  if (line === 0 || offset < start || offset > end || isEmptyLine(text.slice(start, end))) return undefined;
  const around = text.slice(0, lines.lineStart(line)) + text.slice(lines.lineStart(line + 1));
  const above = lineOfRowAbove(text, lines, line);
  const found = tableAbove(tablesAround(around), above);
  if (!found) return undefined;
  const { table, fragment } = found;
  const kind: RowKind = fragment.kind === 'tab' ? 'tab' : 'pipe';
  const row = readRow(text, line, start, end, kind);
  if (!row) return undefined;
  if (offset < (row.cells[0]?.outer.start ?? start)) return undefined;
  const column = columnAt(row, offset);
  return {
    text,
    offset,
    kind,
    row,
    column,
    cell: row.cells[column],
    table: ledgerOf(table),
    fragment,
    around,
    endOfLineAbove: contentEnd(text, lines, line - 1),
  };
}

/** A line between the rows of one kind of table is no row of the other kind; one without any separator may be the first cell of either. */
function readRow(text: string, line: number, start: number, end: number, kind: RowKind): PhysicalRow | undefined {
  const hasTab = text.slice(start, end).includes('\t');
  if (kind === 'tab') return hasPipe(text, start, end) ? undefined : new TabRows(text).read(line, start, end);
  if (hasTab && !hasPipe(text, start, end)) return undefined;
  const markers = /^[\s>]*/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return new PipeRows(text).read(line, start, start + markers, end);
}

/** The column of an offset, counted by the separators before it. */
function columnAt({ cells }: PhysicalRow, offset: number): number {
  const found = cells.findIndex(({ outer }) => offset <= outer.end);
  return found < 0 ? cells.length : found;
}

/** What is around a row stays the same from key to key, so it is read once for all of them. */
let latest: { readonly around: string; readonly tables: readonly LogicalTable[] } | undefined;

function tablesAround(around: string): readonly LogicalTable[] {
  if (latest?.around !== around) latest = { around, tables: readLogicalTables(readBlocks(around, new LineMap(around)), isNameOf) };
  return latest.tables;
}

const ledgers = new WeakMap<LogicalTable, BudgetTable>();

function ledgerOf(table: LogicalTable): BudgetTable {
  const ledger = ledgers.get(table) ?? readLedger(table);
  ledgers.set(table, ledger);
  return ledger;
}

/** Blank but for tabs is a row to be filled. */
function isEmptyLine(line: string): boolean {
  return line.trim() === '' && !line.includes('\t');
}

/** Rows of nothing but tabs may stand between a row and the one above it. */
function lineOfRowAbove(text: string, lines: LineMap, line: number): number {
  let above = line - 1;
  while (above > 0) {
    const content = text.slice(contentStart(text, lines, above), contentEnd(text, lines, above));
    if (content.trim() !== '' || !content.includes('\t')) break;
    above--;
  }
  return above;
}

/** The table with a row of data, or the end of its header, in a line. */
function tableAbove(tables: readonly LogicalTable[], line: number): { table: LogicalTable; fragment: PhysicalTable } | undefined {
  for (const table of tables) {
    const place = table.fragments.findIndex((fragment) => isWithin(fragment, line));
    const fragment = table.fragments[place];
    if (!fragment) continue;
    const rowsAbove = fragment.rows.filter((row) => row.line <= line).length;
    return place === 0 && rowsAbove < table.header.rowCount ? undefined : { table, fragment };
  }
  return undefined;
}

function isWithin({ rows, delimiterLine }: PhysicalTable, line: number): boolean {
  const first = rows[0]?.line ?? 0;
  const last = Math.max(rows.at(-1)?.line ?? first, delimiterLine ?? first);
  // The line of dashes belongs right below the first row.
  return line >= first && line <= last && line !== (delimiterLine ?? 0) - 1;
}

/** Where a cursor stands in the tables of a budget: its table, row and column in the source. */
import type { SourceText } from '../../base/source-text.js';
import type { Span } from '../../base/span.js';
import type { BudgetTable } from '../../budget/ledger.js';
import { isBlankRow } from '../../table/header.js';
import { contentEnd, contentStart } from '../../table/line-end.js';
import type { PhysicalRow, PhysicalTable } from '../../table/physical-table.js';
import { isPiped } from '../../table/pipe-layout.js';
import { TabRows } from '../../table/tab-table.js';
import { isWhiteSpace } from '../../table/white-space.js';
import type { RowKind } from '../../table/write-table.js';
import type { Analysis } from '../analyse.js';

/** One run of rows of a table in the source. */
export interface Fragment {
  readonly physical: PhysicalTable;
  readonly kind: RowKind;
  /** The rows as written, with the blank ones below that only tabs make. Lines without a pipe in a pipe table are none. */
  readonly rows: readonly PhysicalRow[];
  /** How many of them are labels, captions and column numbers. */
  readonly headerCount: number;
}

export interface TableCursor {
  readonly table: BudgetTable;
  readonly fragments: readonly Fragment[];
  readonly fragment: Fragment;
  /** The row among those of its fragment; on the line of dashes, the row above it. */
  readonly place: number;
  readonly row: PhysicalRow;
  readonly isOnDelimiter: boolean;
  readonly column: number;
}

/** Nothing where the offset is in no row of a budget's table. */
export function tableCursor(analysis: Analysis, offset: number): TableCursor | undefined {
  const { text, lines, document } = analysis;
  const line = lines.lineAt(offset);
  for (const { table } of document.systems) {
    if (!mayHold(analysis, table, line)) continue;
    const fragments = fragmentsOf(analysis, table);
    for (const fragment of fragments) {
      const isOnDelimiter = fragment.physical.delimiterLine === line;
      const place = fragment.rows.findIndex((row) => row.line === (isOnDelimiter ? line - 1 : line));
      const row = fragment.rows[place];
      if (!row) continue;
      const column = isOnDelimiter ? delimiterColumn(text, contentStart(text, lines, line), offset) : columnAt(row, offset);
      return { table, fragments, fragment, place, row, isOnDelimiter, column: Math.min(column, row.cells.length - 1) };
    }
  }
  return undefined;
}

/** The runs of rows of a table, with what is header in each. */
export function fragmentsOf(analysis: Analysis, { table }: BudgetTable): readonly Fragment[] {
  const data = new Set(table.rows.flatMap(({ row, continuations }) => [row.line, ...continuations.map((more) => more.line)]));
  return table.fragments.map((physical, order) => {
    const rows = rowsOf(analysis, physical);
    const labels = order === 0 ? table.header.rowCount : countLabels(rows, data);
    return { physical, kind: physical.kind === 'tab' ? 'tab' : 'pipe', rows, headerCount: Math.min(labels, rows.length) };
  });
}

/** How many rows stand above the data of a page; blank ones right above it are data to be. */
function countLabels(rows: readonly PhysicalRow[], data: ReadonlySet<number>): number {
  const firstData = rows.findIndex(({ line }) => data.has(line));
  let count = firstData < 0 ? rows.length : firstData;
  while (count > 0 && isBlankRow(rows[count - 1] as PhysicalRow)) count--;
  return count;
}

/** Whether a row holds data: it is below the header. */
export function isData({ fragment, place, isOnDelimiter }: TableCursor): boolean {
  return !isOnDelimiter && place >= fragment.headerCount;
}

/** The rows of a selection, from the one where it starts to the one where it ends, within one fragment. */
export function selectedPlaces(analysis: Analysis, cursor: TableCursor, selection: Span): readonly number[] {
  const last = analysis.lines.lineAt(selection.end);
  const isOnlyTouched = selection.end > selection.start && analysis.lines.lineStart(last) === selection.end;
  return cursor.fragment.rows.flatMap(({ line }, place) =>
    line >= cursor.row.line && line <= (isOnlyTouched ? last - 1 : last) ? [place] : [],
  );
}

function rowsOf({ text, lines }: Analysis, physical: PhysicalTable): readonly PhysicalRow[] {
  if (physical.kind !== 'tab') return physical.rows.filter((row) => isPiped(text, row));
  const rows = [...physical.rows];
  for (let line = (rows.at(-1)?.line ?? 0) + 1; line < lines.lineCount; line++) {
    const [start, end] = [contentStart(text, lines, line), contentEnd(text, lines, line)];
    if (!isBlankTabRow(text, start, end)) break;
    rows.push(new TabRows(text).read(line, start, end));
  }
  return rows;
}

/** A line of nothing but tabs: Markdown takes it for blank, an author for a row to be filled. */
function isBlankTabRow(text: SourceText, start: number, end: number): boolean {
  let hasTab = false;
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x09) hasTab = true;
    else if (!isWhiteSpace(code)) return false;
  }
  return hasTab;
}

/** Whether a line may be in a table, be it in the blank rows below one of its runs. */
function mayHold({ text, lines }: Analysis, { table }: BudgetTable, line: number): boolean {
  if (lines.lineAt(table.span.start) > line) return false;
  if (lines.lineAt(table.span.end) >= line) return true;
  return isBlankTabRow(text, contentStart(text, lines, line), contentEnd(text, lines, line));
}

function columnAt({ cells }: PhysicalRow, offset: number): number {
  const found = cells.findIndex(({ outer }) => offset <= outer.end);
  return found < 0 ? cells.length - 1 : found;
}

function delimiterColumn(text: SourceText, start: number, offset: number): number {
  const before = text.slice(start, offset);
  const pipes = before.split('|').length - 1;
  return Math.max(0, /^[\s>]*\|/u.test(before) ? pipes - 1 : pipes);
}

import { amountKind } from '../base/amount.js';
import type { Label } from '../base/normalise.js';
import { perUnit } from '../base/per-unit.js';
import type { Span } from '../base/span.js';
import type { Figure } from '../table/figure.js';
import type { LogicalRow, LogicalTable } from '../table/logical-table.js';
import type { Cell } from '../table/physical-table.js';
import { type Column, type Panel, readColumns, readPanels } from './columns.js';
import { Entries } from './entries.js';
import { PanelReader } from './panel-reader.js';
import { isTotalName } from './total-name.js';

/** One cell of an amount column. */
export interface Entry extends Figure {
  readonly column: Column;
}

/** A subject code as a row prints it, in one cell or split over several. */
export interface PrintedCode {
  readonly code: string;
  readonly cells: readonly Cell[];
  /** Where the code stands: the digits, or the cells it is split over. */
  readonly span: Span;
  /** The name printed with it: as written with what continues it, normalised, and where. */
  readonly name: string;
  readonly nameSpan: Span | undefined;
  /** Part of the code is blank or cut and was completed from the row above. */
  readonly completed: boolean;
}

/** One row of one panel. */
export interface Item {
  readonly table: BudgetTable;
  readonly panel: Panel;
  readonly row: LogicalRow;
  readonly label: Label;
  /** The cell that names the item; undefined where the row has no label in this panel. */
  readonly labelCell: Cell | undefined;
  /** All codes of the row in this panel, department before government where both are printed in that order. */
  readonly codes: readonly PrintedCode[];
  /** The code of a unit (023001), which is not a subject code. */
  readonly unitCode: string | undefined;
  readonly isTotal: boolean;
  /** The row of the unit whose document this is. */
  readonly isOwner: boolean;
  /** First and last name column that the row fills, counted among the name columns; -1 for none. */
  readonly stair: { readonly first: number; readonly last: number };
  /** Which columns the row fills beside its amounts: rows of one kind share it. */
  readonly signature: string;
  /** By column index. */
  readonly entries: ReadonlyMap<number, Entry>;
}

export interface BudgetTable {
  readonly table: LogicalTable;
  readonly columns: readonly Column[];
  readonly panels: readonly Panel[];
  /** By panel. */
  readonly items: readonly (readonly Item[])[];
}

/** The rows of a logical table as items, panel by panel. */
export const readLedger = perUnit(readItems);

function readItems(table: LogicalTable): BudgetTable {
  const columns = readColumns(table);
  const panels = readPanels(columns);
  const items: Item[][] = panels.map(() => []);
  const budgetTable: BudgetTable = { table, columns, panels, items };
  const readers = panels.map((panel) => new PanelReader(budgetTable, panel));
  for (const row of table.rows) {
    const misplaced = isMisplaced(row, budgetTable);
    let labelToTheLeft: Label | undefined;
    for (let place = 0; place < readers.length; place++) {
      const item = (readers[place] as PanelReader).read(row, misplaced, labelToTheLeft);
      if (item.label.name !== '') labelToTheLeft = item.label;
      if (isWorthKeeping(item)) (items[place] as Item[]).push(item);
    }
    if (panels.length > 1) lendAmounts(items, row);
  }
  items.forEach(readShortUnitCodes);
  return budgetTable;
}

/** The code of a department may look like a subject's (218 above 218001); what longer unit codes begin with is a unit. */
function readShortUnitCodes(items: Item[]): void {
  const beginnings = new Set<string>();
  for (const { unitCode } of items) {
    for (let length = (unitCode?.length ?? 0) - 1; unitCode !== undefined && length > 0; length--)
      beginnings.add(unitCode.slice(0, length));
  }
  if (beginnings.size === 0) return;
  items.forEach((item, place) => {
    const code = item.codes.length === 1 ? item.codes[0]?.code : undefined;
    if (code === undefined || !beginnings.has(code)) return;
    items[place] = { ...item, codes: [], unitCode: code, isTotal: isTotalName(item.label.name) };
  });
}

function isWorthKeeping(item: Item): boolean {
  if (item.labelCell || item.codes.length > 0) return true;
  for (const entry of item.entries.values()) if (entry.amount !== undefined || entry.unreadable) return true;
  return false;
}

/**
 * Whether a row has more cells than the header, or fewer, so that its figures stand in the wrong columns. A short row whose
 * cells agree with their columns only leaves out the blanks at its end, as editors do that trim lines.
 */
export function isMisplaced(row: LogicalRow, table: BudgetTable): boolean {
  const { cells } = row.row;
  const width = table.table.header.columnCount;
  if (cells.length === width) return false;
  if (cells.length > width) return cells.slice(width).some((cell) => cell.text !== '') || holdsWordsForAmount(row, table);
  const lastAmount = table.columns.findLast((column) => column.role === 'amount');
  if (lastAmount === undefined || cells.length > lastAmount.index) return false;
  const isBare = cells.every((cell) => amountKind(cell.text) !== 'amount');
  return !isBare && (holdsWordsForAmount(row, table) || holdsAmountForName(row, table));
}

function holdsAmountForName({ row }: LogicalRow, { columns }: BudgetTable): boolean {
  return columns.some(({ role, index }) => role === 'name' && amountKind(row.cells[index]?.text ?? '') === 'amount');
}

function holdsWordsForAmount({ row }: LogicalRow, { columns }: BudgetTable): boolean {
  return columns.some(({ role, index }) => role === 'amount' && amountKind(row.cells[index]?.text ?? '') === 'text');
}

/** Whether any row of a table has its figures in the wrong columns: its numbering and its sums cannot be judged. */
export function holdsMisplacedRow(table: BudgetTable): boolean {
  return table.table.rows.some((row) => isMisplaced(row, table));
}

/** A total whose own cell is blank because cells are merged owns the amount to its right, before the next label. */
function lendAmounts(items: readonly Item[][], row: LogicalRow): void {
  for (let place = 0; place < items.length; place++) {
    const list = items[place] as Item[];
    const item = list.at(-1);
    if (item?.row !== row || !item.isTotal || item.entries.size !== 1) continue;
    const [own] = item.entries;
    if (!own || own[1].amount) continue;
    const next = items
      .slice(place + 1)
      .find((others) => others.at(-1)?.row === row)
      ?.at(-1);
    if (!next || next.labelCell || next.entries.size !== 1) continue;
    const [lent] = next.entries.values();
    if (lent?.amount) list[list.length - 1] = { ...item, entries: new Entries([own[0]], [lent]) };
  }
}

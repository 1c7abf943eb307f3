import { amountKind } from '../base/amount.js';
import type { Label } from '../base/normalise.js';
import { perUnit } from '../base/per-unit.js';
import type { LogicalRow, LogicalTable } from '../table/logical-table.js';
import type { BudgetTable, Item } from './budget-table.js';
import { readColumns, readPanels } from './columns.js';
import { Entries } from './entries.js';
import { PanelReader } from './panel-reader.js';
import { isTotalName } from './total-name.js';

export type { BudgetTable, Entry, Item, PrintedCode } from './budget-table.js';

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
  return misplacedRows(table).length > 0;
}

/** The rows of a table that have their figures in the wrong columns. */
export const misplacedRows = perUnit((table: BudgetTable): readonly LogicalRow[] =>
  table.table.rows.filter((row) => isMisplaced(row, table)),
);

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

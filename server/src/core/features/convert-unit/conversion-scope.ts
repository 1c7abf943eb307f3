import type { MoneyUnit } from '../../base/money-unit.js';
import type { BudgetTable, Entry, Item } from '../../budget/ledger.js';
import type { Analysis } from '../analyse.js';
import { tableAt } from '../places.js';
import { linesAroundTables, type UnitWord, unitWordsOf } from './unit-words.js';

export type ConvertScope = { readonly kind: 'document' } | { readonly kind: 'table'; readonly offset: number };

/** A table with what is converted in it. */
export interface ConvertedTable {
  readonly table: BudgetTable;
  readonly figures: readonly FigureToConvert[];
  readonly words: readonly UnitWord[];
}

export interface FigureToConvert {
  readonly item: Item;
  readonly entry: Entry & { readonly amount: NonNullable<Entry['amount']>; readonly unit: MoneyUnit };
}

/** Why nothing can be converted. */
export type ConversionObstacle =
  | { readonly kind: 'no-table' }
  | { readonly kind: 'in-unit'; readonly unit: MoneyUnit }
  | { readonly kind: 'unit-unknown'; readonly table: BudgetTable }
  | { readonly kind: 'unreadable'; readonly item: Item; readonly entry: Entry };

/** The tables of a scope that are printed in another unit. */
export function tablesToConvert(analysis: Analysis, scope: ConvertScope, to: MoneyUnit): readonly ConvertedTable[] | ConversionObstacle {
  const tables = tablesIn(analysis, scope);
  if (tables.length === 0) return { kind: 'no-table' };
  const around = linesAroundTables(analysis.document.blocks);
  const converted: ConvertedTable[] = [];
  for (const table of tables) {
    const entries = entriesOf(table).filter(({ entry }) => entry.unit !== to && !keepsItsUnit(table, entry));
    const unknown = entries.some(({ entry }) => entry.unit === undefined && entry.amount);
    // In a document, a table that says no unit and has nothing to do with the others stays as it is.
    if (unknown && (scope.kind === 'table' || isCompared(analysis, table))) return { kind: 'unit-unknown', table };
    if (unknown) continue;
    const unreadable = entries.find(({ entry }) => entry.unreadable);
    if (unreadable) return { kind: 'unreadable', ...unreadable };
    const figures = entries.filter(isPrinted);
    const from = new Set(entries.map(({ entry }) => entry.unit));
    const words = unitWordsOf(table, around, analysis.text).filter(({ unit }) => unit !== to && from.has(unit));
    if (figures.length > 0 || words.length > 0) converted.push({ table, figures, words });
  }
  return converted.length === 0 ? { kind: 'in-unit', unit: to } : converted;
}

function tablesIn({ document }: Analysis, scope: ConvertScope): readonly BudgetTable[] {
  if (scope.kind === 'document') return document.ledgers;
  const found = tableAt(document, scope.offset);
  return found ? [found.table] : [];
}

/** Every figure of a table once: a total over merged cells owns the figure that stands in the next column. */
function entriesOf({ items }: BudgetTable): readonly { readonly item: Item; readonly entry: Entry }[] {
  const byCell = new Map<Entry['cell'], { readonly item: Item; readonly entry: Entry }>();
  for (const list of items)
    for (const item of list)
      for (const entry of item.entries.values()) if (!byCell.has(entry.cell)) byCell.set(entry.cell, { item, entry });
  return [...byCell.values()];
}

/** A cell that prints a unit beside its figure keeps it, and so does a column that says another unit than its table. */
function keepsItsUnit({ table }: BudgetTable, { cell, unit }: Entry): boolean {
  const { unit: usual } = table.caption;
  return /元/u.test(cell.text) || (usual !== undefined && unit !== usual);
}

function isPrinted(figure: { readonly item: Item; readonly entry: Entry }): figure is FigureToConvert {
  return figure.entry.amount !== undefined && figure.entry.unit !== undefined;
}

/** Whether anything is compared between this table and others, or sentences. */
function isCompared({ document }: Analysis, table: BudgetTable): boolean {
  const own = new Set(entriesOf(table).map(({ entry }) => entry.cell));
  return document.evaluated.some(({ equation: { total, parts } }) => {
    const terms = [total, ...parts];
    return terms.some(({ entry }) => own.has(entry.cell)) && terms.some(({ entry }) => !own.has(entry.cell));
  });
}

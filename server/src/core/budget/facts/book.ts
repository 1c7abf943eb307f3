/** The facts of one set of tables, each fact with the places that print it. */
import { groupBy } from '../../base/group-by.js';
import { keptList } from '../../base/kept-list.js';
import type { BudgetTable } from '../ledger.js';
import { type Fact, type FactCell, type Fund, factKey, type Part, type Subject, type TableKind } from './fact.js';
import type { TableFacts } from './table-facts.js';

export interface Book {
  readonly tables: readonly TableFacts[];
  /** Every fact with one figure for each table that prints it once; blank cells and repeated facts are left out. */
  readonly places: ReadonlyMap<string, readonly FactCell[]>;
  /** The figure of a fact in tables of a kind; undefined where there is none, or several. */
  at(kind: TableKind, fact: Fact): FactCell | undefined;
  /** As `at`, also where the cell is blank. */
  printedAt(kind: TableKind, fact: Fact): FactCell | undefined;
}

/** The tables of a document, set by set; a set whose tables are the same as before is the same list. */
export function tablesByBook(tables: readonly TableFacts[]): readonly (readonly TableFacts[])[] {
  return [...groupBy(tables, ({ book }) => book).values()].map(keptBook);
}

const keptBook = keptList<TableFacts, readonly TableFacts[]>();

/** One set of tables. */
export function readBook(tables: readonly TableFacts[]): Book {
  const printed = new Map<string, FactCell[]>();
  for (const { cells } of tables) for (const [key, cell] of once(cells)) printed.set(key, [...(printed.get(key) ?? []), cell]);
  const places = new Map<string, readonly FactCell[]>();
  for (const [key, cells] of printed) {
    const filled = cells.filter(({ entry }) => entry.amount !== undefined);
    if (filled.length > 0) places.set(key, filled);
  }
  const only = (cells: readonly FactCell[] | undefined, kind: TableKind): FactCell | undefined => {
    const ofKind = cells?.filter((cell) => cell.kind === kind) ?? [];
    return ofKind.length === 1 ? ofKind[0] : undefined;
  };
  return {
    tables,
    places,
    at: (kind, fact) => only(places.get(factKey(fact)), kind),
    printedAt: (kind, fact) => only(printed.get(factKey(fact)), kind),
  };
}

/** The facts that a table prints once: of repeated ones it cannot be said which is meant. */
function once(cells: readonly FactCell[]): ReadonlyMap<string, FactCell> {
  const found = new Map<string, FactCell | undefined>();
  for (const cell of cells) {
    const key = factKey(cell.fact);
    found.set(key, found.has(key) ? undefined : cell);
  }
  const unique = new Map<string, FactCell>();
  for (const [key, cell] of found) if (cell) unique.set(key, cell);
  return unique;
}

export function income(fund: Fund, part: Part): Fact {
  return { flow: 'income', subject: '', fund, part, year: 'current' };
}

export function expenditure(fund: Fund, part: Part, subject: Subject = ''): Fact {
  return { flow: 'expenditure', subject, fund, part, year: 'current' };
}

export function tablesOf(book: Book, kind: TableKind, fund?: Fund): readonly BudgetTable[] {
  return book.tables.filter(({ form }) => form.kind === kind && (fund === undefined || form.fund === fund)).map(({ table }) => table);
}

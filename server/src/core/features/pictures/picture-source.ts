import { groupBy } from '../../base/group-by.js';
import type { BudgetDocument } from '../../budget/document.js';
import type { FactCell } from '../../budget/facts/fact.js';
import type { TableFacts } from '../../budget/facts/table-facts.js';
import type { Item } from '../../budget/ledger.js';
import type { RowRelation } from '../../budget/rows/relation.js';
import type { RowNode } from '../../budget/rows/row-node.js';
import type { Locale } from '../../rules/finding.js';
import type { Cell } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { identityOf } from '../row-parents.js';

/** One set of tables with what pictures are made of. */
export interface PictureSource {
  readonly document: BudgetDocument;
  readonly locale: Locale;
  readonly tables: readonly TableFacts[];
  /** Whose tables they are, where the document has tables of several; undefined elsewhere. */
  readonly owner: string | undefined;
}

/** The first set of tables: what one document is about, or the department that a volume begins with. */
export function pictureSource({ document, options }: Analysis): PictureSource | undefined {
  const first = document.forms[0];
  if (!first) return undefined;
  const tables = document.forms.filter(({ book }) => book === first.book);
  const hasSeveral = document.forms.some(({ book }) => book !== first.book);
  return {
    document,
    locale: options.locale,
    tables,
    owner: hasSeveral ? tables.find(({ table }) => table.table.caption.owner)?.table.table.caption.owner : undefined,
  };
}

/** The trees of rows of a table. */
export function rootsOf(document: BudgetDocument, { table }: TableFacts): readonly RowNode[] {
  return document.systems.find((system) => system.table === table)?.trees.flatMap(({ roots }) => roots) ?? [];
}

/** What each row of a table is the sum of; named parts (其中) that need not be all of it are left out. */
export function sumsOf(document: BudgetDocument, { table }: TableFacts): ReadonlyMap<Cell | Item, readonly RowRelation[]> {
  const relations = document.systems.find((system) => system.table === table)?.trees.flatMap((tree) => tree.relations) ?? [];
  return groupBy(
    relations.filter(({ atMost }) => !atMost),
    ({ total }) => identityOf(total),
  );
}

/** The figures of some facts of a table, by the cell they stand in. */
export function byCell(cells: readonly FactCell[]): ReadonlyMap<Cell, FactCell> {
  return new Map(cells.map((cell) => [cell.entry.cell, cell]));
}

/** The figure of a row that is among others; rows of trees may be copies, their cells are not. */
export function cellOf(item: Item, among: ReadonlyMap<Cell, FactCell>): FactCell | undefined {
  for (const { cell } of item.entries.values()) {
    const found = among.get(cell);
    if (found) return found;
  }
  return undefined;
}

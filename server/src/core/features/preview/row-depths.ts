import type { TableSystem } from '../../budget/sums/equations.js';
import type { LogicalRow } from '../../table/logical-table.js';
import { type RowGroup, rowGroups } from '../row-groups.js';

/**
 * How deep each row of a table stands below others, in the order in which they are printed. A row counts as below another
 * only where that one stands above it; rows of tables side by side stand in no order, and are all outermost.
 */
export function rowDepths(rows: readonly LogicalRow[], system: TableSystem | undefined): readonly number[] {
  if (system === undefined || system.table.panels.length !== 1) return rows.map(() => 0);
  const parents = parentsIn(rowGroups(system));
  const depths = new Map<LogicalRow, number>();
  /** The rows that the next one may stand under, each below the one before. */
  const open: LogicalRow[] = [];
  for (const row of rows) {
    const parent = parents.get(row);
    const under = parent === undefined ? -1 : open.lastIndexOf(parent);
    open.length = under + 1;
    depths.set(row, open.length);
    open.push(row);
  }
  return rows.map((row) => depths.get(row) ?? 0);
}

function parentsIn(groups: readonly RowGroup[]): ReadonlyMap<LogicalRow, LogicalRow> {
  const parents = new Map<LogicalRow, LogicalRow>();
  const visit = ({ item, children }: RowGroup): void => {
    for (const child of children) {
      parents.set(child.item.row, item.row);
      visit(child);
    }
  };
  groups.forEach(visit);
  return parents;
}

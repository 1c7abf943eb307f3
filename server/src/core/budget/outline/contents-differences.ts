import { perUnit } from '../../base/per-unit.js';
import type { BudgetDocument } from '../document.js';
import { compareContents } from './contents-against-body.js';

/** Where the contents and the body of a document disagree. */
export const contentsDifferences = perUnit(({ blocks, tables, systems }: BudgetDocument) =>
  compareContents(
    blocks,
    tables,
    systems.map(({ table }) => table.table),
  ),
);

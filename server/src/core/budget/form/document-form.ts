import type { LogicalTable } from '../../table/logical-table.js';
import type { Block } from '../../table/physical-table.js';
import type { BudgetTable } from '../ledger.js';
import { contentsOf } from '../outline/contents-against-body.js';
import { findMissingFormRows, type MissingFormRow } from './missing-form-rows.js';
import { findMissingTables, type MissingTable } from './missing-tables.js';
import type { RecognisedForm } from './recognise-form.js';
import { findShallowTables, type ShallowTable } from './subject-depth.js';
import { readTableNumbers } from './table-numbers.js';
import { findMovedTable, type MovedTable } from './table-order.js';

/** The form a document follows, and how the document departs from it. */
export interface DocumentForm extends RecognisedForm {
  readonly missingTables: readonly MissingTable[];
  readonly missingRows: readonly MissingFormRow[];
  readonly movedTable: MovedTable | undefined;
  readonly shallowTables: readonly ShallowTable[];
}

/** What the form of a document is told from. */
export interface FormEvidence {
  readonly blocks: readonly Block[];
  /** All tables of the document. */
  readonly tables: readonly LogicalTable[];
  /** Those of the budget. */
  readonly budget: readonly BudgetTable[];
  readonly year: number | undefined;
}

/** Holds a document against the form it follows; the tables are those whose units and codes are as they were meant. */
export function readForm(followed: RecognisedForm, { blocks, tables, budget, year }: FormEvidence): DocumentForm {
  const byIndex = new Map(budget.map((table) => [table.table.index, table]));
  const form = {
    ...followed,
    matches: followed.matches.map((match) => ({ ...match, table: byIndex.get(match.table.table.index) ?? match.table })),
  };
  const contents = contentsOf(blocks, tables);
  const numbers = readTableNumbers(blocks, tables, contents?.span.end ?? 0);
  return {
    ...form,
    missingTables: findMissingTables(form, year, tables, budget, blocks, contents, numbers),
    missingRows: findMissingFormRows(form, year),
    movedTable: findMovedTable(form, numbers, year, tables, contents),
    shallowTables: findShallowTables(form, year, budget),
  };
}

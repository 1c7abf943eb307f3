import type { Label } from '../base/normalise.js';
import type { Span } from '../base/span.js';
import type { Figure } from '../table/figure.js';
import type { LogicalRow, LogicalTable } from '../table/logical-table.js';
import type { Cell } from '../table/physical-table.js';
import type { Column, Panel } from './columns.js';

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

import type { Amount } from '../base/amount.js';
import type { MoneyUnit } from '../base/money-unit.js';
import type { Span } from '../base/span.js';
import type { Cell } from '../table/physical-table.js';
import type { Entry } from './budget-table.js';
import type { Column } from './columns.js';

/** A cell that holds its figure and nothing else, as nearly all do. */
export class PlainEntry implements Entry {
  readonly column: Column;
  readonly cell: Cell;
  readonly amount: Amount;
  readonly unit: MoneyUnit | undefined;

  constructor(column: Column, cell: Cell, amount: Amount, unit: MoneyUnit | undefined) {
    this.column = column;
    this.cell = cell;
    this.amount = amount;
    this.unit = unit;
  }

  get unreadable(): boolean {
    return false;
  }

  get figure(): Span {
    return this.cell.span;
  }
}

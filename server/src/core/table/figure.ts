import type { Amount } from '../base/amount.js';
import type { MoneyUnit } from '../base/money-unit.js';
import type { Span } from '../base/span.js';
import type { Cell } from './physical-table.js';

/** A printed amount of money, in a cell of a table or in a sentence. */
export interface Figure {
  /** Where it stands: its cell, or the words of the sentence that print it. Each figure has a cell of its own. */
  readonly cell: Cell;
  /** Undefined for a blank cell, which counts as nothing, and for one that cannot be read, which counts as unknown. */
  readonly amount: Amount | undefined;
  /** Why there is no amount although there should be one: it is not a figure, or the cells of its row are out of place. */
  readonly unreadable: boolean;
  /** The digits themselves, without unit or markup; the place for them in a blank cell. */
  readonly figure: Span;
  /** The unit it is printed in, by its own words or those around it; undefined where nothing says. */
  readonly unit: MoneyUnit | undefined;
}

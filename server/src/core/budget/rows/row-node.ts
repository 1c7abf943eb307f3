import type { Item } from '../ledger.js';
import type { Basis } from './relation.js';

/** An item with the items it is the sum of. */
export interface RowNode {
  readonly item: Item;
  readonly children: RowNode[];
  /** Why the children are children; `guessed` where order and figures alone say so. */
  basis: Basis;
  /** The children are named with 其中 and need not be all of the whole. */
  atMost: boolean;
}

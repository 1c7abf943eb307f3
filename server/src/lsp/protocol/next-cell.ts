import type { ProtocolPosition, ProtocolRange } from './range.js';

/**
 * A request for the cell after or before a place; its parameters are `NextCellParams`, the answer is `NextCellResult`, or null
 * where the place is in no table of a budget.
 */
export const nextCellMethod = 'budgetDraft/nextCell';

export interface NextCellParams {
  readonly uri: string;
  readonly position: ProtocolPosition;
  readonly direction: 'next' | 'previous';
}

export interface NextCellResult {
  /** The version that the answer is about. */
  readonly version: number;
  /** To be made before the selection: a row below the last one, or a cell that a row leaves out. */
  readonly edits: readonly { readonly range: ProtocolRange; readonly newText: string }[];
  /** The content of the cell, in the document with the edits. */
  readonly select: ProtocolRange;
}

import type { ListDelta, MembersDelta } from './delta.js';
import type { BlockId, PreviewRow, PreviewTable, PreviewText } from './preview-model.js';

/** What tells one model from the one before it. Whatever is left out is as it was. */
export interface PreviewPatch {
  /** What changed in everything but the blocks: a model is large, and an edit mostly touches little of it. */
  readonly top?: MembersDelta;
  /** What makes the list of the ids of all blocks of the one before, where blocks came, went or moved. */
  readonly order?: ListDelta;
  /** Texts that are new or changed. */
  readonly texts?: readonly PreviewText[];
  readonly tables?: readonly TablePatch[];
}

/** What changed in one table. */
export interface TablePatch {
  readonly block: BlockId;
  /** Of a new table: what stands above the rows, and what is known of all of it. */
  readonly head?: PreviewTableHead;
  /** What changed of that in a table that was there before. */
  readonly change?: MembersDelta;
  readonly rows?: RowSplice;
}

export type PreviewTableHead = Omit<PreviewTable, 'rows'>;

/** `removed` rows from `start` on become `added`. */
export interface RowSplice {
  readonly start: number;
  readonly removed: number;
  readonly added: readonly PreviewRow[];
}

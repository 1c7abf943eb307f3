import type { MembersDelta } from './delta.js';
import type { BlockId, PreviewRow, PreviewTable, PreviewText } from './preview-model.js';

/** What tells one model from the one before it. Whatever is left out is as it was. */
export interface PreviewPatch {
  /** What changed in everything but the blocks: a model is large, and an edit mostly touches little of it. */
  readonly top?: MembersDelta;
  /** All blocks in their order, where blocks came, went or moved. */
  readonly order?: readonly BlockId[];
  /** Texts that are new or changed. */
  readonly texts?: readonly PreviewText[];
  readonly tables?: readonly TablePatch[];
}

/** A new table has both parts. */
export interface TablePatch {
  readonly block: BlockId;
  /** What stands above the rows, and what is known of the whole table. */
  readonly head?: PreviewTableHead;
  readonly rows?: RowSplice;
}

export type PreviewTableHead = Omit<PreviewTable, 'rows'>;

/** `removed` rows from `start` on become `added`. */
export interface RowSplice {
  readonly start: number;
  readonly removed: number;
  readonly added: readonly PreviewRow[];
}

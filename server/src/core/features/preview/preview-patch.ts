import type { BlockId, PreviewBlock, PreviewModel, PreviewRow, PreviewTable, PreviewText } from './preview-model.js';

/** What tells one model from the one before it. Whatever is left out is as it was. */
export interface PreviewPatch {
  readonly top?: Partial<Omit<PreviewModel, 'blocks'>>;
  /** All blocks in their order, where blocks came, went or moved. */
  readonly order?: readonly BlockId[];
  /** New blocks, and those that changed other than in rows. */
  readonly blocks?: readonly PreviewBlock[];
  /** Tables of which only rows changed. */
  readonly rows?: readonly RowSplice[];
}

/** In a table, `removed` rows from `start` on become `rows`; rows behind them name their parents anew where these moved. */
export interface RowSplice {
  readonly block: BlockId;
  readonly start: number;
  readonly removed: number;
  readonly rows: readonly PreviewRow[];
}

export type { PreviewTable, PreviewText };

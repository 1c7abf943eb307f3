import type { ChangeParams, ChangeResult } from './change.js';

/**
 * The server's own command: lets everything follow from the figures that the author has changed, in tables and sentences, as
 * one step. Its one argument is `UpdateDependentsParams`.
 */
export const updateDependentsCommand = 'budgetDraft.server.updateDependents';

/** The client's commands behind code lenses; their argument is the document's URI. */
export const updateCommand = 'budgetDraft.updateDependents';
export const previewCommand = 'budgetDraft.previewDependents';

export interface UpdateDependentsParams extends ChangeParams {
  /** Has the client ask before it makes the edits, where it can, so that the author sees each of them first. */
  readonly preview?: boolean;
  /**
   * The changed figures, for clients that know them: an offset in the cell of each, and what the cell said before. Left out,
   * they are what has changed since the amounts last agreed.
   */
  readonly sources?: readonly FormerCell[];
}

export interface FormerCell {
  readonly offset: number;
  readonly before: string;
}

/** `changed` counts figures and words. */
export type UpdateDependentsResult = ChangeResult;

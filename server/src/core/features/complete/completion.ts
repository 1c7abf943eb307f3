import type { Edit, Span } from '../../base/span.js';
import type { CatalogueKind } from '../../budget/catalogue/catalogue.js';

/** One way to go on with what is being typed. */
export interface Completion {
  readonly kind: CompletionKind;
  readonly label: string;
  /** What tells it from others of the same label. */
  readonly detail?: string;
  /** What it replaces: within one line, around the cursor. */
  readonly span: Span;
  readonly newText: string;
  /** A part of the new text that the author is likely to overwrite next, by its offsets in it. */
  readonly select?: Span;
  /** What is to be done elsewhere; nothing of it touches the span. */
  readonly edits: readonly Edit[];
  /** The subject it is about. */
  readonly subject?: { readonly kind: CatalogueKind; readonly code: string };
}

export type CompletionKind = 'subject' | 'name' | 'table' | 'unit';

/** The ways to go on at a place, the likeliest first. */
export interface CompletionList {
  /** What stands between the beginning of the span and the cursor: all items fit it, be it by their sound. */
  readonly typed: string;
  readonly items: readonly Completion[];
}

/** A longer list is not read; with more letters typed the others come up. */
export const mostCompletions = 50;

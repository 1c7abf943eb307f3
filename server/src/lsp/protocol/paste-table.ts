import type { ChangeParams } from './change.js';
import type { ProtocolRange } from './range.js';

/**
 * A request for the ways to paste the tables of the clipboard; its parameters are `PasteTableParams`, the answer is
 * `PasteTableResult`, or null for a document that is not open or that was edited meanwhile.
 */
export const pasteTableMethod = 'budgetDraft/pasteTable';

/** The server's own command: pastes in the best way and applies it through the client. Its one argument is `PasteTableParams`. */
export const pasteTableCommand = 'budgetDraft.server.pasteTable';

export interface PasteTableParams extends ChangeParams {
  /** The selection, which is empty at a cursor. */
  readonly range: ProtocolRange;
  /** What the clipboard holds as HTML, and as text; tables are taken from the former where it has any. */
  readonly html?: string;
  readonly text?: string;
}

export interface PasteTableResult {
  /** Whether the document is a budget or becomes one thereby: elsewhere these ways are offered, but not taken unasked. */
  readonly inBudget: boolean;
  /** The best first; none where the clipboard holds no table. */
  readonly choices: readonly PasteTableChoice[];
  /** What the author should know of what is pasted. */
  readonly notice?: string;
}

export interface PasteTableChoice {
  readonly kind: 'cell' | 'fill' | 'append' | 'insert';
  readonly title: string;
  /** What the selection becomes; `edits` change other places, and none overlaps the selection. */
  readonly insertText: string;
  readonly edits: readonly { readonly range: ProtocolRange; readonly newText: string }[];
}

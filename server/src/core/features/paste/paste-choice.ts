import type { Edit } from '../../base/span.js';

/** What pasting may do: a value into one cell, values into the cells from the cursor on, rows below a table, a table of its own. */
export type PasteKind = 'cell' | 'fill' | 'append' | 'insert';

/** One way to paste. */
export interface PasteChoice {
  readonly kind: PasteKind;
  readonly title: string;
  /** What the selection becomes. */
  readonly insertText: string;
  /** What changes besides; no edit overlaps the selection. */
  readonly edits: readonly Edit[];
}

export interface PastedTables {
  /** The best first; none where there is nothing that pasting as plain text would not do as well. */
  readonly choices: readonly PasteChoice[];
  /** Whether the document is a budget, or has no table yet and becomes one by what is pasted. */
  readonly inBudget: boolean;
  /** What the author should know, such as cells that show no figure. */
  readonly notice: string | undefined;
}

/** A way to paste before it has words: all its edits, the selection's among them. */
export interface PasteEdits {
  readonly kind: PasteKind;
  readonly edits: readonly Edit[];
  readonly rows: number;
}

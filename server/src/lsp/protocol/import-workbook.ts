/** A request for the draft of a workbook; its parameters are `ImportWorkbookParams`, the answer is `ImportWorkbookResult` or null. */
export const importWorkbookMethod = 'budgetDraft/importWorkbook';

/** In bytes; larger files need not be sent. */
export const largestImported = 64 * 1024 * 1024;

export interface ImportWorkbookParams {
  /** Where settings hold for it, such as the address of the workbook itself. */
  readonly uri: string;
  readonly base64: string;
  /** What parts the cells of its tables; `pipe` where it is left out. */
  readonly tables?: 'pipe' | 'tab';
  /** The sheets that are wanted, hidden ones too; all that are shown where it is left out. */
  readonly sheets?: readonly string[];
}

export type ImportWorkbookResult =
  | {
      readonly kind: 'draft';
      readonly text: string;
      /** What was read, and what else the author should know. */
      readonly notes: readonly string[];
    }
  /** Why there is no draft, and what to do. */
  | { readonly kind: 'refused'; readonly reason: string };

/** A request for the tables of a document as a preview of Markdown shows them: `{ uri }` to `MarkdownTablesResult`, or null. */
export const markdownTablesMethod = 'budgetDraft/markdownTables';

export interface MarkdownTablesResult {
  readonly version: number;
  /** Empty where the document is no budget. */
  readonly tables: readonly MarkdownTableResult[];
}

export interface MarkdownTableResult {
  /** The lines of each of its pages, from 0, the last one not included; in the order of the text. */
  readonly pages: readonly { readonly start: number; readonly end: number }[];
  /** Made by the server; what comes from the document is text in it. */
  readonly html: string;
}

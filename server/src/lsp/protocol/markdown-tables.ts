/** A request for the tables of a document as a preview of Markdown shows them: `{ uri }` to `MarkdownTablesResult`, or null. */
export const markdownTablesMethod = 'budgetDraft/markdownTables';

export interface MarkdownTablesResult {
  readonly version: number;
  /** Empty where the document is no budget. */
  readonly tables: readonly MarkdownTableResult[];
}

export interface MarkdownTableResult {
  /** The lines it stands in, from 0, the last one not included; pages are apart where text stands between them. */
  readonly pages: readonly { readonly start: number; readonly end: number }[];
  /** Made by the server; what comes from the document is text in it. Rows tell their lines as those of the preview do. */
  readonly html: string;
}

import type { PreviewModel, TablePages, Workbook, WorkbookReading } from '../core/api.js';
import type { ReviewTable } from '../page/static-review.js';

/**
 * Documents in the forms of other programs: what needs large libraries, kept in a bundle of its own that is loaded when it is
 * first asked for. Only data goes in and out; it knows no engine.
 */
export interface Exchange {
  /** One HTML page that needs nothing else: the document, its findings, checklist and pictures. */
  page(model: PreviewModel): string;
  /** Each of some tables of a document as HTML for the preview of Markdown. */
  markdownTables(model: PreviewModel, tables: readonly TablePages[]): readonly string[];
  /** The list of findings as one HTML page. */
  review(table: ReviewTable): string;
  /** The bytes of an `.xlsx` file. */
  workbook(workbook: Workbook): Promise<Uint8Array>;
  /** What a workbook shows, or why it cannot be read; never throws. */
  readWorkbook(bytes: Uint8Array): Promise<WorkbookReading>;
}

import type { ExportFormat } from '../../core/api.js';

export type { ExportFormat };

/** The server's own command: a document in another form. Its one argument is `ExportParams`, its result `ExportResult` or null. */
export const exportCommand = 'budgetDraft.server.export';

/** A request for the forms there are: `{ uri }` to `ExportFormatsResult`. */
export const exportFormatsMethod = 'budgetDraft/exportFormats';

export interface ExportParams {
  readonly uri: string;
  readonly format: ExportFormat;
}

export interface ExportResult {
  /** Empty where the document is no budget. */
  readonly files: readonly { readonly name: string; readonly base64: string }[];
}

export interface ExportFormatsResult {
  readonly formats: readonly {
    readonly format: ExportFormat;
    /** With the dot. */
    readonly extension: string;
    /** A file for each table. */
    readonly isPerTable: boolean;
    readonly title: string;
    readonly description: string;
  }[];
}

import type { ChangeParams, ChangeResult } from './change.js';
import type { ProtocolRange } from './range.js';

/** A request for the forms that a new document may have; its parameters are `FormsRequestParams`, the answer is `FormsResult`. */
export const formsMethod = 'budgetDraft/forms';

export interface FormsRequestParams {
  /** Where the new document is to be, as far as settings hold there; an open document, or a folder. */
  readonly uri?: string;
}

export interface FormsResult {
  readonly forms: readonly NewDraftForm[];
  /** Of the document that is asked about, if it says. */
  readonly owner?: string;
}

export interface NewDraftForm {
  readonly id: string;
  readonly name: string;
  readonly regions: readonly string[];
  /** The unit of most of its tables. */
  readonly unit: DraftUnit;
  /** The years it is known to be in use; an open end is left out. */
  readonly years: { readonly from?: number; readonly to?: number };
}

export const draftUnits = ['万元', '元'] as const;

export type DraftUnit = (typeof draftUnits)[number];

/** A request for a new document; its parameters are `NewDraftParams`, the answer is `NewDraftResult`, or null for a form that is not there. */
export const newDraftMethod = 'budgetDraft/newDraft';

export interface NewDraftParams extends FormsRequestParams {
  /** The id of the form. */
  readonly form: string;
  readonly year: number;
  readonly owner: string;
  readonly unit?: DraftUnit;
}

export interface NewDraftResult {
  readonly text: string;
  /** What is to be filled in first. */
  readonly placeholder?: ProtocolRange;
}

/** A request for the tables of the form that a document follows; its parameters are `FormTablesParams`, the answer is `FormTablesResult` or null. */
export const formTablesMethod = 'budgetDraft/formTables';

export interface FormTablesParams {
  readonly uri: string;
}

export interface FormTablesResult {
  readonly form: string;
  readonly tables: readonly { readonly title: string; readonly isThere: boolean }[];
  readonly version: number;
}

/** The server's own command: inserts a table of the form through the client. Its one argument is `InsertTableParams`. */
export const insertTableCommand = 'budgetDraft.server.insertTable';

export interface InsertTableParams extends ChangeParams {
  readonly title: string;
  /** Where the author is. */
  readonly offset: number;
  /** For a document that does not say which year it is for. */
  readonly year: number;
}

/** The server's own command: fills in the sentences that wait for figures of the tables. Its one argument is `ChangeParams`. */
export const draftSentencesCommand = 'budgetDraft.server.draftSentences';

/** `changed` counts places. */
export type DraftSentencesResult = ChangeResult;

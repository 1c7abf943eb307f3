/** The names and shapes that the server and its own client agree on, beyond the protocol's. */

/** A notification from the server whenever it has read a document, and a request by which a client may ask for the same. */
export const statusMethod = 'budgetDraft/status';

/** What the client sends to ask for a status; the answer is `StatusParams`, or null for a document that is not open. */
export interface StatusRequestParams {
  readonly uri: string;
}

export interface StatusParams {
  readonly uri: string;
  readonly version: number;
  /** Whether the document is a budget; where it is not, nothing needs to be shown. */
  readonly recognised: boolean;
  readonly year?: number;
  readonly owner?: string;
  readonly tables: number;
  readonly equations: number;
  /** How many equations hold, rounding differences included. */
  readonly holding: number;
  /** How many findings the document has, those beyond `maxFindings` included. */
  readonly findings: number;
}

/** The server's own command: recalculates and applies the result through the client. Its one argument is `RecalculateParams`. */
export const recalculateCommand = 'budgetDraft.server.recalculate';

/** The client's command behind a code lens; its arguments are the document's URI and an offset inside the table. */
export const recalculateTableCommand = 'budgetDraft.recalculateTable';

export interface RecalculateParams {
  readonly uri: string;
  /** The version the offset belongs to; where the document has moved on, nothing is changed. */
  readonly version?: number;
  readonly scope:
    | { readonly kind: 'document' }
    | { readonly kind: 'table'; readonly offset: number }
    | { readonly kind: 'total'; readonly offset: number };
}

export interface RecalculateResult {
  /** Whether the client applied the edit; false as well where there was nothing to change. */
  readonly applied: boolean;
  /** How many figures the recalculation changes. */
  readonly changed: number;
}

import type { ChangeParams, ChangeResult } from './change.js';

/** The server's own command: recalculates and applies the result through the client. Its one argument is `RecalculateParams`. */
export const recalculateCommand = 'budgetDraft.server.recalculate';

/** The client's command behind a code lens; its arguments are the document's URI and an offset inside the table. */
export const recalculateTableCommand = 'budgetDraft.recalculateTable';

export interface RecalculateParams extends ChangeParams {
  readonly scope:
    | { readonly kind: 'document' }
    | { readonly kind: 'table'; readonly offset: number }
    | { readonly kind: 'total'; readonly offset: number };
}

/** `changed` counts figures. */
export type RecalculateResult = ChangeResult;

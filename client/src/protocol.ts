/** The names and shapes that the client and the server agree on, beyond the protocol's own. */

/** What the server sends whenever it has read a document again. */
export const statusNotification = 'budgetDraft/status';

export interface StatusParams {
  readonly uri: string;
  /** Whether the document is a budget; where it is not, nothing is shown. */
  readonly recognised: boolean;
  readonly year?: number;
  readonly owner?: string;
  readonly tables: number;
  readonly equations: number;
  /** How many equations hold, rounding differences included. */
  readonly holding: number;
}

/** The server's own command; the palette's commands and the code lenses come to it through the client. */
export const recalculateRequest = 'budgetDraft.server.recalculate';

export type RecalculateScope =
  | { readonly kind: 'document' }
  | { readonly kind: 'table'; readonly offset: number }
  | { readonly kind: 'total'; readonly offset: number };

export interface RecalculateParams {
  readonly uri: string;
  readonly version: number;
  readonly scope: RecalculateScope;
}

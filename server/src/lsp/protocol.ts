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
  /** The form the document follows; left out where the document is no budget. */
  readonly template?: StatusTemplate;
  readonly equations: number;
  /** How many equations hold, rounding differences included. */
  readonly holding: number;
  /** How many obligations of the checklist are settled: passed, or accepted with a reason. */
  readonly settled: number;
  /** Out of so many that could be checked. */
  readonly total: number;
  /** How many could not be checked, which is not the same as settled. */
  readonly unchecked: number;
  /** How many findings the document has, those beyond `maxFindings` included. */
  readonly findings: number;
}

/** A request for the checklist (核对清单) of an open document; the answer is `ChecklistResult`, or null for one that is not open. */
export const checklistMethod = 'budgetDraft/checklist';

export interface ChecklistRequestParams {
  readonly uri: string;
}

/** Every obligation of a document, in groups, with what became of it. All words are in the language of the findings. */
export interface ChecklistResult {
  readonly uri: string;
  readonly version: number;
  readonly recognised: boolean;
  readonly settled: number;
  readonly total: number;
  readonly groups: readonly ChecklistGroupResult[];
}

export interface ChecklistGroupResult {
  /** Such as `tables` or `codes`. */
  readonly id: string;
  readonly title: string;
  readonly items: readonly ChecklistItemResult[];
}

/** `accepted`: all that was found is accepted for a reason. `unchecked`: nothing can be said; never the same as passed. */
export type ChecklistItemStatus = 'passed' | 'failed' | 'question' | 'accepted' | 'not-applicable' | 'unchecked';

export interface ChecklistItemResult {
  /** Names the obligation for good, such as `table-sums:3` or `identity:C3`. */
  readonly id: string;
  readonly title: string;
  readonly status: ChecklistItemStatus;
  /** The status in words. */
  readonly statusTitle: string;
  /** Why, with numbers. */
  readonly detail: string;
  readonly ruleIds: readonly string[];
  readonly places: readonly ChecklistPlaceResult[];
}

export interface ChecklistPlaceResult {
  /** In the protocol's lines and characters. */
  readonly range: { readonly start: ProtocolPosition; readonly end: ProtocolPosition };
  /** What was found, what is accepted (then `message` is the reason), or where the item stands (then there is no message). */
  readonly kind: 'finding' | 'accepted' | 'place';
  readonly message: string;
  readonly severity?: 'error' | 'warning' | 'information' | 'hint';
  readonly ruleId?: string;
}

interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

export interface StatusTemplate {
  readonly id: string;
  /** In the language of the findings. */
  readonly name: string;
  /** Pinned by the setting or a comment, recognised from the tables, or none in particular. */
  readonly how: 'setting' | 'comment' | 'recognised' | 'generic';
  /** How many tables of the form the document lacks. */
  readonly missing: number;
  /** What the setting or a comment names although there is no such form. */
  readonly unknown?: string;
}

/** A request for the forms a document could follow; its parameters are `TemplatesRequestParams`, the answer is `TemplatesResult` or null. */
export const templatesMethod = 'budgetDraft/templates';

export interface TemplatesRequestParams {
  readonly uri: string;
}

export interface TemplatesResult {
  readonly current: StatusTemplate;
  readonly choices: readonly { readonly id: string; readonly name: string; readonly regions: readonly string[] }[];
  /** The comment that pins the form: the id goes to `range`, between `before` and `after`; valid for `version`. */
  readonly comment: { readonly range: ProtocolRange; readonly before: string; readonly after: string };
  readonly version: number;
}

interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
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

/** The server's own command: checks files together, open or not. Its one argument is `CheckWorkspaceParams`. */
export const checkWorkspaceCommand = 'budgetDraft.server.checkWorkspace';

export interface CheckWorkspaceParams {
  /** The client knows which files there are; those that are no drafts by their names are passed over. */
  readonly uris: readonly string[];
}

export interface CheckWorkspaceResult {
  readonly total: number;
  /** Fewer than `total` where the check was cancelled. */
  readonly checked: number;
  readonly budgets: number;
  /** Files whose text could not be had. */
  readonly unreadable: number;
  readonly cancelled: boolean;
}

/**
 * A request from the server for the text of a file that it cannot reach; the answer is the text, or null. A client that
 * answers says so under this name in its experimental capabilities.
 */
export const readTextMethod = 'budgetDraft/readText';

export interface ReadTextParams {
  readonly uri: string;
}

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
  /** What waits to follow from figures that the author has changed; left out where nothing does. */
  readonly impact?: StatusImpact;
}

export interface StatusImpact {
  /** In the language of the findings, as `3 个小计、4 张表、2 处文字待更新`. */
  readonly text: string;
  /** How many figures and words an update would change; 0 where the author has to decide first. */
  readonly edits: number;
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

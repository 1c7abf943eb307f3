import type { ProtocolRange } from './range.js';
import type { StatusTemplate } from './status.js';

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

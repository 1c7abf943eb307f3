import type { ProtocolRange } from './range.js';

/** A request for why there is a finding, or for the page of a rule; the answer is `ExplainResult`, or null where there is neither. */
export const explainMethod = 'budgetDraft/explain';

/** The same for clients that can only execute commands. Its one argument is `ExplainParams`. */
export const explainCommand = 'budgetDraft.server.explain';

/** The client's command behind “Why?”; its argument is `ExplainParams`. The server does what it can for clients without it. */
export const explainFindingCommand = 'budgetDraft.explain';

export interface ExplainParams {
  readonly uri: string;
  /** Where the finding stands, or a place that it touches; without one, the page of the rule is meant. */
  readonly range?: ProtocolRange;
  /** The rule that is meant, where several have a finding there. */
  readonly ruleId?: string;
}

export interface ExplainResult {
  readonly title: string;
  /**
   * In the language of the findings. Links to places are addresses of documents with `#L<line>,<character>`, counted from
   * one; links to rules are those of `codeDescription`.
   */
  readonly markdown: string;
}

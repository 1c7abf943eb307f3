import type { Locale, Severity } from './finding.js';

/** What a user may know of a rule without running it. */
export interface RuleInfo {
  readonly id: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly defaultSeverity: Severity;
}

/** All rules, in the order in which they are documented. */
export const ruleInfos: readonly RuleInfo[] = [];

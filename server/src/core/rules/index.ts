import type { Locale, Severity } from './finding.js';
import type { Rule } from './rule.js';

/** All rules, in the order in which they are documented. A new rule is its file, its page and one line here. */
export const rules: readonly Rule[] = [];

/** What a user may know of a rule without running it. */
export interface RuleInfo {
  readonly id: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly defaultSeverity: Severity;
}

export const ruleInfos: readonly RuleInfo[] = rules.map(({ id, title, defaultSeverity }) => ({ id, title, defaultSeverity }));

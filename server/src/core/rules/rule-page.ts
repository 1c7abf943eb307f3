import type { Locale } from './finding.js';

/** What the page of a rule says, by language. */
export type RulePage = Readonly<Record<Locale, PageSections>>;

/** Markdown, a line for each paragraph. Links lead to the pages of other rules, as `<id>.md`. */
export interface PageSections {
  readonly rule: string;
  readonly source: string;
  /** Drafts with the places marked that the rule finds; empty where the other language has them for both. */
  readonly example: string;
  readonly cure: string;
  readonly silence: string;
}

import type { Span } from '../../base/span.js';
import type { PlaceElsewhere } from '../../rules/finding.js';

/** Why there is a finding, or what a rule is about, for its author to read. */
export interface Explanation {
  readonly title: string;
  /** Begins with the title. */
  readonly markdown: string;
}

/** Addresses for the links of an explanation; where there is none, the words stand without a link. */
export interface ExplanationLinks {
  place(span: Span): string | undefined;
  elsewhere(place: PlaceElsewhere): string | undefined;
  rule(ruleId: string): string | undefined;
}

/** For where nothing can be clicked. */
export const withoutLinks: ExplanationLinks = { place: () => undefined, elsewhere: () => undefined, rule: () => undefined };

/** Words, linked where there is an address. The words are Markdown already. */
export function linked(words: string, address: string | undefined): string {
  return address === undefined ? words : `[${words}](${address})`;
}

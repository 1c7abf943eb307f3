import type { Edit } from '../base/span.js';
import { acceptanceComment, reasonPlaceholder } from '../budget/acceptance/acceptance.js';
import { Addresses, addressWords } from '../budget/acceptance/address.js';
import { Surroundings } from '../budget/acceptance/surroundings.js';
import type { Finding } from '../rules/finding.js';
import { rules, setRules } from '../rules/index.js';
import { contentStart, lineEndOf } from '../table/line-end.js';
import type { Analysis } from './analyse.js';

/** The comment by which an author accepts a finding, still without a reason. */
export interface AcceptingComment {
  readonly edit: Edit;
  /** The words in it that stand for the reason. */
  readonly placeholder: string;
}

const ACCEPTABLE: ReadonlySet<string> = new Set(
  [...rules.filter(({ judgesComments }) => !judgesComments), ...setRules].map(({ id }) => id),
);

/** Puts the comment above the table or paragraph of a finding; nothing for a finding about the checker or a comment. */
export function acceptingComment({ document, text, lines, options }: Analysis, finding: Finding): AcceptingComment | undefined {
  if (!ACCEPTABLE.has(finding.ruleId)) return undefined;
  const passage = new Surroundings(document, lines).passageAt(finding.span.start);
  const line = lines.positionAt(passage.start).line;
  const start = contentStart(text, lines, line);
  const target = addressWords(new Addresses(document, text).of(finding.span));
  const placeholder = reasonPlaceholder[options.locale];
  const ending = lineEndOf(text);
  return {
    edit: { span: { start, end: start }, newText: `${acceptanceComment(finding.ruleId, target, placeholder)}${ending}` },
    placeholder,
  };
}

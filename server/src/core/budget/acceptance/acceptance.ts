import { normalise } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import type { Directive } from '../directives.js';

/** A comment by which the author stands by what a rule objects to: `accept wrong-sum 合计 103089.22: 含专户资金`. */
export interface Acceptance {
  /** Empty where the comment names none. */
  readonly ruleId: string;
  readonly ruleSpan: Span;
  /** The place as the author names it: what is printed there, or the row and what is printed. */
  readonly target: string;
  /** Why, in the author's words; undefined where none are given. */
  readonly reason: string | undefined;
  /** The whole comment. */
  readonly span: Span;
}

/** What stands for the reason in a comment that is still to be filled in. */
export const reasonPlaceholder = { 'zh-CN': '（请填写原因）', en: '(give the reason)' } as const;

const PLACEHOLDERS: ReadonlySet<string> = new Set(Object.values(reasonPlaceholder).map(normalise));

/** Reads the comments that accept a finding. */
export function readAcceptances(directives: readonly Directive[]): readonly Acceptance[] {
  return directives.filter(({ name }) => name === 'accept').map(readAcceptance);
}

function readAcceptance({ value, valueSpan, span }: Directive): Acceptance {
  const ruleId = /^[^\s:：]*/u.exec(value)?.[0] ?? '';
  const rest = value.slice(ruleId.length);
  const colon = rest.search(/[:：]/u);
  const reason = colon < 0 ? '' : rest.slice(colon + 1).trim();
  return {
    ruleId,
    ruleSpan: { start: valueSpan.start, end: valueSpan.start + ruleId.length },
    target: (colon < 0 ? rest : rest.slice(0, colon)).trim(),
    reason: isReason(reason) ? reason.replace(/\s+/gu, ' ') : undefined,
    span,
  };
}

/** Two letters are the least that says anything; the words that ask for a reason are none. */
function isReason(text: string): boolean {
  return !PLACEHOLDERS.has(normalise(text)) && (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2;
}

/** The comment that accepts a finding, as a line of its own. */
export function acceptanceComment(ruleId: string, target: string, reason: string): string {
  return `<!-- budget-draft accept ${ruleId} ${target}${/[:：]$/u.test(target) ? '' : ':'} ${reason} -->`;
}

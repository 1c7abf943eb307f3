import type { Span } from '../../base/span.js';
import type { AcceptedFinding } from '../../rules/accept-findings.js';
import type { Finding } from '../../rules/finding.js';

/**
 * What became of one obligation. `question`: it usually holds, and where it does not, the author is asked why. `accepted`: the
 * author stands by all that was found, with a reason. `unchecked`: nothing can be said, which is not the same as passed.
 */
export type ChecklistStatus = 'passed' | 'failed' | 'question' | 'accepted' | 'not-applicable' | 'unchecked';

/** What the obligations are about, in the order in which they are listed. */
export const checklistGroups = ['document', 'tables', 'rows', 'between', 'prose', 'form', 'codes', 'own', 'files', 'comments'] as const;
export type ChecklistGroup = (typeof checklistGroups)[number];

/** What there was to check, before it is known what was found. */
export type Evidence =
  /** So many things were looked at. */
  | {
      readonly kind: 'checked';
      readonly detail: string;
      /** Something does not hold that a finding of another item explains. */
      readonly broken?: 'open' | 'accepted';
      /** Something does not hold that is only asked about. */
      readonly asks?: boolean;
    }
  | { readonly kind: 'unchecked'; readonly detail: string }
  | { readonly kind: 'not-applicable'; readonly detail: string };

/** One thing a budget document must be or have. */
export interface Obligation {
  /** Names it for good: `table-sums:3`, `identity:C3`, `code-names`. */
  readonly id: string;
  readonly group: ChecklistGroup;
  readonly title: string;
  /** The rules that tell where it is not kept. */
  readonly ruleIds: readonly string[];
  /** Rules whose findings belong here, but without which it is checked all the same. */
  readonly sideRuleIds?: readonly string[];
  /** Where it holds; the findings of its rules elsewhere belong to another obligation. */
  readonly scope?: (finding: Finding) => boolean;
  readonly evidence: Evidence;
  /** Where to look when nothing was found. */
  readonly place?: Span | undefined;
}

/** What was found for an obligation, and whether its rules ran. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  /** Rules that the user has switched off. */
  readonly off: readonly string[];
  readonly crashed: readonly string[];
}

/** What an obligation and its outcome come to. */
export function statusOf({ evidence, ruleIds }: Obligation, { findings, accepted, off, crashed }: Outcome): ChecklistStatus {
  // A report about the checker itself says that something was not checked.
  if (findings.some(({ ruleId }) => ruleId === 'internal-error')) return 'unchecked';
  const levels = new Set(findings.map(({ severity }) => severity));
  if (levels.has('error') || levels.has('warning')) return 'failed';
  const broken = evidence.kind === 'checked' ? evidence.broken : undefined;
  const isBlind = ruleIds.some((id) => off.includes(id) || crashed.includes(id));
  if (broken === 'open' && !isBlind) return 'failed';
  if (levels.has('information')) return 'question';
  if (isBlind) return 'unchecked';
  if (evidence.kind === 'checked' && evidence.asks) return 'question';
  if (accepted.length > 0 || broken === 'accepted') return 'accepted';
  return evidence.kind === 'checked' ? 'passed' : evidence.kind;
}

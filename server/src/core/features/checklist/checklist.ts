import type { Span } from '../../base/span.js';
import type { Finding, Severity } from '../../rules/finding.js';
import type { AmongOthers } from '../among-others.js';
import type { Analysis } from '../analyse.js';
import { betweenObligations } from './between-obligations.js';
import { codeObligations } from './code-obligations.js';
import { commentObligations } from './comment-obligations.js';
import { documentObligations } from './document-obligations.js';
import { fileObligations } from './file-obligations.js';
import { formObligations } from './form-obligations.js';
import { type ChecklistGroup, type ChecklistStatus, checklistGroups, type Obligation, type Outcome, statusOf } from './obligation.js';
import { otherObligations } from './other-obligations.js';
import { ownObligations } from './own-obligations.js';
import { proseObligations } from './prose-obligations.js';
import { rowObligations } from './row-obligations.js';
import { tableObligations } from './table-obligations.js';
import { groupTitle, outcomeWords, sayIn } from './words.js';

export type { ChecklistGroup, ChecklistStatus } from './obligation.js';

/** A place to go to from an item. */
export interface ChecklistPlace {
  readonly span: Span;
  /** What a finding says there, or the reason for which it is accepted; the item's own place says nothing. */
  readonly message: string;
  /** Undefined for the item's own place. */
  readonly ruleId: string | undefined;
  readonly kind: 'finding' | 'accepted' | 'place';
  readonly severity: Severity | undefined;
}

/** One obligation of the document and what became of it (核对清单). */
export interface ChecklistItem {
  /** Names the obligation for good: `table-sums:3`, `identity:C3`, `code-names`. */
  readonly id: string;
  readonly group: ChecklistGroup;
  readonly title: string;
  readonly status: ChecklistStatus;
  /** Why, with numbers, in one line. */
  readonly detail: string;
  readonly ruleIds: readonly string[];
  /** What was found and what is accepted; where there is nothing of that, where the item stands, if anywhere. */
  readonly places: readonly ChecklistPlace[];
}

export interface ChecklistSection {
  readonly group: ChecklistGroup;
  readonly title: string;
  readonly items: readonly ChecklistItem[];
}

/** Everything that is asked of a document, so that what was not found is never taken for what was not checked. */
export interface Checklist {
  /** Whether the document is a budget; where it is not, nothing could be checked. */
  readonly recognised: boolean;
  readonly sections: readonly ChecklistSection[];
  readonly counts: Readonly<Record<ChecklistStatus, number>>;
  /** Passed, or accepted with a reason. */
  readonly settled: number;
  /** All that could be checked: settled, failed, and asked about. */
  readonly total: number;
}

const known = new WeakMap<Analysis, Checklist>();

/** The obligations of a document, each with what became of it; with other documents at hand, those that these lay on it, too. */
export function checklist(analysis: Analysis, among?: AmongOthers): Checklist {
  if (among) return makeChecklist(analysis, among);
  const made = known.get(analysis) ?? makeChecklist(analysis, undefined);
  known.set(analysis, made);
  return made;
}

function makeChecklist(analysis: Analysis, among: AmongOthers | undefined): Checklist {
  const obligations = obligationsOf(analysis, among);
  const outcomes = outcomesOf(analysis, among, obligations);
  const items = obligations.map((obligation) => itemOf(analysis, obligation, outcomes.get(obligation) as Outcome));
  const counts = { passed: 0, failed: 0, question: 0, accepted: 0, 'not-applicable': 0, unchecked: 0 };
  for (const { status } of items) counts[status]++;
  const settled = counts.passed + counts.accepted;
  return {
    recognised: analysis.recognised,
    sections: checklistGroups.flatMap((group): ChecklistSection[] => {
      const own = items.filter((item) => item.group === group);
      return own.length > 0 ? [{ group, title: groupTitle(group, analysis.options.locale), items: own }] : [];
    }),
    counts,
    settled,
    total: settled + counts.failed + counts.question,
  };
}

type Provider = (analysis: Analysis, among: AmongOthers | undefined) => readonly Obligation[];

/** In the order in which findings look for the one they belong to. */
const PROVIDERS: readonly Provider[] = [
  // What tables must agree in comes first: its part of 其中 is told in a table, too.
  betweenObligations,
  tableObligations,
  rowObligations,
  proseObligations,
  formObligations,
  ownObligations,
  fileObligations,
  codeObligations,
  commentObligations,
];

function obligationsOf(analysis: Analysis, among: AmongOthers | undefined): readonly Obligation[] {
  const first = documentObligations(analysis);
  if (!analysis.recognised) return first;
  const specific = [...first, ...PROVIDERS.flatMap((provider, order) => obligationsFrom(provider, order, analysis, among))];
  return [...specific, ...otherObligations(analysis, specific)];
}

/** What crashes has checked nothing, and says so; the others are listed all the same. */
function obligationsFrom(provider: Provider, order: number, analysis: Analysis, among: AmongOthers | undefined): readonly Obligation[] {
  try {
    return provider(analysis, among);
  } catch (error) {
    const say = sayIn(analysis.options.locale);
    const cause = error instanceof Error ? error.message : String(error);
    const title = say('清单的这一部分未能列出', 'A part of the checklist could not be made');
    return [{ id: `crashed:${order}`, group: 'document', title, ruleIds: [], evidence: { kind: 'unchecked', detail: cause } }];
  }
}

/** Every finding belongs to exactly one obligation: the first that claims it; what none claims is about the check itself. */
function outcomesOf(
  { findings, accepted, options, crashedRules }: Analysis,
  among: AmongOthers | undefined,
  obligations: readonly Obligation[],
): Map<Obligation, Outcome> {
  const off = Object.entries(options.rules ?? {}).flatMap(([id, level]) => (level === 'off' ? [id] : []));
  const byRule = new Map<string, Obligation[]>();
  for (const obligation of obligations)
    for (const id of [...obligation.ruleIds, ...(obligation.sideRuleIds ?? [])]) {
      const ofRule = byRule.get(id);
      if (ofRule) ofRule.push(obligation);
      else byRule.set(id, [obligation]);
    }
  const ownerOf = (finding: Finding) => {
    const candidates = byRule.get(finding.ruleId) ?? [];
    return candidates.find(({ scope }) => scope?.(finding) ?? true) ?? candidates[0] ?? obligations[0];
  };
  const outcomes = new Map(
    obligations.map((obligation) => [
      obligation,
      { findings: [] as Finding[], accepted: [] as (typeof accepted)[number][], off, crashed: crashedRules },
    ]),
  );
  for (const finding of [...findings, ...(among?.findings ?? [])]) outcomes.get(ownerOf(finding) as Obligation)?.findings.push(finding);
  for (const each of [...accepted, ...(among?.accepted ?? [])]) outcomes.get(ownerOf(each.finding) as Obligation)?.accepted.push(each);
  return outcomes;
}

function itemOf({ options }: Analysis, obligation: Obligation, outcome: Outcome): ChecklistItem {
  const { id, group, title, ruleIds, sideRuleIds = [], place } = obligation;
  const places = [
    ...outcome.findings.map(
      ({ span, message, ruleId, severity }): ChecklistPlace => ({ span, message, ruleId, kind: 'finding', severity }),
    ),
    ...outcome.accepted.map(
      ({ finding, reason }): ChecklistPlace => ({
        span: finding.span,
        message: reason,
        ruleId: finding.ruleId,
        kind: 'accepted',
        severity: undefined,
      }),
    ),
  ];
  const own: readonly ChecklistPlace[] = place ? [{ span: place, message: '', ruleId: undefined, kind: 'place', severity: undefined }] : [];
  return {
    id,
    group,
    title,
    status: statusOf(obligation, outcome),
    detail: outcomeWords(obligation, outcome, options.locale),
    ruleIds: [...ruleIds, ...sideRuleIds],
    places: places.length > 0 ? places : own,
  };
}

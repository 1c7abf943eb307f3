import { readDirectives } from '../budget/directives.js';
import { type AcceptedFinding, acceptFindings } from '../rules/accept-findings.js';
import { byPlace, type Finding, type RuleLevel } from '../rules/finding.js';
import { setRules } from '../rules/index.js';
import { staleAcceptance } from '../rules/stale-acceptance.js';
import type { Analysis } from './analyse.js';
import { checkAmong, type DocumentDigest, type DocumentSet, type SetCoverage, setCoverage } from './document-set.js';

/** What other documents say of one, and what its author says to that. */
export interface AmongOthers {
  /** How many other documents there are. */
  readonly others: number;
  readonly coverage: SetCoverage;
  /** Without those that the author accepts for a reason. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
}

/** Judges a document among others, its comments included. */
export function amongOthers(analysis: Analysis, digest: DocumentDigest, set: DocumentSet): AmongOthers {
  const found = acceptAgainst(analysis, checkAmong(digest, set, analysis.options));
  return { others: set.digests.length - 1, coverage: setCoverage(digest, set), ...found };
}

/** Whether a document holds comments that may accept what others say against it: only then its analysis is needed for that. */
export function holdsAcceptances({ text, lines }: Analysis): boolean {
  return readDirectives(text, lines).some(({ name }) => name === 'accept');
}

/** Takes out of what others say against a document what its comments accept, and adds what is stale about these. */
export function acceptAgainst(analysis: Analysis, against: readonly Finding[]): Pick<AmongOthers, 'findings' | 'accepted'> {
  const { document, text, lines, options } = analysis;
  const levels = new Map(setRules.map(({ id, defaultSeverity }): [string, RuleLevel] => [id, options.rules?.[id] ?? defaultSeverity]));
  const { open, accepted, faults } = acceptFindings(analysis, against, levels);
  // What is wrong with a comment in itself is told where the document is read.
  const commentFaults = faults.filter(
    (fault) => (fault.kind === 'stale' || fault.kind === 'needless') && levels.has(fault.acceptance.ruleId),
  );
  const level = options.rules?.[staleAcceptance.id];
  if (commentFaults.length === 0 || level === 'off') return { findings: open, accepted };
  const stale = staleAcceptance.check({ document, text, lines, commentFaults }, options.locale);
  const leveled = level ? stale.map((finding) => ({ ...finding, severity: level })) : stale;
  return { findings: [...open, ...leveled].sort(byPlace), accepted };
}

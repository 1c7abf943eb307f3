import { compareWithLastYear } from '../budget/set/compare-last-year.js';
import { compareWithUnits } from '../budget/set/compare-with-units.js';
import { type DocumentDigest, digestOf as readDigest } from '../budget/set/digest.js';
import { type DocumentSet, lastYearOf, unitsOf } from '../budget/set/document-set.js';
import { byPlace, type Finding, type Locale, type RuleLevel } from '../rules/finding.js';
import { setRules } from '../rules/index.js';
import type { Analysis } from './analyse.js';
import { crashed } from './analyse.js';

export { type DigestData, type DocumentDigest, digestData, digestFromData } from '../budget/set/digest.js';
export { type DocumentSet, documentSet, mayDependOn } from '../budget/set/document-set.js';

/** What others need to know of a document that was read; undefined for one that is no budget. `name` is its URI or path. */
export function digestOf(name: string, { document, text, lines, recognised, findings }: Analysis): DocumentDigest | undefined {
  if (!recognised) return undefined;
  const doubted = new Set<number>();
  for (const { span, related, severity } of findings) {
    if (severity === 'hint') continue;
    doubted.add(span.start);
    for (const place of related) doubted.add(place.span.start);
  }
  return readDigest({ name, document, text, lines, doubted });
}

export interface SetCheckOptions {
  readonly locale: Locale;
  readonly rules?: Readonly<Record<string, RuleLevel>>;
}

/** What is wrong with one document of a set in the light of the others, ordered by place. */
export function checkAmong(digest: DocumentDigest, set: DocumentSet, options: SetCheckOptions): readonly Finding[] {
  return setRules
    .flatMap((rule): readonly Finding[] => {
      const level = options.rules?.[rule.id];
      if (level === 'off') return [];
      try {
        const findings = rule.check({ digest, set }, options.locale);
        return level ? findings.map((finding) => ({ ...finding, severity: level })) : findings;
      } catch (error) {
        return [crashed(options.locale === 'en' ? `The rule ${rule.id}` : `规则 ${rule.id}`, 0, options.locale, error)];
      }
    })
    .sort(byPlace);
}

/** The document of the same owner for the year before; undefined where there is none, or several might be meant. */
export function lastYearOfDigest(digest: DocumentDigest, set: DocumentSet): DocumentDigest | undefined {
  const lastYear = lastYearOf(digest, set);
  return lastYear.kind === 'found' ? lastYear.digest : undefined;
}

/** What could be compared with other documents, so that “nothing found” is not taken for “compared”. */
export interface SetCoverage {
  /**
   * `several` where more than one document might be last year's; `other-basis` where it differs in more ways than it agrees;
   * `silent` where the document says nothing of last year that the other one published.
   */
  readonly lastYear: 'compared' | 'none' | 'several' | 'other-basis' | 'silent';
  /** The units that the document lists; undefined where it lists none. */
  readonly units:
    | {
        readonly listed: number;
        readonly found: number;
        readonly missing: readonly string[];
        readonly isComplete: boolean;
        readonly isOtherBasis: boolean;
      }
    | undefined;
}

export function setCoverage(digest: DocumentDigest, set: DocumentSet): SetCoverage {
  const units = unitsOf(digest, set);
  return {
    lastYear: lastYearCoverage(digest, set),
    units: units && {
      listed: units.found.length + units.missing.length,
      found: units.found.length,
      missing: units.missing,
      isComplete: units.isComplete,
      isOtherBasis: units.isComplete && compareWithUnits(digest, units.found).isOtherBasis,
    },
  };
}

function lastYearCoverage(digest: DocumentDigest, set: DocumentSet): SetCoverage['lastYear'] {
  const lastYear = lastYearOf(digest, set);
  if (lastYear.kind !== 'found') return lastYear.kind;
  const { groups, agreeing, isOtherBasis } = compareWithLastYear(digest, lastYear.digest);
  if (isOtherBasis) return 'other-basis';
  return groups.length + agreeing > 0 ? 'compared' : 'silent';
}

import type { Fund, Part } from '../facts/fact.js';
import type { DocumentDigest } from './digest.js';
import type { DigestFact } from './digest-facts.js';
import { type TimelessFact, timelessKey } from './facts-in-order.js';
import { type Compared, type Comparison, compare, type Source } from './mismatch.js';

/** What units pay one another and their department is no income of the department, so these sources tell that totals differ. */
const TRANSFER_FUNDS: ReadonlySet<Fund> = new Set(['superior-grant', 'affiliated-remittance']);
const TRANSFER_PARTS: ReadonlySet<Part> = new Set(['subsidy', 'remittance']);
const FISCAL: ReadonlySet<Fund> = new Set(['fiscal', 'general', 'government-fund', 'state-capital']);
const MOST_ANYWAY = 1;

/** The figures of a department against the sums of those of all its units (L5). */
export function compareWithUnits(department: DocumentDigest, units: readonly DocumentDigest[]): Comparison {
  return compare(sumsOfUnits(department, units), MOST_ANYWAY);
}

function* sumsOfUnits(department: DocumentDigest, units: readonly DocumentDigest[]): Generator<Compared> {
  const hasTransfers = [department, ...units].some(paysWithin);
  for (const [key, fact] of department.current) {
    if (hasTransfers && !FISCAL.has(fact.fact.fund)) continue;
    const sources = sourcesOf(key, fact, units);
    if (sources) yield { fact: fact.fact, label: fact.label, terms: [{ money: fact.money, sign: 1 }], figure: fact.money, sources };
  }
}

function paysWithin({ current }: DocumentDigest): boolean {
  return [...current.values()].some(
    ({ fact, money }) => money.units !== 0 && (TRANSFER_FUNDS.has(fact.fund) || TRANSFER_PARTS.has(fact.part)),
  );
}

/** The figure of each unit; undefined where a unit's document might have it and does not say. */
function sourcesOf(key: string, { fact }: DigestFact, units: readonly DocumentDigest[]): readonly Source[] | undefined {
  const sources: Source[] = [];
  for (const digest of units) {
    const own = digest.current.get(key);
    if (own) sources.push({ digest, label: own.label, money: own.money });
    else if (digest.unclear.has(key) || !listsAllOf(digest, fact)) return undefined;
  }
  return sources.length > 0 ? sources : undefined;
}

/** A form that has the total and leaves a subject out has nothing for it. */
function listsAllOf({ current }: DocumentDigest, fact: TimelessFact): boolean {
  return /^\d/u.test(fact.subject) && current.has(timelessKey({ ...fact, subject: '' }));
}

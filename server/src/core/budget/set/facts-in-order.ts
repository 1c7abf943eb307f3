import type { Fact, Fund, Part } from '../facts/fact.js';

/** A fact without its year: what the documents of two years, or of a department and its units, have in common. */
export type TimelessFact = Omit<Fact, 'year'>;

const FUNDS_ABOVE: Readonly<Partial<Record<Fund, Fund>>> = {
  general: 'fiscal',
  'government-fund': 'fiscal',
  'state-capital': 'fiscal',
};
const PARTS_ABOVE: Readonly<Partial<Record<Part, Part>>> = {
  basic: 'this-year',
  project: 'this-year',
  personnel: 'basic',
  public: 'basic',
};
const ITEMS_ABOVE: Readonly<Record<string, string>> = {
  'travel-abroad': 'three-public',
  vehicles: 'three-public',
  reception: 'three-public',
  'vehicle-purchase': 'vehicles',
  'vehicle-running': 'vehicles',
  'procurement-goods': 'procurement',
  'procurement-works': 'procurement',
  'procurement-services': 'procurement',
};

/** Funds that forms count differently, so that two documents may mean different things by them. */
const LOOSE_FUNDS: ReadonlySet<Fund> = new Set(['other-funds', 'own-funds']);

export function timelessKey({ flow, subject, fund, part }: TimelessFact): string {
  return `${flow}|${subject}|${fund}|${part}`;
}

/** Whether two documents mean the same by this fact. */
export function isComparable({ fund }: TimelessFact): boolean {
  return !LOOSE_FUNDS.has(fund);
}

/** Finer facts have more: a 项 more than its 款, one part or fund more than the whole. */
export function finenessOf({ subject, fund, part }: TimelessFact): number {
  return depth(subject, subjectAbove) * 100 + depth(part, partAbove) * 10 + depth(fund, fundAbove);
}

/** Whether the first fact is counted within the second. */
export function isWithin(inner: TimelessFact, outer: TimelessFact): boolean {
  return (
    inner.flow === outer.flow &&
    isAbove(outer.subject, inner.subject, subjectAbove) &&
    isAbove(outer.fund, inner.fund, fundAbove) &&
    isAbove(outer.part, inner.part, partAbove)
  );
}

function depth<T>(one: T, above: (one: T) => T | undefined): number {
  let count = 0;
  for (let outer = above(one); outer !== undefined; outer = above(outer)) count++;
  return count;
}

function isAbove<T>(outer: T, inner: T, above: (one: T) => T | undefined): boolean {
  for (let next: T | undefined = inner; next !== undefined; next = above(next)) if (next === outer) return true;
  return false;
}

function subjectAbove(subject: string): string | undefined {
  if (subject === '') return undefined;
  if (/^\d/u.test(subject)) return subject.length > 3 ? subject.slice(0, -2) : '';
  return ITEMS_ABOVE[subject] ?? '';
}

function fundAbove(fund: Fund): Fund | undefined {
  return fund === 'all' ? undefined : (FUNDS_ABOVE[fund] ?? 'all');
}

function partAbove(part: Part): Part | undefined {
  return part === 'all' ? undefined : (PARTS_ABOVE[part] ?? 'all');
}

/** The same fact in several tables: one place to hold the others against, so that the wrong one stands alone. */
import type { Scale } from '../scale.js';
import type { Identity } from '../sums/equation.js';
import type { Book } from './book.js';
import { countsAlike } from './carried-over.js';
import { type FactCell, factKey, type TableKind } from './fact.js';
import { familyOf, type Hypothesis, identityEquation, term } from './hypothesis.js';
import { IDENTITIES } from './identity.js';
import { explainResidual } from './residual.js';

/** Where a fact is at home: earlier kinds are held against first. */
const HOMES: readonly TableKind[] = [
  'overview',
  'expenditure',
  'income',
  'fiscal-overview',
  'fund-expenditure',
  'basic-economic',
  'project-economic',
  'economic',
  'basic-categories',
  'projects',
  'three-public',
  'operating-cost',
  'procurement',
  'purchased-services',
];

/** What the totals of whole tables are held against is chosen by the form (`totals.ts`). */
export function agreements(book: Book, scale: Scale): readonly Hypothesis[] {
  const hypotheses: Hypothesis[] = [];
  const mixed = new Set(book.tables.filter(({ form }) => form.isMixed).map(({ table }) => table));
  const isAlike = countsAlike(book, scale);
  for (const printed of book.places.values()) {
    const places = printed.filter((place) => !mixed.has(place.table) && (isAlike || !isOfFiscalOverview(place)));
    const [first] = places;
    if (!first || places.length < 2 || !isCompared(first)) continue;
    const centre = centreOf(places, scale);
    for (const place of places) {
      if (place === centre || isOfOtherScope(book, centre, place, scale)) continue;
      const identity = identityBetween(centre, place);
      if (identity) hypotheses.push(agreement(identity, centre, place));
    }
  }
  return hypotheses;
}

/** What the fiscal overview spends on a subject or on a part, which may count money carried over. */
function isOfFiscalOverview({ kind, fact }: FactCell): boolean {
  return kind === 'fiscal-overview' && fact.flow === 'expenditure';
}

const DETAIL_KINDS: ReadonlySet<TableKind> = new Set<TableKind>(['projects', 'basic-categories']);

/** A table of details whose title names no fund may be of one fund: it then agrees with that, and with nothing else. */
function isOfOtherScope(book: Book, centre: FactCell, place: FactCell, scale: Scale): boolean {
  const detail = [place, centre].find(({ kind }) => DETAIL_KINDS.has(kind));
  if (detail?.fact.fund !== 'all' || agrees(centre, place, scale)) return false;
  const difference = Math.abs((scale.valueOf(centre.entry) ?? 0) - (scale.valueOf(place.entry) ?? 0));
  // What is exactly one other source is what the table does not count.
  if (explainResidual(difference, book.tables, scale).length > 0) return true;
  return (['fiscal', 'general'] as const).some((fund) =>
    book.places
      .get(factKey({ ...detail.fact, fund }))
      ?.some((other) => !DETAIL_KINDS.has(other.kind) && other.table !== detail.table && agrees(other, detail, scale)),
  );
}

export function agreement(identity: Identity, centre: FactCell, place: FactCell): Hypothesis {
  return {
    identity,
    equation: identityEquation(identity, centre, [term(place)]),
    // What only some forms agree in is judged by all that a table prints of it.
    family: identity === IDENTITIES.J1 ? `J1|${place.book}` : familyOf(identity, [centre, place]),
    aspect: place.fact.subject || `${place.fact.fund}/${place.fact.part}`,
  };
}

function isCompared({ fact }: FactCell): boolean {
  const isTotal =
    fact.subject === '' && fact.fund !== undefined && (fact.part === 'all' || (fact.part === 'this-year' && fact.flow === 'expenditure'));
  const isVague = fact.fund === 'other-funds' || fact.fund === 'own-funds';
  return !isTotal && !isVague;
}

/** The place that most others agree with; of equals, the one that prints most digits, then the fact's home. */
export function centreOf(places: readonly FactCell[], scale: Scale): FactCell {
  const agreeing = (place: FactCell) => places.filter((other) => agrees(place, other, scale)).length;
  const rank = (place: FactCell): readonly number[] => [-agreeing(place), scale.lastPlaceOf(place.entry), HOMES.indexOf(place.kind)];
  return places.reduce((best, place) => (isBefore(rank(place), rank(best)) ? place : best));
}

function agrees(a: FactCell, b: FactCell, scale: Scale): boolean {
  const distance = Math.abs((scale.valueOf(a.entry) ?? Number.NaN) - (scale.valueOf(b.entry) ?? Number.NaN));
  return 2 * distance <= Math.max(scale.lastPlaceOf(a.entry), scale.lastPlaceOf(b.entry)) || distance === 0;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (const [place, value] of a.entries()) if (value !== b[place]) return value < (b[place] ?? 0);
  return false;
}

/** Which identity says that two tables print the same fact. */
function identityBetween(a: FactCell, b: FactCell): Identity | undefined {
  const { subject, part, flow } = a.fact;
  const kinds = new Set([a.kind, b.kind]);
  const has = (...wanted: readonly TableKind[]) => wanted.every((kind) => kinds.has(kind));
  if (subject !== '') {
    if (!/^\d/u.test(subject)) return IDENTITIES.G5;
    if (has('overview', 'expenditure')) return IDENTITIES.C3;
    return has('fiscal-overview', 'fund-expenditure') ? IDENTITIES.D4 : IDENTITIES.S1;
  }
  if (flow === 'income')
    return has('overview', 'income') ? IDENTITIES.B3 : has('overview', 'fiscal-overview') ? IDENTITIES.D2 : IDENTITIES.B4;
  if (kinds.has('basic-categories')) return IDENTITIES.J1;
  if (kinds.has('projects')) return has('projects', 'expenditure') ? IDENTITIES.J2 : IDENTITIES.F5;
  if (kinds.has('project-economic')) return IDENTITIES.F5;
  if (kinds.has('basic-economic')) return IDENTITIES.F2;
  if (has('overview', 'expenditure')) return IDENTITIES.C3;
  return part === 'basic' || part === 'project' ? IDENTITIES.E4 : IDENTITIES.S1;
}

/** Everything that tables of one budget must agree in, as equations, with what was looked for and could not be held. */
import { perUnit } from '../../base/per-unit.js';
import type { BudgetTable } from '../ledger.js';
import type { Scale } from '../scale.js';
import { type Equation, type EvaluatedEquation, evaluate, type Identity, isCellTerm, isFailing } from '../sums/equation.js';
import { agreements } from './agreement.js';
import { type Book, readBook, tablesByBook } from './book.js';
import { contributionLinks, economicLinks } from './economic-links.js';
import type { TableKind } from './fact.js';
import { funds } from './funds.js';
import { type Hypothesis, isNothing, judge } from './hypothesis.js';
import { IDENTITIES } from './identity.js';
import { staffAndOperation } from './staff-and-operation.js';
import type { TableFacts } from './table-facts.js';
import { totals } from './totals.js';

export interface IdentityReading {
  /** What must hold, for the search for faults. */
  readonly equations: readonly Equation[];
  /** What usually holds: a question to the author where it does not. */
  readonly questions: readonly EvaluatedEquation[];
  /** Identities that the figures contradict throughout: they are not the author's form, or a table was not understood. */
  readonly contradicted: readonly Identity[];
  /** Identities of a table that is there but has no total that can be read, so that they could not be checked. */
  readonly unchecked: readonly UncheckedIdentity[];
}

export interface UncheckedIdentity {
  readonly identity: Identity;
  readonly table: BudgetTable;
}

const NONE: readonly string[] = [];

/** Reads the identities of all sets of tables in a document; `applying` are the ids of those that its form is known to follow. */
export function identities(tables: readonly TableFacts[], scale: Scale, applying: readonly string[] = NONE): IdentityReading {
  const equations: Equation[] = [];
  const questions: EvaluatedEquation[] = [];
  const contradicted = new Set<Identity>();
  const unchecked: UncheckedIdentity[] = [];
  for (const book of tablesByBook(tables)) {
    const found = identitiesOfBook(book, scale, applying);
    equations.push(...found.equations);
    for (const identity of found.contradicted) contradicted.add(identity);
    questions.push(...found.questions);
    unchecked.push(...found.unchecked);
  }
  return { equations, questions, contradicted: [...contradicted], unchecked };
}

const identitiesOfBook = perUnit((tables: readonly TableFacts[], scale: Scale, applying: readonly string[]): IdentityReading => {
  const book = readBook(tables);
  const { accepted, rejected } = judge(hypothesesOf(book, scale, applying), scale, applying);
  return {
    equations: withoutRepetition(accepted),
    contradicted: rejected.map(({ identity }) => identity),
    questions: questionsOf(book, scale),
    unchecked: withoutTotal(book, accepted),
  };
});

/** The identity that the total of a table is for. */
const OF_TOTALS: Readonly<Partial<Record<TableKind, Identity>>> = {
  income: IDENTITIES.B3,
  expenditure: IDENTITIES.C3,
  'fiscal-overview': IDENTITIES.D2,
  'fund-expenditure': IDENTITIES.E4,
  'basic-economic': IDENTITIES.F2,
  'project-economic': IDENTITIES.F5,
  'basic-categories': IDENTITIES.J1,
  projects: IDENTITIES.J2,
};

/** Tables without a readable total, which often lack pages: a wrong sum is not to be told from a missing row. */
function withoutTotal(book: Book, accepted: readonly Hypothesis[]): readonly UncheckedIdentity[] {
  return book.tables.flatMap(({ table, form, cells }): UncheckedIdentity[] => {
    const identity = OF_TOTALS[form.kind];
    if (!identity || cells.some(({ fact, entry }) => fact.subject === '' && entry.amount)) return [];
    const isChecked = accepted.some((each) => each.identity === identity && tablesIn(each).has(table));
    return isChecked || !cells.some(({ entry }) => entry.amount) ? [] : [{ identity, table }];
  });
}

function tablesIn({ equation }: Hypothesis): ReadonlySet<BudgetTable> {
  return new Set([equation.total, ...equation.parts].flatMap((each) => (isCellTerm(each) ? [each.item.table] : [])));
}

function hypothesesOf(book: Book, scale: Scale, applying: readonly string[]): readonly Hypothesis[] {
  return [
    ...totals(book, scale),
    ...agreements(book, scale),
    ...funds(book, scale),
    ...staffAndOperation(book, scale),
    ...economicLinks(book, scale, applying.includes(IDENTITIES.G3.id)),
  ];
}

/** Two identities may come to the same equation; the first one names it. */
function withoutRepetition(hypotheses: readonly Hypothesis[]): readonly Equation[] {
  const seen = new Set<string>();
  return hypotheses.flatMap(({ equation }) => {
    const places = [equation.total, ...equation.parts].map(({ entry }) => entry.cell.span.start);
    const key = `${equation.atMost ? '≥' : '='}${places.length === 2 ? places.sort((a, b) => a - b).join() : places.join()}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [equation];
  });
}

/** A question is asked only where the document bears out its like. */
function questionsOf(book: Book, scale: Scale): readonly EvaluatedEquation[] {
  const evaluated = contributionLinks(book, scale).flatMap(({ equation }) => evaluate(equation, scale) ?? []);
  const telling = evaluated.filter((each) => !isNothing(each, scale));
  return telling.some((each) => !isFailing(each)) ? telling : [];
}

export { IDENTITIES };

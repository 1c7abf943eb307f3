/** One subject in tables of different funds: what one fund spends is part of what all spend, and all of it where no other has money. */
import type { Scale } from '../scale.js';
import { agreement, centreOf } from './agreement.js';
import { type Book, income, tablesOf } from './book.js';
import { carriesOver, countsAlike } from './carried-over.js';
import { type Fact, type FactCell, type Fund, factKey } from './fact.js';
import { familyOf, type Hypothesis, identityEquation, term } from './hypothesis.js';
import { IDENTITIES } from './identity.js';

const BUDGETS = ['general', 'government-fund', 'state-capital'] as const;
const OTHER_SOURCES: readonly Fund[] = [
  'special-account',
  'business',
  'operating',
  'other',
  'other-funds',
  'own-funds',
  'superior-grant',
  'affiliated-remittance',
  'reserve-fund',
];

/** What holds between tables of different funds. */
export function funds(book: Book, scale: Scale): readonly Hypothesis[] {
  const carries = carriesOver(book, scale);
  const fiscalIsGeneral = !carries && BUDGETS.slice(1).every((fund) => hasNoMoney(book, fund, scale)) && knowsBudgets(book);
  const allIsFiscal = !carries && isAllFiscal(book, scale);
  const summed = countsAlike(book, scale) ? sumsOfBudgets(book, scale) : [];
  const taken = new Set(summed.map(({ equation }) => equation.total.entry));
  const hypotheses = [...summed];
  for (const [key, places] of book.places) {
    const [first] = places;
    if (first?.fact.year !== 'current') continue;
    const { fact } = first;
    const centre = centreOf(places, scale);
    if (fact.flow === 'income') {
      if (!carries || fact.fund === 'all') hypotheses.push(...asIncome(book, fact, centre, scale));
    } else if (!isTotal(fact)) hypotheses.push(...betweenFunds(book, fact, centre, key, { allIsFiscal, fiscalIsGeneral }, taken, scale));
  }
  return hypotheses;
}

/** Totals of tables are compared in `totals.ts`; items that are named say whose they are in one table. */
function isTotal({ subject, part }: Fact): boolean {
  return (subject === '' && (part === 'all' || part === 'this-year')) || part === 'running';
}

function betweenFunds(
  book: Book,
  fact: Fact,
  centre: FactCell,
  key: string,
  known: { readonly allIsFiscal: boolean; readonly fiscalIsGeneral: boolean },
  taken: ReadonlySet<unknown>,
  scale: Scale,
): readonly Hypothesis[] {
  if (fact.fund !== 'all' && fact.fund !== 'fiscal') return [];
  const centreIn = (fund: Fund): FactCell | undefined => {
    const places = book.places.get(factKey({ ...fact, fund }));
    return places && centreOf(places, scale);
  };
  const narrower = fact.fund === 'all' ? (centreIn('fiscal') ?? undefined) : undefined;
  const general = centreIn('general');
  const other = fact.fund === 'fiscal' ? general : (narrower ?? general);
  if (!other || other.table === centre.table || key === factKey(other.fact) || taken.has(centre.entry)) return [];
  const isSame =
    fact.fund === 'fiscal' ? known.fiscalIsGeneral : known.allIsFiscal && (other.fact.fund === 'fiscal' || known.fiscalIsGeneral);
  if (isSame) return [agreement(IDENTITIES.E5, centre, other)];
  return /^2/u.test(fact.subject) ? [contained(book, fact, centre, other, scale)] : [];
}

/** What the fiscal budgets spend on a subject is contained in what is spent on it. */
function contained(book: Book, fact: Fact, centre: FactCell, other: FactCell, scale: Scale): Hypothesis {
  const parts =
    other.fact.fund === 'fiscal'
      ? [other]
      : BUDGETS.flatMap((fund): FactCell[] => {
          const places = book.places.get(factKey({ ...fact, fund }))?.filter(({ table }) => table !== centre.table);
          return places && places.length > 0 ? [centreOf(places, scale)] : [];
        });
  const identity = centre.kind === 'overview' ? IDENTITIES.D5 : IDENTITIES.E3;
  return {
    identity,
    equation: identityEquation(
      identity,
      centre,
      parts.map((part) => term(part)),
      true,
    ),
    family: familyOf(identity, [centre, ...parts]),
    aspect: fact.subject,
  };
}

/** What a subject receives is what is spent on it, of every fund that both sides list. */
function asIncome(book: Book, fact: Fact, centre: FactCell, scale: Scale): readonly Hypothesis[] {
  if (fact.subject === '' || fact.part !== 'all') return [];
  const spent = book.places.get(factKey({ ...fact, flow: 'expenditure' }));
  if (!spent) return [];
  const other = centreOf(spent, scale);
  return other.table === centre.table ? [] : [agreement(IDENTITIES.B4, centre, other)];
}

/** Each class of a fiscal overview that does not list its funds is the sum of the tables of the three budgets. */
function sumsOfBudgets(book: Book, scale: Scale): readonly Hypothesis[] {
  const general = tablesOf(book, 'fund-expenditure', 'general');
  if (general.length === 0) return [];
  const others = BUDGETS.slice(1);
  if (!others.every((fund) => tablesOf(book, 'fund-expenditure', fund).length > 0 || hasNoMoney(book, fund, scale))) return [];
  return [...book.places.values()].flatMap((places): Hypothesis[] => {
    const total = places.find(({ kind }) => kind === 'fiscal-overview');
    if (total?.fact.fund !== 'fiscal' || !/^2\d\d$/u.test(total.fact.subject) || total.fact.part !== 'all') return [];
    const of = (fund: Fund) => factKey({ ...total.fact, fund });
    if (BUDGETS.some((fund) => book.places.get(of(fund))?.some(({ table }) => table === total.table))) return [];
    const parts = BUDGETS.flatMap(
      (fund) =>
        book.places
          .get(of(fund))
          ?.filter(({ kind }) => kind === 'fund-expenditure')
          .slice(0, 1) ?? [],
    );
    if (parts.length === 0) return [];
    const equation = identityEquation(
      IDENTITIES.D4,
      total,
      parts.map((part) => term(part)),
    );
    return [{ identity: IDENTITIES.D4, equation, family: `${familyOf(IDENTITIES.D4, [total])}|sum`, aspect: total.fact.subject }];
  });
}

/** Whether the tables show that a budget has no money: its income is nothing, or its own table is there and empty. */
function hasNoMoney(book: Book, fund: Fund, scale: Scale): boolean {
  const received = (['fiscal-overview', 'overview'] as const).flatMap((kind) => {
    const cell = book.printedAt(kind, income(fund, 'this-year'));
    return cell ? [cell] : [];
  });
  const spent = book.tables.filter(({ form }) => form.kind === 'fund-expenditure' && form.fund === fund);
  const isNothing = (cells: readonly FactCell[]) => cells.every(({ entry }) => scale.valueOf(entry) === 0);
  return isNothing(received) && spent.every(({ cells }) => isNothing(cells));
}

/** Whether anything says what the budgets receive, so that silence is not taken for nothing. */
function knowsBudgets(book: Book): boolean {
  return (['fiscal-overview', 'overview'] as const).some((kind) => book.printedAt(kind, income('general', 'this-year')) !== undefined);
}

/** Whether the overview lists its sources and none but fiscal appropriation has money. */
function isAllFiscal(book: Book, scale: Scale): boolean {
  const fiscal = (['fiscal', ...BUDGETS] as const).some((fund) => book.at('overview', income(fund, 'this-year')));
  if (!fiscal) return false;
  const others = OTHER_SOURCES.flatMap((fund) =>
    (['this-year', 'all'] as const).flatMap((part) => {
      const cell = book.printedAt('overview', income(fund, part));
      return cell ? [cell] : [];
    }),
  );
  return others.length > 0 && others.every(({ entry }) => scale.valueOf(entry) === 0);
}

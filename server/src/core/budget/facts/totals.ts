/**
 * What the totals of whole tables agree with. Forms differ in whether a total counts what was carried over from last year
 * or forward to the next, so a total is held against the alternative that holds, and against the nearest if none does.
 */
import type { Scale } from '../scale.js';
import { type CellTerm, type Equation, evaluate, type Identity } from '../sums/equation.js';
import { type Book, expenditure, income } from './book.js';
import { carriesOver } from './carried-over.js';
import type { FactCell, Fund, Part, TableKind } from './fact.js';
import { familyOf, type Hypothesis, holds, identityEquation, term } from './hypothesis.js';
import { IDENTITIES } from './identity.js';

const BUDGETS = ['general', 'government-fund', 'state-capital'] as const;

/** The cells that a total may be the sum of. */
type Sum = readonly FactCell[];

export function totals(book: Book, scale: Scale): readonly Hypothesis[] {
  return [
    ...expenditureTotal(book, scale),
    ...incomeTotal(book, scale),
    ...fiscalTotal(book, scale),
    ...([...BUDGETS, 'fiscal'] as const).flatMap((fund) => fundTotal(book, fund, scale)),
    ...basicByKind(book, scale),
    ...mixedProjects(book, scale),
  ];
}

/** What a total may be. */
interface Alternatives {
  readonly sums: readonly (Sum | undefined)[];
  /** The one that the form makes plain: it applies where none holds. Without it, the nearest one does. */
  readonly plain?: Sum | undefined;
  /** False where none of them needs to hold. */
  readonly isSure?: boolean;
}

/** Holds a total against the first alternative that holds, or else against the one that plainly or nearly applies. */
function against(
  identity: Identity,
  total: FactCell | undefined,
  { sums, plain, isSure = true }: Alternatives,
  scale: Scale,
): readonly Hypothesis[] {
  if (!total) return [];
  const equate = (sum: Sum | undefined): readonly Equation[] =>
    !sum || sum.length === 0 || sum.some(({ table }) => table === total.table)
      ? []
      : [
          identityEquation(
            identity,
            total,
            sum.map((cell): CellTerm => term(cell)),
          ),
        ];
  const equations = sums.flatMap(equate);
  const equation = equations.find((each) => holds(each, scale)) ?? (isSure ? (equate(plain)[0] ?? nearest(equations, scale)) : undefined);
  if (!equation) return [];
  const family = `${familyOf(identity, [total])}|${total.fact.fund}|${total.fact.flow}`;
  return [{ identity, equation, family, aspect: total.fact.subject, chosen: true }];
}

function nearest(equations: readonly Equation[], scale: Scale): Equation | undefined {
  const distance = (equation: Equation) => Math.abs(evaluate(equation, scale)?.residual ?? Number.POSITIVE_INFINITY);
  return equations.reduce<Equation | undefined>((best, each) => (best && distance(best) <= distance(each) ? best : each), undefined);
}

function all(...cells: readonly (FactCell | undefined)[]): Sum | undefined {
  const known = cells.filter((cell) => cell !== undefined);
  return known.length === cells.length ? known : undefined;
}

function some(...cells: readonly (FactCell | undefined)[]): Sum | undefined {
  const known = cells.filter((cell) => cell !== undefined);
  return known.length > 0 ? known : undefined;
}

function isNothing(cell: FactCell | undefined): boolean {
  return !cell?.entry.amount || cell.entry.amount.units === 0;
}

/** The total of a table of expenditure, which forms call 合计 or 本年支出. */
function closingTotal(book: Book, kind: TableKind, fund: Fund): FactCell | undefined {
  return book.at(kind, expenditure(fund, 'all')) ?? book.at(kind, expenditure(fund, 'this-year'));
}

/** A table of basic expenditure that closes 人员经费 and 公用经费 each for itself. */
function basicByKind(book: Book, scale: Scale): readonly Hypothesis[] {
  return (['general', 'fiscal', 'all'] as const).flatMap((fund) => {
    if (book.at('basic-economic', expenditure(fund, 'basic'))) return [];
    const of = (part: 'personnel' | 'public') => book.at('basic-economic', expenditure(fund, part));
    const [personnel, operating] = [of('personnel'), of('public')];
    const total = book.at(fund === 'all' ? 'expenditure' : 'fund-expenditure', expenditure(fund, 'basic'));
    return personnel?.table === operating?.table ? against(IDENTITIES.F2, total, { sums: [all(personnel, operating)] }, scale) : [];
  });
}

function expenditureTotal(book: Book, scale: Scale): readonly Hypothesis[] {
  const ofAll = all(book.at('overview', expenditure('all', 'all')));
  const ofYear = all(book.at('overview', expenditure('all', 'this-year')));
  const prints = (kind: TableKind, part: Part) => book.printedAt(kind, expenditure('all', part)) !== undefined;
  const isOutside = prints('overview', 'subsidy') || prints('overview', 'remittance');
  const plain = prints('expenditure', 'carried-forward') ? ofAll : isOutside ? undefined : ofYear;
  const isSure = ofAll !== undefined || isNothing(book.at('expenditure', expenditure('all', 'carried-forward')));
  return against(IDENTITIES.C3, closingTotal(book, 'expenditure', 'all'), { sums: [ofYear, ofAll], plain, isSure }, scale);
}

function incomeTotal(book: Book, scale: Scale): readonly Hypothesis[] {
  const ofAll = all(book.at('overview', income('all', 'all')));
  const ofYear = all(book.at('overview', income('all', 'this-year')));
  const isWide = book.printedAt('income', income('all', 'carried-over')) !== undefined;
  // Where the overview lost its last row, the year's own total is not what a table with 上年结转 adds up to.
  const isSure = ofAll !== undefined || isNothing(book.at('income', income('all', 'carried-over')));
  return against(
    IDENTITIES.B3,
    book.at('income', income('all', 'all')),
    { sums: [ofAll, ofYear], plain: isWide ? ofAll : undefined, isSure },
    scale,
  );
}

/** Fiscal appropriation of this year, in the fiscal overview and in the overview. */
function fiscalTotal(book: Book, scale: Scale): readonly Hypothesis[] {
  const carried = book.at('fiscal-overview', income('fiscal', 'carried-over'));
  const ofYear = book.at('fiscal-overview', income('fiscal', 'this-year'));
  const ofAll = book.at('fiscal-overview', income('fiscal', 'all'));
  const fiscal = book.at('overview', income('fiscal', 'this-year'));
  const budgets = some(
    book.at('overview', income('general', 'this-year')),
    book.at('overview', income('government-fund', 'this-year')),
    book.at('overview', income('state-capital', 'this-year')),
  );
  const plain = fiscal ? all(fiscal) : budgets;
  const sums = [plain, all(fiscal, book.at('overview', income('all', 'carried-over')))];
  const isSure = ofYear !== undefined || isNothing(carried);
  return against(IDENTITIES.D2, ofYear ?? ofAll, { sums, plain, isSure }, scale);
}

/** The total of one budget's expenditure, in its own table and in the fiscal overview, or in the overview where that is missing. */
function fundTotal(book: Book, fund: Fund, scale: Scale): readonly Hypothesis[] {
  const total = closingTotal(book, 'fund-expenditure', fund);
  const spent = book.at('fiscal-overview', expenditure(fund, 'this-year'));
  const closing = book.at('fiscal-overview', expenditure(fund, 'all'));
  const received = book.at('fiscal-overview', income(fund, 'this-year'));
  const carried = book.at('fiscal-overview', income(fund, 'carried-over'));
  const ofOverview = book.at('overview', income(fund, 'this-year'));
  const sums = [
    all(spent),
    all(closing),
    fund === 'fiscal' ? undefined : isNothing(carried) ? all(received) : all(received, carried),
    fund === 'fiscal' ? undefined : all(received),
    spent || closing || received ? undefined : all(ofOverview),
  ];
  // Final accounts count what was carried over in every table; of budgets it cannot be told which tables do.
  const isFinal = book.tables.some(({ form, table }) => form.isFinal && table === total?.table);
  const isSure = (isFinal && spent !== undefined) || !carriesOver(book, scale);
  return against(IDENTITIES.E4, total, { sums, plain: all(spent), isSure }, scale);
}

/** A table of 项目支出及其他支出 counts more than projects. */
function mixedProjects(book: Book, scale: Scale): readonly Hypothesis[] {
  if (!book.tables.some(({ form }) => form.kind === 'projects' && form.isMixed)) return [];
  const total = book.at('projects', expenditure('all', 'project'));
  const of = (part: 'project' | 'operating-business' | 'subsidy' | 'remittance' | 'carried-forward') =>
    book.at('expenditure', expenditure('all', part));
  const projects = of('project');
  const others = [of('operating-business'), of('subsidy'), of('remittance')];
  const isSure = [...others, of('carried-forward')].every(isNothing);
  const sums = [all(projects), some(projects, ...others), some(projects, ...others, of('carried-forward'))];
  return against(IDENTITIES.J2, total, { sums, isSure }, scale);
}

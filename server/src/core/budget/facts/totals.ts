/**
 * What the totals of whole tables agree with. Forms differ in whether a total counts what was carried over from last year
 * or forward to the next, so a total is held against the alternative that holds, and against the first one if none does.
 */
import type { Scale } from '../scale.js';
import type { CellTerm, Equation, Identity } from '../sums/equation.js';
import { type Book, expenditure, income } from './book.js';
import type { FactCell, Fund } from './fact.js';
import { familyOf, type Hypothesis, holds, identityEquation, term } from './hypothesis.js';
import { IDENTITIES } from './identity.js';

/** The cells that a total may be the sum of. */
type Sum = readonly FactCell[];

export function totals(book: Book, scale: Scale): readonly Hypothesis[] {
  return [
    ...expenditureTotal(book, scale),
    ...incomeTotal(book, scale),
    ...fiscalTotal(book, scale),
    ...(['general', 'government-fund', 'state-capital', 'fiscal'] as const).flatMap((fund) => fundTotal(book, fund, scale)),
    ...mixedProjects(book, scale),
  ];
}

/** Holds a total against the first alternative that holds, or else the first one that is `sure`. */
function against(
  identity: Identity,
  total: FactCell | undefined,
  sums: readonly (Sum | undefined)[],
  scale: Scale,
  sure = true,
): readonly Hypothesis[] {
  if (!total) return [];
  const equations = sums.flatMap((sum): Equation[] => {
    if (!sum || sum.length === 0 || sum.some(({ table }) => table === total.table)) return [];
    return [
      identityEquation(
        identity,
        total,
        sum.map((cell): CellTerm => term(cell)),
      ),
    ];
  });
  const equation = equations.find((each) => holds(each, scale)) ?? (sure ? equations[0] : undefined);
  if (!equation) return [];
  const family = `${familyOf(identity, [total])}|${total.fact.fund}|${total.fact.flow}`;
  return [{ identity, equation, family, aspect: total.fact.subject, chosen: true }];
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

function expenditureTotal(book: Book, scale: Scale): readonly Hypothesis[] {
  const ofAll = all(book.at('overview', expenditure('all', 'all')));
  const ofYear = all(book.at('overview', expenditure('all', 'this-year')));
  // A table with columns beyond this year's spending counts all of it.
  const isWide = (['carried-forward', 'subsidy', 'remittance'] as const).some((part) =>
    book.printedAt('expenditure', expenditure('all', part)),
  );
  return against(IDENTITIES.C3, book.at('expenditure', expenditure('all', 'all')), isWide ? [ofAll, ofYear] : [ofYear, ofAll], scale);
}

function incomeTotal(book: Book, scale: Scale): readonly Hypothesis[] {
  const alternatives = [all(book.at('overview', income('all', 'all'))), all(book.at('overview', income('all', 'this-year')))];
  return against(IDENTITIES.B3, book.at('income', income('all', 'all')), alternatives, scale);
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
  const alternatives = [all(fiscal), fiscal ? undefined : budgets, all(fiscal, book.at('overview', income('all', 'carried-over')))];
  const isSure = ofYear !== undefined || isNothing(carried);
  return against(IDENTITIES.D2, ofYear ?? ofAll, alternatives, scale, isSure);
}

/** The total of one budget's expenditure, in its own table and in the fiscal overview, or in the overview where that is missing. */
function fundTotal(book: Book, fund: Fund, scale: Scale): readonly Hypothesis[] {
  const total = book.at('fund-expenditure', expenditure(fund, 'all'));
  const spent = book.at('fiscal-overview', expenditure(fund, 'this-year'));
  const closing = book.at('fiscal-overview', expenditure(fund, 'all'));
  const received = book.at('fiscal-overview', income(fund, 'this-year'));
  const carried = book.at('fiscal-overview', income(fund, 'carried-over'));
  const carriedForward = book.at('fiscal-overview', expenditure('fiscal', 'carried-forward'));
  const carriedInAll = book.at('fiscal-overview', income('fiscal', 'carried-over'));
  const ofOverview = book.at('overview', income(fund, 'this-year'));
  const alternatives = [
    all(spent),
    all(closing),
    fund === 'fiscal' ? undefined : isNothing(carried) ? all(received) : all(received, carried),
    fund === 'fiscal' ? undefined : all(received),
    spent || closing || received ? undefined : all(ofOverview),
  ];
  const nothingCarried = isNothing(carriedForward) && (isNothing(carriedInAll) || !isNothing(carried));
  const isSure =
    spent !== undefined ||
    (nothingCarried && (closing !== undefined || received !== undefined || isNothing(book.at('overview', income('all', 'carried-over')))));
  return against(IDENTITIES.E4, total, alternatives, scale, isSure);
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
  return against(
    IDENTITIES.J2,
    total,
    [all(projects), some(projects, ...others), some(projects, ...others, of('carried-forward'))],
    scale,
    isSure,
  );
}

/**
 * Money carried over from last year: the overviews count what is spent of it, the tables of single budgets often do not,
 * so that a class may have two right amounts.
 */
import type { Scale } from '../scale.js';
import { type Book, expenditure } from './book.js';
import type { FactCell, Fund } from './fact.js';

export function carriesOver(book: Book, scale: Scale): boolean {
  return book.tables.some(
    ({ form, cells }) =>
      form.flow === undefined &&
      cells.some(
        ({ fact, entry }) =>
          (fact.part === 'carried-over' || fact.part === 'carried-forward') && fact.year === 'current' && scale.valueOf(entry) !== 0,
      ),
  );
}

/** Whether the fiscal overview and the tables of its budgets count the same money, class by class. */
export function countsAlike(book: Book, scale: Scale): boolean {
  if (!carriesOver(book, scale)) return true;
  const budgets = (['general', 'government-fund', 'state-capital'] as const).flatMap(
    (fund) => book.at('fund-expenditure', expenditure(fund, 'all')) ?? book.at('fund-expenditure', expenditure(fund, 'this-year')) ?? [],
  );
  const sum = budgets.reduce((total, { entry }) => total + (scale.valueOf(entry) ?? 0), 0);
  const spent = spentIn(book, 'fiscal');
  if (budgets.length === 0) return false;
  if (spent && scale.valueOf(spent.entry) === sum) return true;
  return budgets.every((total) => {
    const other = spentIn(book, total.fact.fund);
    return other !== undefined && scale.valueOf(other.entry) === scale.valueOf(total.entry);
  });
}

function spentIn(book: Book, fund: Fund): FactCell | undefined {
  return book.at('fiscal-overview', expenditure(fund, 'this-year')) ?? book.at('fiscal-overview', expenditure(fund, 'all'));
}

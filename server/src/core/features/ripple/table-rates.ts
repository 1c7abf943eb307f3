import { formatLike } from '../../base/amount.js';
import type { SourceText } from '../../base/source-text.js';
import type { BudgetDocument } from '../../budget/document.js';
import type { Entry, Item } from '../../budget/ledger.js';
import type { PrintedRate } from '../../budget/rate-columns.js';
import { withPlaces } from '../../budget/scale.js';
import type { CellTerm } from '../../budget/sums/equation.js';
import { type Money, rateOf } from '../../prose/growth.js';
import type { Reckoner } from './reckoner.js';
import type { ToldAnew } from './told-growth.js';

/** Percentages of growth in tables, worked out anew where one of their amounts changes. */
export function tableRates(
  { ratesInTables: { rates, faults }, scale }: BudgetDocument,
  text: SourceText,
  reckoner: Reckoner,
): readonly ToldAnew[] {
  // A rate that was wrong before is told of as such.
  const wrong = new Set(faults.map(({ span }) => span.start));
  const places = Math.max(0, ...rates.map(({ rate }) => rate.decimals));
  const moneyOf = (entry: Entry, item: Item): Money => {
    const value = reckoner.valueOf(termOf(entry, item)) ?? 0;
    return { amount: scale.amountOf(value, entry), unit: entry.unit };
  };
  return rates.flatMap(({ level, previous, item, rate, span }: PrintedRate): readonly ToldAnew[] => {
    const isMoved = [level, previous].some((entry) => reckoner.hasChanged(termOf(entry, item)));
    if (!isMoved || wrong.has(span.start)) return [];
    const growth = { kind: 'levels', level: moneyOf(level, item), previous: moneyOf(previous, item) } as const;
    const exact = rateOf(growth, Math.max(places, rate.decimals));
    const before = text.slice(span.start, span.end);
    const after = exact ? formatLike(withPlaces(exact, rate.decimals), before) : before;
    return after === before
      ? []
      : [{ kind: 'rate', statement: undefined, term: termOf(level, item), before, after, edit: { span, newText: after } }];
  });
}

function termOf(entry: Entry, item: Item): CellTerm {
  return { entry, item, sign: 1 };
}

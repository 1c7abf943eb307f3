import { type Amount, unitsAt } from '../base/amount.js';
import type { MoneyUnit } from '../base/money-unit.js';
import type { Paragraph } from './paragraph.js';
import type { MoneyFigure } from './prose-figure.js';

/** How many decimals make a usage: one figure alone shows none. */
const FEWEST_FIGURES = 2;

/**
 * Authors drop zeros at the end of a figure: 7.8万元 beside 4.48万元 is 7.80万元 exactly. The usual number of decimals of a
 * unit is the one that most figures with decimals have.
 */
export function usualDecimals(figures: Iterable<MoneyFigure>): ReadonlyMap<MoneyUnit, number> {
  const counts = new Map<MoneyUnit, Map<number, number>>();
  for (const { amount, unit } of figures) {
    if (amount.decimals === 0) continue;
    const ofUnit = counts.get(unit) ?? new Map<number, number>();
    counts.set(unit, ofUnit.set(amount.decimals, (ofUnit.get(amount.decimals) ?? 0) + 1));
  }
  const usual = new Map<MoneyUnit, number>();
  for (const [unit, ofUnit] of counts) {
    const [most] = [...ofUnit].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    if (most && most[1] >= FEWEST_FIGURES) usual.set(unit, most[0]);
  }
  return same(usual);
}

/** As many usages as all documents of a house have between them. */
const MOST_USAGES = 64;
const known = new Map<string, ReadonlyMap<MoneyUnit, number>>();

/** One object for one usage, so that what rests on it is known again. */
function same(usual: ReadonlyMap<MoneyUnit, number>): ReadonlyMap<MoneyUnit, number> {
  const key = [...usual].join(' ');
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MOST_USAGES) known.clear();
  known.set(key, usual);
  return usual;
}

/** The amount that a figure means; one that is called approximate means no more than it prints. */
export function meantAmount(figure: MoneyFigure, paragraph: Paragraph, usual: ReadonlyMap<MoneyUnit, number>): Amount {
  const { amount, unit } = figure;
  const decimals = usual.get(unit) ?? 0;
  if (amount.decimals >= decimals || isApproximate(paragraph.text, figure)) return amount;
  const units = unitsAt(amount, decimals);
  return Number.isNaN(units) ? amount : { units, decimals };
}

function isApproximate(text: string, { start, digitsEnd, end }: MoneyFigure): boolean {
  return (
    /[约近]$/u.test(text.slice(Math.max(0, start - 1), start)) ||
    /^(?:多|余|左右)/u.test(text.slice(end, end + 2)) ||
    /[多余]/u.test(text.slice(digitsEnd, digitsEnd + 1))
  );
}

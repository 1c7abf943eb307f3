import { type Amount, formatLike, powerOfTen } from '../../base/amount.js';
import type { Edit } from '../../base/span.js';
import type { Entry } from '../../budget/ledger.js';
import { withPlaces } from '../../budget/scale.js';
import { printedFigure } from '../printed-amount.js';

/** How the figures of a table are printed, before and after. */
export interface Print {
  /** The places that they usually print. */
  readonly places: number;
  readonly newPlaces: number;
  readonly separators: boolean;
}

/**
 * Prints a new amount in place of a figure. A figure that leaves out places which others of its table print goes on to
 * leave them out, where it can; the blanks around it stay as they are, so that converting back gives the text back.
 */
export function convertedFigureEdit(entry: Entry, amount: Amount, { places, newPlaces, separators }: Print): Edit {
  const leftOut = Math.max(0, places - (entry.amount?.decimals ?? 0));
  const printed = withPlaces(amount, Math.max(0, newPlaces - leftOut));
  return { span: entry.figure, newText: formatLike(printed, printedFigure(entry), separators) };
}

/** The places that most figures print; of as many, the more. */
export function usualPlaces(entries: readonly Entry[]): number {
  const counts = new Map<number, number>();
  for (const { amount } of entries) if (amount) counts.set(amount.decimals, (counts.get(amount.decimals) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Whether figures of four digits and more are printed with separators. */
export function hasSeparators(entries: readonly Entry[]): boolean {
  return entries.some((entry) => entry.amount && /[\d０-９][,，][\d０-９]{3}/u.test(printedFigure(entry)));
}

/** Whether an amount is a multiple of so many noughts. */
export function endsInNoughts({ units }: Amount, noughts: number): boolean {
  return noughts <= 0 || units % powerOfTen(noughts) === 0;
}

import { formatAmount } from '../../base/amount.js';
import type { Span } from '../../base/span.js';
import { slack } from '../../budget/rows/relation.js';
import type { Scale } from '../../budget/scale.js';
import type { Figure } from '../../table/figure.js';

/** An amount that the document prints. */
export interface PrintedNumber {
  /** As printed, without its unit. */
  readonly amount: string;
  /** For areas and lengths only: close to the amount, in the unit it is printed in. */
  readonly value: number;
  /** Where its digits stand. */
  readonly place: Span;
  readonly figure: Figure;
}

/** The number of a figure; undefined for a blank cell and for one that cannot be read. */
export function printedNumber(figure: Figure | undefined): PrintedNumber | undefined {
  if (!figure?.amount || figure.unreadable) return undefined;
  const { cell, figure: place, amount } = figure;
  const offset = cell.span.start;
  return { amount: cell.text.slice(place.start - offset, place.end - offset), value: Number(formatAmount(amount)), place, figure };
}

/** What a sum of figures is compared with, in the smallest unit of the document. */
export interface Difference {
  /** Whole less sum. */
  readonly exact: number;
  /** Whether rounding alone explains it. */
  readonly isRounding: boolean;
}

/** How far parts are from their whole; undefined where one of them cannot be read or worked with exactly. */
export function differenceOf(whole: Figure, parts: readonly Figure[], scale: Scale): Difference | undefined {
  const total = scale.valueOf(whole);
  if (total === undefined) return undefined;
  let sum = 0;
  let filled = 0;
  for (const part of parts) {
    const value = scale.valueOf(part);
    if (value === undefined) return undefined;
    sum += value;
    if (value !== 0) filled++;
    if (!Number.isSafeInteger(sum)) return undefined;
  }
  const exact = total - sum;
  return { exact, isRounding: Math.abs(exact) <= slack(filled, scale.lastPlaceOf(whole)) };
}

/** Whether parts make their whole, but for what rounding explains. */
export function addsUp(whole: Figure, parts: readonly Figure[], scale: Scale): boolean {
  return differenceOf(whole, parts, scale)?.isRounding ?? false;
}

/** An exact value in the unit of a figure, without its sign. */
export function sayDistance(exact: number, like: Figure, scale: Scale): string {
  return formatAmount(scale.amountOf(Math.abs(exact), like));
}

import { type Amount, formatAmount, formatLike } from '../../base/amount.js';
import { type MoneyUnit, powersOfUnits } from '../../base/money-unit.js';
import type { Span } from '../../base/span.js';
import type { Figure } from '../../table/figure.js';

/**
 * A printed figure of one document among others: its digits count steps of ten to the `power` 元, so that figures of
 * documents in 元 and in 万元 are compared exactly.
 */
export interface PrintedMoney {
  readonly units: number;
  readonly power: number;
  readonly unit: MoneyUnit;
  readonly decimals: number;
  /** The digits in the text, and what stands there. */
  readonly span: Span;
  readonly printed: string;
}

/** Reads figures of one document; undefined for one that cannot be compared. */
export type MoneyReader = (figure: Figure) => PrintedMoney | undefined;

/** A figure that adds to a sum, or is taken from it. */
export interface MoneyTerm {
  readonly money: PrintedMoney;
  readonly sign: 1 | -1;
}

/** An amount in steps of ten to the `power` 元. */
export interface ExactAmount {
  readonly value: bigint;
  readonly power: number;
}

export function printedMoney(amount: Amount, unit: MoneyUnit, span: Span, printed: string): PrintedMoney {
  return { units: amount.units, power: powersOfUnits[unit] - amount.decimals, unit, decimals: amount.decimals, span, printed };
}

/** The sum of the terms, exactly. */
export function sumOf(terms: readonly MoneyTerm[]): ExactAmount {
  const power = finestPower(terms);
  return { value: terms.reduce((sum, { money, sign }) => sum + BigInt(sign * money.units) * tenTo(money.power - power), 0n), power };
}

/**
 * By how much what is claimed differs from what others print, 0 where rounding alone may explain it: figures of one unit
 * and one place have no slack where one stands for the other, but each figure that is added or subtracted brings its own.
 */
export function differenceOf(claimed: readonly MoneyTerm[], others: readonly MoneyTerm[]): ExactAmount {
  const all = [...claimed, ...others.map(({ money, sign }): MoneyTerm => ({ money, sign: sign === 1 ? -1 : 1 }))];
  const { value, power } = sumOf(all);
  const size = value < 0n ? -value : value;
  return size === 0n || size * 2n <= slackOf(all, power) ? { value: 0n, power } : { value, power };
}

/** The sum of what all figures may be off, in halves of a step. */
function slackOf(terms: readonly MoneyTerm[], power: number): bigint {
  const powers = new Set(terms.map(({ money }) => money.power));
  if (terms.length === 2 && powers.size === 1) return 0n;
  return terms.reduce((sum, { money }) => sum + (money.units === 0 ? 0n : tenTo(money.power - power)), 0n);
}

export function isSame(a: ExactAmount, b: ExactAmount): boolean {
  const power = Math.min(a.power, b.power);
  return a.value * tenTo(a.power - power) === b.value * tenTo(b.power - power);
}

export function plus(a: ExactAmount, b: ExactAmount): ExactAmount {
  const power = Math.min(a.power, b.power);
  return { value: a.value * tenTo(a.power - power) + b.value * tenTo(b.power - power), power };
}

export function minus({ value, power }: ExactAmount): ExactAmount {
  return { value: -value, power };
}

/** An amount in the unit and to the place of a figure; undefined where it leaves the range of exact figures. */
function amountLike({ value, power }: ExactAmount, like: PrintedMoney): Amount | undefined {
  const units = Number(rounded(value, power, like.power));
  return Number.isSafeInteger(units) ? { units, decimals: like.decimals } : undefined;
}

/** A figure as digits in its own unit, without separators. */
export function formatAmountOf({ units, decimals }: PrintedMoney): string {
  return formatAmount({ units, decimals });
}

/** The digits of an amount in the unit of a figure, as in `1734.65`. */
export function digitsLike(amount: ExactAmount, like: PrintedMoney): string {
  const found = amountLike(amount, like);
  return found ? formatAmount(found) : '?';
}

/** The same as the figure is printed, separators and all. */
export function printLike(amount: ExactAmount, like: PrintedMoney): string | undefined {
  const found = amountLike(amount, like);
  return found && formatLike(found, like.printed);
}

function rounded(value: bigint, power: number, wanted: number): bigint {
  if (power >= wanted) return value * tenTo(power - wanted);
  const step = tenTo(wanted - power);
  const size = value < 0n ? -value : value;
  const steps = (size + step / 2n) / step;
  return value < 0n ? -steps : steps;
}

function finestPower(terms: readonly MoneyTerm[]): number {
  return terms.reduce((power, { money }) => Math.min(power, money.power), Number.POSITIVE_INFINITY);
}

function tenTo(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

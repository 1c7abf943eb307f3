/**
 * Growth rates in exact arithmetic. A printed amount or percentage stands for an interval of half a unit in its last place to
 * either side; a rate holds if any values inside the intervals give it.
 */
import type { Amount } from '../base/amount.js';
import { type MoneyUnit, powersOfUnits } from '../base/money-unit.js';

/** An amount with its unit. */
export interface Money {
  readonly amount: Amount;
  readonly unit: MoneyUnit | undefined;
}

/** A range of exact values, both ends included. */
interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

/** A fraction whose denominator is positive; `undefined` stands for what has no bound. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** What a rate is computed from: what it grew to and by how much, or what it grew from and to. */
export type Growth =
  | { readonly kind: 'change'; readonly level: Money; readonly change: Money; readonly sign: 1 | -1 }
  | { readonly kind: 'levels'; readonly level: Money; readonly previous: Money }
  | { readonly kind: 'base'; readonly previous: Money; readonly change: Money; readonly sign: 1 | -1 };

export type GrowthVerdict = 'holds' | 'fails' | 'zero-base';

/** Amounts are counted in halves of 10⁻⁸ 元, so that half a last place is a whole number. */
const FINEST_EXPONENT = 8;

function rangeOf({ amount, unit }: Money): Range {
  const exponent = FINEST_EXPONENT + powersOfUnits[unit ?? '元'] - Math.min(amount.decimals, FINEST_EXPONENT);
  const place = 10n ** BigInt(exponent);
  const middle = 2n * BigInt(amount.units) * place;
  return { low: middle - place, high: middle + place };
}

function exactOf({ amount, unit }: Money): bigint {
  return (
    2n * BigInt(amount.units) * 10n ** BigInt(FINEST_EXPONENT + powersOfUnits[unit ?? '元'] - Math.min(amount.decimals, FINEST_EXPONENT))
  );
}

/** Whether a signed rate (percent, as printed) is what the amounts give. */
export function judgeGrowth(growth: Growth, rate: Amount): GrowthVerdict {
  const base = baseOf(growth);
  if (base === 0n) return rate.units === 0 ? 'holds' : 'zero-base';
  // More growth than there is at the end leaves less than nothing at the start.
  if (base < 0n) return 'fails';
  const [low, high] = bounds(growth);
  // The printed rate r with d decimals stands for (2r ± 1) / (2 · 10^d) percent.
  const under = 2n * 10n ** BigInt(rate.decimals) * 100n;
  const rateLow = { over: 2n * BigInt(rate.units) - 1n, under };
  const rateHigh = { over: 2n * BigInt(rate.units) + 1n, under };
  const isReached = low === undefined || compare(low, rateHigh) <= 0;
  const isNotPassed = high === undefined || compare(rateLow, high) <= 0;
  return isReached && isNotPassed ? 'holds' : 'fails';
}

/** The rate that the printed amounts give, in percent, rounded to some decimals; undefined where the base is nothing, or less. */
export function rateOf(growth: Growth, decimals: number): Amount | undefined {
  const base = baseOf(growth);
  if (base <= 0n) return undefined;
  const units = Number(divideRounding(changeOf(growth) * 100n * 10n ** BigInt(decimals), base));
  return Number.isSafeInteger(units) ? { units, decimals } : undefined;
}

/** The sign of the change that two levels make; 0 where they are one amount within what they print. */
export function directionOf(level: Money, previous: Money): 1 | 0 | -1 {
  const [now, then] = [rangeOf(level), rangeOf(previous)];
  return now.low >= then.high ? 1 : now.high <= then.low ? -1 : 0;
}

function baseOf(growth: Growth): bigint {
  if (growth.kind !== 'change') return exactOf(growth.previous);
  return exactOf(growth.level) - BigInt(growth.sign) * exactOf(growth.change);
}

function changeOf(growth: Growth): bigint {
  return growth.kind === 'levels' ? exactOf(growth.level) - exactOf(growth.previous) : BigInt(growth.sign) * exactOf(growth.change);
}

/** The least and the greatest rate, signed. */
function bounds(growth: Growth): readonly [Fraction | undefined, Fraction | undefined] {
  if (growth.kind === 'levels') {
    const [level, previous] = [rangeOf(growth.level), rangeOf(growth.previous)];
    return [fraction(level.low - previous.high, previous.high), fraction(level.high - previous.low, previous.low)];
  }
  const change = rangeOf(growth.change);
  // With the change taken as a magnitude the rate grows with it and falls with the base.
  const bases = basesOf(growth);
  const least = fraction(change.low, bases.ofLeast);
  const most = fraction(change.high, bases.ofMost);
  return growth.sign === 1 ? [least, most] : [negated(most), negated(least)];
}

/** The bases of the least and of the greatest rate: base and change are not independent where the level is printed. */
function basesOf(growth: Exclude<Growth, { readonly kind: 'levels' }>): { readonly ofLeast: bigint; readonly ofMost: bigint } {
  if (growth.kind === 'base') {
    const previous = rangeOf(growth.previous);
    return { ofLeast: previous.high, ofMost: previous.low };
  }
  const [level, change] = [rangeOf(growth.level), rangeOf(growth.change)];
  const sign = BigInt(growth.sign);
  return { ofLeast: level.high - sign * change.low, ofMost: level.low - sign * change.high };
}

function fraction(over: bigint, under: bigint): Fraction | undefined {
  return under > 0n ? { over, under } : undefined;
}

function negated(value: Fraction | undefined): Fraction | undefined {
  return value && { over: -value.over, under: value.under };
}

function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Half a unit rounds away from zero. */
export function divideRounding(over: bigint, under: bigint): bigint {
  const magnitude = over < 0n ? -over : over;
  const rounded = (2n * magnitude + under) / (2n * under);
  return over < 0n ? -rounded : rounded;
}

/** Whether a percentage is the share that a part has of its whole, give or take so many last places; there are no shares of nothing. */
export function isShare(part: Money, whole: Money, share: Amount, places: number): boolean {
  const [own, all] = [rangeOf(part), rangeOf(whole)];
  if (all.low <= 0n) return false;
  const under = 2n * 10n ** BigInt(share.decimals) * 100n;
  const spread = 1n + 2n * BigInt(places);
  const low = { over: 2n * BigInt(share.units) - spread, under };
  const high = { over: 2n * BigInt(share.units) + spread, under };
  return compare({ over: own.low, under: all.high }, high) <= 0 && compare(low, { over: own.high, under: all.low }) <= 0;
}

/** The share of a part, in percent, rounded to some decimals; undefined of nothing. */
export function shareOf(part: Money, whole: Money, decimals: number): Amount | undefined {
  const all = exactOf(whole);
  if (all <= 0n) return undefined;
  const units = Number(divideRounding(exactOf(part) * 100n * 10n ** BigInt(decimals), all));
  return Number.isSafeInteger(units) ? { units, decimals } : undefined;
}

/** Which amount of a growth is asked for. */
export type GrowthPart = 'level' | 'change' | 'previous';

/** The amount that the others and the rate give for a part of a growth, in the unit and places of `like`. */
export function solveGrowth(growth: Growth, rate: Amount, part: GrowthPart, like: Money): Amount | undefined {
  const whole = 100n * 10n ** BigInt(rate.decimals);
  const grown = whole + BigInt(rate.units);
  const by = rate.units < 0 ? -BigInt(rate.units) : BigInt(rate.units);
  const exact = solve(growth, part, { whole, grown, by });
  if (exact === undefined) return undefined;
  const place = rangeOf({ amount: { units: 0, decimals: like.amount.decimals }, unit: like.unit }).high;
  const units = Number(divideRounding(exact.over, exact.under * 2n * place));
  return Number.isSafeInteger(units) ? { units, decimals: like.amount.decimals } : undefined;
}

/** A base of 100 % grows by the rate to `grown`; all three count in one place. */
interface Percents {
  readonly whole: bigint;
  readonly grown: bigint;
  readonly by: bigint;
}

function solve(growth: Growth, part: GrowthPart, { whole, grown, by }: Percents): Fraction | undefined {
  if (growth.kind === 'change') {
    if (part === 'change') return fraction(exactOf(growth.level) * by, grown);
    return part === 'level' ? fraction(exactOf(growth.change) * grown, by) : undefined;
  }
  if (growth.kind === 'levels') {
    if (part === 'previous') return fraction(exactOf(growth.level) * whole, grown);
    return part === 'level' ? fraction(exactOf(growth.previous) * grown, whole) : undefined;
  }
  if (part === 'change') return fraction(exactOf(growth.previous) * by, whole);
  return part === 'previous' ? fraction(exactOf(growth.change) * whole, by) : undefined;
}

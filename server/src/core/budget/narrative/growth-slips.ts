import type { Amount } from '../../base/amount.js';
import type { AmountClaim } from '../../prose/claim.js';
import { type Growth, type GrowthPart, judgeGrowth, type Money, solveGrowth } from '../../prose/growth.js';
import { slipBetween, slipRank } from '../sums/slip.js';
import type { GrowthReading } from './growth-readings.js';

/** An amount that a slip of the hand made wrong, and what was meant. */
export interface GrowthSlip {
  readonly claim: AmountClaim;
  readonly meant: Amount;
}

const TELLING = slipRank('digit-changed');
const PARTS: readonly GrowthPart[] = ['change', 'previous', 'level'];

/**
 * The amount, rather than the rate, that was mistyped: one that is off by a slip of the hand, while the rate is not. Of several
 * the surest slip counts. An amount that is borne out elsewhere is no slip.
 */
export function slipOf(
  reading: GrowthReading,
  rate: Amount,
  expected: Amount | undefined,
  isDoubtful: (claim: AmountClaim) => boolean,
): GrowthSlip | undefined {
  const isSameWay = expected !== undefined && expected.units < 0 === rate.units < 0;
  if (isSameWay && slipRankOf(Math.abs(rate.units), Math.abs(expected.units)) <= TELLING) return undefined;
  const found = PARTS.flatMap((part): readonly (GrowthSlip & { readonly rank: number })[] => {
    const claim = reading[part];
    const money = moneyOf(reading.growth, part);
    const meant = claim && money && isDoubtful(claim) ? surestSlip(reading.growth, rate, part, money) : undefined;
    return claim && money && meant ? [{ claim, meant, rank: slipRankOf(money.amount.units, meant.units) }] : [];
  }).sort((a, b) => a.rank - b.rank);
  const [best, next] = found;
  return best && best.rank !== next?.rank ? best : undefined;
}

/** The surest slip of a printed amount that leaves the rate right; of equal ones the nearest to what the rate gives. */
function surestSlip(growth: Growth, rate: Amount, part: GrowthPart, printed: Money): Amount | undefined {
  const ideal = solveGrowth(growth, rate, part, printed);
  if (!ideal) return undefined;
  const { units: written, decimals } = printed.amount;
  return slipsFrom(written)
    .map((units) => ({ units, rank: slipRankOf(written, units), distance: Math.abs(units - ideal.units) }))
    .filter(({ rank }) => rank <= TELLING)
    .sort((a, b) => a.rank - b.rank || a.distance - b.distance)
    .map(({ units }) => ({ units, decimals }))
    .find((amount) => judgeGrowth(withPart(growth, part, { amount, unit: printed.unit }), rate) === 'holds');
}

/** The figures that a slip of the hand can have turned into a written one. */
function slipsFrom(written: number): readonly number[] {
  const digits = String(Math.abs(written));
  const meant = new Set<number>();
  for (const factor of [10, 100, 1000, 10000]) {
    meant.add(written * factor);
    if (written % factor === 0) meant.add(written / factor);
  }
  for (let at = 0; at <= digits.length; at++) {
    const [before, rest] = [digits.slice(0, at), digits.slice(at)];
    if (rest !== '') meant.add(Number(before + rest.slice(1)));
    if (rest.length > 1) meant.add(Number(before + rest.charAt(1) + rest.charAt(0) + rest.slice(2)));
    for (let digit = 0; digit <= 9; digit++) {
      meant.add(Number(before + digit + rest));
      if (rest !== '') meant.add(Number(before + digit + rest.slice(1)));
    }
  }
  return [...meant].filter((units) => Number.isSafeInteger(units) && units > 0 && units !== written);
}

function slipRankOf(printed: number, meant: number): number {
  return printed === 0 || meant === 0 || printed === meant ? TELLING + 1 : slipRank(slipBetween(printed, meant));
}

function moneyOf(growth: Growth, part: GrowthPart): Money | undefined {
  if (part === 'change') return growth.kind === 'levels' ? undefined : growth.change;
  if (part === 'previous') return growth.kind === 'change' ? undefined : growth.previous;
  return growth.kind === 'base' ? undefined : growth.level;
}

function withPart(growth: Growth, part: GrowthPart, money: Money): Growth {
  return { ...growth, [part]: money };
}

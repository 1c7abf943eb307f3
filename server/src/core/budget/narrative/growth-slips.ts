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
/** The rate leaves room for so many last places around the amount it gives. */
const PLACES_AROUND = 300;

/**
 * The amount, rather than the rate, that was mistyped: one that is off by a slip of the hand, while the rate is not. An amount
 * that other sentences repeat is no slip.
 */
export function slipOf(
  reading: GrowthReading,
  rate: Amount,
  expected: Amount | undefined,
  isDoubtful: (claim: AmountClaim) => boolean,
): GrowthSlip | undefined {
  if (expected && isSlip(Math.abs(rate.units), Math.abs(expected.units))) return undefined;
  const found = PARTS.flatMap((part): readonly (GrowthSlip & { readonly rank: number })[] => {
    const claim = reading[part];
    if (!claim || !isDoubtful(claim)) return [];
    const money = moneyOf(reading.growth, part);
    const meant = money && nearestSlip(reading.growth, rate, part, money);
    return meant ? [{ claim, meant, rank: slipRank(slipBetween(money.amount.units, meant.units)) }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The amount nearest to what the rate gives that is one slip away from the printed one. */
function nearestSlip(growth: Growth, rate: Amount, part: GrowthPart, printed: Money): Amount | undefined {
  const ideal = solveGrowth(growth, rate, part, printed);
  if (!ideal) return undefined;
  for (let distance = 0; distance <= PLACES_AROUND; distance++)
    for (const units of distance === 0 ? [ideal.units] : [ideal.units - distance, ideal.units + distance]) {
      const amount = { units, decimals: ideal.decimals };
      if (!isSlip(printed.amount.units, units)) continue;
      if (judgeGrowth(withPart(growth, part, { amount, unit: printed.unit }), rate) === 'holds') return amount;
    }
  return undefined;
}

function isSlip(printed: number, meant: number): boolean {
  return printed !== 0 && meant > 0 && printed !== meant && slipRank(slipBetween(printed, meant)) <= TELLING;
}

function moneyOf(growth: Growth, part: GrowthPart): Money | undefined {
  if (part === 'change') return growth.kind === 'levels' ? undefined : growth.change;
  if (part === 'previous') return growth.kind === 'change' ? undefined : growth.previous;
  return growth.kind === 'base' ? undefined : growth.level;
}

function withPart(growth: Growth, part: GrowthPart, money: Money): Growth {
  return { ...growth, [part]: money };
}

import type { AmountClaim, Comparison, DirectionWord, PercentClaim, Statement } from '../../prose/claim.js';
import type { Growth, Money } from '../../prose/growth.js';
import type { Scale } from '../scale.js';
import { type Fault, suspectsOf } from '../sums/fault.js';

/** A growth with the claims that its amounts come from. */
export interface GrowthReading {
  readonly growth: Growth;
  readonly level: AmountClaim | undefined;
  readonly previous: AmountClaim | undefined;
  readonly change: AmountClaim | undefined;
}

/** How a claim is read as money: as the author means it, as it is printed, or as a fault of the sums says it should be. */
export type MoneyOf = (claim: AmountClaim) => Money;

export const asMeant: MoneyOf = ({ amount, figure }) => ({ amount, unit: figure.unit });

export const asPrinted: MoneyOf = ({ amount, figure }) => ({ amount: figure.amount ?? amount, unit: figure.unit });

/** Claims as they should be where the sums have already found them wrong; `undefined` where they say nothing of a claim. */
export function asCorrected(faults: readonly Fault[], scale: Scale): (claim: AmountClaim) => Money | undefined {
  const values = new Map(
    faults.flatMap((fault) => suspectsOf(fault).map(({ term, value }) => [term.entry.cell.span.start, { term, value }] as const)),
  );
  return ({ figure }) => {
    const known = values.get(figure.cell.span.start);
    return known && { amount: scale.amountOf(known.value, figure), unit: figure.unit };
  };
}

/** The sign of a change or rate by its word and its own sign; undefined where the form was left as printed or nothing says. */
export function signOf(direction: DirectionWord | undefined, units: number): 1 | -1 | undefined {
  if (!direction || direction.direction === 'either' || direction.direction === 0) return undefined;
  // 减少-5万元 says the same thing twice.
  if (direction.direction === -1) return -1;
  return units < 0 ? -1 : 1;
}

export function signOfChange({ change }: Comparison): 1 | -1 | undefined {
  return change && signOf(change.direction, change.amount.units);
}

/** The rate with its sign; a rate without a word goes where the change goes. */
export function signedRate({ rate, change }: Comparison): { readonly claim: PercentClaim; readonly sign: 1 | -1 } | undefined {
  if (!rate) return undefined;
  const { units } = rate.percent.amount;
  const sign = rate.direction ? signOf(rate.direction, units) : units < 0 ? -1 : change && signOf(change.direction, change.amount.units);
  return sign && { claim: rate, sign };
}

/** All growths that a comparison states of one of the levels, the most direct first. */
export function growthsOf(
  comparison: Comparison,
  levels: readonly AmountClaim[],
  changeSign: 1 | -1 | undefined,
  moneyOf: MoneyOf,
): readonly GrowthReading[] {
  const { previous, change } = comparison;
  const readings: GrowthReading[] = [];
  for (const level of levels)
    if (previous)
      readings.push({
        growth: { kind: 'levels', level: moneyOf(level), previous: moneyOf(previous) },
        level,
        previous,
        change: undefined,
      });
  if (change && changeSign) {
    const by = magnitude(moneyOf(change));
    for (const level of levels)
      readings.push({
        growth: { kind: 'change', level: moneyOf(level), change: by, sign: changeSign },
        level,
        previous: undefined,
        change,
      });
    if (previous)
      readings.push({
        growth: { kind: 'base', previous: moneyOf(previous), change: by, sign: changeSign },
        level: undefined,
        previous,
        change,
      });
  }
  return readings;
}

function magnitude({ amount, unit }: Money): Money {
  return { amount: { units: Math.abs(amount.units), decimals: amount.decimals }, unit };
}

/** The amounts that a comparison may speak of: the statement's own first, then the others that its paragraph names before. */
export function levelsFor(statement: Statement, comparison: Comparison, inParagraph: readonly Statement[]): readonly AmountClaim[] {
  const own = [statement.level, ...statement.restated].filter((claim) => claim !== undefined);
  const at = Math.min(...[comparison.change?.at, comparison.rate?.at].filter((place) => place !== undefined));
  const others = inParagraph.flatMap(({ level }) => (level && level.at < at && !own.includes(level) ? [level] : []));
  return own.length > 0 ? [...own, ...others] : [];
}

/**
 * The level that a stated amount of last year is compared with. Behind a list of parts it may be that of the whole, which is then
 * the nearer one: 运行维护费17.85万元，其中：加油2.00万元，比2023年预算数19.76万元减少1.91万元.
 */
export function comparedLevel(statement: Statement, previous: AmountClaim): AmountClaim | undefined {
  let best = statement.level;
  // What the change leads to is what is compared: 0.00万元，比2023年预算数6.00万元减少6.00万元.
  const change = statement.comparisons.find((comparison) => comparison.previous === previous)?.change;
  if (best && change && isApart(best, previous, change)) return best;
  for (let outer = statement.whole; outer && best; outer = outer.whole)
    if (outer.paragraph === statement.paragraph && outer.level && isNearer(outer.level, best, previous)) best = outer.level;
  return best;
}

/** Whether a change is exactly what lies between two amounts. */
function isApart(one: AmountClaim, other: AmountClaim, change: AmountClaim): boolean {
  if (one.figure.unit !== other.figure.unit || one.figure.unit !== change.figure.unit) return false;
  const decimals = Math.max(one.amount.decimals, other.amount.decimals, change.amount.decimals);
  const unitsOf = ({ amount }: AmountClaim) => amount.units * 10 ** (decimals - amount.decimals);
  return Math.abs(unitsOf(one) - unitsOf(other)) === Math.abs(unitsOf(change));
}

function isNearer(one: AmountClaim, other: AmountClaim, to: AmountClaim): boolean {
  if (one.figure.unit !== to.figure.unit || other.figure.unit !== to.figure.unit) return false;
  const decimals = Math.max(one.amount.decimals, other.amount.decimals, to.amount.decimals);
  const unitsOf = ({ amount }: AmountClaim) => amount.units * 10 ** (decimals - amount.decimals);
  return Math.abs(unitsOf(one) - unitsOf(to)) < Math.abs(unitsOf(other) - unitsOf(to));
}

/** The amounts that sentences are drafted from: those of the tables, and last year's. */
import { type Amount, unitsAt } from '../../base/amount.js';
import { type MoneyUnit, powersOfUnits } from '../../base/money-unit.js';
import type { BudgetDocument } from '../../budget/document.js';
import type { DocumentDigest } from '../../budget/set/digest.js';
import { timelessKey } from '../../budget/set/facts-in-order.js';
import { divideRounding } from '../../prose/growth.js';
import type { Meaning } from './sentence-template.js';

/** An amount as sentences print it. */
export interface ToldMoney {
  readonly amount: Amount;
  readonly unit: MoneyUnit;
}

/** What is known of an amount: undefined where no table prints it, or the tables disagree. */
export interface KnownMoney {
  level(meaning: Meaning): ToldMoney | undefined;
  /** Last year's, in the unit and places of the level. */
  base(meaning: Meaning, level: ToldMoney): ToldMoney | undefined;
}

/** Before there are figures. */
export const nothingKnown: KnownMoney = { level: () => undefined, base: () => undefined };

export function knownMoney({ facts }: BudgetDocument, usual: MoneyUnit, lastYear: DocumentDigest | undefined): KnownMoney {
  const inTables = (meaning: Meaning, year: 'current' | 'previous'): ToldMoney | undefined => {
    for (const fact of meaning) {
      const places = facts.placesOf({ ...fact, year }).filter(({ entry, book }) => entry.amount && book === 0);
      const told = places.map(({ entry }) => asTold(entry.amount as Amount, entry.unit ?? usual));
      const [first] = told;
      if (first) return told.every((other) => isSame(first, other)) ? first : undefined;
    }
    return undefined;
  };
  return {
    level: (meaning) => inTables(meaning, 'current'),
    base(meaning, level) {
      return inTables(meaning, 'previous') ?? ofLastYear(meaning, level, lastYear);
    },
  };
}

function ofLastYear(meaning: Meaning, level: ToldMoney, lastYear: DocumentDigest | undefined): ToldMoney | undefined {
  for (const fact of meaning) {
    const money = lastYear?.current.get(timelessKey(fact))?.money;
    if (money) return inPlaces(BigInt(money.units), money.power, level.unit, level.amount.decimals);
  }
  return undefined;
}

/** Whatever unit tables are in, sentences are in 万元 to the second place, or finer where the tables are. */
function asTold({ units, decimals }: Amount, unit: MoneyUnit): ToldMoney {
  const power = powersOfUnits[unit];
  if (power >= powersOfUnits.万元) return { amount: { units, decimals }, unit };
  return inPlaces(BigInt(units), power - decimals, '万元', 2) ?? { amount: { units, decimals }, unit };
}

/** So many steps of ten to the power of 元 as an amount of a unit, rounded. */
function inPlaces(steps: bigint, power: number, unit: MoneyUnit, decimals: number): ToldMoney | undefined {
  const shift = power - powersOfUnits[unit] + decimals;
  const exact = shift >= 0 ? steps * 10n ** BigInt(shift) : divideRounding(steps, 10n ** BigInt(-shift));
  const units = Number(exact);
  return Number.isSafeInteger(units) ? { amount: { units, decimals }, unit } : undefined;
}

function isSame(a: ToldMoney, b: ToldMoney): boolean {
  const decimals = Math.max(a.amount.decimals, b.amount.decimals);
  return a.unit === b.unit && unitsAt(a.amount, decimals) === unitsAt(b.amount, decimals);
}

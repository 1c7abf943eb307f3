import { type Amount, powerOfTen, unitsAt } from '../base/amount.js';
import { interned } from '../base/interned.js';
import { type MoneyUnit, powersOfUnits } from '../base/money-unit.js';
import type { Figure } from '../table/figure.js';

/**
 * Reads all figures of a document as exact integers of one size, so that sums are sums of integers, whatever units its
 * tables and sentences are printed in. A value counts the finest place that any figure of the document prints.
 */
export interface Scale {
  /** The value of a figure; undefined where there is none to add, 0 for a blank cell. */
  valueOf(figure: Figure | undefined): number | undefined;
  /** One unit in the last place that the figure prints: the width of the interval it stands for. */
  lastPlaceOf(figure: Figure): number;
  /** A value as an amount in the unit of a figure, with the places that the document prints in that unit, or more where it needs them. */
  amountOf(value: number, like: Figure): Amount;
  /** The nearest value that can be printed in the unit of a figure as finely as the document prints in it. */
  printable(value: number, like: Figure): number;
}

/** Finer figures are no money. */
const MOST_DECIMALS = 6;
/** One figure in so many says nothing about how a document prints its amounts. */
const EXCEPTION = 20;

/** The scale of a document with these figures. A figure whose unit nothing says has the unit of most others. */
export function readScale(figures: Iterable<Figure>): Scale {
  const counts = new Map<MoneyUnit, number>();
  const decimalsOf = new Map<MoneyUnit | undefined, number[]>();
  for (const { amount, unit } of figures) {
    if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    if (!amount) continue;
    const decimals = decimalsOf.get(unit) ?? new Array<number>(MOST_DECIMALS + 1).fill(0);
    decimalsOf.set(unit, decimals);
    const place = Math.min(amount.decimals, MOST_DECIMALS);
    decimals[place] = (decimals[place] as number) + 1;
  }
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  const printed = new Map([...decimalsOf].map(([unit, decimals]) => [unit, usualPlaces(decimals)]));
  const finest = [...decimalsOf].map(([unit, decimals]): [MoneyUnit | undefined, number] => [unit, finestOf(decimals)]);
  return knownScale(JSON.stringify([usual, [...printed], finest]), () => scaleOf(usual, printed, finest));
}

/** Figures printed alike have the same scale, in whatever document. */
const knownScale = interned<Scale>(64);

function scaleOf(
  usual: MoneyUnit | undefined,
  printed: ReadonlyMap<MoneyUnit | undefined, number>,
  finest: readonly (readonly [MoneyUnit | undefined, number])[],
): Scale {
  const powerOf = (unit: MoneyUnit | undefined) => powersOfUnits[unit ?? usual ?? '元'];
  const placesOf = (unit: MoneyUnit | undefined) =>
    Math.max(printed.get(unit) ?? 0, unit === undefined ? (printed.get(usual) ?? 0) : unit === usual ? (printed.get(undefined) ?? 0) : 0);
  // The place of hundredths of 万元 is minus two for 元.
  const finestPlace = Math.max(...finest.map(([unit, place]) => place - powerOf(unit)), -powerOf('亿元'));
  /** How many places of the document's values stand behind the point of a figure. */
  const shiftOf = ({ unit }: Figure) => finestPlace + powerOf(unit);
  return {
    valueOf(figure) {
      if (!figure || figure.unreadable) return undefined;
      if (!figure.amount) return 0;
      const value = unitsAt(figure.amount, shiftOf(figure));
      return Number.isNaN(value) ? undefined : value;
    },
    lastPlaceOf: (figure) => (figure.amount ? unitsAt({ units: 1, decimals: figure.amount.decimals }, shiftOf(figure)) : 1),
    amountOf(value, like) {
      const shift = shiftOf(like);
      if (shift < 0) return { units: value * powerOfTen(-shift), decimals: 0 };
      return withoutNeedlessPlaces({ units: value, decimals: shift }, placesOf(like.unit));
    },
    printable(value, like) {
      const step = powerOfTen(Math.max(0, shiftOf(like) - Math.max(placesOf(like.unit), like.amount?.decimals ?? 0)));
      return Math.sign(value) * Math.floor((Math.abs(value) + step / 2) / step) * step;
    },
  };
}

function finestOf(decimals: readonly number[]): number {
  return decimals.findLastIndex((count) => count > 0);
}

/** The most places that a figure of a document prints, but for figures that are an exception. */
function usualPlaces(decimals: readonly number[]): number {
  const all = decimals.reduce((sum, count) => sum + count, 0);
  return decimals.findLastIndex((count) => count * EXCEPTION >= all && count > 0);
}

/** Drops zeros at the end beyond the places wanted, and adds zeros up to them. */
export function withPlaces(amount: Amount, wanted: number): Amount {
  const { units, decimals } = withoutNeedlessPlaces(amount, wanted);
  return decimals < wanted ? { units: units * powerOfTen(wanted - decimals), decimals: wanted } : { units, decimals };
}

function withoutNeedlessPlaces(amount: Amount, wanted: number): Amount {
  let { units, decimals } = amount;
  while (decimals > wanted && units % 10 === 0) {
    units /= 10;
    decimals--;
  }
  return { units, decimals };
}

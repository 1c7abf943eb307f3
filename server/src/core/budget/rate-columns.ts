/** Columns that print by how many percent an amount has changed: 上年执行数 | 本年预算数 | 增减额 | 增减%. */
import { type Amount, readAmount } from '../base/amount.js';
import type { Span } from '../base/span.js';
import { type Growth, judgeGrowth, type Money, rateOf } from '../prose/growth.js';
import type { Column, Panel } from './columns.js';
import type { BudgetTable, Entry, Item } from './ledger.js';
import { type Scale, withPlaces } from './scale.js';
import { type Fault, suspectsOf } from './sums/fault.js';
import { type YearPair, yearPairs } from './sums/year-columns.js';

/** A percentage of growth in a cell, with the two amounts that it compares. */
export interface PrintedRate {
  readonly column: Column;
  readonly item: Item;
  readonly level: Entry;
  readonly previous: Entry;
  readonly rate: Amount;
  /** The digits, with their sign. */
  readonly span: Span;
}

/** A percentage that its amounts do not give. */
export interface RateFaultInTable extends PrintedRate {
  /** The rate that the amounts give, in the places that the cell prints; undefined on a base of nothing. */
  readonly expected: Amount | undefined;
  /** Off by no more than the last place of the printed rate. */
  readonly isNear: boolean;
}

/** Every percentage of a table that is known to be the growth of an amount, and those that are wrong. */
export interface RatesOfTables {
  readonly rates: readonly PrintedRate[];
  readonly faults: readonly RateFaultInTable[];
}

const GROWTH_WORDS = /增减|增长|增加|增幅|增\(减\)|升降|变动|同比|比上年|较上年/u;
const RATE_WORDS = /[%％]|率|幅度|增幅|比例|百分比/u;
const OTHER_RATES = /占|完成|执行率|进度|贡献/u;
/** So many rows must bear out what a column is, beside what they contradict. */
const FEWEST_ROWS = 2;

/** Reads the percentages of growth; `faults` are figures that the sums have found wrong, whose rates are not told again. */
export function ratesOfTables(tables: readonly BudgetTable[], faults: readonly Fault[], scale: Scale): RatesOfTables {
  const columns = tables.flatMap(({ panels, items }) =>
    panels.flatMap((panel, place) =>
      panel.others.filter(isRateColumn).flatMap((column) => rateColumn(panel, column, items[place] ?? [], scale) ?? []),
    ),
  );
  const doubtful = doubtfulCells(faults);
  const isDoubtful = ({ item, level, previous }: PrintedRate) =>
    [level, previous, ...item.entries.values()].some(({ cell }) => doubtful.has(cell.span.start));
  return {
    rates: columns.flatMap(({ rates }) => rates),
    faults: columns.flatMap((column) => column.faults.filter((fault) => !isDoubtful(fault))),
  };
}

function isRateColumn({ path }: Column): boolean {
  const words = path.join('/');
  return RATE_WORDS.test(path.at(-1) ?? '') && GROWTH_WORDS.test(words) && !OTHER_RATES.test(path.at(-1) ?? '');
}

/** The amounts that the sums take for wrong, or that stand in a row whose own formula fails. */
function doubtfulCells(faults: readonly Fault[]): ReadonlySet<number> {
  const cells = new Set<number>();
  for (const fault of faults) {
    for (const { term } of suspectsOf(fault)) cells.add(term.entry.cell.span.start);
    for (const { equation } of fault.equations) {
      cells.add(equation.total.entry.cell.span.start);
      if (equation.source.kind === 'columns') for (const { entry } of equation.parts) cells.add(entry.cell.span.start);
    }
  }
  return cells;
}

/** A column of rates as the growth between the two columns that most of its rows bear out; undefined where they bear out none. */
function rateColumn(panel: Panel, column: Column, items: readonly Item[], scale: Scale): RatesOfTables | undefined {
  const before = panel.amounts.filter(({ index }) => index < column.index);
  const columns = before.length > 1 ? before : panel.amounts;
  // 增减额 stands between the amounts that are compared and the rate.
  const pairs = [...yearPairs(columns), ...yearPairs(columns.slice(0, -1))];
  let best: { readonly reading: RatesOfTables; readonly holds: number } | undefined;
  for (const pair of pairs) {
    const read = judgePair(pair, column, items, scale);
    if (read && (!best || read.holds > best.holds)) best = read;
  }
  return best?.reading;
}

function judgePair(
  pair: YearPair,
  column: Column,
  items: readonly Item[],
  scale: Scale,
): { readonly reading: RatesOfTables; readonly holds: number } | undefined {
  const rates = items.flatMap((item) => printedRate(item, column, pair) ?? []).filter((rate) => isComparable(rate, scale));
  const places = Math.max(0, ...rates.map(({ rate }) => rate.decimals));
  const faults = rates.flatMap((rate) => faultOf(rate, places) ?? []);
  const far = faults.filter(({ isNear, expected }) => !isNear && expected).length;
  const faulty = new Set(faults.map(({ item }) => item));
  const holds = rates.filter(({ rate, item }) => rate.units !== 0 && !faulty.has(item)).length;
  if (holds < FEWEST_ROWS || holds < 2 * far) return undefined;
  // Who cuts digits off instead of rounding is off by one place in many rows.
  const near = faults.filter(({ isNear }) => isNear).length;
  const told = 4 * near > holds ? faults.filter(({ isNear }) => !isNear) : faults;
  return { reading: { rates, faults: told }, holds };
}

function printedRate(item: Item, column: Column, { newer, older }: YearPair): PrintedRate | undefined {
  const cell = item.row.row.cells[column.index];
  const [level, previous] = [item.entries.get(newer.index), item.entries.get(older.index)];
  if (!cell || !level?.amount || !previous || previous.unreadable) return undefined;
  const reading = readAmount(cell.text.replace(/\s*[%％]\s*$/u, ''));
  if (reading.kind !== 'amount' || reading.unit !== undefined) return undefined;
  const { start } = cell.span;
  return { column, item, level, previous, rate: reading.amount, span: { start: start + reading.start, end: start + reading.end } };
}

/** From or to less than nothing there is no rate, so that such a row bears nothing out. */
function isComparable({ level, previous }: PrintedRate, scale: Scale): boolean {
  return (scale.valueOf(level) ?? 0) >= 0 && (scale.valueOf(previous) ?? 0) >= 0;
}

function faultOf(printed: PrintedRate, places: number): RateFaultInTable | undefined {
  const { level, previous, rate } = printed;
  const growth = growthOf(level, previous);
  const verdict = judgeGrowth(growth, rate);
  if (verdict === 'holds') return undefined;
  if (verdict === 'zero-base') return isPlaceholder(rate) ? undefined : { ...printed, expected: undefined, isNear: false };
  const expected = rateOf(growth, rate.decimals);
  const printable = rateOf(growth, Math.max(places, rate.decimals));
  if (!expected || !printable) return undefined;
  return { ...printed, expected: withPlaces(printable, rate.decimals), isNear: Math.abs(expected.units - rate.units) <= 1 };
}

/** 100 % beside an item that was nothing before only says that it is new. */
function isPlaceholder({ units, decimals }: Amount): boolean {
  return Math.abs(units) === 100 * 10 ** decimals;
}

function growthOf(level: Entry, previous: Entry): Growth {
  return { kind: 'levels', level: moneyOf(level), previous: moneyOf(previous) };
}

/** A blank cell is nothing, to the last place. */
function moneyOf({ amount, unit }: Entry): Money {
  return { amount: amount ?? { units: 0, decimals: 0 }, unit };
}

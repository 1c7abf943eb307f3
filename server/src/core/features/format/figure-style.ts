/** How most figures of a column and of its table are printed, so that the others can be printed alike. */

import { groupBy } from '../../base/group-by.js';
import type { SourceText } from '../../base/source-text.js';
import type { BudgetTable, Entry } from '../../budget/ledger.js';

/** What stands between groups of three digits. */
export type Separator = '' | ',' | ' ';

export interface FigureStyle {
  /** Undefined where the figures do not agree on any number of places. */
  readonly decimals: number | undefined;
  /** Undefined where the figures do not agree. */
  readonly separator: Separator | undefined;
}

export interface PrintedFigure {
  readonly entry: Entry;
  readonly written: string;
}

/** Styles by column index. Figures that are nothing (`0`) follow the others, and a column of them goes with its table. */
export function figureStyles(figures: readonly PrintedFigure[]): ReadonlyMap<number, FigureStyle> {
  const columns = groupBy(figures, ({ entry }) => entry.column.index);
  const separator = most(figures.flatMap(separatorOf));
  const own = new Map([...columns].map(([index, column]) => [index, usualDecimals(column.filter(isNotZero).map(decimalsOf))]));
  // The table speaks through columns that agree with themselves, so that what follows it does not change what it says.
  const byUnit = groupBy(figures.filter(isNotZero), ({ entry }) => entry.unit);
  const ofTable = new Map(
    [...byUnit].map(([unit, alike]) => [unit, usualDecimals(alike.flatMap(({ entry }) => own.get(entry.column.index) ?? []))]),
  );
  return new Map(
    [...columns].map(([index, column]) => [index, { decimals: own.get(index) ?? ofTable.get(column[0]?.entry.unit), separator }]),
  );
}

/** Every printed amount of a table, each once: a total over merged cells owns the figure of the next column as well. */
export function printedFigures({ items }: BudgetTable, text: SourceText): readonly PrintedFigure[] {
  const seen = new Set<Entry['cell']>();
  return items.flat().flatMap(({ entries }) =>
    [...entries.values()].flatMap((entry): PrintedFigure[] => {
      if (!entry.amount || seen.has(entry.cell)) return [];
      seen.add(entry.cell);
      return [{ entry, written: text.slice(entry.figure.start, entry.figure.end) }];
    }),
  );
}

/** One place is no style where few figures have it: a spreadsheet has left out the zeros behind it. */
const ENOUGH_FOR_ONE_PLACE = 5;

function usualDecimals(printed: readonly number[]): number | undefined {
  const decimals = most(printed);
  return decimals === 1 && printed.length < ENOUGH_FOR_ONE_PLACE ? undefined : decimals;
}

function decimalsOf({ entry }: PrintedFigure): number {
  return entry.amount?.decimals ?? 0;
}

function isNotZero({ entry }: PrintedFigure): boolean {
  return entry.amount?.units !== 0;
}

/** Only figures of a thousand and more show how digits are grouped. */
function separatorOf({ written }: PrintedFigure): Separator[] {
  const whole = written.split(/[.．]/u)[0] ?? '';
  if ((whole.match(/[\d０-９]/gu) ?? []).length < 4) return [];
  if (/[,，]/u.test(whole)) return [','];
  return /[\d０-９]\s+[\d０-９]/u.test(whole) ? [' '] : [''];
}

/** What more than half of them are. */
function most<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const [value, count] of counts) if (count * 2 > values.length) return value;
  return undefined;
}

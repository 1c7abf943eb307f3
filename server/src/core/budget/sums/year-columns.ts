/** Which columns of a table a comparison of two years may stand between: 上年执行数 | 本年预算数 | 增减额 | 增减%. */
import { yearOf } from '../../table/caption.js';
import type { Column } from '../columns.js';

/** A column of one year and one of the year before. */
export interface YearPair {
  readonly newer: Column;
  readonly older: Column;
  /** They stand side by side, right before what compares them. */
  readonly isAdjacent: boolean;
}

const LAST_YEAR = /上年|去年|执行/u;
/** A table with more columns compares nothing that could be guessed. */
const MOST_COLUMNS = 16;

/** The pairs that a column behind these may compare, the likeliest first. */
export function yearPairs(columns: readonly Column[]): readonly YearPair[] {
  const [first, second] = columns.slice(-2);
  if (!first || !second) return [];
  const order = yearOrder(first, second);
  const pair = (newer: Column, older: Column, isAdjacent: boolean): YearPair => ({ newer, older, isAdjacent });
  const adjacent = [...(order >= 0 ? [pair(first, second, true)] : []), ...(order <= 0 ? [pair(second, first, true)] : [])];
  if (columns.length > MOST_COLUMNS) return adjacent;
  const apart = columns.flatMap((newer) =>
    columns.flatMap((older) => {
      const isBefore = newer !== older && yearOrder(newer, older) > 0;
      return isBefore && !adjacent.some((known) => known.newer === newer && known.older === older) ? [pair(newer, older, false)] : [];
    }),
  );
  return [...adjacent, ...apart];
}

/** Positive where the first of two columns is of a later year than the second; 0 where their labels do not say. */
function yearOrder(first: Column, second: Column): number {
  const [a, b] = [first, second].map(({ path }) => path.join('/'));
  const years = [yearOf(a ?? ''), yearOf(b ?? '')];
  if (years[0] && years[1] && years[0] !== years[1]) return years[0] - years[1];
  return Number(LAST_YEAR.test(b ?? '')) - Number(LAST_YEAR.test(a ?? ''));
}

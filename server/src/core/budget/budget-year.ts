import { normalise } from '../base/normalise.js';
import { yearOf } from '../table/caption.js';
import type { LogicalTable } from '../table/logical-table.js';

/** Titles stand in the first lines. */
const OPENING_LINES = 60;

/** The year in the first line that names a budget and a year, or else in the titles of most tables. */
export function titledYear(textLines: readonly string[], tables: readonly LogicalTable[]): number | undefined {
  const opening = textLines.slice(0, OPENING_LINES);
  const named = opening.find((line) => /预算|决算/u.test(line) && yearOf(line) !== undefined);
  const written = named === undefined ? first(opening, (line) => yearOf(normalise(line))) : yearOf(named);
  return written ?? votedYear(tables);
}

function votedYear(tables: readonly LogicalTable[]): number | undefined {
  const votes = new Map<number, number>();
  for (const { caption, header } of tables) {
    const year = caption.year ?? first(header.roots, ({ label }) => yearOf(label));
    if (year !== undefined) votes.set(year, (votes.get(year) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function first<T>(list: readonly T[], read: (each: T) => number | undefined): number | undefined {
  for (const each of list) {
    const found = read(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

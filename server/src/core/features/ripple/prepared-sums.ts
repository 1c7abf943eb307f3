import type { BudgetDocument } from '../../budget/document.js';
import { definitionsOf, type FigureCell } from './reckoner.js';

/** A total with the value that it gets, in units of the document's scale. */
export interface FollowedTotal {
  readonly cell: FigureCell;
  readonly value: number;
}

/** The sums of a document, laid out so that one figure after another can be changed. */
export interface PreparedSums {
  /**
   * Gives a figure a value, in units of the document's scale; what was changed before stays changed. Tells the totals that move
   * with it, parts before wholes: each by as much as its parts, so that one that was wrong before is as wrong after. Looks at
   * nothing else, however long the table is. Nothing for a figure that no sum knows.
   */
  set(cell: FigureCell, value: number): readonly FollowedTotal[];
}

/** In time proportional to the terms of all sums; a circle of sums, which only a misread table can have, moves with nothing. */
export function prepareSums({ evaluated, scale }: BudgetDocument): PreparedSums {
  const sums = [...definitionsOf(evaluated, scale).values()].map(({ evaluated: { equation } }) => equation);
  const numbers = new Map<FigureCell, number>();
  const cells: FigureCell[] = [];
  const printed: number[] = [];
  const numberOf = ({ entry }: (typeof sums)[number]['total']): number => {
    const known = numbers.get(entry.cell);
    if (known !== undefined) return known;
    numbers.set(entry.cell, cells.length);
    printed.push(scale.valueOf(entry) ?? 0);
    return cells.push(entry.cell) - 1;
  };
  const ends: number[] = [];
  for (const { total, parts } of sums) for (const part of parts) ends.push(numberOf(part), numberOf(total), part.sign);
  const wholes = wholesOf(cells.length, ends);
  const ranks = ranksOf(cells.length, wholes);
  const values = Float64Array.from(printed);
  const shifts = new Float64Array(cells.length);

  return {
    set(cell, value) {
      const changed = numbers.get(cell);
      if (changed === undefined) return [];
      shifts[changed] = value - (values[changed] as number);
      const moved = [changed];
      const isMoved = new Set(moved);
      for (const part of moved)
        for (const { whole } of wholes.above(part)) {
          if (ranks[whole] === IN_CIRCLE || isMoved.has(whole)) continue;
          isMoved.add(whole);
          moved.push(whole);
        }
      moved.sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
      for (const part of moved) {
        const shift = shifts[part] as number;
        shifts[part] = 0;
        values[part] = (values[part] as number) + shift;
        for (const { whole, sign } of wholes.above(part)) if (isMoved.has(whole)) shifts[whole] = (shifts[whole] as number) + sign * shift;
      }
      return moved.flatMap((each) => (each === changed ? [] : [{ cell: cells[each] as FigureCell, value: values[each] as number }]));
    },
  };
}

/** What each figure is a part of. */
interface Wholes {
  above(part: number): Iterable<{ readonly whole: number; readonly sign: number }>;
}

/** From triples of a part, its whole and its sign there. */
function wholesOf(count: number, ends: readonly number[]): Wholes {
  const from = new Uint32Array(count + 1);
  for (let at = 0; at < ends.length; at += 3) from[(ends[at] as number) + 1] = (from[(ends[at] as number) + 1] as number) + 1;
  for (let part = 0; part < count; part++) from[part + 1] = (from[part + 1] as number) + (from[part] as number);
  const next = from.slice();
  const whole = new Uint32Array(ends.length / 3);
  const sign = new Int8Array(ends.length / 3);
  for (let at = 0; at < ends.length; at += 3) {
    const part = ends[at] as number;
    const place = next[part] as number;
    next[part] = place + 1;
    whole[place] = ends[at + 1] as number;
    sign[place] = ends[at + 2] as number;
  }
  return {
    *above(part) {
      for (let place = from[part] as number; place < (from[part + 1] as number); place++)
        yield { whole: whole[place] as number, sign: sign[place] as number };
    },
  };
}

const IN_CIRCLE = -1;

/** How many sums stand below each figure at most. */
function ranksOf(count: number, wholes: Wholes): Int32Array {
  const waiting = new Uint32Array(count);
  for (let part = 0; part < count; part++) for (const { whole } of wholes.above(part)) waiting[whole] = (waiting[whole] as number) + 1;
  const ranks = new Int32Array(count).fill(IN_CIRCLE);
  const ready: number[] = [];
  for (let each = 0; each < count; each++)
    if (waiting[each] === 0) {
      ranks[each] = 0;
      ready.push(each);
    }
  const deepest = new Int32Array(count);
  for (const part of ready)
    for (const { whole } of wholes.above(part)) {
      deepest[whole] = Math.max(deepest[whole] as number, (ranks[part] as number) + 1);
      waiting[whole] = (waiting[whole] as number) - 1;
      if (waiting[whole] !== 0) continue;
      ranks[whole] = deepest[whole] as number;
      ready.push(whole);
    }
  return ranks;
}

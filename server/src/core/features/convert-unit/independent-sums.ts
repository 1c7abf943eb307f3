import type { Sum } from './balance.js';
import { MinHeap } from './min-heap.js';

/** Enough for the tables of a department many times over; what lies beyond is kept, which costs time and no correctness. */
const MOST_WORK = 3_000_000;

/** A sum solved for one of its unknowns. */
interface Solved {
  readonly order: number;
  readonly unknown: number;
  readonly row: Row;
}

/** Coefficients by unknown. */
type Row = Map<number, number>;

/**
 * The sums that others do not imply already: the row of a class adds up because the rows of its items do. Each sum is
 * reduced by those before it, each of which is solved for one of its unknowns.
 */
export function independentSums(sums: readonly Sum[]): readonly Sum[] {
  const solved = new Map<number, Solved>();
  let workLeft = MOST_WORK;
  return sums.filter(({ terms }, order) => {
    const row: Row = new Map();
    // What was solved first comes first: solving it brings in only what was solved later, or not at all.
    const pending = new MinHeap<Solved>((each) => each.order);
    const add = (unknown: number, coefficient: number): void => {
      const known = row.get(unknown) ?? 0;
      const found = known === 0 ? solved.get(unknown) : undefined;
      if (found) pending.add(found);
      if (known + coefficient === 0) row.delete(unknown);
      else row.set(unknown, known + coefficient);
    };
    for (const { unknown, coefficient } of terms) add(unknown, coefficient);
    for (let next = pending.takeLeast(); next && workLeft > 0; next = pending.takeLeast()) {
      const coefficient = row.get(next.unknown);
      if (coefficient === undefined) continue;
      const factor = -coefficient * (next.row.get(next.unknown) as number);
      for (const [unknown, each] of next.row) add(unknown, factor * each);
      workLeft -= next.row.size;
    }
    if (row.size === 0) return false;
    const unknown = pivotOf(row, terms[0]?.unknown);
    if (unknown !== undefined) solved.set(unknown, { order, unknown, row });
    return true;
  });
}

/** The unknown that a row is solved for without fractions, its total if that can be; undefined where there is none. */
function pivotOf(row: Row, total: number | undefined): number | undefined {
  const isPlain = (unknown: number) => Math.abs(row.get(unknown) ?? 0) === 1;
  return total !== undefined && isPlain(total) ? total : [...row.keys()].find(isPlain);
}

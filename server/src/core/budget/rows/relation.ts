import type { Item } from '../ledger.js';
import type { Scale } from '../scale.js';

/**
 * What a relation rests on. A stated relation (a total of its own group, a code and its children) stands by itself;
 * a guessed one (from order alone) counts only where the figures bear it out.
 */
export type Basis = 'stated' | 'guessed';

/** One row is the sum of others, in every amount column they share. */
export interface RowRelation {
  readonly total: Item;
  readonly parts: readonly Item[];
  readonly basis: Basis;
  /** Parts that are only named (其中) may add up to less than the whole, never to more. */
  readonly atMost: boolean;
}

/** How the figures of a relation bear it out, counted over the columns where any of them is not nothing. */
export interface Evidence {
  readonly holds: number;
  readonly fails: number;
}

export function evidenceFor(total: Item, parts: readonly Item[], scale: Scale): Evidence {
  let holds = 0;
  let fails = 0;
  for (const [column, entry] of total.entries) {
    if (!entry.amount) continue;
    const whole = scale.valueOf(entry);
    if (whole === undefined) continue;
    let sum = 0;
    let filled = whole === 0 ? 0 : 1;
    let count = 0;
    let known = true;
    for (const part of parts) {
      const entry = part.entries.get(column);
      const value = scale.valueOf(entry) ?? 0;
      if (entry?.unreadable) known = false;
      sum += value;
      if (value !== 0) count++;
    }
    filled += count;
    // A column with a figure that cannot be read speaks neither for the relation nor against it.
    if (filled === 0 || !known) continue;
    if (Math.abs(whole - sum) <= slack(count, scale.lastPlaceOf(entry))) holds++;
    else fails++;
  }
  return { holds, fails };
}

/** The most by which rounding alone moves a sum of so many figures, in the unit of `lastPlace`. */
export function slack(parts: number, lastPlace: number): number {
  return Math.max(lastPlace, Math.floor((lastPlace * (parts + 1)) / 2));
}

/** Whether the figures speak for a relation at least as much as against it. */
export function isBorneOut(evidence: Evidence): boolean {
  return evidence.holds > 0 && evidence.holds >= evidence.fails;
}

/** Controlled rounding: whole numbers near exact ones, so that sums that hold exactly go on to hold exactly. */
import { MinHeap } from './min-heap.js';

/** A value to be rounded to whole steps. */
export interface Unknown {
  /** The exact value, in parts of a step. */
  readonly exact: number;
  /** The number of steps it is rounded to where nothing else asks for another one. */
  readonly nearest: number;
  /** The steps it stays within if at all possible: those right below and above it. */
  readonly low: number;
  readonly high: number;
  /** The steps it never leaves, so that nothing stays nothing and no sign changes. */
  readonly lowest: number;
  readonly highest: number;
  /** How much is to be said against any other number than the nearest: totals weigh more than their parts. */
  readonly weight: number;
}

/** Σ coefficient × unknown = constant. */
export interface Sum {
  readonly terms: readonly SumTerm[];
  readonly constant: number;
}

export interface SumTerm {
  readonly unknown: number;
  readonly coefficient: number;
}

export interface Balanced {
  /** By unknown, in steps. */
  readonly values: readonly number[];
  /** The sums that do not hold; none where the problem is solved. */
  readonly unsettled: readonly number[];
}

/** How many states are looked at for one sum: first near by, then further; and for all sums together. */
const EFFORTS: readonly number[] = [3_000, 40_000];
const EFFORT_TO_IMPROVE = 400;
const MOST_EFFORT = 400_000;
/** A chain of changes that leaves more sums open than this leads nowhere. */
const MOST_OPEN = 6;
/** What it costs to be off by more than one step, beside being off at all. */
const FAR = 1000;

/**
 * Rounds every unknown to the nearest step and then settles the sums one after another, by the cheapest chain of changes of
 * one step each that settles it and disturbs no other: in a tree it ends in a leaf, in a table of two directions it goes
 * along rows and columns. At last, changes that have become needless are taken back.
 */
export function balance(unknowns: readonly Unknown[], sums: readonly Sum[], step: number): Balanced {
  const balancer = new Balancer(unknowns, sums, step);
  balancer.settle();
  balancer.improve();
  return balancer.result();
}

/** What is still to be added to a sum. */
interface Open {
  readonly sum: number;
  readonly wanted: number;
}

/** A chain of changes, told backwards. */
interface Chain {
  readonly open: readonly Open[];
  readonly cost: number;
  readonly before: Chain | undefined;
  readonly unknown: number;
  readonly by: number;
}

class Balancer {
  readonly #unknowns: readonly Unknown[];
  readonly #sums: readonly Sum[];
  readonly #step: number;
  readonly #values: number[];
  /** By sum: what its terms make more than its constant. */
  readonly #residuals: number[];
  /** By unknown: the sums it stands in. */
  readonly #uses: readonly (readonly { readonly sum: number; readonly coefficient: number }[])[];
  #effortLeft = MOST_EFFORT;

  constructor(unknowns: readonly Unknown[], sums: readonly Sum[], step: number) {
    this.#unknowns = unknowns;
    this.#sums = sums;
    this.#step = step;
    this.#values = unknowns.map(({ nearest }) => nearest);
    this.#residuals = sums.map(({ terms, constant }) =>
      terms.reduce((sum, { unknown, coefficient }) => sum + coefficient * (this.#values[unknown] as number), -constant),
    );
    const uses: { sum: number; coefficient: number }[][] = unknowns.map(() => []);
    sums.forEach(({ terms }, sum) => {
      for (const { unknown, coefficient } of terms) uses[unknown]?.push({ sum, coefficient });
    });
    this.#uses = uses;
  }

  result(): Balanced {
    return { values: this.#values, unsettled: this.#residuals.flatMap((residual, sum) => (residual === 0 ? [] : [sum])) };
  }

  settle(): void {
    for (const isWide of [false, true]) {
      for (const effort of EFFORTS) {
        for (const sum of this.#sums.keys()) this.#settleOne(sum, effort, isWide);
      }
    }
  }

  #settleOne(sum: number, effort: number, isWide: boolean): void {
    for (let residual = this.#residuals[sum] as number; residual !== 0; residual = this.#residuals[sum] as number) {
      const start: Chain = { open: [{ sum, wanted: -Math.sign(residual) }], cost: 0, before: undefined, unknown: -1, by: 0 };
      const chain = this.#search(start, Number.POSITIVE_INFINITY, effort, isWide);
      if (!chain) return;
      this.#apply(chain);
    }
  }

  /** Brings unknowns back to their nearest step where that costs less elsewhere. */
  improve(): void {
    const moved = this.#unknowns.flatMap((unknown, index) => (this.#values[index] === unknown.nearest ? [] : [index]));
    moved.sort((a, b) => (this.#unknowns[b] as Unknown).weight - (this.#unknowns[a] as Unknown).weight);
    for (const index of moved) {
      const by = Math.sign((this.#unknowns[index] as Unknown).nearest - (this.#values[index] as number));
      if (by === 0) continue;
      const first = this.#moved(undefined, index, by, new Map());
      if (!first) continue;
      const chain = this.#search(first, 0, EFFORT_TO_IMPROVE, false);
      if (chain) this.#apply(chain);
    }
  }

  /** The cheapest chain that leaves nothing open, among those that cost less than the limit. */
  #search(start: Chain, limit: number, effort: number, isWide: boolean): Chain | undefined {
    const queue = new MinHeap<Chain>(({ cost }) => cost);
    const seen = new Set<string>();
    queue.add(start);
    for (let left = Math.min(effort, this.#effortLeft); left > 0; left--) {
      const chain = queue.takeLeast();
      if (!chain || chain.cost >= limit) return undefined;
      if (chain.open.length === 0) return chain;
      const key = keyOf(chain.open);
      if (seen.has(key)) continue;
      seen.add(key);
      this.#effortLeft--;
      for (const next of this.#continuations(chain, isWide)) if (next.cost < limit) queue.add(next);
    }
    return undefined;
  }

  *#continuations(chain: Chain, isWide: boolean): Generator<Chain> {
    const { sum, wanted } = chain.open[0] as Open;
    const { used, changes } = this.#historyOf(chain);
    for (const { unknown: index, coefficient } of (this.#sums[sum] as Sum).terms) {
      if (used.has(index)) continue;
      const by = Math.sign(wanted) * Math.sign(coefficient);
      const unknown = this.#unknowns[index] as Unknown;
      const value = (this.#values[index] as number) + by;
      if (value < (isWide ? unknown.lowest : unknown.low) || value > (isWide ? unknown.highest : unknown.high)) continue;
      const next = this.#moved(chain, index, by, changes);
      if (next) yield next;
    }
  }

  #historyOf(chain: Chain): { readonly used: ReadonlySet<number>; readonly changes: ReadonlyMap<number, number> } {
    const used = new Set<number>();
    const changes = new Map<number, number>();
    for (let link: Chain | undefined = chain; link && link.by !== 0; link = link.before) {
      used.add(link.unknown);
      for (const { sum, coefficient } of this.#uses[link.unknown] ?? []) changes.set(sum, (changes.get(sum) ?? 0) + coefficient * link.by);
    }
    return { used, changes };
  }

  /** A chain with one more change; undefined where it leaves too much open. */
  #moved(chain: Chain | undefined, index: number, by: number, changes: ReadonlyMap<number, number>): Chain | undefined {
    const unknown = this.#unknowns[index] as Unknown;
    const value = this.#values[index] as number;
    const uses = this.#uses[index] ?? [];
    const first = chain && firstOf(chain);
    const open = (chain?.open ?? []).filter((one) => !uses.some(({ sum }) => sum === one.sum));
    for (const { sum, coefficient } of uses) {
      const residual = this.#residuals[sum] as number;
      const changed = residual + (changes.get(sum) ?? 0) + coefficient * by;
      // The sum that the chain is for is to come nearer to holding; no other may move away from it.
      const allowed = Math.abs(residual) - (first?.sum === sum ? 1 : 0);
      if (Math.abs(changed) > allowed) open.push({ sum, wanted: Math.sign(changed) * allowed - changed });
    }
    if (open.length > MOST_OPEN) return undefined;
    const cost = (chain?.cost ?? 0) + this.#costOf(unknown, value + by) - this.#costOf(unknown, value);
    return { open, cost, before: chain, unknown: index, by };
  }

  #costOf({ exact, nearest, low, high, weight }: Unknown, value: number): number {
    if (value === nearest) return 0;
    const distance = Math.abs(value * this.#step - exact) / this.#step;
    return weight * (1 + distance + (value < low || value > high ? FAR * distance : 0));
  }

  #apply(chain: Chain): void {
    for (let link: Chain | undefined = chain; link && link.by !== 0; link = link.before) {
      this.#values[link.unknown] = (this.#values[link.unknown] as number) + link.by;
      for (const { sum, coefficient } of this.#uses[link.unknown] ?? [])
        this.#residuals[sum] = (this.#residuals[sum] as number) + coefficient * link.by;
    }
  }
}

/** The sum that a chain was begun for; undefined for one that begins with a change. */
function firstOf(chain: Chain): Open | undefined {
  let link = chain;
  while (link.before) link = link.before;
  return link.by === 0 ? link.open[0] : undefined;
}

function keyOf(open: readonly Open[]): string {
  return open
    .map(({ sum, wanted }) => `${sum}:${wanted}`)
    .sort()
    .join();
}

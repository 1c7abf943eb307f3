import type { Delta, ListPiece } from './delta.js';

/** What makes `after` of `before`; undefined where both are the same. Takes time in proportion to their size, but for sorting. */
export function deltaBetween(before: unknown, after: unknown): Delta | undefined {
  if (before === after) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return listDelta(before, after);
  if (isObject(before) && isObject(after)) return membersDelta(before, after);
  return { is: after ?? null };
}

function membersDelta(before: Data, after: Data): Delta | undefined {
  const of: Record<string, Delta> = {};
  let count = 0;
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const delta = deltaBetween(before[name], after[name]);
    if (delta === undefined) continue;
    of[name] = delta;
    count++;
  }
  return count === 0 ? undefined : { of };
}

function listDelta(before: readonly unknown[], after: readonly unknown[]): Delta | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSame(before[start], after[start])) start++;
  if (start === before.length && start === after.length) return undefined;
  let kept = 0;
  while (kept < shorter - start && isSame(before.at(-1 - kept), after.at(-1 - kept))) kept++;
  const pieces = new Pieces();
  pieces.keep(0, start);
  const partners = partnersOf(before.slice(start, before.length - kept), after.slice(start, after.length - kept));
  partners.forEach((partner, at) => {
    const element = after[start + at];
    const delta = partner === undefined ? undefined : deltaBetween(before[start + partner], element);
    if (partner === undefined) pieces.add(element);
    else if (delta === undefined) pieces.keep(start + partner, 1);
    else pieces.change(start + partner, delta);
  });
  pieces.keep(before.length - kept, kept);
  return { list: pieces.all };
}

/** Pieces of a list, those that go on with one another joined. */
class Pieces {
  readonly all: ListPiece[] = [];
  #kept: [from: number, count: number] | undefined;
  #added: unknown[] | undefined;

  keep(from: number, count: number): void {
    if (count === 0) return;
    if (this.#kept && this.#kept[0] + this.#kept[1] === from) {
      this.#kept[1] += count;
      return;
    }
    const keep: [number, number] = [from, count];
    this.#push({ keep });
    this.#kept = keep;
  }

  add(element: unknown): void {
    if (this.#added) {
      this.#added.push(element ?? null);
      return;
    }
    const add = [element ?? null];
    this.#push({ add });
    this.#added = add;
  }

  change(at: number, delta: Delta): void {
    this.#push({ change: [at, delta] });
  }

  #push(piece: ListPiece): void {
    this.all.push(piece);
    this.#kept = undefined;
    this.#added = undefined;
  }
}

/** Whether two pieces of plain data say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((element, at) => isSame(element, other[at]));
  if (!isObject(one) || !isObject(other)) return false;
  return [one, other].every((of) => Object.keys(of).every((name) => isSame(one[name], other[name])));
}

/**
 * For each element the one of the old list that it is made of. Elements are known by what they say of themselves; those of the
 * same words go together in order, and where as many stand between two pairs on both sides, these do.
 */
function partnersOf(before: readonly unknown[], after: readonly unknown[]): readonly (number | undefined)[] {
  const partners: (number | undefined)[] = after.map(() => undefined);
  let nextBefore = 0;
  let nextAfter = 0;
  for (const [was, is] of [...inOrder(sameNames(before, after)), [before.length, after.length] as const]) {
    // What changed its words is known by its place, where nothing came or went.
    if (was - nextBefore === is - nextAfter) for (let at = nextAfter; at < is; at++) partners[at] = nextBefore + at - nextAfter;
    if (is < after.length) partners[is] = was;
    nextBefore = was + 1;
    nextAfter = is + 1;
  }
  return partners;
}

type Pair = readonly [before: number, after: number];

/** Elements of the same name, the first with the first, the second with the second. */
function sameNames(before: readonly unknown[], after: readonly unknown[]): readonly Pair[] {
  const places = new Map<string, number[]>();
  before.forEach((element, at) => {
    const name = nameOf(element);
    const known = places.get(name);
    if (known) known.push(at);
    else places.set(name, [at]);
  });
  const used = new Map<string, number>();
  return after.flatMap((element, at): Pair[] => {
    const name = nameOf(element);
    const turn = used.get(name) ?? 0;
    used.set(name, turn + 1);
    const was = places.get(name)?.[turn];
    return was === undefined ? [] : [[was, at]];
  });
}

/** The longest part of some pairs in which both sides go up; the second sides do already. */
function inOrder(pairs: readonly Pair[]): readonly Pair[] {
  /** For each length the pair that ends the row of that length lowest. */
  const ends: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([was], at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as Pair)[0] < was) low = middle + 1;
      else high = middle;
    }
    previous.push(low > 0 ? (ends[low - 1] as number) : -1);
    ends[low] = at;
  });
  const found: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] as number) found.push(pairs[at] as Pair);
  return found.reverse();
}

/** What an element says of itself: its id, or else its words and numbers without what they stand in. */
function nameOf(element: unknown): string {
  if (!isObject(element)) return JSON.stringify(element) ?? '';
  if (typeof element.id === 'string') return element.id;
  const own = Object.entries(element).filter(([, value]) => typeof value !== 'object' && value !== undefined);
  return JSON.stringify(own);
}

type Data = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Item } from '../ledger.js';
import type { Scale } from '../scale.js';
import { evidenceFor, isBorneOut } from './relation.js';
import type { RowNode } from './row-node.js';

/** The scan for the parts of an unnumbered group stops here, so that a long list of zeros stays linear. */
const MOST_PARTS_SCANNED = 3000;

export function itemsOf(nodes: readonly RowNode[]): Item[] {
  return nodes.map((entry) => entry.item);
}

/**
 * Nests rows that nothing but their place and their figures tell apart. Read from the end: a row whose kind differs
 * from the leaves' is the whole of the roots right after it that add up to it, in most of its columns.
 * A kind of rows whose sums mostly match is taken for a kind of heads: then a row of it heads the rows up to the next
 * of its kind also where its own sum does not match.
 */
export function nestUnranked(sequence: readonly RowNode[], scale: Scale): RowNode[] {
  const plain = sequence.filter((entry) => isPlain(entry.item));
  if (plain.length < 2) return [...sequence];
  const leafSignature = (plain.at(-1) as RowNode).item.signature;
  const heads = sequence.filter(
    (entry, place) =>
      isPlain(entry.item) && entry.children.length === 0 && (entry.item.signature !== leafSignature || headsAll(sequence, place, scale)),
  );
  if (heads.length === 0) return [...sequence];
  nestOnce(sequence, heads, () => false, scale);
  const proven = provenKinds(heads);
  for (const head of heads) head.children.length = 0;
  return nestOnce(sequence, heads, (head) => proven.has(head.item.signature), scale);
}

function nestOnce(sequence: readonly RowNode[], heads: readonly RowNode[], isProven: (head: RowNode) => boolean, scale: Scale): RowNode[] {
  const candidates = new Set(heads);
  const falling = fallingColumns(sequence, scale);
  // The roots after the current row, the nearest last.
  const following: RowNode[] = [];
  for (let place = sequence.length - 1; place >= 0; place--) {
    const current = sequence[place] as RowNode;
    if (candidates.has(current)) {
      const reach = following.slice(-MOST_PARTS_SCANNED).reverse();
      const count = partsCount(current, reach, isProven(current), falling, scale);
      if (count > 0) {
        current.basis = isOwner(current) ? 'stated' : 'guessed';
        for (const child of reach.slice(0, count)) current.children.push(child);
        following.length -= count;
      }
    }
    following.push(current);
  }
  return following.reverse();
}

/** Kinds of rows of which at least half add up; the row of the document's own unit needs no proof. */
function provenKinds(heads: readonly RowNode[]): ReadonlySet<string> {
  const votes = new Map<string, number>();
  for (const head of heads) votes.set(head.item.signature, (votes.get(head.item.signature) ?? 0) + (head.children.length > 0 ? 1 : -1));
  return new Set(heads.filter((head) => isOwner(head) || (votes.get(head.item.signature) ?? -1) >= 0).map((head) => head.item.signature));
}

function isOwner(head: RowNode): boolean {
  return head.item.isOwner;
}

export function isPlain(item: Item): boolean {
  return !item.isTotal && item.codes.length === 0 && !item.label.ordinal;
}

/** The only unit of a department stands right under the total at the top, looks like its projects, and equals the total. */
function headsAll(sequence: readonly RowNode[], place: number, scale: Scale): boolean {
  const [total, head] = sequence;
  if (place !== 1 || !total?.item.isTotal || !head || sequence.length <= 3) return false;
  return isBorneOut(evidenceFor(total.item, [head.item], scale));
}

/** How many of the roots after a row are its parts; 0 where none are. */
function partsCount(
  head: RowNode,
  following: readonly RowNode[],
  isProven: boolean,
  falling: ReadonlySet<ColumnKey>,
  scale: Scale,
): number {
  const end = following.findIndex((entry) => entry.item.isTotal);
  const candidates = end < 0 ? following : following.slice(0, end);
  if (candidates.length === 0) return 0;
  const best = bestPrefix(head, candidates.length, (place) => candidates[place] as RowNode, falling, scale);
  if (best > 0) return withTrailingNothing(head, candidates, best, scale);
  // No sum matches: the parts reach up to the next row of the head's own kind.
  if (!isProven || (candidates[0] as RowNode).item.signature === head.item.signature) return 0;
  const sibling = candidates.findIndex((entry) => entry.item.signature === head.item.signature);
  return sibling < 0 ? candidates.length : sibling;
}

/** A column of a panel, as entries of its rows are kept by. */
type ColumnKey = Parameters<Item['entries']['get']>[0];

/** The columns with figures less than nothing: only in them can a sum that is beyond its whole come back to it. */
function fallingColumns(sequence: readonly RowNode[], scale: Scale): ReadonlySet<ColumnKey> {
  const falling = new Set<ColumnKey>();
  for (const { item } of sequence) for (const [column, entry] of item.entries) if ((scale.valueOf(entry) ?? 0) < 0) falling.add(column);
  return falling;
}

/** How a column adds up to its whole. */
interface Adding {
  readonly column: ColumnKey;
  readonly whole: number;
  readonly lastPlace: number;
  readonly mayFall: boolean;
  sum: number;
}

/**
 * The beginning of so many candidates that adds up to the head in most columns, exactly where one does; the shortest among the
 * best. Ends where too few columns are left that could still add up, so that it mostly looks at as many rows as the whole has.
 */
function bestPrefix(
  head: RowNode,
  count: number,
  candidateAt: (place: number) => RowNode,
  falling: ReadonlySet<ColumnKey>,
  scale: Scale,
): number {
  const columns: Adding[] = [];
  for (const [column, entry] of head.item.entries) {
    const whole = entry.amount ? (scale.valueOf(entry) ?? 0) : 0;
    if (whole !== 0) columns.push({ column, whole, lastPlace: scale.lastPlaceOf(entry), mayFall: falling.has(column), sum: 0 });
  }
  if (columns.length === 0) return 0;
  let best = 0;
  let bestHolds = 0;
  let bestExact = 0;
  for (let length = 1; length <= count; length++) {
    const { entries } = candidateAt(length - 1).item;
    let holds = 0;
    let exact = 0;
    let open = 0;
    for (const each of columns) {
      const entry = entries.get(each.column);
      if (entry) each.sum += scale.valueOf(entry) ?? 0;
      const excess = each.sum - each.whole;
      if (Math.abs(excess) <= searchSlack(each.lastPlace, length)) holds++;
      if (excess === 0) exact++;
      if (each.mayFall || excess <= widestSlack(each.lastPlace)) open++;
    }
    if (holds > bestHolds || (holds === bestHolds && exact > bestExact)) {
      best = length;
      bestHolds = holds;
      bestExact = exact;
    }
    if (open < bestHolds || open * 2 < columns.length) break;
  }
  return bestHolds * 2 >= columns.length ? best : 0;
}

/** Rounding slack for a search: generous for few parts, never so wide that a small part could hide in it. */
function searchSlack(lastPlace: number, parts: number): number {
  return lastPlace * Math.min(3, Math.max(1, Math.floor(Math.sqrt(parts))));
}

function widestSlack(lastPlace: number): number {
  return lastPlace * 3;
}

/** Rows of nothing right after the parts belong to them while they are of the same kind. */
function withTrailingNothing(head: RowNode, candidates: readonly RowNode[], count: number, scale: Scale): number {
  const kind = (candidates[count - 1] as RowNode).item.signature;
  let end = count;
  while (end < candidates.length) {
    const next = candidates[end] as RowNode;
    const isNothing = [...next.item.entries.values()].every((entry) => (scale.valueOf(entry) ?? 0) === 0);
    if (!isNothing || next.item.signature !== kind || kind === head.item.signature) break;
    end++;
  }
  return end;
}

/**
 * Nests unnumbered rows by their figures alone: any row may be the whole of the rows right after it that add up to it.
 * That is a guess to be borne out by something else, such as the total over the result.
 */
export function nestFreely(sequence: readonly RowNode[], scale: Scale): RowNode[] {
  const falling = fallingColumns(sequence, scale);
  // The roots after the current row, the nearest last, and how many plain ones each of them is the first of.
  const following: RowNode[] = [];
  const plainRuns: number[] = [];
  const follow = (node: RowNode) => {
    plainRuns.push(isPlain(node.item) ? (plainRuns.at(-1) ?? 0) + 1 : 0);
    following.push(node);
  };
  const candidateAt = (place: number) => following[following.length - 1 - place] as RowNode;
  for (let place = sequence.length - 1; place >= 0; place--) {
    const current = sequence[place] as RowNode;
    if (!isPlain(current.item) || current.children.length > 0) {
      follow(current);
      continue;
    }
    const prefix = bestPrefix(current, Math.min(MOST_PARTS_SCANNED, plainRuns.at(-1) ?? 0), candidateAt, falling, scale);
    const reach = following.slice(following.length - prefix).reverse();
    // One row with the figures of the row above it is no detail of it: equal amounts are common.
    const count = reach.filter(hasFigures).length > 1 ? prefix : 0;
    following.length -= count;
    plainRuns.length = following.length;
    follow({ item: current.item, children: reach.slice(0, count), basis: 'guessed', atMost: false });
  }
  return following.reverse();
}

function hasFigures({ item }: RowNode): boolean {
  return [...item.entries.values()].some(({ amount }) => amount !== undefined && amount.units !== 0);
}

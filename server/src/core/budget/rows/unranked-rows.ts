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
  // The roots after the current row, the nearest last.
  const following: RowNode[] = [];
  for (let place = sequence.length - 1; place >= 0; place--) {
    const current = sequence[place] as RowNode;
    if (candidates.has(current)) {
      const reach = following.slice(-MOST_PARTS_SCANNED).reverse();
      const count = partsCount(current, reach, isProven(current), scale);
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
function partsCount(head: RowNode, following: readonly RowNode[], isProven: boolean, scale: Scale): number {
  const end = following.findIndex((entry) => entry.item.isTotal);
  const candidates = end < 0 ? following : following.slice(0, end);
  if (candidates.length === 0) return 0;
  const best = bestPrefix(head, candidates, scale);
  if (best > 0) return withTrailingNothing(head, candidates, best, scale);
  // No sum matches: the parts reach up to the next row of the head's own kind.
  if (!isProven || (candidates[0] as RowNode).item.signature === head.item.signature) return 0;
  const sibling = candidates.findIndex((entry) => entry.item.signature === head.item.signature);
  return sibling < 0 ? candidates.length : sibling;
}

/** The beginning of the candidates that adds up to the head in most columns, exactly where one does; the shortest among the best. */
function bestPrefix(head: RowNode, candidates: readonly RowNode[], scale: Scale): number {
  const columns = [...head.item.entries].filter(([, entry]) => entry.amount);
  const wholes = columns.map(([, entry]) => scale.valueOf(entry) ?? 0);
  const places = columns.map(([, entry]) => scale.lastPlaceOf(entry));
  const sums = columns.map(() => 0);
  const informative = wholes.filter((whole) => whole !== 0).length;
  let best = 0;
  let bestHolds = 0;
  let bestExact = 0;
  if (informative === 0) return 0;
  for (let length = 1; length <= candidates.length; length++) {
    const item = (candidates[length - 1] as RowNode).item;
    let holds = 0;
    let exact = 0;
    columns.forEach(([column], place) => {
      sums[place] = (sums[place] as number) + (scale.valueOf(item.entries.get(column)) ?? 0);
      const whole = wholes[place] as number;
      const distance = Math.abs((sums[place] as number) - whole);
      if (whole !== 0 && distance <= searchSlack(places[place] as number, length)) holds++;
      if (whole !== 0 && distance === 0) exact++;
    });
    if (holds > bestHolds || (holds === bestHolds && exact > bestExact)) {
      best = length;
      bestHolds = holds;
      bestExact = exact;
    }
  }
  return bestHolds * 2 >= informative ? best : 0;
}

/** Rounding slack for a search: generous for few parts, never so wide that a small part could hide in it. */
function searchSlack(lastPlace: number, parts: number): number {
  return lastPlace * Math.min(3, Math.max(1, Math.floor(Math.sqrt(parts))));
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
  const following: RowNode[] = [];
  for (let place = sequence.length - 1; place >= 0; place--) {
    const current = sequence[place] as RowNode;
    if (!isPlain(current.item) || current.children.length > 0) {
      following.push(current);
      continue;
    }
    const reach = following.slice(-MOST_PARTS_SCANNED).reverse();
    const end = reach.findIndex((entry) => !isPlain(entry.item));
    const prefix = bestPrefix(current, end < 0 ? reach : reach.slice(0, end), scale);
    // One row with the figures of the row above it is no detail of it: equal amounts are common.
    const count = reach.slice(0, prefix).filter(hasFigures).length > 1 ? prefix : 0;
    following.length -= count;
    following.push({ item: current.item, children: reach.slice(0, count), basis: 'guessed', atMost: false });
  }
  return following.reverse();
}

function hasFigures({ item }: RowNode): boolean {
  return [...item.entries.values()].some(({ amount }) => amount !== undefined && amount.units !== 0);
}

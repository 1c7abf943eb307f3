import type { OrdinalKind } from '../base/normalise.js';
import type { Item } from './ledger.js';
import { type Basis, type Evidence, evidenceFor, isBorneOut, type RowRelation, type Scale } from './relation.js';
import { isAncestorCode } from './subject-code.js';

/** An item with the items it is the sum of. */
export interface RowNode {
  readonly item: Item;
  readonly children: RowNode[];
  /** Why the children are children; `guessed` where order and figures alone say so. */
  basis: Basis;
  /** The children are named with 其中 and need not be all of the whole. */
  atMost: boolean;
}

export interface RowTree {
  readonly roots: readonly RowNode[];
  readonly relations: readonly RowRelation[];
  /** Which columns the unnumbered rows at the end of the table fill: rows that look different may be heads of groups. */
  readonly leafSignature: string | undefined;
}

const ORDINAL_DEPTH: Readonly<Record<OrdinalKind, number>> = { chinese: 1, 'chinese-paren': 2, arabic: 3, 'arabic-paren': 4, circled: 5 };
/** The scan for the parts of an unnumbered group stops here, so that a long list of zeros stays linear. */
const MOST_PARTS_SCANNED = 3000;

/** Reads the items of one panel as a tree, from codes, ordinals, the staircase of label columns and order, and lists its sums. */
export function readRowTree(items: readonly Item[], scale: Scale): RowTree {
  const relations: RowRelation[] = [];
  const ranked = attachRanked(items, relations);
  const listed = takeNamedParts(ranked, scale);
  const nested = nestUnranked(listed.roots, scale);
  relations.push(...listed.relations);
  collectRelations(nested, relations);
  relations.push(...totalRelations(nested, scale));
  const leafSignature = items.findLast(isPlain)?.signature;
  return { roots: nested, relations, leafSignature };
}

function node(item: Item): RowNode {
  return { item, children: [], basis: 'stated', atMost: false };
}

// ---- ranked items: codes, ordinals, staircase

/** Attaches items whose label says how deep they are; the others stay roots, in order. Parts only named go to `relations`. */
function attachRanked(items: readonly Item[], relations: RowRelation[]): RowNode[] {
  const staircase = isStaircase(items);
  const coded = items.filter((item) => !item.isTotal && item.codes.length > 0).length * 2 >= items.filter((item) => !item.isTotal).length;
  const roots: RowNode[] = [];
  const seenDepths = new Set<number>();
  let stack: RowNode[] = [];
  let previous: RowNode | undefined;
  for (const item of items) {
    const current = node(item);
    if (item.isTotal && !(staircase && item.stair.first > 0)) {
      roots.push(current);
      stack = [];
    } else if (staircase) {
      while (stack.length > 0 && item.stair.first <= (stack.at(-1) as RowNode).item.stair.last) stack.pop();
      attach(current, stack, roots);
    } else if (item.codes.length > 0 && coded) {
      while (stack.length > 0 && !isCodeAncestor((stack.at(-1) as RowNode).item, item)) stack.pop();
      attach(current, stack, roots);
    } else if (item.label.ordinal && !coded) {
      const depth = ORDINAL_DEPTH[item.label.ordinal.kind];
      const starts = item.label.ordinal.value === 1 || !seenDepths.has(depth);
      seenDepths.add(depth);
      if (starts && previous && stack.length === 0 && isPlainWhole(previous.item) && roots.at(-1) === previous) {
        // A list that starts anew right after an unnumbered row is what that row consists of.
        previous.basis = /三公/u.test(previous.item.label.name) ? 'stated' : 'guessed';
        stack = [previous];
      } else while (stack.length > 0 && depthOf(stack.at(-1) as RowNode) >= depth) stack.pop();
      attach(current, stack, roots);
    } else if (item.label.prefix === '其中' && previous && !previous.item.isTotal && coded) {
      relations.push({ total: previous.item, parts: [item], basis: 'stated', atMost: true });
      continue;
    } else {
      roots.push(current);
      stack = [];
    }
    previous = current;
  }
  return roots;
}

function attach(current: RowNode, stack: RowNode[], roots: RowNode[]): void {
  const parent = stack.at(-1);
  if (parent) {
    parent.children.push(current);
    if (current.item.label.prefix === '其中' && parent.children.length === 1 && !current.item.label.ordinal) parent.atMost = true;
  } else roots.push(current);
  stack.push(current);
}

function depthOf(entry: RowNode): number {
  return entry.item.label.ordinal ? ORDINAL_DEPTH[entry.item.label.ordinal.kind] : 0;
}

function isPlainWhole(item: Item): boolean {
  return !item.isTotal && !item.label.ordinal && item.codes.length === 0 && [...item.entries.values()].some((entry) => entry.amount);
}

/** Every code the parent prints must be the parent of a code the child prints in the same place. */
function isCodeAncestor(parent: Item, child: Item): boolean {
  return (
    parent.codes.length > 0 &&
    parent.codes.length === child.codes.length &&
    parent.codes.every((printed, place) => isAncestorCode(printed.code, child.codes[place]?.code ?? ''))
  );
}

/** Whether label columns fill from left to right, a deeper row leaving the columns of its parents blank. */
function isStaircase(items: readonly Item[]): boolean {
  const inner = items.filter((item) => !item.isTotal && item.codes.length === 0);
  const deeper = inner.filter((item, place) => item.stair.first > (inner[place - 1]?.stair.first ?? item.stair.first));
  return deeper.length > 0 && inner.some((item) => item.stair.first === 0);
}

// ---- rows named with 其中 below an unnumbered whole

/** Takes lists such as 其中：货物类 / 工程类 / 服务类 out of the sequence and relates them to the row above. */
function takeNamedParts(roots: readonly RowNode[], scale: Scale): { roots: RowNode[]; relations: RowRelation[] } {
  const kept: RowNode[] = [];
  const relations: RowRelation[] = [];
  for (let place = 0; place < roots.length; place++) {
    const start = roots[place] as RowNode;
    const whole = kept.at(-1);
    if (start.item.label.prefix !== '其中' || !whole || start.item.isTotal) {
      kept.push(start);
      continue;
    }
    const run = [start];
    while (isSameKind(roots[place + run.length], start)) run.push(roots[place + run.length] as RowNode);
    const list = adaptedList(whole, run, scale);
    const evidence = evidenceFor(whole.item, itemsOf(list), scale);
    const atMost = !isPartition(list) && (list.length === 1 || !isBorneOut(evidence));
    relations.push({ total: whole.item, parts: itemsOf(list), basis: 'guessed', atMost });
    for (const member of list) collectRelations([member], relations);
    place += list.length - 1;
  }
  return { roots: kept, relations };
}

/** 货物, 工程 and 服务 are all that is procured. */
function isPartition(list: readonly RowNode[]): boolean {
  return list.length > 1 && list.every(({ item }) => /^(?:货物|工程|服务)/u.test(item.label.name));
}

function isSameKind(candidate: RowNode | undefined, start: RowNode): boolean {
  return (
    candidate !== undefined &&
    !candidate.item.isTotal &&
    candidate.item.signature === start.item.signature &&
    candidate.item.codes.length === 0 &&
    !candidate.item.label.ordinal
  );
}

/** The shortest beginning of a run that adds up to the whole; the run itself where none does. */
function adaptedList(whole: RowNode, run: readonly RowNode[], scale: Scale): readonly RowNode[] {
  const full = evidenceFor(whole.item, itemsOf(run), scale);
  if (isBorneOut(full)) return run;
  for (let length = 1; length < run.length; length++) {
    if (isBorneOut(evidenceFor(whole.item, itemsOf(run.slice(0, length)), scale))) return run.slice(0, length);
  }
  return run;
}

function itemsOf(nodes: readonly RowNode[]): Item[] {
  return nodes.map((entry) => entry.item);
}

// ---- unranked groups: units, kinds of projects, parts of procurement

/**
 * Nests rows that nothing but their place and their figures tell apart. Read from the end: a row whose kind differs
 * from the leaves' is the whole of the roots right after it that add up to it, in most of its columns.
 * A kind of rows whose sums mostly match is taken for a kind of heads: then a row of it heads the rows up to the next
 * of its kind also where its own sum does not match.
 */
function nestUnranked(sequence: readonly RowNode[], scale: Scale): RowNode[] {
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
        current.children.push(...reach.slice(0, count));
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

function isPlain(item: Item): boolean {
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
      if (whole !== 0 && distance <= slack1(places[place] as number, length)) holds++;
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
function slack1(lastPlace: number, parts: number): number {
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

// ---- relations

function collectRelations(nodes: readonly RowNode[], into: RowRelation[]): void {
  for (const entry of nodes) {
    if (entry.children.length > 0)
      into.push({ total: entry.item, parts: itemsOf(entry.children), basis: entry.basis, atMost: entry.atMost });
    collectRelations(entry.children, into);
  }
}

/** Totals over the roots: at the top for all that follows, at the bottom for all before, running on from an earlier total. */
function totalRelations(roots: readonly RowNode[], scale: Scale): RowRelation[] {
  const relations: RowRelation[] = [];
  const totals = roots.map((entry, place) => (entry.item.isTotal ? place : -1)).filter((place) => place >= 0);
  totals.forEach((place, order) => {
    const total = roots[place] as RowNode;
    const previous = order > 0 ? (totals[order - 1] as number) : -1;
    const next = totals[order + 1] ?? roots.length;
    const before = roots.slice(previous + 1, place);
    const after = roots.slice(place + 1, next);
    const candidates: RowNode[][] = [];
    if (before.length > 0 && previous >= 0) candidates.push([roots[previous] as RowNode, ...before]);
    if (before.length > 0) candidates.push(before);
    if (before.length === 0 && previous >= 0) candidates.push([roots[previous] as RowNode]);
    if (order > 1) candidates.push(totals.slice(0, order).map((index) => roots[index] as RowNode));
    if (previous < 0 && before.length === 0 && after.length > 0) candidates.push(after);
    const chosen = bestCandidate(total, candidates, scale);
    if (!chosen) return;
    relations.push({ total: total.item, parts: itemsOf(chosen), basis: 'stated', atMost: false });
  });
  return relations;
}

function bestCandidate(total: RowNode, candidates: readonly RowNode[][], scale: Scale): RowNode[] | undefined {
  let best: RowNode[] | undefined;
  let bestEvidence: Evidence | undefined;
  for (const candidate of candidates) {
    const found = evidenceFor(total.item, itemsOf(candidate), scale);
    if (!bestEvidence || found.holds > bestEvidence.holds) {
      best = candidate;
      bestEvidence = found;
    }
  }
  if (!best || !bestEvidence || bestEvidence.holds > 0 || bestEvidence.fails === 0) return best;
  return withoutRepeatedDetails(total, best, scale) ?? best;
}

/** Rows that only repeat the figures of the row above them are its details, where the total adds up without them. */
function withoutRepeatedDetails(total: RowNode, parts: readonly RowNode[], scale: Scale): RowNode[] | undefined {
  const kept = parts.filter((part, place) => {
    const above = parts[place - 1];
    if (!above || !isPlain(part.item)) return true;
    const evidence = evidenceFor(above.item, [part.item], scale);
    return evidence.holds === 0 || evidence.fails > 0;
  });
  const evidence = evidenceFor(total.item, itemsOf(kept), scale);
  return kept.length < parts.length && evidence.holds > 0 && evidence.fails === 0 ? kept : undefined;
}

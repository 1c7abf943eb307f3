import { type Item, isMisplaced } from '../ledger.js';
import type { Scale } from '../scale.js';
import { gatherNamedGroups } from './named-groups.js';
import { nameOnlySome, nestOfficial } from './official-groups.js';
import { attachRanked } from './ranked-rows.js';
import { type Evidence, evidenceFor, isBorneOut, type RowRelation } from './relation.js';
import type { RowNode } from './row-node.js';
import { isPlain, itemsOf, nestFreely, nestUnranked } from './unranked-rows.js';

export interface RowTree {
  readonly roots: readonly RowNode[];
  readonly relations: readonly RowRelation[];
  /** Which columns the unnumbered rows at the end of the table fill: rows that look different may be heads of groups. */
  readonly leafSignature: string | undefined;
}

/** Reads the items of one panel as a tree, from codes, ordinals, the staircase of label columns and order, and lists its sums. */
export function readRowTree(items: readonly Item[], scale: Scale): RowTree {
  const ranked = attachRanked(items, scale);
  const listed = takeNamedParts(gatherNamedGroups(ranked.roots), scale);
  const { roots: nested, totals } = nestWithTotals(listed.roots, scale);
  const relations: RowRelation[] = [...ranked.named, ...listed.relations];
  collectRelations(nested, relations);
  for (const relation of totals) relations.push(relation);
  const leafSignature = items.findLast(isPlain)?.signature;
  return { roots: nested, relations: awayFromMisplaced(relations, items), leafSignature };
}

/** Nests unnumbered rows by their official names where they have such, unless more totals hold without. */
function nestWithTotals(roots: readonly RowNode[], scale: Scale): { roots: readonly RowNode[]; totals: readonly RowRelation[] } {
  const official = nestOfficial(roots, scale);
  const byOrder = () => {
    const nested = nestUnranked(roots, scale);
    return { roots: nested, totals: totalRelations(nested, scale) };
  };
  if (official.heads.length === 0) return byOrder();
  nameOnlySome(official.heads, scale);
  const named = nestUnranked(official.roots, scale);
  const totals = totalRelations(named, scale);
  const other = byOrder();
  return holding(other.totals, scale) > holding(totals, scale) ? other : { roots: named, totals };
}

/** How many totals hold. */
function holding(relations: readonly RowRelation[], scale: Scale): number {
  return relations.filter(({ total, parts }) => total.isTotal && isBorneOut(evidenceFor(total, parts, scale))).length;
}

/** Sums right beside a row whose cells are out of place are left alone: where that row belongs cannot be told. */
function awayFromMisplaced(relations: readonly RowRelation[], items: readonly Item[]): readonly RowRelation[] {
  const misplaced = items.flatMap((item, place) => (isMisplaced(item.row, item.table) ? [place] : []));
  if (misplaced.length === 0) return relations;
  const places = new Map(items.map((item, place) => [item, place]));
  return relations.filter(({ total, parts }) => {
    const whole = places.get(total) ?? 0;
    const first = Math.min(whole, places.get(parts[0] as Item) ?? whole) - 1;
    const last = Math.max(whole, places.get(parts.at(-1) as Item) ?? whole) + 1;
    return !misplaced.some((place) => first <= place && place <= last);
  });
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
  const known = new Set(roots);
  totals.forEach((place, order) => {
    const total = roots[place] as RowNode;
    const previous = order > 0 ? (totals[order - 1] as number) : -1;
    const next = totals[order + 1] ?? roots.length;
    const before = roots.slice(previous + 1, place);
    const after = roots.slice(place + 1, next);
    const candidates: RowNode[][] = [];
    if (before.length > 0) {
      const earlier = roots[previous];
      const runningOn = earlier ? [[earlier, ...before]] : [];
      // Where no figures decide, the label does: 总计 runs on from an earlier total, 公用经费合计 is of its own group.
      candidates.push(...(earlier && runsOn(total, earlier) ? [...runningOn, before] : [before, ...runningOn]));
    }
    if (before.length === 0 && previous >= 0) candidates.push([roots[previous] as RowNode]);
    if (order > 1 && (before.length === 0 || /总计|合计|总额/u.test(total.item.label.name)))
      candidates.push(totals.slice(0, order).map((index) => roots[index] as RowNode));
    if (previous < 0 && before.length === 0 && after.length > 0) candidates.push(after);
    const chosen = bestCandidate(total, candidates, scale);
    if (!chosen) return;
    relations.push({ total: total.item, parts: itemsOf(chosen), basis: 'stated', atMost: false });
    // Rows that had to be nested for the total to hold are sums of their own.
    collectRelations(
      chosen.filter((part) => !known.has(part)),
      relations,
    );
  });
  return relations;
}

function runsOn(total: RowNode, earlier: RowNode): boolean {
  return /总计|总额/u.test(total.item.label.name) || /小计|^(?:本年|当年|本期)/u.test(earlier.item.label.name);
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
  if (!best || !bestEvidence || bestEvidence.fails === 0) return best;
  return nestedUntilItHolds(total, candidates, bestEvidence, scale) ?? best;
}

/**
 * Unnumbered rows may be details of the rows above them; they are where the total adds up once they are nested so. Where it
 * already adds up in some columns, which may be chance, it must then add up in all of them.
 */
function nestedUntilItHolds(total: RowNode, candidates: readonly RowNode[][], flat: Evidence, scale: Scale): RowNode[] | undefined {
  return candidates
    .map((candidate) => nestFreely(candidate, scale))
    .find((nested) => {
      const evidence = evidenceFor(total.item, itemsOf(nested), scale);
      return isBorneOut(evidence) && (flat.holds === 0 || evidence.fails === 0);
    });
}

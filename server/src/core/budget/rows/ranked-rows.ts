import type { OrdinalKind } from '../../base/normalise.js';
import type { Item } from '../ledger.js';
import type { Scale } from '../scale.js';
import { isAncestorCode } from '../subject-code.js';
import { evidenceFor, isBorneOut, type RowRelation } from './relation.js';
import type { RowNode } from './row-node.js';
import { itemsOf, nestFreely } from './unranked-rows.js';

/** Rows attached as deep as their labels say; the others stay roots, in order. */
export interface RankedRows {
  readonly roots: RowNode[];
  /** Parts that are only named (其中) below a ranked row. */
  readonly named: readonly RowRelation[];
}

/** What tells the rows of a sequence apart. */
type Layout = 'staircase' | 'coded' | 'units' | 'numbered';

/** A row with how deep it is among the rows of its layout. */
interface OpenRow {
  readonly node: RowNode;
  readonly depth: number;
}

const ORDINAL_DEPTH: Readonly<Record<OrdinalKind, number>> = { chinese: 1, 'chinese-paren': 2, arabic: 3, 'arabic-paren': 4, circled: 5 };
/** Rows of subject codes lie below the units they belong to. */
const CODE_DEPTH = 100;
/** Funds listed below a carry-over or the year's income are what it consists of. */
const FUND = /^(?:一般公共预算|政府性基金|国有资本经营|财政专户管理|社会保险基金)/u;
const OF_FUNDS = /结转|结余|^本年收入$/u;
/** Rows that stand between the last numbered row and a grand total, and belong to neither list. */
const BETWEEN_TOTALS = /结转|结余|上级补助|上缴|弥补|对附属单位补助|非财政拨款/u;

/**
 * Attaches the rows of a sequence by their codes, unit codes, ordinals or label columns. Unnumbered rows right after a
 * numbered or coded row are taken for its details where most such groups add up, and stay roots otherwise.
 */
export function attachRanked(items: readonly Item[], scale: Scale): RankedRows {
  const layout = layoutOf(items);
  const withDetails = new RowGrower(items, layout, true).grow();
  return withDetails.adopted.length > 0 && !mostAddUp(withDetails.adopted, scale)
    ? new RowGrower(items, layout, false).grow()
    : withDetails;
}

function layoutOf(items: readonly Item[]): Layout {
  if (isStaircase(items)) return 'staircase';
  const inner = items.filter((item) => !item.isTotal);
  if (isCoded(inner)) return 'coded';
  return isUnitList(inner) ? 'units' : 'numbered';
}

/** Whether subjects make up the rows, or at least hold the others: projects may be listed below each subject. */
function isCoded(inner: readonly Item[]): boolean {
  const coded = inner.filter((item) => item.codes.length > 0);
  if (coded.length === 0) return false;
  return (
    coded.length * 2 >= inner.length ||
    (inner[0] === coded[0] && coded.some((item, place) => place > 0 && isCodeAncestor(coded[place - 1] as Item, item)))
  );
}

/** Whether label columns fill from left to right, a deeper row leaving the columns of its parents blank. */
function isStaircase(items: readonly Item[]): boolean {
  const inner = items.filter((item) => !item.isTotal && item.codes.length === 0);
  const deeper = inner.filter((item, place) => item.stair.first > (inner[place - 1]?.stair.first ?? item.stair.first));
  return deeper.length > 0 && inner.some((item) => item.stair.first === 0);
}

/** Whether every row is a unit, departments (023) above their units (023001). */
function isUnitList(inner: readonly Item[]): boolean {
  const codes = inner.map((item) => item.unitCode);
  const shortest = codes.reduce((least, code) => Math.min(least, code?.length ?? 0), Number.POSITIVE_INFINITY);
  return (
    shortest > 0 &&
    codes.some((code) => (code?.length ?? 0) > shortest && codes.some((other) => other?.length === shortest && code?.startsWith(other)))
  );
}

/** Whether most rows with unnumbered rows below them are the sum of what stands below them; nested where that makes them so. */
function mostAddUp(owners: readonly RowNode[], scale: Scale): boolean {
  let holds = 0;
  let fails = 0;
  for (const owner of owners) {
    const flat = evidenceFor(owner.item, itemsOf(owner.children), scale);
    if (isBorneOut(flat)) {
      holds++;
      continue;
    }
    const nested = nestFreely(owner.children, scale);
    const evidence = evidenceFor(owner.item, itemsOf(nested), scale);
    if (isBorneOut(evidence)) {
      owner.children.splice(0, owner.children.length, ...nested);
      holds++;
    } else if (flat.fails > 0) fails++;
  }
  return holds > 0 && holds >= fails;
}

class RowGrower {
  readonly #items: readonly Item[];
  readonly #layout: Layout;
  readonly #adopts: boolean;
  readonly #unitDepths: ReadonlyMap<Item, number>;
  readonly #roots: RowNode[] = [];
  readonly #named: RowRelation[] = [];
  /** Owners of unnumbered rows, once for each. */
  readonly #adopted: RowNode[] = [];
  readonly #seenOrdinals = new Set<number>();
  #stack: OpenRow[] = [];
  /** The row before the current one, details and named parts left out. */
  #previous: RowNode | undefined;
  /** The open list of parts named below a row. */
  #naming: { readonly total: Item; readonly parts: Item[]; readonly basis: 'stated'; readonly atMost: true } | undefined;

  constructor(items: readonly Item[], layout: Layout, adopts: boolean) {
    this.#items = items;
    this.#layout = layout;
    this.#adopts = adopts;
    this.#unitDepths = layout === 'coded' ? unitDepths(items) : new Map();
  }

  grow(): RankedRows & { readonly adopted: readonly RowNode[] } {
    this.#items.forEach((item, place) => {
      this.#add({ item, children: [], basis: 'stated', atMost: false }, this.#items[place + 1]);
    });
    return { roots: this.#roots, named: this.#named, adopted: this.#adopted };
  }

  #add(node: RowNode, next: Item | undefined): void {
    const { item } = node;
    if (this.#isTotal(item, next)) this.#addRoot(node);
    else if (this.#layout === 'staircase') this.#attach(node, (open) => item.stair.first > open.node.item.stair.last, 0);
    else if (this.#layout === 'coded') this.#addCoded(node);
    else if (this.#layout === 'units')
      this.#attach(
        node,
        (open) => item.unitCode?.startsWith(open.node.item.unitCode ?? '-') === true && item.unitCode !== open.node.item.unitCode,
        0,
      );
    else this.#addNumbered(node);
  }

  /** A numbered total with rows numbered deeper below it is the whole of those; in a staircase a total may close a group. */
  #isTotal(item: Item, next: Item | undefined): boolean {
    if (!item.isTotal) return false;
    if (this.#layout === 'staircase' && item.stair.first > 0) return false;
    const { ordinal } = item.label;
    return !(ordinal && next?.label.ordinal && ORDINAL_DEPTH[next.label.ordinal.kind] > ORDINAL_DEPTH[ordinal.kind]);
  }

  #addRoot(node: RowNode): void {
    this.#roots.push(node);
    this.#stack = [];
    this.#previous = node;
    this.#naming = undefined;
  }

  /** Attaches a row below the nearest open row that may hold it. */
  #attach(node: RowNode, mayHold: (open: OpenRow) => boolean, depth: number): void {
    while (this.#stack.length > 0 && !mayHold(this.#stack.at(-1) as OpenRow)) this.#stack.pop();
    const parent = this.#stack.at(-1)?.node;
    if (parent) {
      parent.children.push(node);
      if (node.item.label.prefix === '其中' && parent.children.length === 1 && !node.item.label.ordinal) parent.atMost = true;
    } else this.#roots.push(node);
    this.#stack.push({ node, depth });
    this.#previous = node;
    this.#naming = undefined;
  }

  #addCoded(node: RowNode): void {
    const { item } = node;
    const unitDepth = this.#unitDepths.get(item);
    if (item.codes.length > 0) this.#attach(node, (open) => open.depth < CODE_DEPTH || isCodeAncestor(open.node.item, item), CODE_DEPTH);
    else if (unitDepth !== undefined) this.#attach(node, (open) => open.depth < unitDepth, unitDepth);
    else if (item.label.prefix === '其中' && this.#previous && !this.#previous.item.isTotal) this.#name(this.#previous.item, item);
    else this.#adoptOrKeep(node);
  }

  #addNumbered(node: RowNode): void {
    const { item } = node;
    if (item.label.ordinal) this.#addOrdinal(node, ORDINAL_DEPTH[item.label.ordinal.kind]);
    else if (item.label.prefix === '其中' && this.#previous?.item.label.ordinal) this.#name(this.#previous.item, item);
    else if (this.#naming && !BETWEEN_TOTALS.test(item.label.name)) this.#naming.parts.push(item);
    else if (this.#previous && !this.#previous.item.isTotal && FUND.test(item.label.name) && OF_FUNDS.test(this.#previous.item.label.name))
      this.#previous.children.push(node);
    else if (this.#previous?.item.label.ordinal && !BETWEEN_TOTALS.test(item.label.name)) this.#adoptOrKeep(node);
    else this.#addRoot(node);
  }

  #addOrdinal(node: RowNode, depth: number): void {
    const previous = this.#previous;
    const starts = node.item.label.ordinal?.value === 1 || !this.#seenOrdinals.has(depth);
    this.#seenOrdinals.add(depth);
    if (starts && previous && this.#stack.length === 0 && isPlainWhole(previous.item) && this.#roots.at(-1) === previous) {
      // A list that starts anew right after an unnumbered row is what that row consists of.
      previous.basis = /三公/u.test(previous.item.label.name) ? 'stated' : 'guessed';
      this.#stack = [{ node: previous, depth: 0 }];
    }
    this.#attach(node, (open) => open.depth < depth, depth);
  }

  #name(total: Item, part: Item): void {
    this.#naming = { total, parts: [part], basis: 'stated', atMost: true };
    this.#named.push(this.#naming);
  }

  /** An unnumbered row right after a ranked one: its detail, or a row for itself that leaves the open rows as they are. */
  #adoptOrKeep(node: RowNode): void {
    const owner = this.#stack.at(-1)?.node;
    if (this.#adopts && owner) {
      if (!this.#adopted.includes(owner)) this.#adopted.push(owner);
      owner.children.push(node);
      owner.basis = 'guessed';
      return;
    }
    this.#roots.push(node);
    if (this.#layout === 'numbered') {
      this.#stack = [];
      this.#previous = node;
    }
  }
}

function isPlainWhole(item: Item): boolean {
  return !item.isTotal && !item.label.ordinal && item.codes.length === 0 && [...item.entries.values()].some((entry) => entry.amount);
}

/**
 * Codes of the parent are parents of codes of the child: in the same place where both print as many,
 * in any place where a parent row leaves the second code blank.
 */
function isCodeAncestor(parent: Item, child: Item): boolean {
  if (parent.codes.length === 0) return false;
  const sameShape = parent.codes.length === child.codes.length;
  return parent.codes.every((printed, place) =>
    sameShape
      ? isAncestorCode(printed.code, child.codes[place]?.code ?? '')
      : child.codes.some(({ code }) => isAncestorCode(printed.code, code)),
  );
}

/**
 * In a table of subjects by unit, rows without a subject code are units above the subjects; departments above units
 * stand right before them. They are units where the first of them precedes the first subject; otherwise they are details.
 */
function unitDepths(items: readonly Item[]): ReadonlyMap<Item, number> {
  const isUnit = (item: Item) => !item.isTotal && item.codes.length === 0 && item.label.prefix !== '其中' && isPlainWhole(item);
  const firstUnit = items.findIndex(isUnit);
  const firstCoded = items.findIndex((item) => item.codes.length > 0);
  if (firstUnit < 0 || firstUnit > firstCoded) return new Map();
  const units = items.filter(isUnit);
  if (units.every((item) => item.unitCode !== undefined)) {
    const lengths = [...new Set(units.map((item) => item.unitCode?.length ?? 0))].sort((a, b) => a - b);
    return new Map(units.map((item) => [item, lengths.indexOf(item.unitCode?.length ?? 0)]));
  }
  // Without codes the longest run of units shows how many levels there are; shorter runs are the deeper levels.
  const runs: Item[][] = [];
  items.forEach((item, place) => {
    if (!isUnit(item)) return;
    const before = items[place - 1];
    if (before && isUnit(before)) (runs.at(-1) as Item[]).push(item);
    else runs.push([item]);
  });
  const levels = runs.reduce((most, run) => Math.max(most, run.length), 0);
  return new Map(runs.flatMap((run) => run.map((item, index): [Item, number] => [item, levels - run.length + index])));
}

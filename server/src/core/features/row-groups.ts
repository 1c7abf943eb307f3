import type { Item } from '../budget/ledger.js';
import type { RowRelation } from '../budget/rows/relation.js';
import type { RowNode } from '../budget/rows/row-node.js';
import type { RowTree } from '../budget/rows/row-tree.js';
import type { TableSystem } from '../budget/sums/equations.js';
import { identityOf } from './row-parents.js';

/** A row with the rows shown under it. */
export interface RowGroup {
  readonly item: Item;
  readonly children: readonly RowGroup[];
}

/** Rows nested deeper are shown beside each other on this level. */
const DEEPEST = 6;

/**
 * The rows of a table as a reader sees them nested: by what they are sums of. Rows that are only named (其中) are not
 * part of the tree of sums; they are shown under the row they are named for.
 */
export function rowGroups(system: TableSystem): readonly RowGroup[] {
  return system.trees.flatMap((tree) => {
    const children = childrenByRow(tree);
    return tree.roots.map((root) => groupOf(root.item, children, 1));
  });
}

type Children = ReadonlyMap<unknown, readonly Item[]>;

function groupOf(item: Item, children: Children, depth: number): RowGroup {
  if (depth < DEEPEST)
    return { item, children: (children.get(identityOf(item)) ?? []).map((child) => groupOf(child, children, depth + 1)) };
  return { item, children: descendants(item, children).map((each) => ({ item: each, children: [] })) };
}

/** All rows below a row, in order. */
function descendants(item: Item, children: Children): readonly Item[] {
  const found: Item[] = [];
  const open: Item[] = [];
  const addChildren = (parent: Item) => {
    for (const child of (children.get(identityOf(parent)) ?? []).toReversed()) open.push(child);
  };
  addChildren(item);
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    addChildren(next);
  }
  return found;
}

function childrenByRow(tree: RowTree): Children {
  const children = new Map<unknown, Item[]>();
  const placed = new Set<unknown>();
  const open: RowNode[] = [...tree.roots];
  for (let node = open.pop(); node; node = open.pop()) {
    placed.add(identityOf(node.item));
    if (node.children.length > 0)
      children.set(
        identityOf(node.item),
        node.children.map((child) => child.item),
      );
    for (const child of node.children) open.push(child);
  }
  for (const relation of tree.relations) placeNamedParts(relation, children, placed);
  return children;
}

/**
 * Puts rows that no tree holds under their whole, which may itself be such a row. They mostly stand right below it, before
 * its parts proper.
 */
function placeNamedParts({ total, parts }: RowRelation, children: Map<unknown, Item[]>, placed: Set<unknown>): void {
  const named = parts.filter((part) => !placed.has(identityOf(part)));
  if (named.length === 0) return;
  for (const part of named) placed.add(identityOf(part));
  const proper = children.get(identityOf(total)) ?? [];
  const firstProper = proper[0]?.row.row.line ?? Number.MAX_SAFE_INTEGER;
  const above = named.every((part) => part.row.row.line < firstProper);
  children.set(identityOf(total), above ? [...named, ...proper] : [...proper, ...named]);
}

import { normalise } from '../../base/normalise.js';
import { plainText } from '../../table/cell-text.js';
import type { Item } from '../ledger.js';
import type { RowNode } from './row-node.js';

/** The words in the first label columns that the rows of a group share. */
type GroupKey = readonly string[];

const SUBTOTAL = /^(.*?)(?:小计|合计)$/u;

/**
 * Gathers groups that print their name on each of their rows, below or above a subtotal of that name:
 * 水利局 | 小型水库, 水利局 | 农村饮水, 水利局 | 小计 (or 水利局小计).
 */
export function gatherNamedGroups(nodes: readonly RowNode[]): RowNode[] {
  const below = gather(nodes);
  if (below.length < nodes.length) return below;
  const above = gather([...nodes].reverse());
  return above.length < nodes.length ? inOrder(above) : [...nodes];
}

/** Puts the rows right before each subtotal that print the name of its group below it. */
function gather(nodes: readonly RowNode[]): RowNode[] {
  const roots: RowNode[] = [];
  for (const node of nodes) {
    const key = node.children.length === 0 ? keyOf(node.item) : undefined;
    if (key) {
      const first = roots.findLastIndex((root) => !belongsTo(root.item, key)) + 1;
      for (const child of roots.splice(first)) node.children.push(child);
    }
    roots.push(node);
  }
  return roots;
}

/** The group that a subtotal row names; undefined where it names none and closes whatever stands before it. */
function keyOf(item: Item): GroupKey | undefined {
  if (item.codes.length > 0 || item.label.ordinal) return undefined;
  const names = namesOf(item);
  const place = names.findIndex((name) => SUBTOTAL.test(name));
  if (place < 0) return undefined;
  const own = SUBTOTAL.exec(names[place] as string)?.[1] as string;
  const words = [...names.slice(0, place), ...(own === '' ? [] : [own])];
  return words.some((word) => word !== '') ? words : undefined;
}

function belongsTo(item: Item, words: GroupKey): boolean {
  const names = namesOf(item);
  return !item.isTotal && names.length > words.length && words.every((word, place) => names[place] === word);
}

function namesOf({ panel, row }: Item): readonly string[] {
  return panel.labels
    .filter((column) => column.role === 'name')
    .map((column) => normalise(plainText(row.row.cells[column.index]?.text ?? '')));
}

function inOrder(nodes: readonly RowNode[]): RowNode[] {
  for (const { children } of nodes) children.splice(0, children.length, ...inOrder(children));
  return [...nodes].reverse();
}

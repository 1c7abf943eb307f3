import type { BudgetDocument } from '../budget/document.js';
import type { Item } from '../budget/ledger.js';
import type { RowNode } from '../budget/rows/row-node.js';
import type { Cell } from '../table/physical-table.js';

/** No form nests its rows deeper than this; what seems deeper is cut. */
const DEEPEST = 8;

/** The rows above a row in its tree, outermost first. */
export function parentsOf(document: BudgetDocument, item: Item): readonly Item[] {
  const parents = indexOf(document);
  const path: Item[] = [];
  for (let above = parents.get(identityOf(item)); above && path.length < DEEPEST; above = parents.get(identityOf(above)))
    path.unshift(above);
  return path;
}

/**
 * What tells one row of a panel from another. Trees over panels side by side hold copies of the rows, so that the row
 * itself does not do; its cells are the same in both.
 */
export function identityOf(item: Item): Cell | Item {
  return item.labelCell ?? item.codes[0]?.cells[0] ?? [...item.entries.values()][0]?.cell ?? item;
}

type Parents = ReadonlyMap<Cell | Item, Item>;

const indexes = new WeakMap<BudgetDocument, Parents>();

function indexOf(document: BudgetDocument): Parents {
  const known = indexes.get(document);
  if (known) return known;
  const parents = new Map<Cell | Item, Item>();
  const open: RowNode[] = document.systems.flatMap(({ trees }) => trees.flatMap(({ roots }) => roots));
  for (let node = open.pop(); node; node = open.pop()) {
    for (const child of node.children) {
      parents.set(identityOf(child.item), node.item);
      open.push(child);
    }
  }
  indexes.set(document, parents);
  return parents;
}

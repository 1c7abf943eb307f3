/** What a row is divided into, by its name: as the document does it elsewhere, or else as forms do. */
import type { BudgetDocument } from '../../budget/document.js';
import type { NamedItem } from '../../budget/facts/fact.js';
import { readScope } from '../../budget/facts/vocabulary.js';
import type { Item } from '../../budget/ledger.js';
import type { RowNode } from '../../budget/rows/row-node.js';

export function partsOf(name: string, document: BudgetDocument): readonly string[] {
  const asPrinted = printedParts(document).get(name) ?? [];
  const { item, fund, part } = readScope(name);
  const usual = item === undefined ? (fund === 'fiscal' ? FISCAL : part === 'basic' ? BASIC : []) : (OF_ITEMS[item] ?? []);
  // The words of the document win over those of other forms for the same thing.
  const known = new Set(asPrinted.map((each) => readScope(each).item ?? each));
  return [...asPrinted, ...usual.filter((each) => !known.has(readScope(each).item ?? each))];
}

const OF_ITEMS: Partial<Readonly<Record<NamedItem, readonly string[]>>> = {
  'three-public': ['因公出国（境）费用', '公务用车购置及运行维护费', '公务接待费'],
  vehicles: ['公务用车购置费', '公务用车运行维护费'],
  procurement: ['货物类', '工程类', '服务类'],
};
const FISCAL: readonly string[] = ['一般公共预算拨款', '政府性基金预算拨款', '国有资本经营预算拨款'];
const BASIC: readonly string[] = ['人员经费', '公用经费'];

const known = new WeakMap<BudgetDocument, ReadonlyMap<string, readonly string[]>>();

/** The uncoded rows below each row, and those that 其中 sets below it, by the names of both. */
function printedParts(document: BudgetDocument): ReadonlyMap<string, readonly string[]> {
  const found = known.get(document);
  if (found) return found;
  const parts = new Map<string, Set<string>>();
  const add = (whole: Item | undefined, part: Item) => {
    if (!whole || whole.isTotal || whole.label.name === '' || part.label.name === '' || part.codes.length > 0) return;
    parts.set(whole.label.name, (parts.get(whole.label.name) ?? new Set()).add(part.label.name));
  };
  const open: RowNode[] = document.systems.flatMap(({ trees }) => trees.flatMap(({ roots }) => roots));
  for (let node = open.pop(); node; node = open.pop()) {
    for (const child of node.children) add(node.item, child.item);
    open.push(...node.children);
  }
  for (const items of document.ledgers.flatMap((ledger) => ledger.items)) {
    let whole: Item | undefined;
    for (const item of items) {
      if (item.label.prefix === '其中') add(whole, item);
      else whole = item;
    }
  }
  const lists = new Map([...parts].map(([name, names]) => [name, [...names]]));
  known.set(document, lists);
  return lists;
}

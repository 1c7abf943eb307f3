/** What a row is divided into, by its name: as the document does it elsewhere, or else as forms do. */
import type { BudgetDocument } from '../../budget/document.js';
import type { NamedItem } from '../../budget/facts/fact.js';
import { readScope } from '../../budget/facts/vocabulary.js';
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

/** The uncoded rows below each row, by the names of both. */
function printedParts(document: BudgetDocument): ReadonlyMap<string, readonly string[]> {
  const found = known.get(document);
  if (found) return found;
  const parts = new Map<string, string[]>();
  const open: RowNode[] = document.systems.flatMap(({ trees }) => trees.flatMap(({ roots }) => roots));
  for (let node = open.pop(); node; node = open.pop()) {
    const children = node.children.filter(({ item }) => item.codes.length === 0 && item.label.name !== '');
    const { name } = node.item.label;
    const list = parts.get(name) ?? [];
    if (children.length > 0 && name !== '' && !node.item.isTotal) {
      parts.set(name, [...list, ...children.map(({ item }) => item.label.name).filter((each) => !list.includes(each))]);
    }
    open.push(...node.children);
  }
  known.set(document, parts);
  return parts;
}

import type { BudgetDocument } from './document.js';
import type { TableSystem } from './equations.js';
import type { Item } from './ledger.js';
import type { RowNode, RowTree } from './row-tree.js';
import { isSubjectCode } from './subject-code.js';

/** Rows that the codes of a table call for and that are not there. */
export interface MissingParents {
  readonly system: TableSystem;
  /** From the top level down, one list for each code the rows print (department, government). */
  readonly codes: readonly (readonly string[])[];
  /** The rows that lack them; the missing row belongs right above the first. */
  readonly children: readonly Item[];
}

export interface MissingTotal {
  readonly system: TableSystem;
  /** The rows the total would be the sum of. */
  readonly roots: readonly Item[];
  /** Parent rows that are gone together with the total at the head of the table. */
  readonly alsoMissing: readonly string[];
}

export interface MissingChildren {
  readonly system: TableSystem;
  readonly parent: Item;
}

/** Coded rows whose parent row is missing; tables that print one level only are left alone. */
export function findMissingParents(document: BudgetDocument): readonly MissingParents[] {
  return document.systems.flatMap((system) => {
    const withoutTotal = findMissingTotal(system) !== undefined;
    return system.trees.flatMap((tree) => missingParentsIn(system, tree)).filter((missing) => !(withoutTotal && isAtHead(system, missing)));
  });
}

function isAtHead(system: TableSystem, missing: MissingParents): boolean {
  return system.trees.some((tree) => tree.roots[0]?.item === missing.children[0]);
}

function missingParentsIn(system: TableSystem, tree: RowTree): readonly MissingParents[] {
  if (!hasLevels(tree.roots)) return [];
  const found: { system: TableSystem; codes: string[][]; children: Item[] }[] = [];
  const visit = (nodes: readonly RowNode[], parent: Item | undefined) => {
    let open: (typeof found)[number] | undefined;
    for (const { item, children } of nodes) {
      visit(children, item);
      const codes = item.codes.map((printed, place) => codesBetween(parent?.codes[place]?.code, printed.code));
      if (item.codes.length === 0 || codes.every((list) => list.length === 0) || !item.codes.every(({ code }) => isSubjectCode(code))) {
        open = undefined;
        continue;
      }
      if (open && sameCodes(open.codes, codes)) open.children.push(item);
      else {
        open = { system, codes, children: [item] };
        found.push(open);
      }
    }
  };
  visit(tree.roots, undefined);
  return found;
}

/** The levels between a parent's code and a child's: none for 20805 and 2080506, 20805 for 208 and 2080506. */
function codesBetween(parent: string | undefined, child: string): string[] {
  const codes: string[] = [];
  for (let length = (parent?.length ?? 1) + 2; length < child.length; length += 2) codes.push(child.slice(0, length));
  return codes;
}

function sameCodes(a: readonly (readonly string[])[], b: readonly (readonly string[])[]): boolean {
  return a.map((list) => list.join()).join('|') === b.map((list) => list.join()).join('|');
}

function hasLevels(nodes: readonly RowNode[]): boolean {
  return nodes.some(
    ({ item, children }) => (item.codes.length > 0 && children.some((child) => child.item.codes.length > 0)) || hasLevels(children),
  );
}

/** A table of subject codes without any row of totals. */
export function findMissingTotal(system: TableSystem): MissingTotal | undefined {
  const all = system.table.items.flat();
  const coded = all.filter((item) => item.codes.some(({ code }) => isSubjectCode(code)));
  if (coded.length === 0 || coded.length * 2 < all.length || all.some((item) => item.isTotal || isBareTotal(item))) return undefined;
  const roots = system.trees.flatMap((tree) => tree.roots.map(({ item }) => item));
  const first = roots[0];
  const leading = first ? first.codes.slice(0, 1).flatMap(({ code }) => codesBetween(undefined, code)) : [];
  return { system, roots, alsoMissing: hasLevels(system.trees.flatMap((tree) => tree.roots)) ? leading : [] };
}

/** Figures without any label are a total whose label stands in a merged cell elsewhere. */
function isBareTotal(item: Item): boolean {
  return item.labelCell === undefined && item.codes.length === 0;
}

/** Rows that the table breaks down everywhere else, and that stand here without a single row below them. */
export function findMissingChildren(document: BudgetDocument): readonly MissingChildren[] {
  return document.systems.flatMap((system) => system.trees.flatMap((tree) => missingChildrenIn(system, tree)));
}

function missingChildrenIn(system: TableSystem, tree: RowTree): readonly MissingChildren[] {
  const byLevel = new Map<string, { with: RowNode[]; without: RowNode[] }>();
  const deepest = new Map<string, number>();
  const visit = (nodes: readonly RowNode[]) => {
    for (const entry of nodes) {
      const code = entry.item.codes[0]?.code;
      if (code !== undefined && isSubjectCode(code)) {
        const family = code.charAt(0);
        const level = `${family}${code.length}`;
        deepest.set(family, Math.max(deepest.get(family) ?? 0, code.length));
        const group = byLevel.get(level) ?? { with: [], without: [] };
        byLevel.set(level, group);
        (entry.children.length > 0 ? group.with : group.without).push(entry);
      }
      visit(entry.children);
    }
  };
  visit(tree.roots);
  return [...byLevel].flatMap(([level, group]) => {
    const isDeepest = Number(level.slice(1)) >= (deepest.get(level.charAt(0)) ?? 0);
    if (isDeepest || group.with.length <= group.without.length) return [];
    return group.without.filter(({ item }) => hasMoney(item)).map(({ item }) => ({ system, parent: item }));
  });
}

function hasMoney(item: Item): boolean {
  return [...item.entries.values()].some((entry) => entry.amount && entry.amount.units !== 0);
}

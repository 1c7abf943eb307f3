import { perUnit } from '../base/per-unit.js';
import type { BudgetDocument } from './document.js';
import { holdsMisplacedRow, type Item } from './ledger.js';
import type { RowNode } from './rows/row-node.js';
import type { RowTree } from './rows/row-tree.js';
import { type Side, sidesOf } from './sides.js';
import { isSubjectCode } from './subject-code.js';
import type { TableSystem } from './sums/equations.js';

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
  /** The table's only total, the totals that close its two sides, or the totals of the year before them. */
  readonly kind: 'total' | 'closing' | 'subtotal';
  readonly names: readonly string[];
  /** The rows the total would be the sum of. */
  readonly roots: readonly Item[];
  /** Parent rows that are gone together with the total at the head of the table. */
  readonly alsoMissing: readonly string[];
}

export interface MissingChildren {
  readonly system: TableSystem;
  readonly parent: Item;
}

/** A table with cells out of place may print the very row that seems to be missing. */
function readableSystems({ systems }: BudgetDocument): readonly TableSystem[] {
  return systems.filter(({ table }) => !holdsMisplacedRow(table));
}

/** Coded rows whose parent row is missing; tables that print one level only are left alone. */
export function findMissingParents(document: BudgetDocument): readonly MissingParents[] {
  const classesAnywhere = new Set(
    readableSystems(document).flatMap((system) => [...levelsOf(system)].filter((level) => level.endsWith('3'))),
  );
  const classes = [...classesAnywhere].sort().join(' ');
  return readableSystems(document).flatMap((system) => missingParentsOf(system, classes));
}

/** `classes` are the levels of classes that any table prints, with blanks between them. */
const missingParentsOf = perUnit((system: TableSystem, classes: string): readonly MissingParents[] => {
  const levels = new Set([...levelsOf(system), ...classes.split(' ')]);
  const missing = system.trees.flatMap((tree) => missingParentsIn(system, tree, levels));
  if (missing.length === 0 || findMissingTotal(system) === undefined) return missing;
  return missing.filter((each) => !isAtHead(system, each));
});

function isAtHead(system: TableSystem, missing: MissingParents): boolean {
  return system.trees.some((tree) => tree.roots[0]?.item === missing.children[0]);
}

function missingParentsIn(system: TableSystem, tree: RowTree, levels: ReadonlySet<string>): readonly MissingParents[] {
  if (!hasLevels(tree.roots)) return [];
  const found: { system: TableSystem; codes: string[][]; children: Item[] }[] = [];
  const visit = (nodes: readonly RowNode[], parent: Item | undefined) => {
    let open: (typeof found)[number] | undefined;
    for (const { item, children } of nodes) {
      visit(children, item);
      const codes = item.codes.map((printed, place) =>
        codesBetween(parent?.codes[place]?.code, printed.code).filter((code) => levels.has(levelOf(code))),
      );
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

/** The family and length of a code: 27 for 项 of the functional classification. */
function levelOf(code: string): string {
  return `${code.charAt(0)}${code.length}`;
}

/** The levels that the rows of a table print; a level that no row prints is not in the form. */
const levelsOf = perUnit((system: TableSystem): ReadonlySet<string> => {
  const levels = new Set<string>();
  for (const items of system.table.items) for (const { codes } of items) for (const { code } of codes) levels.add(levelOf(code));
  return levels;
});

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

/** Tables whose form asks for a row of totals that is not there. */
export function findMissingTotals(document: BudgetDocument): readonly MissingTotal[] {
  return readableSystems(document).flatMap((system) => findMissingTotalOrClosing(system) ?? findMissingSubtotal(system, document) ?? []);
}

const findMissingTotalOrClosing = perUnit((system: TableSystem) => findMissingTotal(system) ?? findMissingClosing(system));

/** A table of subject codes, or by unit, without any row of totals. */
function findMissingTotal(system: TableSystem): MissingTotal | undefined {
  const all = system.table.items.flat();
  if (all.some((item) => item.isTotal || isBareTotal(item))) return undefined;
  const coded = all.filter((item) => item.codes.some(({ code }) => isSubjectCode(code)));
  const isCoded = coded.length > 0 && coded.length * 2 >= all.length;
  if (!isCoded && !(isByUnit(system) && all.filter(hasMoney).length > 1)) return undefined;
  if (!system.table.table.caption.namesTable && system.table.table.caption.unit === undefined) return undefined;
  const roots = system.trees.flatMap((tree) => tree.roots.map(({ item }) => item));
  const first = roots[0];
  const leading = first ? first.codes.slice(0, 1).flatMap(({ code }) => codesBetween(undefined, code)) : [];
  const alsoMissing = hasLevels(system.trees.flatMap((tree) => tree.roots)) ? leading : [];
  return { system, kind: 'total', names: ['合计'], roots, alsoMissing };
}

/** Whether the rows of a table are units and what they spend, as its labels say. */
function isByUnit({ table }: TableSystem): boolean {
  const labels = table.panels.length === 1 ? (table.panels[0]?.labels ?? []) : [];
  return labels.some((column) => column.role === 'unit-code' || /(?:使用单位|单位名称)/u.test(column.path.join('')));
}

/** The two sides of a table of income and expenditure close with 收入总计 and 支出总计. */
function findMissingClosing(system: TableSystem): MissingTotal | undefined {
  const sides = sidesOf(system.table);
  if (sides.length < 2) return undefined;
  const open = sides.filter(({ items }) => !endsInTotal(items));
  // Where one side still ends in a total, it must be the year's own, which the grand total was to follow.
  const endsInSubtotal = (items: readonly Item[]) => /^(?:本年|当年)|小计$/u.test(items.at(-1)?.label.name ?? '');
  if (open.length === 0 || !sides.every((side) => open.includes(side) || endsInSubtotal(side.items))) return undefined;
  return { system, kind: 'closing', names: sides.map(({ name }) => `${name}总计`), roots: [], alsoMissing: [] };
}

function endsInTotal(items: readonly Item[]): boolean {
  const last = items.findLast((item) => item.label.prefix !== '附' && item.label.prefix !== '其中');
  return last === undefined || last.isTotal || isBareTotal(last);
}

/** 本年收入合计 and 本年支出合计, where the document's other table of that form has them. */
function findMissingSubtotal(system: TableSystem, document: BudgetDocument): MissingTotal | undefined {
  const lacking = sidesWithoutSubtotal(system);
  if (lacking.length === 0) return undefined;
  const elsewhere = document.systems.some(
    (other) =>
      other !== system &&
      sidesOf(other.table).length > 1 &&
      sidesOf(other.table).every(({ items }) => items.filter((item) => item.isTotal).length > 1),
  );
  return elsewhere
    ? { system, kind: 'subtotal', names: lacking.map(({ name }) => `本年${name}合计`), roots: [], alsoMissing: [] }
    : undefined;
}

/** The sides of a table with two of them whose year's own total is not there, though something follows it. */
const sidesWithoutSubtotal = perUnit((system: TableSystem): readonly Side[] => {
  const sides = sidesOf(system.table);
  if (sides.length < 2) return [];
  const hasSubtotal = (items: readonly Item[]) => items.some((item) => /^(?:本年|当年)(?:收入|支出)/u.test(item.label.name));
  return sides.filter(
    ({ items }) =>
      items.filter((item) => item.isTotal).length === 1 && !hasSubtotal(items) && items.some((item) => CARRIED_OVER.test(item.label.name)),
  );
});

/** What stands between the year's own totals and the grand totals. */
const CARRIED_OVER = /结转|上级补助|上缴|弥补收支|使用非财政拨款结余|对附属单位补助/u;

/** What units are called; a table that lists units under its total needs no row for the department above them. */
const UNIT_NAME = /(?:局|委|委员会|办公室|院|校|学校|所|中心|站|馆|队|厅|部|本级|机关|协会|学会|园|社)(?:\(.*\))?$/u;

/** Tables by unit without the row of the unit, which the document's other tables by unit have. */
export function findMissingUnitRows(document: BudgetDocument): readonly TableSystem[] {
  const byUnit = readableSystems(document).filter((system) => spendsByUnit(system));
  const namesUnits = ({ trees }: TableSystem) =>
    trees.some(({ roots }) => roots.some(({ item }) => !item.isTotal && UNIT_NAME.test(item.label.name)));
  const hasOwner = (system: TableSystem) => system.table.items.flat().some((item) => item.isOwner);
  const having = byUnit.filter(hasOwner);
  const lacking = byUnit.filter((system) => !hasOwner(system) && !namesUnits(system));
  return having.length >= lacking.length && having.length > 0 ? lacking : [];
}

const spendsByUnit = perUnit((system: TableSystem): boolean => {
  if (!isByUnit(system)) return false;
  const items = system.table.items.flat();
  return items.every((item) => item.codes.length === 0) && items.filter(hasMoney).length > 1;
});

/** Figures without any label are a total whose label stands in a merged cell elsewhere. */
function isBareTotal(item: Item): boolean {
  return item.labelCell === undefined && item.codes.length === 0;
}

/** Rows that the table breaks down everywhere else, and that stand here without a single row below them. */
export function findMissingChildren(document: BudgetDocument): readonly MissingChildren[] {
  // What stands below a doubled row stands below one of the two.
  const doubled = new Set(document.duplicates.flatMap(({ first, second }) => [first, second]));
  return readableSystems(document)
    .flatMap((system) => missingChildrenOf(system))
    .filter(({ parent }) => !doubled.has(parent));
}

const missingChildrenOf = perUnit((system: TableSystem) => system.trees.flatMap((tree) => missingChildrenIn(system, tree)));

function missingChildrenIn(system: TableSystem, tree: RowTree): readonly MissingChildren[] {
  const byLevel = new Map<string, { with: RowNode[]; without: RowNode[] }>();
  const deepest = new Map<string, number>();
  const visit = (nodes: readonly RowNode[]) => {
    for (const entry of nodes) {
      const code = entry.item.codes[0]?.code;
      if (code === undefined && isGroupOf(tree, entry)) {
        const kind = `#${entry.item.signature}`;
        const group = byLevel.get(kind) ?? { with: [], without: [] };
        byLevel.set(kind, group);
        (entry.children.length > 0 ? group.with : group.without).push(entry);
      } else if (code !== undefined && isSubjectCode(code)) {
        const family = code.charAt(0);
        const level = levelOf(code);
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
    const isDeepest = !level.startsWith('#') && Number(level.slice(1)) >= (deepest.get(level.charAt(0)) ?? 0);
    if (isDeepest || group.with.length < group.without.length) return [];
    return group.without.filter(({ item }) => hasMoney(item)).map(({ item }) => ({ system, parent: item }));
  });
}

/** A row that stands among groups of rows, in no group itself. */
export interface UngroupedRow {
  readonly item: Item;
  /** One of the groups beside it. */
  readonly group: Item;
}

/** Where a parent's rows are all groups but for some bare ones, the head of those was lost; the sums still hold. */
export function findUngroupedRows(document: BudgetDocument): readonly UngroupedRow[] {
  return readableSystems(document).flatMap((system) => ungroupedRowsOf(system));
}

const ungroupedRowsOf = perUnit(({ trees }: TableSystem): readonly UngroupedRow[] => {
  const found: UngroupedRow[] = [];
  const visit = (nodes: readonly RowNode[], leafSignature: string | undefined) => {
    const groups = nodes.filter(({ item, children }) => children.length > 0 && isUnnumbered(item) && item.signature !== leafSignature);
    const bare = nodes.filter(
      ({ item, children }) => children.length === 0 && isUnnumbered(item) && item.signature === leafSignature && hasMoney(item),
    );
    const [group] = groups;
    const [first] = bare;
    if (group && first && group.children.every(({ item, children }) => children.length > 0 || item.signature === leafSignature))
      found.push({ item: first.item, group: group.item });
    for (const { children } of nodes) visit(children, leafSignature);
  };
  for (const { roots, leafSignature } of trees) visit(roots, leafSignature);
  return found;
});

function isUnnumbered(item: Item): boolean {
  return !item.isTotal && !item.isOwner && !item.label.ordinal && item.codes.length === 0 && item.label.prefix === undefined;
}

/** Unnumbered rows are kinds of groups where most of their kind have rows below them, and leaves look different. */
function isGroupOf(tree: RowTree, entry: RowNode): boolean {
  const { item } = entry;
  return (
    !item.isTotal &&
    !item.isOwner &&
    !item.label.ordinal &&
    item.label.prefix === undefined &&
    item.stair.first >= 0 &&
    tree.leafSignature !== item.signature
  );
}

function hasMoney(item: Item): boolean {
  return [...item.entries.values()].some((entry) => entry.amount && entry.amount.units !== 0);
}

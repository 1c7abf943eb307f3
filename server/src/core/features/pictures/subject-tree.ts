import type { Span } from '../../base/span.js';
import { kindOfCode } from '../../budget/catalogue/catalogue.js';
import type { BudgetDocument } from '../../budget/document.js';
import type { FactCell } from '../../budget/facts/fact.js';
import type { TableFacts } from '../../budget/facts/table-facts.js';
import type { Entry, Item, PrintedCode } from '../../budget/ledger.js';
import type { RowNode } from '../../budget/rows/row-node.js';
import type { Cell } from '../../table/physical-table.js';
import { codeAsPrinted } from '../row-name.js';
import type { PictureTable, TreeNode } from './picture.js';
import { byCell, cellOf, rootsOf } from './picture-source.js';
import { addsUp, type PrintedNumber, printedNumber } from './printed-number.js';

export type SubjectKind = 'function' | 'economic';

/** A table as a tree of subjects whose sums agree. */
export interface SubjectTree {
  readonly table: TableFacts;
  /** As printed. */
  readonly total: PrintedNumber;
  readonly totalName: string;
  readonly unit: string;
  readonly roots: readonly SubjectNode[];
  /** Subjects that do not add up to their own amount, and so stand for themselves. */
  readonly closed: readonly string[];
}

export interface SubjectNode {
  readonly name: string;
  readonly code: string | undefined;
  /** The name of the other subject that its row prints; '' where there is none. */
  readonly partner: string;
  readonly number: PrintedNumber;
  readonly children: readonly SubjectNode[];
}

/** More than this can neither be drawn nor read. */
const MOST_NODES = 1500;
const DEEPEST = 8;

/**
 * The subjects of a table, where they add up to its total but for rounding. A subject whose own parts do not add up is shown
 * whole. Undefined where there is nothing to see.
 */
export function subjectTree(document: BudgetDocument, table: TableFacts, kind: SubjectKind): SubjectTree | undefined {
  const cells = table.cells.filter((cell) => isOfWhole(cell, table));
  const total = cells.find(({ fact, entry }) => fact.subject === '' && printedNumber(entry) !== undefined);
  const number = total && printedNumber(total.entry);
  if (!total || !number) return undefined;
  const builder = new TreeBuilder(document, byCell(cells), kind, total.entry.column.index);
  const all = builder.build(rootsOf(document, table));
  const deepest = deepestThatFits(all);
  const figures = all.map((root) => root.number.figure);
  const isDrawn = all.some((root) => root.number.value > 0) && figures.every(({ unit }) => unit === number.figure.unit);
  if (deepest === 0 || !isDrawn || !addsUp(total.entry, figures, document.scale)) return undefined;
  const unit = number.figure.unit ?? '';
  const roots = cutBelow(all, deepest);
  return { table, total: number, totalName: total.item.label.name, unit, roots, closed: [...builder.closed] };
}

/** How many levels are few enough nodes; 0 where the first alone is not. */
function deepestThatFits(roots: readonly SubjectNode[]): number {
  let count = 0;
  let level = roots;
  for (let depth = 0; ; depth++) {
    count += level.length;
    if (count > MOST_NODES) return depth;
    if (level.length === 0) return Math.max(depth, 1);
    level = level.flatMap(({ children }) => children);
  }
}

function cutBelow(nodes: readonly SubjectNode[], deepest: number): readonly SubjectNode[] {
  return nodes.map((node) => ({ ...node, children: deepest > 1 ? cutBelow(node.children, deepest - 1) : [] }));
}

/** Amounts of all the money that the table is about, rather than of a part or a source. */
function isOfWhole({ fact, entry }: FactCell, { form }: TableFacts): boolean {
  if (fact.flow !== 'expenditure' || fact.year !== 'current' || fact.fund !== form.fund || entry.unreadable) return false;
  return fact.part === 'all' || fact.part === (form.part ?? 'this-year');
}

class TreeBuilder {
  /** Names of subjects that are shown whole because their parts do not add up. */
  readonly closed = new Set<string>();
  readonly #document: BudgetDocument;
  readonly #cells: ReadonlyMap<Cell, FactCell>;
  readonly #kind: SubjectKind;
  /** The column of the total. */
  readonly #column: number;

  constructor(document: BudgetDocument, cells: ReadonlyMap<Cell, FactCell>, kind: SubjectKind, column: number) {
    this.#document = document;
    this.#cells = cells;
    this.#kind = kind;
    this.#column = column;
  }

  /** The outermost subjects below some rows, or the units that list them, with what they consist of. */
  build(rows: readonly RowNode[], levels = DEEPEST): readonly SubjectNode[] {
    if (levels === 0) return [];
    const groups = new Set(rows.filter(({ item, children }) => children.length > 0 && !item.isTotal && !codeOf(item, this.#kind)));
    const found = rows.flatMap((row): readonly SubjectNode[] => {
      const own = groups.size > 1 && groups.has(row) ? this.#unitOf(row, levels) : this.#subjectOf(row, levels);
      // The row of the only unit is looked through; a total is what all of this adds up to.
      return own ? [own] : this.build(row.children, levels - 1);
    });
    return toldApart(found);
  }

  /** One of several units whose subjects are listed below it. */
  #unitOf({ item, children }: RowNode, levels: number): SubjectNode | undefined {
    const entry = item.entries.get(this.#column);
    const number = printedNumber(entry);
    if (!entry || !number || item.label.name === '') return undefined;
    return this.#nodeOf({ name: item.label.name, partner: '', code: item.unitCode, number }, entry, this.build(children, levels - 1));
  }

  #subjectOf({ item, children, atMost }: RowNode, levels: number): SubjectNode | undefined {
    const printed = codeOf(item, this.#kind);
    const cell = printed && cellOf(item, this.#cells);
    const number = cell && printedNumber(cell.entry);
    if (!printed || !number) return undefined;
    const partner = item.codes.find((other) => other !== printed)?.name ?? '';
    const inner = atMost || levels <= 1 ? [] : children.flatMap((child) => this.#subjectOf(child, levels - 1) ?? []);
    return this.#nodeOf({ name: printed.name || item.label.name, partner, code: codeAsPrinted(printed), number }, cell.entry, inner);
  }

  #nodeOf(node: Omit<SubjectNode, 'children'>, entry: Entry, inner: readonly SubjectNode[]): SubjectNode {
    const adds = inner.length > 0 && addsUp(entry, figuresOf(inner), this.#document.scale);
    if (inner.length > 0 && !adds) this.closed.add(node.name);
    return { ...node, children: adds ? toldApart(inner) : [] };
  }
}

/** A subject listed beside several of the government's is told apart by these: `工资福利支出（对事业单位经常性补助）`. */
function toldApart(nodes: readonly SubjectNode[]): readonly SubjectNode[] {
  const counts = new Map<string | undefined, number>();
  for (const { code } of nodes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const isDouble = ({ code, name, partner }: SubjectNode) => (counts.get(code) ?? 0) > 1 && partner !== '' && partner !== name;
  return nodes.map((node) => (isDouble(node) ? { ...node, name: `${node.name}（${node.partner}）`, partner: '' } : node));
}

function figuresOf(nodes: readonly SubjectNode[]) {
  return nodes.map(({ number }) => number.figure);
}

/** The code that a tree is about; of two economic codes the department's own. */
function codeOf({ codes }: Item, kind: SubjectKind): PrintedCode | undefined {
  if (kind === 'function') return codes.find(({ code }) => kindOfCode(code) === 'function');
  const ofKind = (wanted: string) => codes.find(({ code }) => kindOfCode(code) === wanted);
  return ofKind('department-economic') ?? ofKind('government-economic');
}

/** For a chart: without what is nothing. */
export function treeNodes(nodes: readonly SubjectNode[]): readonly TreeNode<Span>[] {
  return nodes
    .filter(({ number }) => number.value !== 0)
    .map(({ name, code, number, children }) => ({
      name,
      code,
      value: number.value,
      amount: number.amount,
      place: number.place,
      children: treeNodes(children),
    }));
}

/** For the table behind it: every row, in its order, and the total last. */
export function treeRows({ roots, total, totalName }: SubjectTree): PictureTable<Span>['rows'] {
  const rows: PictureTable<Span>['rows'][number][] = [];
  const add = (code: string, name: string, { amount, place }: PrintedNumber) =>
    rows.push([
      { text: code, place: undefined },
      { text: name, place: undefined },
      { text: amount, place },
    ]);
  const open = [...roots].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    add(node.code ?? '', node.name, node.number);
    for (const child of node.children.toReversed()) open.push(child);
  }
  add('', totalName, total);
  return rows;
}

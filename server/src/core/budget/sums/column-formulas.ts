import type { HeaderNode } from '../../table/header.js';
import type { Column, Panel } from '../columns.js';
import type { BudgetTable, Item } from '../ledger.js';
import { type Basis, slack } from '../rows/relation.js';
import type { Scale } from '../scale.js';
import { yearPairs } from './year-columns.js';

/** One amount column is the sum of others, in every row. */
export interface ColumnFormula {
  readonly total: Column;
  readonly parts: readonly { readonly column: Column; readonly sign: 1 | -1 }[];
  readonly basis: Basis;
  /** Parts only named (其中) may add up to less than the whole. */
  readonly atMost: boolean;
}

const TOTAL_LABEL = /^.{0,8}(?:合计|总计|小计|总额)(?:\(.*\))?$/u;
const NAMED_PART = /^其中/u;
const DIFFERENCE_LABEL =
  /(?:增减额|增减|增减数|增加额|增加数|增\(减\)额|增\(减\)数|增减变动|变动额|增长额|比上年增减额?|差额)(?:\(.*\))?$/u;
/** Beside the percentage, the amount of a change is named by the label over both. */
const AMOUNT_OF_CHANGE = /^(?:金额|数额|绝对额|绝对数|额)(?:\(.*\))?$/u;

/** Reads the formulas of a panel's rows from its header tree. */
export function readColumnFormulas(table: BudgetTable, panel: Panel, items: readonly Item[], scale: Scale): readonly ColumnFormula[] {
  const formulas: ColumnFormula[] = [];
  const amounts = new Map(panel.amounts.map((column) => [column.index, column]));
  addGroupFormulas(table.table.header.roots, amounts, formulas);
  addDifference(panel, items, scale, formulas);
  return formulas
    .map((formula) => asPartition(withoutOutsiders(withoutNamedParts(formula, items, scale), items, scale), items, scale))
    .filter((formula) => counts(formula, items, scale));
}

/** The columns that stand for a group of the header: its total where it has one, otherwise all its leaves. */
function standFor(node: HeaderNode, amounts: ReadonlyMap<number, Column>): readonly Column[] {
  if (node.children.length === 0) {
    const column = amounts.get(node.firstColumn);
    return column ? [column] : [];
  }
  const total = totalChild(node.children, amounts);
  return total
    ? [total.column]
    : node.children.filter((child) => !NAMED_PART.test(child.label)).flatMap((child) => standFor(child, amounts));
}

function totalChild(nodes: readonly HeaderNode[], amounts: ReadonlyMap<number, Column>): { node: HeaderNode; column: Column } | undefined {
  const counted = nodes.filter((node) => standForAny(node, amounts));
  for (const node of [counted[0], counted.at(-1)]) {
    const column = node && node.children.length === 0 ? amounts.get(node.firstColumn) : undefined;
    if (node && column && TOTAL_LABEL.test(node.label)) return { node, column };
  }
  // A total may also stand in the middle, as in 数量 | 总计 | 财政拨款 …, where what precedes it holds no amounts.
  return undefined;
}

function standForAny(node: HeaderNode, amounts: ReadonlyMap<number, Column>): boolean {
  for (let column = node.firstColumn; column <= node.lastColumn; column++) if (amounts.has(column)) return true;
  return false;
}

function addGroupFormulas(siblings: readonly HeaderNode[], amounts: ReadonlyMap<number, Column>, formulas: ColumnFormula[]): void {
  const total = totalChild(siblings, amounts);
  if (total) {
    const others = siblings.filter((node) => node !== total.node);
    const named = others.filter((node) => NAMED_PART.test(node.label) && node.children.length > 0);
    const parts = others.filter((node) => !named.includes(node)).flatMap((node) => standFor(node, amounts));
    if (parts.length > 0) formulas.push(sum(total.column, parts, 'stated', false));
    for (const node of named) {
      const columns = standFor(node, amounts);
      if (columns.length > 0) formulas.push(sum(total.column, columns, 'guessed', true));
    }
  }
  if (!total) addMatchingGroups(siblings, amounts, formulas);
  for (const node of siblings) addGroupFormulas(node.children, amounts, formulas);
}

/** 合计 | 基本支出 | 项目支出, each over the same columns (上年预算数 | 本年预算数 | 增减额): each column of 合计 is the sum of its like. */
function addMatchingGroups(siblings: readonly HeaderNode[], amounts: ReadonlyMap<number, Column>, formulas: ColumnFormula[]): void {
  const groups = siblings.map((node) => ({ label: node.label, leaves: leavesOf(node, amounts) })).filter(({ leaves }) => leaves.size > 0);
  const total = [groups[0], groups.at(-1)].find((group) => group !== undefined && group.leaves.size > 1 && TOTAL_LABEL.test(group.label));
  if (!total) return;
  const others = groups.filter((group) => group !== total);
  const named = others.filter(({ label }) => NAMED_PART.test(label));
  for (const [list, basis, atMost] of [
    [others.filter((group) => !named.includes(group)), 'stated', false],
    [named, 'guessed', true],
  ] as const) {
    for (const [path, column] of total.leaves) {
      const parts = list.flatMap(({ leaves }) => leaves.get(path) ?? []);
      if (parts.length > 0 && parts.length === list.length) formulas.push(sum(column, parts, basis, atMost));
    }
  }
}

/** The amount columns below a label, by the labels between. */
function leavesOf(node: HeaderNode, amounts: ReadonlyMap<number, Column>): ReadonlyMap<string, Column> {
  const leaves = new Map<string, Column>();
  const collect = (below: readonly HeaderNode[], path: string) => {
    for (const { label, children, firstColumn } of below) {
      const column = children.length === 0 ? amounts.get(firstColumn) : undefined;
      if (column) leaves.set(`${path}/${label}`, column);
      collect(children, `${path}/${label}`);
    }
  };
  collect(node.children, '');
  return leaves;
}

function sum(total: Column, parts: readonly Column[], basis: Basis, atMost: boolean): ColumnFormula {
  return { total, parts: parts.map((column) => ({ column, sign: 1 })), basis, atMost };
}

/** 比上年增减额 = this year's figure − last year's: of the columns before it, the two that the rows bear out best. */
function addDifference(panel: Panel, items: readonly Item[], scale: Scale, formulas: ColumnFormula[]): void {
  panel.amounts.forEach((column, place) => {
    if (!isDifference(column)) return;
    const candidates = yearPairs(panel.amounts.slice(0, place)).flatMap(({ newer, older, isAdjacent }) => {
      const formula = difference(column, newer, older);
      const { holds, fails } = evidenceOf(formula, items, scale);
      // Columns that stand apart may agree by chance in a single row.
      return isAdjacent || (holds >= 2 && holds > fails) ? [{ formula, weight: holds - fails }] : [];
    });
    const best = candidates.reduce<(typeof candidates)[number] | undefined>(
      (chosen, each) => (chosen && chosen.weight >= each.weight ? chosen : each),
      undefined,
    );
    if (best) formulas.push(best.formula);
  });
}

function isDifference({ path }: Column): boolean {
  const label = path.at(-1) ?? '';
  return DIFFERENCE_LABEL.test(AMOUNT_OF_CHANGE.test(label) ? (path.at(-2) ?? '') : label);
}

function difference(total: Column, minuend: Column, subtrahend: Column): ColumnFormula {
  return {
    total,
    parts: [
      { column: minuend, sign: 1 },
      { column: subtrahend, sign: -1 },
    ],
    basis: 'guessed',
    atMost: false,
  };
}

/** 小计 | 其中：基本支出 | 项目支出: the named column counts as a part where the figures say so, and only then. */
function withoutNamedParts(formula: ColumnFormula, items: readonly Item[], scale: Scale): ColumnFormula {
  const isNamed = (column: Column) => NAMED_PART.test(column.path.at(-1) ?? '');
  if (formula.atMost || !formula.parts.some((part) => isNamed(part.column))) return formula;
  const all = evidenceOf(formula, items, scale);
  const reduced = { ...formula, parts: formula.parts.filter((part) => !isNamed(part.column)) };
  if (reduced.parts.length === 0) return { ...formula, basis: 'guessed', atMost: all.fails > all.holds };
  const rest = evidenceOf(reduced, items, scale);
  return rest.holds > all.holds ? reduced : formula;
}

/** Columns that forms of 三公 expenses print beside its items: they belong to its total only where the figures say so. */
const BESIDE_PUBLIC_EXPENSES = /^(?:机关运行(?:经费|费)|会议费|培训费|差旅费)/u;
const PUBLIC_EXPENSE = /^(?:"?三公"?经费|因公出国|公务接待|公务用车)/u;
/** So many rows must speak for it before columns that the labels count are left out. */
const ENOUGH_ROWS = 3;

/** Columns at the end that stand outside the total although the header does not say so. */
function withoutOutsiders(formula: ColumnFormula, items: readonly Item[], scale: Scale): ColumnFormula {
  if (formula.atMost || formula.parts.length < 2) return formula;
  const all = evidenceOf(formula, items, scale);
  const inside = formula.parts.filter(({ column }) => !column.path.some((label) => BESIDE_PUBLIC_EXPENSES.test(label)));
  const expenses = inside.filter(({ column }) => column.path.some((label) => PUBLIC_EXPENSE.test(label)));
  if (expenses.length >= 2 && inside.length < formula.parts.length) {
    const narrow = { ...formula, parts: inside };
    return all.holds > evidenceOf(narrow, items, scale).holds ? formula : narrow;
  }
  for (let length = formula.parts.length - 1; length >= 2; length--) {
    const shorter = { ...formula, parts: formula.parts.slice(0, length) };
    const { holds, fails } = evidenceOf(shorter, items, scale);
    if (holds >= all.holds + ENOUGH_ROWS && holds >= 3 * fails) return shorter;
  }
  return formula;
}

/** 合计 | 其中：(基本支出 | 项目支出): named columns that make up the whole in nearly every row are all of it. */
function asPartition(formula: ColumnFormula, items: readonly Item[], scale: Scale): ColumnFormula {
  if (!formula.atMost || formula.parts.length < 2) return formula;
  const { holds, fails } = evidenceOf(formula, items, scale);
  return holds >= 3 && holds >= 3 * fails ? { ...formula, atMost: false } : formula;
}

/** Whether nearly every row bears a stated formula out, so that a blank in place of the whole is a figure left out. */
export function isEstablished(formula: ColumnFormula, items: readonly Item[], scale: Scale): boolean {
  if (formula.basis !== 'stated' || formula.atMost) return false;
  const { holds, fails } = evidenceOf(formula, items, scale);
  return holds >= 3 && holds >= 3 * fails;
}

function evidenceOf(formula: ColumnFormula, items: readonly Item[], scale: Scale): { holds: number; fails: number } {
  let holds = 0;
  let fails = 0;
  for (const item of items) {
    const entry = item.entries.get(formula.total.index);
    const whole = scale.valueOf(entry);
    if (!entry?.amount || whole === undefined) continue;
    let result = 0;
    let filled = 0;
    for (const part of formula.parts) {
      const value = scale.valueOf(item.entries.get(part.column.index)) ?? 0;
      if (value !== 0) filled++;
      result += part.sign * value;
    }
    if (whole === 0 && filled === 0) continue;
    if (Math.abs(whole - result) <= slack(filled, scale.lastPlaceOf(entry))) holds++;
    else fails++;
  }
  return { holds, fails };
}

/** A formula that most rows contradict is a wrong guess; one or two rows alone cannot overrule what the labels state. */
function counts(formula: ColumnFormula, items: readonly Item[], scale: Scale): boolean {
  if (formula.atMost) return true;
  const { holds, fails } = evidenceOf(formula, items, scale);
  if (formula.basis === 'guessed') return holds > 0 && holds >= fails;
  return holds >= fails || fails <= 2 || (holds === 0 && isUnfilled(formula.total, items));
}

/** A new draft prints zeros: a total that holds nothing else is still to be worked out, and speaks for nothing. */
function isUnfilled(total: Column, items: readonly Item[]): boolean {
  return items.every((item) => (item.entries.get(total.index)?.amount?.units ?? 0) === 0);
}

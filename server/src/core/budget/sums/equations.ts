import { perUnit } from '../../base/per-unit.js';
import type { BudgetTable, Entry, Item } from '../ledger.js';
import type { RowRelation } from '../rows/relation.js';
import { type RowTree, readRowTree } from '../rows/row-tree.js';
import type { Scale } from '../scale.js';
import { sidesOf } from '../sides.js';
import { isEstablished, readColumnFormulas } from './column-formulas.js';
import type { Equation, Term } from './equation.js';

/** A table with everything that must hold in it. */
export interface TableSystem {
  readonly table: BudgetTable;
  /** Trees over the sequences of items that belong together; panels that only go on with codes share one. */
  readonly trees: readonly RowTree[];
  readonly equations: readonly Equation[];
}

/** Every equation within one table, from its labels, codes, ordinals and header. */
export const readTableSystem = perUnit(findEquations);

function findEquations(table: BudgetTable, scale: Scale): TableSystem {
  const equations: Equation[] = [];
  const trees: RowTree[] = [];
  for (const sequence of sequencesOf(table)) {
    const tree = readRowTree(sequence, scale);
    trees.push(tree);
    const columns = additiveColumns(tree.relations, scale);
    for (const relation of tree.relations) for (const equation of rowEquations(table, relation, columns)) equations.push(equation);
  }
  table.panels.forEach((panel, place) => {
    const items = table.items[place] ?? [];
    for (const formula of readColumnFormulas(table, panel, items, scale)) {
      const mayBeBlank = !isEstablished(formula, items, scale);
      for (const item of items) {
        const total = item.entries.get(formula.total.index);
        const parts = formula.parts.flatMap(({ column, sign }): Term[] => {
          const entry = item.entries.get(column.index);
          return entry ? [{ entry, sign, item }] : [];
        });
        if (!total || (mayBeBlank && !total.amount) || !parts.some((part) => part.entry.amount)) continue;
        equations.push({
          source: { kind: 'columns', formula, item },
          table,
          total: { entry: total, sign: 1, item },
          parts,
          atMost: formula.atMost,
        });
      }
    }
  });
  equations.push(...balance(table));
  return { table, trees, equations: withoutRepetition(equations) };
}

/** Panels whose rows are all coded go on from one to the next (301 … | 302 …); other panels stand for themselves. */
function sequencesOf(table: BudgetTable): readonly (readonly Item[])[] {
  const lists = table.items.filter((items) => items.length > 0);
  const allCoded = lists.length > 1 && lists.every((items) => items.filter((item) => item.codes.length > 0).length * 2 > items.length);
  const sameWidth = lists.every((items) => items[0]?.panel.amounts.length === lists[0]?.[0]?.panel.amounts.length);
  return allCoded && sameWidth && lists[0]?.[0]?.panel.amounts.length === 1 ? [alignColumns(lists)] : lists;
}

/**
 * Rows of several panels as one list, their amounts under the first panel's column. A total whose amount stands in a panel
 * further right (公用经费合计 beside 302 and 310) closes that panel; the bare amount there is the same cell and no row of its own.
 */
function alignColumns(lists: readonly (readonly Item[])[]): readonly Item[] {
  const column = lists[0]?.[0]?.panel.amounts[0]?.index ?? 0;
  const aligned: Item[][] = lists.map(() => []);
  lists.forEach((items, place) => {
    for (const item of items) {
      const entry = [...item.entries.values()][0];
      const owner = entry ? lists.findIndex((list) => list[0]?.panel.amounts.includes(entry.column)) : place;
      const isLent = lists.some(
        (list) => list !== items && list.some((other) => other.labelCell && [...other.entries.values()][0]?.cell === entry?.cell),
      );
      if (isLent && !item.labelCell) continue;
      aligned[Math.max(place, owner)]?.push({ ...item, entries: new Map(entry ? [[column, entry]] : []) });
    }
  });
  // What was moved here from the left closes the panel, after the rows of its own.
  const closing = (items: readonly Item[]) => items.filter((item) => item.isTotal).sort((a, b) => a.row.row.line - b.row.row.line);
  return aligned.flatMap((items) => [...items.filter((item) => !item.isTotal), ...closing(items)]);
}

/** Two wrong figures break four relations at most; more failures than that may lie in the nature of a column. */
const FEWEST_FAILURES = 5;

/**
 * Columns in which two of three relations fail do not add up by nature (rates, averages) and say nothing. What the labels
 * state (合计 of its group, a code and its children) stands by itself: where it fails in every column, no column is to blame.
 */
function additiveColumns(relations: readonly RowRelation[], scale: Scale): ReadonlySet<number> {
  const votes = new Map<number, { holds: number; fails: number }>();
  for (const relation of relations) {
    if (relation.atMost) continue;
    const outcomes = outcomesByColumn(relation, scale);
    const isStated = relation.total.isTotal || relation.total.codes.length > 0;
    const blamesColumn = !isStated || outcomes.some(([, holds]) => holds);
    for (const [column, holds] of outcomes) {
      const vote = votes.get(column) ?? { holds: 0, fails: 0 };
      votes.set(column, vote);
      if (holds) vote.holds++;
      else if (holds === false && blamesColumn) vote.fails++;
    }
  }
  return new Set([...votes].filter(([, { holds, fails }]) => fails <= 2 * holds || fails < FEWEST_FAILURES).map(([column]) => column));
}

type Outcome = readonly [column: number, holds: boolean | undefined];

/** Whether a relation holds in each column; undefined where the total or all parts are nothing, as rates never are. */
function outcomesByColumn({ total, parts }: RowRelation, scale: Scale): readonly Outcome[] {
  return [...total.entries].flatMap(([column, entry]): Outcome[] => {
    if (!entry.amount) return [];
    const values = parts.map((part) => scale.valueOf(part.entries.get(column)) ?? 0);
    const whole = scale.valueOf(entry) ?? 0;
    if (whole === 0 || values.every((value) => value === 0)) return [[column, undefined]];
    const distance = Math.abs(whole - values.reduce((sum, value) => sum + value, 0));
    return [[column, distance <= scale.lastPlaceOf(entry) * Math.max(1, parts.length / 2)]];
  });
}

function rowEquations(table: BudgetTable, relation: RowRelation, columns: ReadonlySet<number>): Equation[] {
  const equations: Equation[] = [];
  for (const [column, total] of relation.total.entries) {
    if (!total.amount || (!columns.has(column) && !relation.atMost)) continue;
    const parts = relation.parts.flatMap((item): Term[] => {
      const entry = item.entries.get(column);
      return entry ? [{ entry, sign: 1, item }] : [];
    });
    if (!parts.some((part) => part.entry.amount)) continue;
    equations.push({
      source: { kind: 'rows', relation, column },
      table,
      total: { entry: total, sign: 1, item: relation.total },
      parts,
      atMost: relation.atMost,
    });
  }
  return equations;
}

/** What closes a side; 本年收入合计 does not, since money of other years follows it. */
const CLOSING_PATTERN = /总计|总[额数]|^(?:收入|支出)合计$/u;

/** 收入总计 = 支出总计: the totals that close the two sides of one table, in one row. */
function balance(table: BudgetTable): Equation[] {
  const closing = sidesOf(table).flatMap(({ name, items }) => {
    const item = items.findLast((candidate) => candidate.isTotal);
    return item ? [{ name, item }] : [];
  });
  const income = closing.find(({ name }) => name === '收入')?.item;
  const expenditure = closing.find(({ name, item }) => name === '支出' && item.row === income?.row)?.item;
  const left = income && firstAmount(income);
  const right = expenditure && firstAmount(expenditure);
  const isClosing = (item: Item) => CLOSING_PATTERN.test(item.label.name);
  if (!income || !expenditure || !left || !right || left.cell === right.cell || !isClosing(income) || !isClosing(expenditure)) return [];
  const part: Term = { entry: right, sign: 1, item: expenditure };
  return [{ source: { kind: 'balance' }, table, total: { entry: left, sign: 1, item: income }, parts: [part], atMost: false }];
}

function firstAmount(item: Item): Entry | undefined {
  return [...item.entries.values()].find((entry) => entry.amount);
}

/** One equation may be found twice (a staircase total that is also a group's); the first stays. */
function withoutRepetition(equations: readonly Equation[]): readonly Equation[] {
  const seen = new Set<string>();
  return equations.filter((equation) => {
    const key = `${equation.total.entry.cell.span.start}=${equation.parts.map((part) => `${part.sign}${part.entry.cell.span.start}`).join(',')}`;
    return !seen.has(key) && seen.add(key);
  });
}

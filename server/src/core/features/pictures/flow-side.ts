import type { BudgetDocument } from '../../budget/document.js';
import type { Fact, FactCell, Flow, Fund } from '../../budget/facts/fact.js';
import type { TableFacts } from '../../budget/facts/table-facts.js';
import type { Item } from '../../budget/ledger.js';
import type { RowRelation } from '../../budget/rows/relation.js';
import type { Figure } from '../../table/figure.js';
import type { Cell } from '../../table/physical-table.js';
import { identityOf } from '../row-parents.js';
import { byCell, cellOf, sumsOf } from './picture-source.js';
import { addsUp, type Difference, differenceOf, type PrintedNumber, printedNumber } from './printed-number.js';

/** One side of a budget: its total, and what that consists of. */
export interface FlowSide {
  readonly total: FlowLine;
  readonly lines: readonly FlowLine[];
  /** Total less lines; undefined where a figure of them cannot be read. */
  readonly difference: Difference | undefined;
  /** Rows whose figures cannot be read. */
  readonly unreadable: readonly string[];
}

export interface FlowLine {
  readonly name: string;
  readonly number: PrintedNumber;
  /** A subject of function, where it is one. */
  readonly code: string | undefined;
}

/** Sources that consist of others which forms print below them. */
const WIDER_FUNDS: ReadonlySet<Fund> = new Set<Fund>(['all', 'fiscal', 'other-funds', 'own-funds']);
/** No form nests its rows deeper than this. */
const DEEPEST = 6;

/** The side of an overview; undefined where its total, or what it consists of, is not printed. */
export function flowSide(document: BudgetDocument, table: TableFacts, flow: Flow): FlowSide | undefined {
  const cells = table.cells.filter(({ fact }) => fact.flow === flow && fact.year === 'current');
  const sides = totalsOf(cells, table).flatMap((whole) => sideOf(document, table, whole, cells) ?? []);
  // Some forms print expenditure twice, by function and by use: the classes of function say more.
  const byClass = sides.filter(({ lines }) => lines.some(({ code }) => code !== undefined));
  return byClass.find(({ difference }) => difference?.isRounding) ?? byClass[0] ?? sides[0];
}

function sideOf(document: BudgetDocument, table: TableFacts, whole: Total, cells: readonly FactCell[]): FlowSide | undefined {
  const total = lineOf(whole.item, whole.entry);
  const parts = new Walk(document, table, cells).leavesOf(whole);
  if (!total || parts.length === 0) return undefined;
  const lines = parts.flatMap(({ item, figure, fact }) => {
    const line = lineOf(item, figure);
    return line ? [fact?.subject ? { ...line, code: fact.subject } : line] : [];
  });
  const figures = parts.map(({ figure }) => figure);
  return {
    total,
    lines,
    difference: differenceOf(whole.entry, figures, document.scale),
    unreadable: parts.flatMap(({ item, figure }) => (figure.unreadable ? [item.label.name] : [])),
  };
}

/** 收入总计 or 支出总计, as often as it is printed; where a form prints neither, what is of this year. */
function totalsOf(cells: readonly FactCell[], { form, table }: TableFacts): readonly Total[] {
  const totals = cells.filter(({ fact, entry }) => fact.subject === '' && fact.fund === form.fund && entry.amount !== undefined);
  const whole = totals.filter(({ fact }) => fact.part === 'all');
  const printed = new Map(
    (whole.length > 0 ? whole : totals.filter(({ fact }) => fact.part === 'this-year')).map((cell) => [cell.entry.cell, cell]),
  );
  // A total over merged cells closes several panels, with one figure for all of them.
  const rows = table.items.flat().filter(({ isTotal }) => isTotal);
  const closing = rows.flatMap((item) => [...item.entries.values()].flatMap((entry) => (printed.has(entry.cell) ? [{ item, entry }] : [])));
  const known = new Set(closing.map(({ entry }) => entry.cell));
  return [...closing, ...[...printed.values()].filter(({ entry }) => !known.has(entry.cell))];
}

function lineOf(item: Item, figure: Figure): FlowLine | undefined {
  const number = printedNumber(figure);
  return number && { name: item.label.name, number, code: undefined };
}

type Total = Pick<FactCell, 'item' | 'entry'>;

interface Leaf {
  readonly item: Item;
  readonly figure: Figure;
  readonly fact: Fact | undefined;
}

/** From a total down to what one wants to see: sources by name, classes of function, money of other years. */
class Walk {
  readonly #document: BudgetDocument;
  readonly #sums: ReadonlyMap<Cell | Item, readonly RowRelation[]>;
  readonly #facts: ReadonlyMap<Cell, FactCell>;

  constructor(document: BudgetDocument, table: TableFacts, cells: readonly FactCell[]) {
    this.#document = document;
    this.#sums = sumsOf(document, table);
    this.#facts = byCell(cells);
  }

  leavesOf({ item, entry }: Total): readonly Leaf[] {
    const columns = [...item.entries].flatMap(([index, own]) => (own.cell === entry.cell ? [index] : []));
    const column = columns[0];
    return column === undefined ? [] : (this.#partsOf(item, entry, column, DEEPEST) ?? []);
  }

  /** What a row consists of, down to the leaves; undefined where it is one itself. */
  #partsOf(item: Item, whole: Figure, column: number, deepest: number): readonly Leaf[] | undefined {
    if (deepest === 0) return undefined;
    const candidates = (this.#sums.get(identityOf(item)) ?? []).map(({ parts }) => parts.filter((part) => part.entries.has(column)));
    const figuresOf = (parts: readonly Item[]) => parts.flatMap((part) => part.entries.get(column) ?? []);
    const holding = candidates.find((parts) => parts.length > 0 && addsUp(whole, figuresOf(parts), this.#document.scale));
    // What a total consists of is looked at even where it does not add up; the picture tells.
    const chosen = holding ?? (item.isTotal ? candidates.find((parts) => parts.length > 0) : undefined);
    return chosen?.flatMap((part): readonly Leaf[] => {
      const figure = part.entries.get(column);
      if (!figure) return [];
      const fact = cellOf(part, this.#facts)?.fact;
      return (isWhole(part, fact) ? this.#partsOf(part, figure, column, deepest - 1) : undefined) ?? [{ item: part, figure, fact }];
    });
  }
}

/** Whether a row is there to be looked into, rather than a source or a use of its own. */
function isWhole({ isTotal }: Item, fact: Fact | undefined): boolean {
  if (!fact) return isTotal;
  if (fact.subject !== '') return false;
  if (fact.part !== 'all' && fact.part !== 'this-year') return false;
  return isTotal || WIDER_FUNDS.has(fact.fund);
}

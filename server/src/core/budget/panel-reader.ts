import { readAmount } from '../base/amount.js';
import type { MoneyUnit } from '../base/money-unit.js';
import { isIdeograph, type Label, normalise, splitLabel } from '../base/normalise.js';
import type { Span } from '../base/span.js';
import { isBlankCell, plainAmountOf } from '../table/cell.js';
import { plainText } from '../table/cell-text.js';
import { fullText, type LogicalRow } from '../table/logical-table.js';
import type { Cell } from '../table/physical-table.js';
import type { BudgetTable, Entry, Item } from './budget-table.js';
import type { Column, Panel } from './columns.js';
import { Entries } from './entries.js';
import { layoutOf, type PanelLayout } from './panel-layout.js';
import { PlainEntry } from './plain-entry.js';
import { readCodes } from './printed-codes.js';
import { isTotalName } from './total-name.js';

const NO_LABEL: Label = { name: '' };

/** Reads the rows of one panel of a table, in order. */
export class PanelReader {
  readonly #table: BudgetTable;
  readonly #panel: Panel;
  readonly #layout: PanelLayout;
  readonly #owner: string | undefined;
  /** The parts of the code in the row above. */
  readonly #previousParts: string[] = [];
  /** The entries of the row being read. */
  readonly #list: Entry[] = [];
  readonly #stairs = new Map<number, Item['stair']>();

  constructor(table: BudgetTable, panel: Panel) {
    const { owner, unit } = table.table.caption;
    this.#table = table;
    this.#panel = panel;
    this.#layout = layoutOf(panel, unit);
    this.#owner = owner === undefined ? undefined : normalise(owner);
  }

  /** Reads the next row. A panel without a label of its own closes with the total to its left. */
  read(row: LogicalRow, misplaced: boolean, labelToTheLeft: Label | undefined): Item {
    const stair = this.#stairOf(row);
    const labelPlace = stair.first >= 0 ? (this.#layout.names[stair.first] as number) : this.#placeOfWordsForCode(row);
    const labelColumn = this.#panel.labels[labelPlace]?.index;
    const label = labelColumn === undefined ? borrowed(labelToTheLeft) : splitLabel(fullText(row, labelColumn));
    const codes = readCodes(row, this.#panel, this.#layout.slots, this.#previousParts);
    const isOwner = this.#owner !== undefined && label.name === this.#owner;
    return {
      table: this.#table,
      panel: this.#panel,
      row,
      label,
      labelCell: labelColumn === undefined ? undefined : row.row.cells[labelColumn],
      codes,
      unitCode: codes.length > 0 ? undefined : readUnitCode(row, this.#panel),
      isTotal: codes.length === 0 && isTotalName(label.name),
      stair,
      isOwner,
      signature: this.#signatureOf(row, label, isOwner),
      entries: this.#readEntries(row, misplaced),
    };
  }

  #stairOf(row: LogicalRow): Item['stair'] {
    const { names } = this.#layout;
    let first = -1;
    let second = -1;
    let last = -1;
    for (let step = 0; step < names.length; step++) {
      if (isBlankAt(row, this.#panel.labels[names[step] as number] as Column)) continue;
      last = step;
      if (first < 0) first = step;
      else if (second < 0) second = step;
    }
    const closes = second >= 0 && isTotalName(splitLabel(this.#textAt(row, names[second] as number)).name);
    return this.#stair(first, closes ? first : last);
  }

  /** Rows share the few stairs there are. */
  #stair(first: number, last: number): Item['stair'] {
    const key = first * (this.#layout.names.length + 1) + last;
    const known = this.#stairs.get(key);
    if (known) return known;
    const stair = { first, last };
    this.#stairs.set(key, stair);
    return stair;
  }

  /** In many forms the word 合计 stands in the code column, across merged cells. */
  #placeOfWordsForCode(row: LogicalRow): number {
    for (const place of this.#layout.codes) if (splitLabel(this.#textAt(row, place)).name !== '') return place;
    return -1;
  }

  #textAt(row: LogicalRow, place: number): string {
    return textAt(row, this.#panel.labels[place] as Column);
  }

  #signatureOf(row: LogicalRow, label: Label, isOwner: boolean): string {
    let shape = this.#layout.shapes;
    for (const column of this.#layout.shaping) shape = shape.with(isBlankAt(row, column) ? '-' : 'x');
    if (isOwner) shape = shape.with(' owner');
    if (label.name.endsWith('类')) shape = shape.with(' kind');
    return shape.text;
  }

  #readEntries(row: LogicalRow, misplaced: boolean): Entries {
    const { amounts } = this.#panel;
    const { amountColumns, units } = this.#layout;
    const list = this.#list;
    list.length = 0;
    let columns: number[] | undefined;
    for (let place = 0; place < amounts.length; place++) {
      const column = amounts[place] as Column;
      const entry = readEntry(row.row.cells, column, misplaced, units[place]);
      if (entry) {
        list.push(entry);
        columns?.push(column.index);
      } else columns ??= amountColumns.slice(0, place);
    }
    return new Entries(columns ?? amountColumns, list.slice());
  }
}

function borrowed(labelToTheLeft: Label | undefined): Label {
  return labelToTheLeft && isTotalName(labelToTheLeft.name) ? labelToTheLeft : NO_LABEL;
}

function textAt(row: LogicalRow, column: Column): string {
  return plainText(row.row.cells[column.index]?.text ?? '');
}

function isBlankAt(row: LogicalRow, column: Column): boolean {
  const cell = row.row.cells[column.index];
  return !cell || isBlankCell(cell) || plainText(cell.text) === '';
}

function readEntry(cells: readonly Cell[], column: Column, misplaced: boolean, unit: MoneyUnit | undefined): Entry | undefined {
  // Where cells are missing, the last one stands for them: what they hold is unknown, not nothing.
  const cell = cells[column.index] ?? (misplaced ? cells.at(-1) : undefined);
  if (!cell) return undefined;
  const plain = misplaced ? undefined : plainAmountOf(cell);
  if (plain) return new PlainEntry(column, cell, plain, unit);
  const reading = readAmount(cell.text);
  if (reading.kind === 'amount') {
    const own = (reading.unit as MoneyUnit | undefined) ?? unit;
    if (misplaced) return { column, cell, amount: undefined, unreadable: true, figure: cell.span, unit: own };
    return { column, cell, amount: reading.amount, unreadable: false, figure: figureIn(cell, reading.start, reading.end), unit: own };
  }
  const unreadable = misplaced || reading.kind === 'unreadable';
  if (reading.kind !== 'blank' && !unreadable) return undefined;
  return { column, cell, amount: undefined, unreadable, figure: cell.span, unit };
}

function figureIn({ span }: Cell, start: number, end: number): Span {
  return start === 0 && end === span.end - span.start ? span : { start: span.start + start, end: span.start + end };
}

/** The code of a unit, in a column of its own, in a code column or in brackets before the name. */
function readUnitCode(row: LogicalRow, panel: Panel): string | undefined {
  for (const column of panel.labels) {
    const written = textAt(row, column);
    if (written === '' || isIdeograph(written.charCodeAt(0))) continue;
    const text = normalise(written);
    const code = column.role === 'name' ? /^[[(【](\d{3,12})[\])】]/u.exec(text)?.[1] : /^\d{3,12}$/u.exec(text)?.[0];
    if (code !== undefined) return code;
  }
  return undefined;
}

import { readAmount } from '../base/amount.js';
import type { MoneyUnit } from '../base/money-unit.js';
import { type Label, normalise, splitLabel } from '../base/normalise.js';
import { perUnit } from '../base/per-unit.js';
import type { Span } from '../base/span.js';
import { plainText } from '../table/cell-text.js';
import type { Figure } from '../table/figure.js';
import { fullText, type LogicalRow, type LogicalTable } from '../table/logical-table.js';
import type { Cell } from '../table/physical-table.js';
import { type Column, type Panel, readColumns, readPanels } from './columns.js';
import { isSubjectCode } from './subject-code.js';

/** One cell of an amount column. */
export interface Entry extends Figure {
  readonly column: Column;
}

/** A subject code as a row prints it, in one cell or split over several. */
export interface PrintedCode {
  readonly code: string;
  readonly cells: readonly Cell[];
  /** Where the code stands: the digits, or the cells it is split over. */
  readonly span: Span;
  /** The name printed with it: as written with what continues it, normalised, and where. */
  readonly name: string;
  readonly nameSpan: Span | undefined;
  /** Part of the code is blank or cut and was completed from the row above. */
  readonly completed: boolean;
}

/** One row of one panel. */
export interface Item {
  readonly table: BudgetTable;
  readonly panel: Panel;
  readonly row: LogicalRow;
  readonly label: Label;
  /** The cell that names the item; undefined where the row has no label in this panel. */
  readonly labelCell: Cell | undefined;
  /** All codes of the row in this panel, department before government where both are printed in that order. */
  readonly codes: readonly PrintedCode[];
  /** The code of a unit (023001), which is not a subject code. */
  readonly unitCode: string | undefined;
  readonly isTotal: boolean;
  /** The row of the unit whose document this is. */
  readonly isOwner: boolean;
  /** First and last name column that the row fills, counted among the name columns; -1 for none. */
  readonly stair: { readonly first: number; readonly last: number };
  /** Which columns the row fills beside its amounts: rows of one kind share it. */
  readonly signature: string;
  /** By column index. */
  readonly entries: ReadonlyMap<number, Entry>;
}

export interface BudgetTable {
  readonly table: LogicalTable;
  readonly columns: readonly Column[];
  readonly panels: readonly Panel[];
  /** By panel. */
  readonly items: readonly (readonly Item[])[];
}

const TOTAL_PATTERN = /^(?:[^()]{0,12}?(?:合计|总计|总合计)|(?:收入|支出)(?:预算)?总[数额]|(?:本年|当年|本期)?(?:收入|支出)?小计)$/u;
/** What ends like a total but is a subject of its own. */
const NO_TOTAL_PATTERN = /三公|会议费|培训费/u;

/** The rows of a logical table as items, panel by panel. */
export const readLedger = perUnit(readItems);

function readItems(table: LogicalTable): BudgetTable {
  const columns = readColumns(table);
  const panels = readPanels(columns);
  const items: Item[][] = panels.map(() => []);
  const budgetTable: BudgetTable = { table, columns, panels, items };
  const previousParts: string[][] = panels.map(() => []);
  for (const row of table.rows) {
    let labelToTheLeft: Label | undefined;
    panels.forEach((panel, place) => {
      const item = readItem(budgetTable, panel, row, labelToTheLeft, previousParts[place] as string[]);
      if (item.label.name !== '') labelToTheLeft = item.label;
      if (isWorthKeeping(item)) (items[place] as Item[]).push(item);
    });
    lendAmounts(items.map((list) => list.at(-1)).filter((item) => item?.row === row) as Item[]);
  }
  items.forEach(readShortUnitCodes);
  return budgetTable;
}

/** The code of a department may look like a subject's (218 above 218001); what longer unit codes begin with is a unit. */
function readShortUnitCodes(items: Item[]): void {
  const longer = items.flatMap(({ unitCode }) => (unitCode !== undefined ? [unitCode] : []));
  if (longer.length === 0) return;
  items.forEach((item, place) => {
    const code = item.codes.length === 1 ? item.codes[0]?.code : undefined;
    if (code === undefined || !longer.some((other) => other.length > code.length && other.startsWith(code))) return;
    items[place] = { ...item, codes: [], unitCode: code, isTotal: isTotalName(item.label.name) };
  });
}

function isWorthKeeping(item: Item): boolean {
  if (item.labelCell || item.codes.length > 0) return true;
  return [...item.entries.values()].some((entry) => entry.amount !== undefined || entry.unreadable);
}

function readItem(table: BudgetTable, panel: Panel, row: LogicalRow, labelToTheLeft: Label | undefined, previousParts: string[]): Item {
  const names = panel.labels.filter((column) => column.role === 'name');
  const filledNames = names
    .map((column) => (textAt(row, column) === '' ? -1 : column.index))
    .map((index, place) => (index < 0 ? -1 : place));
  const present = filledNames.filter((place) => place >= 0);
  const first = present[0] ?? -1;
  const nameColumn = first >= 0 ? (names[first] as Column) : undefined;
  const codeColumns = panel.labels.filter((column) => column.role === 'code');
  const codeLabel = codeColumns
    .map((column) => ({ column, label: splitLabel(textAt(row, column)) }))
    .find(({ label }) => label.name !== '');
  const codes = readCodes(row, panel, previousParts);
  // In many forms the word 合计 stands in the code column, across merged cells.
  const labelColumn = nameColumn ?? codeLabel?.column;
  const ownLabel = labelColumn ? splitLabel(fullText(row, labelColumn.index)) : undefined;
  const label = ownLabel ?? (labelToTheLeft && isTotalName(labelToTheLeft.name) ? labelToTheLeft : { name: '' });
  const second = present[1];
  const owner = table.table.caption.owner;
  const isOwner = owner !== undefined && label.name === normalise(owner);
  const closing = second !== undefined && isTotalName(splitLabel(textAt(row, names[second] as Column)).name);
  return {
    table,
    panel,
    row,
    label,
    labelCell: labelColumn ? row.row.cells[labelColumn.index] : undefined,
    codes,
    unitCode: codes.length > 0 ? undefined : readUnitCode(row, panel),
    isTotal: isTotalName(label.name) && codes.length === 0,
    stair: { first, last: closing ? first : (present.at(-1) ?? -1) },
    isOwner,
    signature: signatureOf(row, panel, label, isOwner),
    entries: readEntries(row, panel, isMisplaced(row, table), table.table.caption.unit),
  };
}

export function isTotalName(name: string): boolean {
  return TOTAL_PATTERN.test(name) && !NO_TOTAL_PATTERN.test(name);
}

function textAt(row: LogicalRow, column: Column): string {
  return plainText(row.row.cells[column.index]?.text ?? '');
}

function signatureOf(row: LogicalRow, panel: Panel, label: Label, isOwner: boolean): string {
  const mask = [...panel.labels, ...panel.others]
    .filter((column) => column.role !== 'other' || column.index < (panel.amounts[0]?.index ?? 0))
    .map((column) => (textAt(row, column) === '' ? '-' : 'x'))
    .join('');
  return `${mask}${isOwner ? ' owner' : ''}${/类$/u.test(label.name) ? ' kind' : ''}`;
}

function readEntries(row: LogicalRow, panel: Panel, misplaced: boolean, unitOfTable: MoneyUnit | undefined): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  for (const column of panel.amounts) {
    // Where cells are missing, the last one stands for them: what they hold is unknown, not nothing.
    const cell = row.row.cells[column.index] ?? (misplaced ? row.row.cells.at(-1) : undefined);
    if (!cell) continue;
    const reading = readAmount(cell.text);
    const unreadable = misplaced || reading.kind === 'unreadable';
    const unit = (reading.kind === 'amount' ? (reading.unit as MoneyUnit | undefined) : undefined) ?? unitOfColumn(column) ?? unitOfTable;
    if (reading.kind === 'amount' && !misplaced) {
      const offset = cell.span.start;
      entries.set(column.index, {
        column,
        cell,
        amount: reading.amount,
        unreadable,
        figure: { start: offset + reading.start, end: offset + reading.end },
        unit,
      });
    } else if (reading.kind === 'blank' || unreadable)
      entries.set(column.index, { column, cell, amount: undefined, unreadable, figure: cell.span, unit });
  }
  return entries;
}

const UNIT_OF_COLUMN = /\((?:单位[:：]?)?(元|百元|千元|万元|亿元)\)$/u;

/** The unit that the label of a column names, as 预算数(元). */
function unitOfColumn({ path }: Column): MoneyUnit | undefined {
  for (const label of path) {
    const match = UNIT_OF_COLUMN.exec(label);
    if (match) return match[1] as MoneyUnit;
  }
  return undefined;
}

/**
 * Whether a row has more cells than the header, or fewer, so that its figures stand in the wrong columns. A short row whose
 * cells agree with their columns only leaves out the blanks at its end, as editors do that trim lines.
 */
export function isMisplaced(row: LogicalRow, table: BudgetTable): boolean {
  const { cells } = row.row;
  const width = table.table.header.columnCount;
  if (cells.length > width) return cells.slice(width).some((cell) => cell.text !== '') || holdsWordsForAmount(row, table);
  const lastAmount = table.columns.findLast((column) => column.role === 'amount');
  if (lastAmount === undefined || cells.length > lastAmount.index) return false;
  const isBare = cells.every((cell) => readAmount(cell.text).kind !== 'amount');
  return !isBare && (holdsWordsForAmount(row, table) || holdsAmountForName(row, table));
}

function holdsAmountForName({ row }: LogicalRow, { columns }: BudgetTable): boolean {
  return columns.some(({ role, index }) => role === 'name' && readAmount(row.cells[index]?.text ?? '').kind === 'amount');
}

function holdsWordsForAmount({ row }: LogicalRow, { columns }: BudgetTable): boolean {
  return columns.some(({ role, index }) => role === 'amount' && readAmount(row.cells[index]?.text ?? '').kind === 'text');
}

/** Whether any row of a table has its figures in the wrong columns: its numbering and its sums cannot be judged. */
export function holdsMisplacedRow(table: BudgetTable): boolean {
  return table.table.rows.some((row) => isMisplaced(row, table));
}

/** A total whose own cell is blank because cells are merged owns the amount to its right, before the next label. */
function lendAmounts(itemsOfRow: readonly Item[]): void {
  itemsOfRow.forEach((item, place) => {
    if (!item.isTotal || item.entries.size !== 1) return;
    const [column, own] = [...item.entries][0] as [number, Entry];
    if (own.amount) return;
    const next = itemsOfRow[place + 1];
    if (!next || next.labelCell || next.entries.size !== 1) return;
    const lent = [...next.entries.values()][0] as Entry;
    if (lent.amount) (item.entries as Map<number, Entry>).set(column, lent);
  });
}

/** The codes a row prints: in code columns (also split over 类 | 款 | 项 | 目), or in brackets before a name. */
function readCodes(row: LogicalRow, panel: Panel, previousParts: string[]): PrintedCode[] {
  const codes: PrintedCode[] = [];
  const columns = panel.labels;
  for (let place = 0; place < columns.length; place++) {
    const column = columns[place] as Column;
    if (column.role === 'name') {
      const inName = codeInName(row, column);
      if (inName) codes.push(inName);
    } else if (column.role === 'code') {
      let end = place;
      while (columns[end + 1]?.role === 'code' && isCodePart(columns[end + 1] as Column)) end++;
      const group = columns.slice(place, end + 1);
      const isName = (candidate: Column) => candidate.role === 'name';
      const nameColumn = columns.slice(end + 1).find(isName) ?? columns.slice(0, place).findLast(isName);
      const code = group.length > 1 ? splitCode(row, group, previousParts) : wholeCode(row, column);
      if (code) codes.push({ ...code, ...nameOf(row, nameColumn) });
      place = end;
    }
  }
  return codes;
}

export function isCodePart(column: Column): boolean {
  const label = column.path.at(-1) ?? '';
  return /^[类款项目]$/u.test(label) || column.path.length === 0 || /编码|代码/u.test(column.path.join(''));
}

function nameOf(row: LogicalRow, column: Column | undefined): Pick<PrintedCode, 'name' | 'nameSpan'> {
  const cell = column && row.row.cells[column.index];
  if (!cell || cell.text === '') return { name: '', nameSpan: undefined };
  return { name: splitLabel(fullText(row, column.index)).name, nameSpan: cell.span };
}

function codeInName(row: LogicalRow, column: Column): PrintedCode | undefined {
  const cell = row.row.cells[column.index];
  if (!cell) return undefined;
  const label = splitLabel(fullText(row, column.index));
  if (label.code === undefined || !isSubjectCode(label.code)) return undefined;
  const at = cell.text.indexOf(label.code);
  const span = at < 0 ? cell.span : { start: cell.span.start + at, end: cell.span.start + at + label.code.length };
  const nameStart = at < 0 ? -1 : afterCode(cell.text, at + label.code.length);
  const nameSpan = nameStart < 0 || nameStart >= cell.text.length ? undefined : { start: cell.span.start + nameStart, end: cell.span.end };
  return { code: label.code, cells: [cell], span, name: label.name, nameSpan, completed: false };
}

function afterCode(text: string, offset: number): number {
  let start = offset;
  while (/[\]】〕)\s\-—:：]/u.test(text[start] ?? '')) start++;
  return start;
}

function wholeCode(row: LogicalRow, column: Column): Omit<PrintedCode, 'name' | 'nameSpan'> | undefined {
  const cell = row.row.cells[column.index];
  const code = normalise(cell?.text ?? '').replace(/^\[|\]$/gu, '');
  if (!cell || !isSubjectCode(code)) return undefined;
  return { code, cells: [cell], span: cell.span, completed: false };
}

/** The code of a unit, in a column of its own, in a code column or in brackets before the name. */
function readUnitCode(row: LogicalRow, panel: Panel): string | undefined {
  for (const column of panel.labels) {
    const text = normalise(textAt(row, column));
    const code = column.role === 'name' ? /^[[(【](\d{3,12})[\])】]/u.exec(text)?.[1] : /^\d{3,12}$/u.exec(text)?.[0];
    if (code !== undefined) return code;
  }
  return undefined;
}

/** Joins 208 | 05 | 06; parts left blank or cut to their last digit are completed from the row above. */
function splitCode(row: LogicalRow, columns: readonly Column[], previous: string[]): Omit<PrintedCode, 'name' | 'nameSpan'> | undefined {
  const cells = columns.map((column) => row.row.cells[column.index]);
  const printed = cells.map((cell) => normalise(cell?.text ?? ''));
  const last = printed.findLastIndex((part) => /^\d{1,9}$/u.test(part));
  if (last < 0 || printed.some((part) => part !== '' && !/^\d+$/u.test(part))) return undefined;
  let completed = false;
  const parts = printed.slice(0, last + 1).map((part, place) => {
    const width = place === 0 ? 3 : 2;
    if (part.length >= width) return part;
    if (part === '' || place === 0) {
      completed = true;
      return previous[place] ?? part;
    }
    return part.padStart(width, '0');
  });
  previous.splice(0, previous.length, ...parts);
  const filled = cells.filter((cell): cell is Cell => cell !== undefined && cell.text !== '');
  return {
    // Some forms print the whole code again in the deeper columns.
    code: parts.reduce((code, part) => (part.length > 2 && part.startsWith(code) ? part : code + part), ''),
    cells: filled,
    span: { start: (filled[0] as Cell).span.start, end: (filled.at(-1) as Cell).span.end },
    completed,
  };
}

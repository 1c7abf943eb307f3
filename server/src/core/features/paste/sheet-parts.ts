import { isCaptionCell, isCaptionDetail, isNote } from '../../table/caption.js';
import type { PhysicalRow } from '../../table/physical-table.js';
import { isAmount } from '../../table/row-words.js';
import type { GridRow } from './unfold.js';

/** A part of a document as it is pasted: lines of text, or the rows of one table. */
export type SheetPart =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** More rows than these above a header are no title, owner and unit. */
const MOST_CAPTION_ROWS = 6;
/** 收支总表 */
const SHORTEST_TITLE = 4;
const NAMED_VALUE = /^[^:：]{1,12}[:：]/u;
const DATE = /^(?:19|20)\d\d ?(?:年|[-/.]\d)/u;
const SENTENCE = /[。；;]$/u;

/**
 * The tables of a sheet with what stands above and below each in rows of its own: title, owner and unit above, notes below.
 * Blank rows are left out; one with a title below it parts two tables, and so does the title of another table by itself.
 */
export function sheetParts(rows: readonly GridRow[]): readonly SheetPart[] {
  return tablesIn(rows).flatMap((table) => {
    const first = captionRowCount(table);
    const end = Math.max(first, noteStart(table));
    const body = withoutBlankColumns(table.slice(first, end).map(({ cells }) => cells));
    const parts: readonly SheetPart[] = [
      { kind: 'lines', lines: linesOf(table.slice(0, first)) },
      { kind: 'table', rows: body },
      { kind: 'lines', lines: linesOf(table.slice(end)) },
    ];
    return parts.filter((part) => (part.kind === 'lines' ? part.lines.length > 0 : part.rows.length > 0));
  });
}

function tablesIn(rows: readonly GridRow[]): readonly (readonly GridRow[])[] {
  const filled = rows.flatMap((row, at) => (row.reach === 0 ? [] : [{ row, afterBlank: at > 0 && rows[at - 1]?.reach === 0 }]));
  const tables: GridRow[][] = [[]];
  let hasBody = false;
  filled.forEach(({ row, afterBlank }, at) => {
    const isAbove = isCaption(row);
    if (hasBody && (isTitle(row) || (afterBlank && (isAbove || isAboveLabels(row, filled[at + 1]?.row))))) {
      tables.push([row]);
      hasBody = false;
    } else (tables.at(-1) as GridRow[]).push(row);
    hasBody ||= !isAbove && !isSentence(row);
  });
  return tables;
}

/** Whether a row by itself stands above the labels of a table, whatever it says. */
function isAboveLabels(row: GridRow, next: GridRow | undefined): boolean {
  const [text, ...others] = filledCells(row);
  if (text === undefined || others.length > 0 || isAmount(text) || next === undefined) return false;
  const labels = filledCells(next);
  return labels.length > 1 && !labels.some(isAmount);
}

function captionRowCount(rows: readonly GridRow[]): number {
  const most = Math.min(rows.length - 1, MOST_CAPTION_ROWS);
  let count = 0;
  // A title that is set across its table without merging any cells stands alone in its row.
  while (count < most && (isCaption(rows[count] as GridRow) || (isLone(rows.slice(0, count)) && isLoneTitle(rows, count)))) count++;
  return count;
}

/** Whether no row so far has more than one cell: owner and unit stand below the title. */
function isLone(rows: readonly GridRow[]): boolean {
  return rows.every((row) => filledCells(row).length === 1);
}

/** The title of another table, which needs no blank row above it. */
function isTitle(row: GridRow): boolean {
  const [text, ...others] = filledCells(row);
  return text !== undefined && others.length === 0 && text.length >= SHORTEST_TITLE && titleAmong([text]) === 0;
}

/** Whether a row says the title, the owner or the unit: one cell as wide as the table, or a few cells that are nothing else. */
function isCaption(row: GridRow): boolean {
  const filled = filledCells(row);
  if (filled.length === 0 || filled.length > 3 || filled.some(isNote)) return false;
  if ((row.isMerged && filled.length === 1) || isTitle(row)) return true;
  const isBeside = (text: string) => filled.length > 1 && (NAMED_VALUE.test(text) || DATE.test(text));
  return filled.some(isCaptionCell) && filled.every((text) => isCaptionCell(text) || isBeside(text));
}

function isLoneTitle(rows: readonly GridRow[], at: number): boolean {
  const first = rows[at];
  const header = rows.find((row, place) => place > at && filledCells(row).length > 1);
  if (!first || !header || filledCells(first).length !== 1 || first.cells[0] === '') return false;
  return !isAmount(first.cells[0] ?? '') && !filledCells(header).some(isAmount);
}

/** The first of the rows at the end that are notes: `注：…` or a sentence in a cell of its own, with what goes on below it; who signs. */
function noteStart(rows: readonly GridRow[]): number {
  let start = rows.length;
  for (let row = rows.length - 1; row > 0; row--) {
    const filled = filledCells(rows[row] as GridRow);
    const isSigned = filled.every((text) => NAMED_VALUE.test(text) && !text.startsWith('其中'));
    if (filled.length > 1 && !isSigned) break;
    if (isSigned || isNote(filled[0] ?? '') || isSentence(rows[row] as GridRow)) start = row;
  }
  return start;
}

/** Whether a row is one sentence over several columns, as no row of a table is. */
function isSentence(row: GridRow): boolean {
  const [text, ...others] = filledCells(row);
  return text !== undefined && others.length === 0 && row.reach > 1 && SENTENCE.test(text);
}

/** Which of the lines above a table is its title; -1 for none. */
export function titleAmong(lines: readonly string[]): number {
  return lines.findIndex((line) => !isCaptionDetail(line) && /表(?:[（(][^（()）]*[)）])?$/u.test(line));
}

/** Whether rows are a table: text that merely stands in several columns is none. */
export function looksLikeTable(rows: readonly (readonly string[])[]): boolean {
  const wide = rows.filter((row) => row.filter((text) => text !== '').length >= 2).length;
  return rows.length >= 2 && wide >= 2 && wide * 2 >= rows.length;
}

function linesOf(rows: readonly GridRow[]): readonly string[] {
  return rows.flatMap((row) => filledCells(row).flatMap((text) => text.split('\n')));
}

function filledCells({ cells }: GridRow): readonly string[] {
  return cells.filter((text) => text !== '');
}

/** Rows without the columns that none of them fills: those around the table, and those that only keep others apart. */
function withoutBlankColumns(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isFilled: boolean[] = [];
  for (const row of rows) {
    row.forEach((text, column) => {
      if (text !== '') isFilled[column] = true;
    });
  }
  return rows.map((row) => row.filter((_, column) => isFilled[column] === true));
}

/** Rows of texts as the readers of tables want them; their places mean nothing. */
export function asPhysicalRows(rows: readonly (readonly string[])[]): readonly PhysicalRow[] {
  const nowhere = { start: 0, end: 0 };
  return rows.map((cells, line) => ({ line, span: nowhere, cells: cells.map((text) => ({ span: nowhere, outer: nowhere, text })) }));
}

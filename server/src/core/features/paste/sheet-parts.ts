import { isCaptionCell, isNote } from '../../table/caption.js';
import type { PhysicalRow } from '../../table/physical-table.js';
import { isAmount } from '../../table/row-words.js';
import type { GridRow } from './unfold.js';

/** A part of a document as it is pasted: lines of text, or the rows of one table. */
export type SheetPart =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** More rows than these above a header are no title, owner and unit. */
const MOST_CAPTION_ROWS = 6;
const NAMED_VALUE = /^[^:：]{1,12}[:：]/u;

/**
 * The tables of a sheet with what stands above and below each in rows of its own: title, owner and unit above, notes below.
 * Blank rows are left out; one with a title below it parts two tables.
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
  const tables: GridRow[][] = [[]];
  let afterBlank = false;
  for (const row of rows) {
    if (filledCells(row).length === 0) {
      afterBlank = true;
      continue;
    }
    const open = tables.at(-1) as GridRow[];
    if (afterBlank && isCaption(row) && open.some((above) => !isCaption(above))) tables.push([row]);
    else open.push(row);
    afterBlank = false;
  }
  return tables;
}

function captionRowCount(rows: readonly GridRow[]): number {
  let count = 0;
  while (count < Math.min(rows.length - 1, MOST_CAPTION_ROWS) && isCaption(rows[count] as GridRow)) count++;
  // A title that is set across its table without merging any cells stands alone in the first row.
  return count === 0 && isLoneTitle(rows) ? captionRowCount(rows.slice(1)) + 1 : count;
}

/** Whether a row says the title, the owner or the unit: one cell as wide as the table, or a few cells that are nothing else. */
function isCaption(row: GridRow): boolean {
  const filled = filledCells(row);
  if (filled.length === 0 || filled.length > 3 || filled.some(isNote)) return false;
  if (row.isMerged && filled.length === 1) return true;
  return filled.some(isCaptionCell) && filled.every((text) => isCaptionCell(text) || (filled.length > 1 && NAMED_VALUE.test(text)));
}

function isLoneTitle(rows: readonly GridRow[]): boolean {
  const [first, ...others] = rows;
  const header = others.find((row) => filledCells(row).length > 1);
  if (!first || !header || filledCells(first).length !== 1 || first.cells[0] === '') return false;
  return !isAmount(first.cells[0] ?? '') && !filledCells(header).some(isAmount);
}

/** The first of the rows at the end that are notes: `注：…` in a cell of its own, with what goes on below it. */
function noteStart(rows: readonly GridRow[]): number {
  let start = rows.length;
  for (let row = rows.length - 1; row > 0; row--) {
    const [text, ...others] = filledCells(rows[row] as GridRow);
    if (text === undefined || others.length > 0) break;
    if (isNote(text)) start = row;
  }
  return start;
}

function linesOf(rows: readonly GridRow[]): readonly string[] {
  return rows.flatMap((row) => filledCells(row).flatMap((text) => text.split('\n')));
}

function filledCells({ cells }: GridRow): readonly string[] {
  return cells.filter((text) => text !== '');
}

/** Rows as wide as the last column that any of them fills, from the first that any of them fills. */
function withoutBlankColumns(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let first = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const row of rows) {
    const left = row.findIndex((text) => text !== '');
    if (left >= 0) first = Math.min(first, left);
    end = Math.max(end, row.findLastIndex((text) => text !== '') + 1);
  }
  return rows.map((row) => row.slice(first, end));
}

/** Rows of texts as the readers of tables want them; their places mean nothing. */
export function asPhysicalRows(rows: readonly (readonly string[])[]): readonly PhysicalRow[] {
  const nowhere = { start: 0, end: 0 };
  return rows.map((cells, line) => ({ line, span: nowhere, cells: cells.map((text) => ({ span: nowhere, outer: nowhere, text })) }));
}

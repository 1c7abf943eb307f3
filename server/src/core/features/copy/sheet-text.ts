import { formatAmount } from '../../base/amount.js';
import { plainText } from '../../table/cell-text.js';
import { formulaText } from './formula-text.js';
import type { SheetCell, TableSheet } from './table-sheet.js';

/** Figures as numbers and totals as formulas, as a spreadsheet takes them; or all as it is printed. */
export type SheetContent = 'formulas' | 'printed';

/**
 * A sheet as tab-separated text for the clipboard, as `readTabText` reads it. Formulas name their cells for the case that the
 * text is put into A1: no formula that every spreadsheet reads says "the cell above" instead.
 */
export function sheetText(sheet: TableSheet, content: SheetContent): string {
  const firstRow = sheet.captions.length;
  const write = (cell: SheetCell) => (content === 'printed' ? quoted(cell.text) : spreadsheetText(cell, sheet, firstRow));
  const captions = sheet.captions.map((caption) => (content === 'printed' ? quoted(caption) : asText(caption, false)));
  return [...captions, ...sheet.rows.map((row) => row.map(write).join('\t'))].map((line) => `${line}\n`).join('');
}

function spreadsheetText(cell: SheetCell, sheet: TableSheet, firstRow: number): string {
  if (cell.kind === 'formula') return `=${formulaText(cell.parts, sheet, firstRow)}`;
  if (cell.kind === 'number') return formatAmount(cell.amount);
  return asText(cell.text.split('\n').map(plainText).join('\n'), cell.isCode);
}

/** What a spreadsheet takes for a formula, a date or another number: `(1)`, `1-2`, `3/4`, `1月1日`, `05`, long digits. */
const READ_OTHERWISE = /^[=+\-@'＝＋－＠]|^[\d(（.,:/\-\s)）年月日时分秒eE、．]*\d[\d(（.,:/\-\s)）年月日时分秒eE、．]*$/u;
const KEPT_NUMBER = /^(?:0|[1-9]\d{0,10})(?:\.\d{1,6})?$/u;

/** A text that a spreadsheet keeps as it is; where it would read it otherwise, as a formula that gives the text. */
function asText(text: string, isCode: boolean): string {
  const isKept = isCode
    ? !/^[\d\s]+$/u.test(text) && !READ_OTHERWISE.test(text)
    : !READ_OTHERWISE.test(text) || KEPT_NUMBER.test(text) || text === '-';
  // A formula cannot hold a line end; nor does a spreadsheet read a text of several lines as a number.
  if (isKept || (text.includes('\n') && !/^[=+\-@]/u.test(text))) return quoted(text);
  return `="${text.replaceAll('\n', ' ').replaceAll('\t', ' ').replaceAll('"', '""')}"`;
}

/** In quotes where the text would not come back as one cell. */
function quoted(text: string): string {
  return /^"|[\t\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { formatAmount } from '../../base/amount.js';
import { plainText } from '../../table/cell-text.js';
import type { FormulaPart, SheetCell, TableSheet } from './table-sheet.js';

/** Figures as numbers and totals as formulas, as a spreadsheet takes them; or all as it is printed. */
export type SheetContent = 'formulas' | 'printed';

/** So many cells in a row or a column are added up as a range. */
const SHORTEST_RANGE = 3;

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

/** `SUM(C4:C9)+C12-C13`, with the table's first row in row `firstRow` of the spreadsheet, which counts from 0. */
function formulaText(parts: readonly FormulaPart[], sheet: TableSheet, firstRow: number): string {
  let text = '';
  for (const run of runsOf(parts)) {
    const [first, last] = [run[0] as FormulaPart, run.at(-1) as FormulaPart];
    const name = ({ row, column }: FormulaPart) => columnName(column) + (firstRow + row + 1);
    const isWord = ({ row, column }: FormulaPart) => sheet.rows[row]?.[column]?.kind === 'text' && sheet.rows[row]?.[column]?.text !== '';
    // A dash for nothing is a word to a spreadsheet: sums pass over it, a plus would fail.
    const term = run.length > 1 ? `SUM(${name(first)}:${name(last)})` : isWord(first) ? `N(${name(first)})` : name(first);
    text += (first.sign < 0 ? '-' : text === '' ? '' : '+') + term;
  }
  return text;
}

/** Parts next to one another with one sign, together where they are enough for a range. */
function runsOf(parts: readonly FormulaPart[]): readonly (readonly FormulaPart[])[] {
  const runs: (readonly FormulaPart[])[] = [];
  for (let at = 0; at < parts.length; ) {
    const length = Math.max(runLength(parts, at, 1, 0), runLength(parts, at, 0, 1));
    const taken = length >= SHORTEST_RANGE ? length : 1;
    runs.push(parts.slice(at, at + taken));
    at += taken;
  }
  return runs;
}

function runLength(parts: readonly FormulaPart[], from: number, down: number, right: number): number {
  const first = parts[from] as FormulaPart;
  let length = 1;
  for (; ; length++) {
    const next = parts[from + length];
    const goesOn = next?.sign === first.sign && next.row === first.row + down * length && next.column === first.column + right * length;
    if (!goesOn) return length;
  }
}

/** A, B, …, Z, AA, … for 0, 1, … */
function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(0x41 + ((rest - 1) % 26)) + name;
  return name;
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

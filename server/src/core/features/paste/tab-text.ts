import { isAmount } from '../../table/row-words.js';
import { mostPastedCells, mostPastedColumns, nothingPasted, type PastedCell, type PastedContent, tooMuchPasted } from './pasted-content.js';

const TAB = '\t';
const QUOTE = '"';

/**
 * Reads text as spreadsheets put it on the clipboard: cells parted by tabs, rows by line ends; a cell with a tab, a line end or
 * a quote in it stands in quotes, its own quotes doubled. Text without a tab is no table, unless it is a column of figures.
 */
export function readTabText(text: string): PastedContent {
  if (!text.includes(TAB) && !isColumnOfFigures(text)) return nothingPasted;
  const cells: PastedCell[] = [];
  let row = 0;
  let column = 0;
  let at = 0;
  while (at < text.length) {
    const cell = readCell(text, at);
    if (cells.length >= mostPastedCells) return tooMuchPasted;
    if (column < mostPastedColumns) cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: cell.text });
    else if (cell.text !== '') return tooMuchPasted;
    at = cell.end;
    if (text[at] === TAB) {
      column++;
      at++;
      // A tab at the very end of the text parts a last blank cell.
      continue;
    }
    row++;
    column = 0;
    at = afterLineEnd(text, at);
  }
  const grid = {
    kind: 'grid',
    cells,
    rowCount: row + (column > 0 ? 1 : 0),
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
  } as const;
  return { blocks: [grid], tooLarge: false };
}

/** Longer lines, and more of them, are no figures. */
const LONGEST_COLUMN = 100_000;

function isColumnOfFigures(text: string): boolean {
  if (text.length > LONGEST_COLUMN || !/^[ \d(（¥￥-]/u.test(text)) return false;
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  return lines.length >= 2 && lines.every((line) => isAmount(line.trim()));
}

interface ReadCell {
  readonly text: string;
  /** Where the tab, the line end or the end of the text is that closes the cell. */
  readonly end: number;
}

function readCell(text: string, start: number): ReadCell {
  return (text[start] === QUOTE ? readQuoted(text, start) : undefined) ?? readPlain(text, start);
}

function readPlain(text: string, start: number): ReadCell {
  let end = start;
  while (end < text.length && !isBoundary(text[end] as string)) end++;
  return { text: text.slice(start, end), end };
}

/** Undefined where the quotes are just quotes: nothing closes them, or words follow. */
function readQuoted(text: string, start: number): ReadCell | undefined {
  let read = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf(QUOTE, from);
    if (quote < 0) return undefined;
    read += text.slice(from, quote);
    if (text[quote + 1] === QUOTE) {
      read += QUOTE;
      from = quote + 2;
      continue;
    }
    const end = quote + 1;
    if (end < text.length && !isBoundary(text[end] as string)) return undefined;
    return { text: read.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), end };
  }
}

function isBoundary(character: string): boolean {
  return character === TAB || character === '\n' || character === '\r';
}

function afterLineEnd(text: string, offset: number): number {
  return text.startsWith('\r\n', offset) ? offset + 2 : offset + 1;
}

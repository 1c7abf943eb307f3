import { amountKind } from '../base/amount.js';
import { isIdeograph, normalise } from '../base/normalise.js';
import { perUnit } from '../base/per-unit.js';
import { isCaptionCell } from './caption.js';
import { isBlankCell, withoutText } from './cell.js';
import { plainText } from './cell-text.js';
import { isColumnNumberRow } from './column-numbers.js';
import type { Cell, PhysicalRow } from './physical-table.js';

/** A label of the header with the columns it spans and the labels below it. */
export interface HeaderNode {
  /** Normalised; empty where the header has no label. */
  readonly label: string;
  readonly cell: Cell | undefined;
  readonly firstColumn: number;
  /** Included. */
  readonly lastColumn: number;
  readonly children: readonly HeaderNode[];
}

export interface Header {
  readonly roots: readonly HeaderNode[];
  readonly columnCount: number;
  /** How many leading rows of the table the header takes, captions and column numbers included. */
  readonly rowCount: number;
  /** Leading rows that hold the title, the owner or the unit instead of labels, as spreadsheets export them. */
  readonly captionRows: readonly PhysicalRow[];
}

interface OpenNode {
  label: string;
  cell: Cell | undefined;
  firstColumn: number;
  lastColumn: number;
  children: OpenNode[];
}

/** Header rows beyond this many are data that merely look like labels. */
const MOST_HEADER_ROWS = 5;

/**
 * Reads the header of a table from its rows: blank to the right spans on, blank below spans down. A label repeated instead,
 * as converters print merged cells, is read as a blank where the row below then divides it.
 */
export const readHeader = perUnit((rows: readonly PhysicalRow[]): Header => {
  const columnCount = usualWidth(rows);
  const captionRows: PhysicalRow[] = [];
  let next = 0;
  while (next < rows.length && isCaptionRow(rows[next] as PhysicalRow)) captionRows.push(rows[next++] as PhysicalRow);
  next = afterColumnNumbers(rows, next);
  const first = rows[next];
  if (!first || holdsData(first)) return { roots: [], columnCount, rowCount: next, captionRows };
  if (isBlankRow(first)) return { roots: [], columnCount, rowCount: next + 1, captionRows };

  const firstData = rows.findIndex((row, place) => place > next && (place === next + MOST_HEADER_ROWS || holdsData(row)));
  const written = rows.slice(next, firstData < 0 ? rows.length : firstData);
  const merged = withoutRepeats(written);
  const asWritten = readLabels(written, columnCount);
  const asMerged = merged === written ? asWritten : readLabels(merged, columnCount);
  const { roots, rowCount } = asMerged.rowCount > asWritten.rowCount ? asMerged : asWritten;
  return { roots, columnCount, rowCount: afterColumnNumbers(rows, next + rowCount), captionRows };
});

/** Reads the labels of rows that hold no figures; the header goes on while some label still spans several columns and the next row divides it. */
function readLabels(rows: readonly PhysicalRow[], columnCount: number): Pick<Header, 'roots' | 'rowCount'> {
  const roots = divide(rows[0] as PhysicalRow, 0, columnCount - 1);
  let next = 1;
  for (; next < rows.length; next++) {
    const row = rows[next] as PhysicalRow;
    const open = openNodes(roots);
    if (open.length === 0 || isColumnNumberRow(row) || !dividesLabels(row, open)) break;
    for (const node of open) {
      const children = divide(row, node.firstColumn, node.lastColumn);
      if (node.label === '' && children.length === 1) Object.assign(node, { ...children[0], children: [] });
      else if (children.some((child) => child.cell)) node.children = children;
    }
  }
  return { roots, rowCount: next };
}

/** The rows with a blank for each label that stands above it already, or to its left under the same label; themselves if none does. */
function withoutRepeats(rows: readonly PhysicalRow[]): readonly PhysicalRow[] {
  const labels = rows.map((row) => row.cells.map((cell) => normalise(plainText(cell.text))));
  const repeats = (row: number, column: number) => {
    const label = labels[row]?.[column];
    if (label === undefined || label === '') return false;
    const above = labels[row - 1];
    if (above?.[column] === label) return true;
    return labels[row]?.[column - 1] === label && above?.[column - 1] === above?.[column];
  };
  if (!labels.some((texts, row) => texts.some((_, column) => repeats(row, column)))) return rows;
  return rows.map((row, place) => ({
    ...row,
    cells: row.cells.map((cell, column) => (repeats(place, column) ? withoutText(cell) : cell)),
  }));
}

function afterColumnNumbers(rows: readonly PhysicalRow[], from: number): number {
  let next = from;
  while (next < rows.length && isColumnNumberRow(rows[next] as PhysicalRow)) next++;
  return next;
}

/** How many cells the rows of a table have: a row with one too many or too few does not count against the others. */
function usualWidth(rows: readonly PhysicalRow[]): number {
  const votes = new Map<number, number>();
  for (let first = 0, place = 1; place <= rows.length; place++) {
    const cells = (rows[first] as PhysicalRow).cells.length;
    if (rows[place]?.cells.length === cells) continue;
    votes.set(cells, (votes.get(cells) ?? 0) + place - first);
    first = place;
  }
  let width = 0;
  let most = 0;
  for (const [cells, count] of votes) {
    if (count > most || (count === most && cells > width)) {
      width = cells;
      most = count;
    }
  }
  return width;
}

/** The labels of a row inside a range of columns; a label spans the blanks to its right. */
function divide(row: PhysicalRow, firstColumn: number, lastColumn: number): OpenNode[] {
  const nodes: OpenNode[] = [];
  for (let column = firstColumn; column <= lastColumn; column++) {
    const cell = row.cells[column];
    const label = cell ? normalise(plainText(cell.text)) : '';
    const previous = nodes.at(-1);
    if (label === '' && previous) previous.lastColumn = column;
    else nodes.push({ label, cell: label === '' ? undefined : cell, firstColumn: column, lastColumn: column, children: [] });
  }
  return nodes;
}

/** Leaves that may still be divided: those that span several columns, and those without a label. */
function openNodes(nodes: readonly OpenNode[]): OpenNode[] {
  return nodes.flatMap((node) => {
    if (node.children.length > 0) return openNodes(node.children);
    return node.firstColumn < node.lastColumn || node.label === '' ? [node] : [];
  });
}

/** Whether every label of the row stands under an open node, and one open node is really divided by it. */
function dividesLabels(row: PhysicalRow, open: readonly OpenNode[]): boolean {
  const covered = (column: number) => open.some((node) => node.firstColumn <= column && column <= node.lastColumn);
  const labelled = row.cells.map((cell, column) => (cell.text === '' ? -1 : column)).filter((column) => column >= 0);
  if (labelled.length === 0 || !labelled.every(covered)) return false;
  return open.some((node) => {
    const inside = labelled.filter((column) => node.firstColumn <= column && column <= node.lastColumn);
    return inside.length >= 2 || (inside.length === 1 && (node.label === '' || (inside[0] as number) > node.firstColumn));
  });
}

/** Whether a row holds what only data rows hold: a figure or a subject code. */
function holdsData(row: PhysicalRow): boolean {
  if (isColumnNumberRow(row)) return false;
  return row.cells.some((cell) => {
    const { text } = cell;
    if (text === '' || isIdeograph(text.charCodeAt(0))) return false;
    if (/^\[?[0-9]{3,7}\]/u.test(text)) return true;
    return amountKind(text) === 'amount' && !/^(?:19|20)\d\d$/u.test(normalise(text));
  });
}

function isCaptionRow(row: PhysicalRow): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  return filled.length > 0 && filled.length <= 3 && row.cells.length >= filled.length && filled.every((cell) => isCaptionCell(cell.text));
}

export function isBlankRow(row: PhysicalRow): boolean {
  return row.cells.every(isBlankCell);
}

/** The labels from the top down to one column; empty labels are left out. */
export function columnPath(header: Header, column: number): readonly string[] {
  const path: string[] = [];
  let nodes = header.roots;
  for (;;) {
    const node = nodes.find((candidate) => candidate.firstColumn <= column && column <= candidate.lastColumn);
    if (!node) return path;
    if (node.label !== '') path.push(node.label);
    nodes = node.children;
  }
}

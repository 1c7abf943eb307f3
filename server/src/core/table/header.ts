import { readAmount } from '../base/amount.js';
import { normalise } from '../base/normalise.js';
import { isCaptionCell } from './caption.js';
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
 * Reads the header of a table from its rows: blank to the right spans on, blank below spans down.
 * The header goes on while some label still spans several columns and the next row divides it.
 */
export function readHeader(rows: readonly PhysicalRow[]): Header {
  const columnCount = usualWidth(rows);
  const captionRows: PhysicalRow[] = [];
  let next = 0;
  while (next < rows.length && isCaptionRow(rows[next] as PhysicalRow)) captionRows.push(rows[next++] as PhysicalRow);
  const first = rows[next];
  if (!first || holdsData(first)) return { roots: [], columnCount, rowCount: next, captionRows };
  if (isBlankRow(first)) return { roots: [], columnCount, rowCount: next + 1, captionRows };

  const roots = divide(first, 0, columnCount - 1);
  next++;
  for (let depth = 1; depth < MOST_HEADER_ROWS; depth++) {
    const row = rows[next];
    const open = openNodes(roots);
    if (!row || open.length === 0 || holdsData(row) || isColumnNumberRow(row) || !dividesLabels(row, open)) break;
    for (const node of open) {
      const children = divide(row, node.firstColumn, node.lastColumn);
      if (node.label === '' && children.length === 1) Object.assign(node, { ...children[0], children: [] });
      else if (children.some((child) => child.cell)) node.children = children;
    }
    next++;
  }
  const numbers = rows[next];
  if (numbers && isColumnNumberRow(numbers)) next++;
  return { roots, columnCount, rowCount: next, captionRows };
}

/** How many cells the rows of a table have: a row with one too many or too few does not count against the others. */
function usualWidth(rows: readonly PhysicalRow[]): number {
  const votes = new Map<number, number>();
  for (const row of rows) votes.set(row.cells.length, (votes.get(row.cells.length) ?? 0) + 1);
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
    if (/^\[?[0-9]{3,7}\]/u.test(cell.text)) return true;
    const reading = readAmount(cell.text);
    return reading.kind === 'amount' && !/^(?:19|20)\d\d$/u.test(normalise(cell.text));
  });
}

function isCaptionRow(row: PhysicalRow): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  return filled.length > 0 && filled.length <= 3 && row.cells.length >= filled.length && filled.every((cell) => isCaptionCell(cell.text));
}

export function isBlankRow(row: PhysicalRow): boolean {
  return row.cells.every((cell) => cell.text === '');
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

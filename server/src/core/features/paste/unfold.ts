import { mostPastedCells, type PastedCell, type PastedGrid } from './pasted-content.js';
import { shownText } from './shown-text.js';

/** A row of a grid as seen: merged cells say what they say in their first place, and nothing in the others. */
export interface GridRow {
  /** Lines of one cell are parted by `\n`. */
  readonly cells: readonly string[];
  /** Whether one cell takes all columns that the grid shows. */
  readonly isMerged: boolean;
  /** How many columns the first cell that is not blank takes; 0 where all are blank. */
  readonly reach: number;
}

/** Undefined where the grid is larger than what is taken at once. */
export function unfold(grid: PastedGrid, mostCells = mostPastedCells): readonly GridRow[] | undefined {
  const columns = shownPlaces(new Set(grid.cells.map(({ column }) => column)), grid.hiddenColumns);
  const rows = shownPlaces(new Set(grid.cells.map(({ row }) => row)), grid.hiddenRows);
  const filled = grid.cells.filter(({ text, value }) => text.trim() !== '' || value !== undefined);
  const width = 1 + greatest(filled, (cell) => firstShown(columns, cell.column, cell.columnSpan));
  const height = 1 + greatest(filled, (cell) => firstShown(rows, cell.row, cell.rowSpan));
  if (width * height > mostCells) return undefined;
  const texts = Array.from({ length: height }, () => new Array<string>(width).fill(''));
  const merged = new Set<number>();
  const reaches: (readonly [column: number, reach: number])[] = [];
  for (const cell of filled) {
    const row = firstShown(rows, cell.row, cell.rowSpan);
    const column = firstShown(columns, cell.column, cell.columnSpan);
    if (row === undefined || column === undefined) continue;
    (texts[row] as string[])[column] = shownText(cell);
    const last = cell.columnSpan > 1 ? lastShown(columns, cell.column, cell.columnSpan) : column;
    if (column === 0 && width > 1 && last >= width - 1) merged.add(row);
    if (column < (reaches[row]?.[0] ?? width)) reaches[row] = [column, last - column + 1];
  }
  return texts.map((cells, row) => ({ cells, isMerged: merged.has(row), reach: reaches[row]?.[1] ?? 0 }));
}

function greatest(cells: readonly PastedCell[], placeOf: (cell: PastedCell) => number | undefined): number {
  return cells.reduce((last, cell) => Math.max(last, placeOf(cell) ?? -1), -1);
}

/** By place, where it is shown; places that are hidden, and those where no cell begins, are shown nowhere. */
type Places = readonly (number | undefined)[];

function shownPlaces(starts: ReadonlySet<number>, hidden: ReadonlySet<number>): Places {
  const places: (number | undefined)[] = [];
  let shown = 0;
  for (const place of [...starts].sort((a, b) => a - b)) if (!hidden.has(place)) places[place] = shown++;
  return places;
}

/** Where a cell is seen: its first row or column may be hidden, and the others not. */
function firstShown(places: Places, start: number, span: number): number | undefined {
  const end = Math.min(start + span, places.length);
  for (let place = start; place < end; place++) if (places[place] !== undefined) return places[place];
  return undefined;
}

function lastShown(places: Places, start: number, span: number): number {
  for (let place = Math.min(start + span, places.length) - 1; place >= start; place--) {
    const shown = places[place];
    if (shown !== undefined) return shown;
  }
  return -1;
}

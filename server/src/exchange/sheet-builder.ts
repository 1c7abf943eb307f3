import type { CellDoubt, ImportedSheet, PastedCell } from '../core/api.js';

/** A cell by its place; rows and columns count from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A range of merged cells, its last row and column included. */
export interface MergedRange {
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

/** So many places the sheets of one workbook may have, blank ones included: a million rows of twenty. */
export const mostPlaces = 20_000_000;
/** More rows, and more cells of a row, than these under merged cells are not looked through: no table is merged like that. */
const MOST_COVERED_ROWS = 2_000_000;
const MOST_COVERED_CELLS = 50_000;

/** Collects what a sheet shows, cell by cell in the order of its rows. */
export class SheetBuilder {
  readonly #cells: PastedCell[] = [];
  readonly #doubts: CellDoubt[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenColumns = new Set<number>();
  readonly #spans: ReadonlyMap<string, MergedRange>;
  readonly #covered: ReadonlyMap<number, readonly MergedRange[]>;
  #under: { readonly row: number; readonly columns: ReadonlySet<number> } = { row: -1, columns: new Set() };

  constructor(merges: readonly MergedRange[]) {
    this.#spans = new Map(merges.map((merge) => [`${merge.startRow},${merge.startColumn}`, merge]));
    this.#covered = coveredRows(merges);
  }

  get cellCount(): number {
    return this.#cells.length;
  }

  /** The grid is laid out whole, from all rows and columns with something in them: a few cells far apart could fill the memory. */
  get placeCount(): number {
    const columns = new Set(this.#cells.map(({ column }) => column));
    const rows = new Set(this.#cells.map(({ row }) => row));
    return rows.size * columns.size;
  }

  hideRow(row: number): void {
    this.#hiddenRows.add(row);
  }

  hideColumn(column: number): void {
    this.#hiddenColumns.add(column);
  }

  /** Nobody minds that a share has more places than it is printed with. */
  doubt(kind: CellDoubt['kind'], { row, column }: Place, text: string): void {
    if (kind === 'rounded' && text.includes('%')) return;
    this.#doubts.push({ kind, row, column, text });
  }

  /** A cell with something in it. What lies under merged cells is not seen. */
  add({ row, column }: Place, text: string): void {
    if (this.#underMerged(row).has(column)) return;
    const merge = this.#spans.get(`${row},${column}`);
    const rowSpan = merge ? merge.endRow - row + 1 : 1;
    const columnSpan = merge ? merge.endColumn - column + 1 : 1;
    this.#cells.push({ row, column, rowSpan, columnSpan, text: text.replace(/\r\n?/gu, '\n') });
  }

  build(name: string, isHidden: boolean, definedNames: readonly string[]): ImportedSheet {
    return {
      name,
      isHidden,
      definedNames,
      grid: {
        kind: 'grid',
        cells: this.#withBlankRows(),
        rowCount: 1 + (this.#cells.at(-1)?.row ?? -1),
        hiddenRows: this.#hiddenRows,
        hiddenColumns: this.#hiddenColumns,
      },
      doubts: this.#doubts,
    };
  }

  /** The columns of a row that other cells are merged over. */
  #underMerged(row: number): ReadonlySet<number> {
    if (this.#under.row !== row) this.#under = { row, columns: columnsUnder(this.#covered.get(row) ?? [], row) };
    return this.#under.columns;
  }

  /** Rows without any cell part tables, and are seen where nothing merged reaches into them; many in a row say no more than one. */
  #withBlankRows(): readonly PastedCell[] {
    const column = this.#cells.reduce((least, cell) => Math.min(least, cell.column), Number.POSITIVE_INFINITY);
    const cells: PastedCell[] = [];
    for (const cell of this.#cells) {
      const row = (cells.at(-1)?.row ?? cell.row) + 1;
      if (row < cell.row && !this.#covered.has(row)) cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: '' });
      cells.push(cell);
    }
    return cells;
  }
}

/** The merged cells that reach into each row from above or lie in it. */
function coveredRows(merges: readonly MergedRange[]): ReadonlyMap<number, readonly MergedRange[]> {
  const rows = new Map<number, MergedRange[]>();
  let left = MOST_COVERED_ROWS;
  for (const merge of merges) {
    for (let row = merge.startRow; row <= merge.endRow && left > 0; row++, left--) {
      const list = rows.get(row);
      if (list) list.push(merge);
      else rows.set(row, [merge]);
    }
  }
  return rows;
}

function columnsUnder(merges: readonly MergedRange[], row: number): ReadonlySet<number> {
  const columns = new Set<number>();
  let left = MOST_COVERED_CELLS;
  for (const { startRow, startColumn, endColumn } of merges) {
    const first = row === startRow ? startColumn + 1 : startColumn;
    for (let column = first; column <= endColumn && left > 0; column++, left--) columns.add(column);
  }
  return columns;
}

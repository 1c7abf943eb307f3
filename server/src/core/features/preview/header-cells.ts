import type { Header, HeaderNode } from '../../table/header.js';
import type { Cell, PhysicalRow } from '../../table/physical-table.js';

/** A label of a header as it is printed: over how many columns and rows it is merged. */
export interface MergedLabel {
  /** Undefined where the header has no label. */
  readonly cell: Cell | undefined;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/**
 * The rows of a header as merged cells, from the top down; a label that nothing divides reaches down to the last row. `written`
 * are the rows as they stand in the source: where they are longer than the table is wide, their labels are no part of the header
 * as it is read, but are printed all the same.
 */
export function mergedLabels(
  { roots, columnCount }: Pick<Header, 'roots' | 'columnCount'>,
  written: readonly PhysicalRow[],
): readonly (readonly MergedLabel[])[] {
  const height = heightOf(roots);
  const rows: MergedLabel[][] = Array.from({ length: height }, () => []);
  place(roots, 0, rows);
  written.slice(0, height).forEach(({ cells }, row) => {
    cells.forEach((cell, column) => {
      if (column < columnCount || cell.text === '') return;
      const below = written.slice(row + 1, height).findIndex((next) => (next.cells[column]?.text ?? '') !== '');
      rows[row]?.push({ cell, column, columnSpan: 1, rowSpan: below < 0 ? height - row : below + 1 });
    });
  });
  return rows;
}

function heightOf(nodes: readonly HeaderNode[]): number {
  return nodes.reduce((height, { children }) => Math.max(height, 1 + heightOf(children)), 0);
}

function place(nodes: readonly HeaderNode[], row: number, rows: MergedLabel[][]): void {
  for (const { cell, firstColumn, lastColumn, children } of nodes) {
    const rowSpan = children.length > 0 ? 1 : rows.length - row;
    rows[row]?.push({ cell, column: firstColumn, columnSpan: lastColumn - firstColumn + 1, rowSpan });
    place(children, row + 1, rows);
  }
}

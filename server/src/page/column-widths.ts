import type { PreviewTable } from '../core/api.js';

/** Widths of columns of a table that does not draw all of its rows, so that they stay as they are while it is scrolled; in em. */
export function columnWidths({ columns, header, rows }: PreviewTable): readonly number[] {
  const widths = columns.map(({ role }) => NARROWEST[role]);
  for (const cell of header.flat()) {
    if (cell.columnSpan === 1) widen(widths, cell.column, Math.min(8, widthOf(cell.text)));
  }
  for (const { cells, depth } of rows) {
    for (let column = 0; column < cells.length; column++) {
      const indent = columns[column]?.role === 'name' ? depth + 1.5 : 0;
      widen(widths, column, widthOf(cells[column] ?? '') + indent);
    }
  }
  return widths.map((width, column) => Math.min(width, WIDEST[columns[column]?.role ?? 'other']) + PADDING);
}

const NARROWEST = { name: 9, code: 4, amount: 5, other: 4 } as const;
const WIDEST = { name: 24, code: 10, amount: 14, other: 16 } as const;
const PADDING = 1.8;

function widen(widths: number[], column: number, width: number): void {
  if (width > (widths[column] ?? Number.POSITIVE_INFINITY)) widths[column] = width;
}

/** Chinese characters are square, others about half as wide. */
function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) width += text.charCodeAt(at) > 0x2e7f ? 1 : 0.58;
  return width;
}

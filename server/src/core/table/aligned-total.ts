import { normalise } from '../base/normalise.js';
import { columnPath, type Header } from './header.js';
import type { Cell, PhysicalRow } from './physical-table.js';
import { isAmount, isWholeTotal } from './row-words.js';

const CODE_LABEL = /(?:编码|代码|编号|序号)$|^[类款项目]$/u;

/**
 * A total alone on a page is often printed without the blank cells between its name and its figures. Where it has as many
 * figures as the table has columns of them, each stands under its own column.
 */
export function alignTotal(row: PhysicalRow, header: Header, rowsAbove: readonly { readonly row: PhysicalRow }[]): PhysicalRow {
  const label = row.cells.findIndex((cell) => cell.text !== '');
  const figures = row.cells.slice(label + 1);
  const isShort = row.cells.length < header.columnCount;
  if (!isShort || !isWholeTotal(row) || figures.length === 0 || !figures.every((cell) => isAmount(cell.text))) return row;
  const columns = Array.from({ length: header.columnCount }, (_, column) => column).filter(
    (column) => column > label && isFigureColumn(column, header, rowsAbove),
  );
  if (columns.length !== figures.length) return row;
  const place = (row.cells[label] as Cell).span.end;
  const blank: Cell = { span: { start: place, end: place }, outer: { start: place, end: place }, text: '' };
  const cells = Array.from({ length: (columns.at(-1) as number) + 1 }, (_, column) => {
    const figure = columns.indexOf(column);
    if (figure >= 0) return figures[figure] as Cell;
    return column <= label ? (row.cells[column] as Cell) : blank;
  });
  return { ...row, cells };
}

function isFigureColumn(column: number, header: Header, rows: readonly { readonly row: PhysicalRow }[]): boolean {
  if (CODE_LABEL.test(normalise(columnPath(header, column).at(-1) ?? ''))) return false;
  const texts = rows.map(({ row }) => row.cells[column]?.text ?? '').filter((text) => text !== '');
  return texts.length > 0 && texts.filter(isAmount).length * 2 >= texts.length;
}

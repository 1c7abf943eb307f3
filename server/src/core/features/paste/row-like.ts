import { displayWidth } from '../../base/display-width.js';
import type { PhysicalRow } from '../../table/physical-table.js';
import { isAmount } from '../../table/row-words.js';
import { padCell, type RowKind, writeCell, writeRow } from '../../table/write-table.js';
import { joinLines } from './join-lines.js';

/** A row of a table, its cells as wide as those of a row that stands in it. */
export function writeRowLike(text: string, model: PhysicalRow, values: readonly string[], columnCount: number, kind: RowKind): string {
  const cells = Array.from({ length: Math.max(columnCount, values.length) }, (_, column) => values[column] ?? '');
  if (kind === 'tab') return writeRow(cells.map(joinLines), kind);
  const padded = cells.map((value, column) => {
    const outer = model.cells[column]?.outer;
    const width = outer ? displayWidth(text.slice(outer.start, outer.end)) - 2 : 0;
    return ` ${padCell(writeCell(value, kind), width, isAmount(value) ? 'right' : 'left')} |`;
  });
  // Rows in a list item or a quotation begin where the others do.
  const start = model.cells[0]?.outer.start ?? model.span.start;
  const prefix = text.slice(model.span.start, start).replace(/\|$/u, '');
  return `${prefix}|${padded.join('')}`;
}

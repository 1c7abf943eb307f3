import type { SourceText } from '../../base/source-text.js';
import type { PhysicalRow } from '../../table/physical-table.js';
import { prefixBeside, writeRowLike } from '../../table/row-slot.js';
import { isAmount } from '../../table/row-words.js';
import type { RowKind } from '../../table/write-table.js';
import { joinLines } from './join-lines.js';

/** The line of a new row beside one that stands in the table; cells that the values do not reach to are blank. */
export function pastedRow(text: SourceText, model: PhysicalRow, values: readonly string[], columnCount: number, kind: RowKind): string {
  const cells = Array.from({ length: Math.max(columnCount, values.length) }, (_, column) => values[column] ?? '');
  const written = kind === 'tab' ? cells.map(joinLines) : cells;
  const alignmentOf = (column: number) => (isAmount(cells[column] ?? '') ? 'right' : 'left');
  return prefixBeside(text, model) + writeRowLike(text, model, written, kind, alignmentOf);
}

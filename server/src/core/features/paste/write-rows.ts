import { readColumns } from '../../budget/columns.js';
import { readLogicalTables } from '../../table/logical-table.js';
import { type ColumnAlignment, type RowKind, writeTable } from '../../table/write-table.js';
import { joinLines } from './join-lines.js';
import { asPhysicalRows } from './sheet-parts.js';

/** The rows of a sheet as a table of a draft, its amounts to the right where pipes part them. */
export function writeRows(rows: readonly (readonly string[])[], kind: RowKind, lineEnd: string): string {
  const [table] = readLogicalTables([{ kind: 'tab', span: { start: 0, end: 0 }, rows: asPhysicalRows(rows), delimiterLine: undefined }]);
  const headerRows = table?.header.rowCount ?? 0;
  const alignments = table ? readColumns(table).map(({ role }): ColumnAlignment => (role === 'amount' ? 'right' : 'none')) : [];
  // A break in a label is layout, one in a cell below may part what the author tells.
  const texts = rows.map((row, at) => row.map((cell) => (kind === 'tab' || at < headerRows ? joinLines(cell) : cell)));
  return writeTable({ kind, rows: texts, alignments, lineEnd });
}

import type { Edit, Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import { formatTables } from '../format/format-tables.js';
import { spanOfTable, tableAt } from '../places.js';
import { convertTables } from './convert-tables.js';
import { deleteColumn, insertColumn, moveColumn } from './edit-columns.js';
import { deleteRows, insertOfWhichRow, insertRow, moveRow } from './edit-rows.js';
import { sortRows } from './sort-rows.js';
import { type TableCursor, tableCursor } from './table-cursor.js';
import type { TableEdit } from './table-edit.js';
import { tableEditWords } from './words.js';

/** What can be done to a table by hand, or to all tables of a document. */
export const tableOperations = [
  'insertRowAbove',
  'insertRowBelow',
  'insertOfWhichRow',
  'deleteRows',
  'moveRowUp',
  'moveRowDown',
  'insertColumnLeft',
  'insertColumnRight',
  'deleteColumn',
  'moveColumnLeft',
  'moveColumnRight',
  'sortRows',
  'alignTable',
  'tableToTabs',
  'tableToPipes',
  'documentToTabs',
  'documentToPipes',
] as const;

export type TableOperation = (typeof tableOperations)[number];

/** Does something to the table at a selection; its start says which cell is meant. */
export function editTable(analysis: Analysis, operation: TableOperation, selection: Span): TableEdit {
  const words = tableEditWords(analysis.options.locale);
  const tables = analysis.document.systems.map(({ table }) => table);
  if (operation === 'documentToTabs') return convertTables(analysis, tables, 'tab', true);
  if (operation === 'documentToPipes') return convertTables(analysis, tables, 'pipe', true);
  const cursor = tableCursor(analysis, selection.start);
  if (cursor) return editAt(analysis, operation, cursor, selection);
  // What concerns a table as a whole can be asked for at its title as well.
  const table = tableAt(analysis.document, selection.start)?.table;
  return (table && wholeTable(analysis, operation, table)) ?? { refused: words.noTable };
}

function editAt(analysis: Analysis, operation: TableOperation, cursor: TableCursor, selection: Span): TableEdit {
  switch (operation) {
    case 'insertRowAbove':
      return insertRow(analysis, cursor, 'above');
    case 'insertRowBelow':
      return insertRow(analysis, cursor, 'below');
    case 'insertOfWhichRow':
      return insertOfWhichRow(analysis, cursor);
    case 'deleteRows':
      return deleteRows(analysis, cursor, selection);
    case 'moveRowUp':
      return moveRow(analysis, cursor, -1, selection.start);
    case 'moveRowDown':
      return moveRow(analysis, cursor, 1, selection.start);
    case 'insertColumnLeft':
      return insertColumn(analysis, cursor, 'left');
    case 'insertColumnRight':
      return insertColumn(analysis, cursor, 'right');
    case 'deleteColumn':
      return deleteColumn(analysis, cursor);
    case 'moveColumnLeft':
      return moveColumn(analysis, cursor, -1);
    case 'moveColumnRight':
      return moveColumn(analysis, cursor, 1);
    default:
      return wholeTable(analysis, operation, cursor.table) ?? { refused: tableEditWords(analysis.options.locale).noTable };
  }
}

function wholeTable(analysis: Analysis, operation: TableOperation, table: TableCursor['table']): TableEdit | undefined {
  switch (operation) {
    case 'sortRows':
      return sortRows(analysis, table);
    case 'alignTable':
      return { change: { title: tableEditWords(analysis.options.locale).alignTable, edits: alignment(analysis, table) } };
    case 'tableToTabs':
      return convertTables(analysis, [table], 'tab', false);
    case 'tableToPipes':
      return convertTables(analysis, [table], 'pipe', false);
    default:
      return undefined;
  }
}

function alignment(analysis: Analysis, table: TableCursor['table']): readonly Edit[] {
  const system = analysis.document.systems.find((candidate) => candidate.table === table);
  return system ? formatTables(analysis, {}, spanOfTable(system)) : [];
}

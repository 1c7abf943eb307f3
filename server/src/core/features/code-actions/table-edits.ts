import type { Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import { tableAt } from '../places.js';
import { isWrittenWith } from '../table-edits/convert-tables.js';
import { editTable, type TableOperation } from '../table-edits/edit-table.js';
import { isData, type TableCursor, tableCursor } from '../table-edits/table-cursor.js';
import type { CodeAction } from './code-action.js';

/**
 * What can be done to a table by hand: in a row of data what concerns rows, in the header what concerns columns and the table
 * as a whole. What cannot be done at a place is not offered there. It can be done nearly everywhere in a table, and so is no
 * part of what is offered unasked.
 */
export function tableActionsAt(analysis: Analysis, span: Span): readonly CodeAction[] {
  const table = tableAt(analysis.document, span.start)?.table;
  if (!table) return [];
  const cursor = tableCursor(analysis, span.start);
  const isOneRow = analysis.lines.lineAt(span.start) === analysis.lines.lineAt(span.end);
  const whole: readonly TableOperation[] = ['sortRows', isWrittenWith(table, 'tab') ? 'tableToPipes' : 'tableToTabs'];
  const operations = cursor ? (isOneRow ? operationsAt(cursor, whole) : inSelection) : whole;
  return operations.flatMap((operation): CodeAction[] => {
    const edit = editTable(analysis, operation, span);
    if ('refused' in edit) return [];
    const { title, edits } = edit.change;
    return [{ title, kind: kindOf(operation), edits, preferred: false, changesFigures: false }];
  });
}

function operationsAt(cursor: TableCursor, whole: readonly TableOperation[]): readonly TableOperation[] {
  return isData(cursor) ? inRow : [...inHeader, ...whole];
}

const inRow: readonly TableOperation[] = ['insertRowBelow', 'insertOfWhichRow', 'deleteRows', 'moveRowUp', 'moveRowDown'];
const inHeader: readonly TableOperation[] = ['insertColumnRight', 'deleteColumn', 'moveColumnLeft', 'moveColumnRight'];
const inSelection: readonly TableOperation[] = ['deleteRows'];

function kindOf(operation: TableOperation): string {
  return operation.startsWith('move') ? 'refactor.move' : 'refactor.rewrite';
}

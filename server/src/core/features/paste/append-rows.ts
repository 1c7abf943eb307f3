import type { Span } from '../../base/span.js';
import type { PhysicalRow } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import type { PasteEdits } from './paste-choice.js';
import { holdsOwnHeader } from './pasted-header.js';
import { pastedRow } from './pasted-row.js';
import { kindOf, type Place } from './place.js';

/** Rows pasted into the blank line below a table go on with it, where they have as many columns and no header of their own. */
export function appendRows(
  { text, lines }: Analysis,
  { start }: Span,
  { above, table, lineEnd }: Place,
  rows: readonly (readonly string[])[],
): readonly PasteEdits[] {
  const columnCount = table?.header.columnCount;
  if (above === undefined || columnCount === undefined || rows.length === 0 || holdsOwnHeader(rows)) return [];
  const width = Math.max(...rows.map((row) => row.length));
  if (width < 2 || width !== columnCount) return [];
  const model = above.rows.at(-1) as PhysicalRow;
  const written = rows.map((row) => pastedRow(text, model, row, columnCount, kindOf(above)));
  const lineStart = lines.lineStart(lines.positionAt(start).line);
  // The blank line is taken, so that it goes on parting the table from what follows it.
  const newText = written.map((row) => row + lineEnd).join('');
  return [{ kind: 'append', edits: [{ span: { start: lineStart, end: start }, newText }], rows: rows.length }];
}

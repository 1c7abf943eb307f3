import type { PhysicalRow } from '../../table/physical-table.js';
import { hasLeadingPipe, hasTrailingPipe, sharedWidths } from '../../table/pipe-layout.js';
import { prefixBeside } from '../../table/row-slot.js';
import { type ColumnAlignment, padCell, widestPadded, writeCell, writeRow } from '../../table/write-table.js';
import type { CursorRow } from './cursor-row.js';
import type { DocumentUse } from './document-use.js';
import { zerosOf } from './zeros.js';

/** How rows of a table are written, worked out once for all that is offered in one of them. */
export interface RowLayout {
  /** A row of data beside the cursor, whose pipes a new row follows; the header where there is none. */
  readonly model: PhysicalRow | undefined;
  /** How a row without money is printed. */
  zeroOf(column: number): string;
  alignmentOf(column: number): ColumnAlignment;
  /** A content as wide as its column where all rows have it as wide; with tabs, as it is. */
  padded(value: string, column: number): string;
  /** A whole row, beside the others. */
  written(values: readonly string[]): string;
  /** Whether a pipe stands behind the last cell of a row. */
  readonly closesRows: boolean;
}

export function rowLayout(row: CursorRow, use: DocumentUse): RowLayout {
  const { table, fragment, around, kind, text } = row;
  const rows = table.table.rows.filter((each) => each.fragment === fragment).map((each) => each.row);
  const model = rows.findLast(({ line }) => line < row.row.line) ?? rows[0] ?? fragment.rows.at(-1);
  const alignments = new Map<number, ColumnAlignment>();
  const alignmentOf = (column: number): ColumnAlignment => {
    const known = alignments.get(column) ?? readAlignment(row, column);
    alignments.set(column, known);
    return known;
  };
  const widths = kind === 'tab' ? [] : sharedWidths(fragment, around);
  const padded = (value: string, column: number) => {
    if (kind === 'tab') return value;
    const width = (widths[column] ?? 0) - 2;
    return padCell(writeCell(value, kind), width > widestPadded ? 0 : width, alignmentOf(column));
  };
  const trails = model !== undefined && hasTrailingPipe(around, model);
  return {
    model,
    zeroOf: zerosOf(table, use.decimals),
    alignmentOf,
    padded,
    closesRows: hasLeadingPipe(text, row.row) || trails,
    written(values) {
      if (kind === 'tab' || !model) return writeRow(values, kind);
      // A blank cell needs the pipe that other rows leave out.
      const leads = hasLeadingPipe(around, model) || values[0] === '';
      const cells = values.map(padded).map((cell) => (cell === '' ? ' ' : ` ${cell} `));
      const closes = trails || values.at(-1) === '';
      return `${prefixBeside(around, model)}${leads ? '|' : ''}${cells.join('|')}${closes ? '|' : ''}`;
    },
  };
}

/** Amounts stand on the right where the rows beside have them there. */
function readAlignment({ table }: CursorRow, column: number): ColumnAlignment {
  if (table.columns[column]?.role !== 'amount') return 'left';
  const isRight = table.table.rows.some(({ row: { cells } }) => {
    const cell = cells[column];
    return cell !== undefined && cell.text !== '' && cell.span.start - cell.outer.start > 1;
  });
  return isRight ? 'right' : 'left';
}

import { holdsOffset, type Span } from '../../base/span.js';
import { lineEndOf } from '../../table/line-end.js';
import type { LogicalTable } from '../../table/logical-table.js';
import type { Block, PhysicalRow, PhysicalTable } from '../../table/physical-table.js';
import type { RowKind } from '../../table/write-table.js';
import type { Analysis } from '../analyse.js';

/** Where something is pasted, among the tables of the document. */
export interface Place {
  /** How the cells of rows are parted here. */
  readonly kind: RowKind;
  readonly lineEnd: string;
  /** The table whose row holds the whole selection, or that ends in the line above. */
  readonly table: LogicalTable | undefined;
  /** The cell that holds the selection. */
  readonly cell: { readonly block: PhysicalTable; readonly row: PhysicalRow; readonly column: number } | undefined;
  /** The rows that end in the line above, where the selection stands in a blank line. */
  readonly above: PhysicalTable | undefined;
  /** The run of rows that the selection begins in, be it between cells. */
  readonly inside: PhysicalTable | undefined;
  /** Whether the cell stands among the labels of its table. */
  readonly inHeader: boolean;
}

export function placeAt({ document, text, lines }: Analysis, selection: Span, fallback: RowKind): Place {
  const { blocks, tables } = document;
  const line = lines.positionAt(selection.start).line;
  const inside = blocks.find((block): block is PhysicalTable => isTable(block) && holdsOffset(block.span, selection.start));
  const row = inside?.rows.find((candidate) => candidate.line === line && holdsOffset(candidate.span, selection.end));
  const cells = row?.cells ?? [];
  // Where a selection lies on the line between two cells it is in the left one.
  const column = cells.findIndex(
    ({ outer }, at) => selection.start <= outer.end && (at === 0 || outer.start <= selection.start) && selection.end <= outer.end,
  );
  const cell = inside && row && column >= 0 ? { block: inside, row, column } : undefined;
  const isBlankLine = text.slice(lines.lineStart(line), lines.lineStart(line + 1)).trim() === '';
  const above =
    isBlankLine && selection.start === selection.end
      ? blocks.find((block): block is PhysicalTable => isTable(block) && endsIn(block, line - 1))
      : undefined;
  const block = cell?.block ?? above;
  const table = block && tables.find(({ fragments }) => fragments.includes(block));
  return {
    kind: kindAt(blocks, selection.start) ?? fallback,
    lineEnd: lineEndOf(text),
    table,
    cell,
    above,
    inside,
    inHeader:
      cell !== undefined &&
      table !== undefined &&
      !table.rows.some(({ row: data, continuations }) => data === cell.row || continuations.includes(cell.row)),
  };
}

/** The kind of the table at or before a place, else of the first one after it. */
function kindAt(blocks: readonly Block[], offset: number): RowKind | undefined {
  const tables = blocks.filter(isTable);
  const block = tables.findLast(({ span }) => span.start <= offset) ?? tables[0];
  return block && kindOf(block);
}

export function kindOf({ kind }: PhysicalTable): RowKind {
  return kind === 'tab' ? 'tab' : 'pipe';
}

function isTable(block: Block): block is PhysicalTable {
  return block.kind !== 'text';
}

function endsIn({ rows, delimiterLine }: PhysicalTable, line: number): boolean {
  return Math.max(rows.at(-1)?.line ?? -1, delimiterLine ?? -1) === line;
}

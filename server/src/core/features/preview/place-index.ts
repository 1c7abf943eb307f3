import type { LineMap } from '../../base/line-map.js';
import type { Span } from '../../base/span.js';
import type { LogicalTable } from '../../table/logical-table.js';
import type { Cell, PhysicalRow } from '../../table/physical-table.js';
import type { DocumentBlock } from './document-blocks.js';
import type { BlockId, PreviewPlace } from './preview-model.js';
import type { TableBlock } from './table-block.js';
import { indexInText, spanInText } from './text-block.js';

/** Leads from what a page shows to the source, and back. */
export interface PlaceIndex {
  /** Undefined where the model has no such place. */
  spanOf(place: PreviewPlace): Span | undefined;
  /** What shows a span: a cell, a row, a part of a text, or the whole block; undefined where nothing does. */
  placeOf(span: Span): PreviewPlace | undefined;
}

/** What a line of the source is part of. */
interface ShownLine {
  readonly id: BlockId;
  readonly block: DocumentBlock;
  readonly row: PhysicalRow | undefined;
  /** An index into the rows of the table, or into those of its header. */
  readonly at: number;
  readonly inHeader: boolean;
}

export function placeIndex(lines: LineMap, blocks: readonly DocumentBlock[], ids: readonly BlockId[]): PlaceIndex {
  const byId = new Map<BlockId, DocumentBlock>(ids.map((id, at) => [id, blocks[at] as DocumentBlock]));
  let byLine: ReadonlyMap<number, ShownLine> | undefined;
  const lineAt = (offset: number): ShownLine | undefined => {
    byLine ??= shownLines(lines, blocks, ids);
    return byLine.get(lines.lineAt(offset));
  };
  return {
    spanOf: (place) => {
      const block = byId.get(place.block);
      return block && spanIn(block, place);
    },
    placeOf: (span) => {
      const line = lineAt(span.start);
      return line && placeIn(line, span);
    },
  };
}

function spanIn(block: DocumentBlock, { row, column, inHeader, start, end }: PreviewPlace): Span | undefined {
  if (!('table' in block)) return spanInText(block, start ?? 0, end ?? (start === undefined ? block.shown.text.length : start));
  if (row === undefined) return beginningOf(block.table);
  if (inHeader) {
    const at = block.shown.header[row]?.findIndex((cell) => cell.column === column) ?? -1;
    return (block.headerCells[row]?.[at] ?? block.headerCells[row]?.find((cell) => cell !== undefined))?.span;
  }
  const shown = block.table.rows[row];
  if (column === undefined) return shown?.row.span;
  // Where a page cut the row, a cell may be printed on the next one alone.
  const printed = shown && [shown.row, ...shown.continuations].find(({ cells }) => (cells[column]?.text ?? '') !== '');
  return (printed ?? shown?.row)?.cells[column]?.span ?? shown?.row.span;
}

function shownLines(lines: LineMap, blocks: readonly DocumentBlock[], ids: readonly BlockId[]): ReadonlyMap<number, ShownLine> {
  const found = new Map<number, ShownLine>();
  blocks.forEach((block, at) => {
    const whole = { id: ids[at] as BlockId, block, row: undefined, at: -1, inHeader: false };
    if (!('table' in block)) {
      for (const { source } of block.parts) found.set(lines.lineAt(source), whole);
      return;
    }
    // Captions and repeated headers are of the table and no part of it.
    for (const fragment of block.table.fragments) for (const { line } of fragment.rows) found.set(line, whole);
    const headerRows = new Map(block.table.fragments[0]?.rows.slice(0, block.table.header.rowCount).map((row) => [row.line, row]));
    block.headerCells.forEach((cells, row) => {
      for (const cell of cells) {
        const line = cell && lines.lineAt(cell.span.start);
        const of = line === undefined ? undefined : headerRows.get(line);
        // A label that reaches down is of the row it is printed in.
        if (line !== undefined && found.get(line)?.row === undefined) found.set(line, { ...whole, row: of, at: row, inHeader: true });
      }
    });
    block.table.rows.forEach(({ row, continuations }, index) => {
      for (const each of [row, ...continuations]) found.set(each.line, { ...whole, row: each, at: index });
    });
  });
  return found;
}

function placeIn({ id, block, row, at, inHeader }: ShownLine, span: Span): PreviewPlace {
  if (!('table' in block)) {
    const start = indexInText(block, span.start);
    return { block: id, start, end: Math.max(start, indexInText(block, span.end)) };
  }
  if (row === undefined || span.end > row.span.end) return { block: id };
  const index = columnAt(row, span.start);
  const cell = row.cells[index];
  if (inHeader) return headerPlace(id, block, span, { row: at, column: index });
  // What reaches over several cells is about the row.
  return cell === undefined || span.end > cell.outer.end + 1 ? { block: id, row: at } : { block: id, row: at, column: index };
}

/** The cell that an offset stands in or right behind; as many as there are cells where it stands behind all of them. */
function columnAt({ cells }: PhysicalRow, offset: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle] as Cell).outer.end < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface HeaderPosition {
  /** An index into the rows of the header. */
  readonly row: number;
  readonly column: number;
}

/** The label that is printed at a span; where none is, the one that is merged over its cell. */
function headerPlace(id: BlockId, { headerCells, shown }: TableBlock, span: Span, cell: HeaderPosition): PreviewPlace {
  for (const [row, cells] of headerCells.entries()) {
    const at = cells.findIndex((own) => own !== undefined && own.outer.start <= span.start && span.end <= own.outer.end);
    const label = shown.header[row]?.[at];
    if (label) return { block: id, row, column: label.column, inHeader: true };
  }
  for (const [row, labels] of shown.header.slice(0, cell.row + 1).entries()) {
    const over = labels.find(({ column, columnSpan }) => column <= cell.column && cell.column < column + columnSpan);
    if (over && row + over.rowSpan > cell.row) return { block: id, row, column: over.column, inHeader: true };
  }
  return { block: id };
}

/** Where one goes to see a table: its title, or its first row. */
function beginningOf({ caption: { titleSpan, namesTable }, fragments, span }: LogicalTable): Span {
  return (namesTable ? titleSpan : undefined) ?? fragments[0]?.rows[0]?.span ?? span;
}

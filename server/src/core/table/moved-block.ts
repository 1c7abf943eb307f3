import type { LineMap } from '../base/line-map.js';
import type { Span } from '../base/span.js';
import { movedCells } from './cell.js';
import type { Block, PhysicalRow } from './physical-table.js';

/** Where a line of a part of a text stands in the whole: its number, and how far its offsets are from those in the part. */
export interface LinePlace {
  readonly line: number;
  readonly shift: number;
}

/** A block that was read in a part of a text, as it stands in the whole. */
export function movedBlock(block: Block, lines: LineMap, placeOf: (line: number) => LinePlace): Block {
  if (block.kind === 'text') {
    const { line, shift } = placeOf(block.line);
    return { ...block, line, span: moved(block.span, shift) };
  }
  const { span, delimiterLine } = block;
  const start = span.start + placeOf(lines.lineAt(span.start)).shift;
  const end = span.end + placeOf(lines.lineAt(span.end)).shift;
  return {
    kind: block.kind,
    span: { start, end },
    rows: block.rows.map((row) => movedRow(row, placeOf(row.line))),
    delimiterLine: delimiterLine === undefined ? undefined : placeOf(delimiterLine).line,
  };
}

function movedRow(row: PhysicalRow, { line, shift }: LinePlace): PhysicalRow {
  return { line, span: moved(row.span, shift), cells: movedCells(row.cells, shift) };
}

function moved({ start, end }: Span, shift: number): Span {
  return { start: start + shift, end: end + shift };
}

import type { WidthOptions } from '../../base/display-width.js';
import type { SourceText } from '../../base/source-text.js';
import { type Edit, type Span, touches } from '../../base/span.js';
import type { BudgetTable } from '../../budget/ledger.js';
import type { PhysicalRow, PhysicalTable } from '../../table/physical-table.js';
import { delimiterOf, hasLeadingPipe, hasTrailingPipe, inkOf, isPiped } from '../../table/pipe-layout.js';
import { type ColumnAlignment, columnWidths, delimiterCell, narrowestColumn, padCell } from '../../table/write-table.js';
import type { Analysis } from '../analyse.js';

/**
 * Aligns the pipe tables of a budget: every column as wide as its widest cell, figures to the right where the delimiter row
 * does not say otherwise. Only blanks around cells and the dashes of delimiter rows change, one edit for each gap that does.
 * Rows are left out that do not touch `within`. Tables of tabs have nothing to align.
 */
export function formatTables(analysis: Analysis, options: WidthOptions = {}, within?: Span): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { table } of analysis.document.systems) {
    for (const fragment of table.table.fragments) {
      if (fragment.kind === 'tab' || (within && !touches(fragment.span, within))) continue;
      edits.push(...alignFragment(analysis, table, fragment, options));
    }
  }
  return within ? edits.filter(({ span }) => touchesLineOf(analysis, span, within)) : edits;
}

function alignFragment(analysis: Analysis, table: BudgetTable, fragment: PhysicalTable, options: WidthOptions): readonly Edit[] {
  const { text, lines } = analysis;
  const delimiter = delimiterOf(fragment, text, lines);
  const rows = fragment.rows.filter((row) => isPiped(text, row));
  const inks = rows.map((row) => row.cells.map((cell) => written(text, inkOf(text, cell))));
  const widths = columnWidths(inks, options);
  const edits: Edit[] = [];
  rows.forEach((row, place) => {
    alignRow(text, row, inks[place] as readonly string[], { widths, alignmentOf, options }, edits);
  });
  if (delimiter) {
    const isSpaced = delimiter.cells.some(({ span, outer }) => span.start > outer.start && span.end < outer.end);
    delimiter.cells.forEach(({ outer, alignment }, column) => {
      const width = widths[column] ?? narrowestColumn;
      const before = column > 0 || delimiter.hasLeadingPipe ? 1 : 0;
      const after = column < delimiter.cells.length - 1 || delimiter.hasTrailingPipe ? 1 : 0;
      const dashes = delimiterCell(isSpaced ? width : width + before + after, alignment);
      const wanted = isSpaced ? ' '.repeat(before) + dashes + ' '.repeat(after) : dashes;
      change(
        text,
        { start: outer.start, end: after === 1 ? outer.end : outer.start + written(text, outer).trimEnd().length },
        wanted,
        edits,
      );
    });
  }
  return edits;

  /** What the delimiter row says; where it says nothing, figures stand to the right. */
  function alignmentOf(column: number): ColumnAlignment {
    const said = delimiter?.cells[column]?.alignment ?? 'none';
    return said === 'none' && table.columns[column]?.role === 'amount' ? 'right' : said;
  }
}

interface Columns {
  readonly widths: readonly number[];
  readonly alignmentOf: (column: number) => ColumnAlignment;
  readonly options: WidthOptions;
}

function alignRow(text: SourceText, row: PhysicalRow, inks: readonly string[], columns: Columns, edits: Edit[]): void {
  const leads = hasLeadingPipe(text, row);
  const trails = hasTrailingPipe(text, row);
  row.cells.forEach((cell, column) => {
    const ink = inks[column] ?? '';
    // Blanks before a row without a pipe in front are its indentation, which Markdown gives a meaning.
    const isOpenStart = column === 0 && !leads;
    const isOpenEnd = column === row.cells.length - 1 && !trails;
    const padded = padCell(ink, columns.widths[column] ?? 0, isOpenStart ? 'left' : columns.alignmentOf(column), columns.options);
    if (ink === '') {
      if (!isOpenStart && !isOpenEnd) change(text, cell.outer, ` ${padded} `, edits);
      return;
    }
    const at = padded.indexOf(ink);
    const place = inkOf(text, cell);
    if (!isOpenStart) change(text, { start: cell.outer.start, end: place.start }, ' '.repeat(at + 1), edits);
    if (!isOpenEnd) change(text, { start: place.end, end: cell.outer.end }, ' '.repeat(padded.length - at - ink.length + 1), edits);
  });
}

/** Adds the smallest edit that makes a stretch of text what it should be. */
function change(text: SourceText, { start, end }: Span, wanted: string, edits: Edit[]): void {
  const present = text.slice(start, end);
  if (present === wanted) return;
  const most = Math.min(present.length, wanted.length);
  let same = 0;
  while (same < most && present[same] === wanted[same]) same++;
  let sameEnd = 0;
  while (sameEnd < most - same && present.at(-1 - sameEnd) === wanted.at(-1 - sameEnd)) sameEnd++;
  edits.push({ span: { start: start + same, end: end - sameEnd }, newText: wanted.slice(same, wanted.length - sameEnd) });
}

function written(text: SourceText, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Whether an edit stands in a line that a range touches; a range that ends where a line begins does not touch that line. */
function touchesLineOf({ lines }: Analysis, { start }: Span, within: Span): boolean {
  const line = lines.lineAt(start);
  const last = Math.max(within.start, within.end - 1);
  return line >= lines.lineAt(within.start) && line <= lines.lineAt(last);
}

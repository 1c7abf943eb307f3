import { normalise } from '../../base/normalise.js';
import type { SourceText } from '../../base/source-text.js';
import type { Edit, Span } from '../../base/span.js';
import { plainText } from '../../table/cell-text.js';
import type { DelimiterRow } from '../../table/delimiter-row.js';
import type { Header, HeaderNode } from '../../table/header.js';
import type { Cell, PhysicalRow } from '../../table/physical-table.js';
import { delimiterOf, hasLeadingPipe, hasTrailingPipe } from '../../table/pipe-layout.js';
import type { Analysis } from '../analyse.js';
import type { TableCursor } from './table-cursor.js';
import type { TableEdit } from './table-edit.js';
import { tableEditWords } from './words.js';

/** A line of a table, be it the one of dashes. */
interface Line {
  readonly cells: readonly Pick<Cell, 'outer'>[];
  readonly leads: boolean;
  readonly trails: boolean;
  /** Undefined for the line of dashes. */
  readonly row: PhysicalRow | undefined;
  readonly isHeader: boolean;
  readonly isTab: boolean;
}

/** A blank column beside the one at the cursor, on every page of the table. */
export function insertColumn(analysis: Analysis, cursor: TableCursor, where: 'left' | 'right'): TableEdit {
  const words = tableEditWords(analysis.options.locale);
  const column = cursor.column + (where === 'right' ? 1 : 0);
  const edits: Edit[] = [];
  let select: Span | undefined;
  let shift = 0;
  for (const line of linesOf(analysis, cursor)) {
    const edit = blankCell(line, column);
    if (!edit) continue;
    if (line.row === cursor.row) {
      const caret = edit.span.start + shift + edit.caret;
      select = { start: caret, end: caret };
    }
    shift += edit.newText.length;
    edits.push({ span: edit.span, newText: edit.newText });
  }
  const title = where === 'left' ? words.insertColumnLeft : words.insertColumnRight;
  return { change: { title, edits }, ...(select ? { select } : {}) };
}

/** Takes out the column at the cursor on every page; a heading that spans other columns as well stays over these. */
export function deleteColumn(analysis: Analysis, cursor: TableCursor): TableEdit {
  const words = tableEditWords(analysis.options.locale);
  const { header } = cursor.table.table;
  if (header.columnCount < 2) return { refused: words.onlyColumn };
  const { column } = cursor;
  const spanning = headingsOver(header, column, column + 1);
  const edits = linesOf(analysis, cursor).flatMap((line) => withoutCell(analysis.text, line, column, spanning));
  return { change: { title: words.deleteColumn, edits } };
}

/** Exchanges the column at the cursor with the one beside it, on every page of the table. */
export function moveColumn(analysis: Analysis, cursor: TableCursor, step: 1 | -1): TableEdit {
  const words = tableEditWords(analysis.options.locale);
  const { header } = cursor.table.table;
  const left = Math.min(cursor.column, cursor.column + step);
  if (left < 0 || left + 1 >= header.columnCount) return { refused: words.noColumnBeyond };
  if (!standTogether(header.roots, left)) return { refused: words.otherHeading };
  const spanning = headingsOver(header, left, left + 1);
  const edits: Edit[] = [];
  let select: Span | undefined;
  for (const line of linesOf(analysis, cursor)) {
    const swapped = exchanged(analysis.text, line, left, spanning);
    if (line.row === cursor.row && !cursor.isOnDelimiter) select = movedCaret(cursor, edits, swapped, step);
    edits.push(...swapped);
  }
  const title = step < 0 ? words.moveColumnLeft : words.moveColumnRight;
  return { change: { title, edits }, ...(select ? { select } : {}) };
}

/** Where the moved cell begins once two cells have changed places below the edits before them. */
function movedCaret({ row, column }: TableCursor, before: readonly Edit[], swapped: readonly Edit[], step: 1 | -1): Span {
  const moved = step < 0 ? swapped[0] : swapped[1];
  const earlier = step < 0 || !moved ? before : [...before, ...swapped.slice(0, 1)];
  const shift = earlier.reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0);
  const beside = row.cells[column + step] ?? (row.cells[column] as Cell);
  const start = moved ? moved.span.start + moved.newText.length - moved.newText.trimStart().length : beside.span.start;
  return { start: start + shift, end: start + shift };
}

/** The headings that stand at a column, or before it, and span another one to its right. */
function headingsOver({ roots }: Header, from: number, to: number): ReadonlySet<string> {
  const over = nodesOf(roots).filter(({ label, firstColumn, lastColumn }) => label !== '' && firstColumn <= from && lastColumn >= to);
  return new Set(over.map(({ label }) => label));
}

function linesOf(analysis: Analysis, { fragments }: TableCursor): readonly Line[] {
  const { text, lines } = analysis;
  return fragments.flatMap(({ rows, headerCount, physical, kind }) => {
    const delimiter = delimiterOf(physical, text, lines);
    const written = rows.map((row, place): Line => {
      const [leads, trails] = kind === 'tab' ? [false, false] : [hasLeadingPipe(text, row), hasTrailingPipe(text, row)];
      return { cells: row.cells, leads, trails, row, isHeader: place < headerCount, isTab: kind === 'tab' };
    });
    return delimiter ? [...written.slice(0, 1), delimiterLine(delimiter), ...written.slice(1)] : written;
  });
}

function delimiterLine({ cells, hasLeadingPipe: leads, hasTrailingPipe: trails }: DelimiterRow): Line {
  return { cells, leads, trails, row: undefined, isHeader: true, isTab: false };
}

/** A blank cell before the one at a column, or after the last one; rows that end before it are left as they are. */
function blankCell({ cells, leads, trails, row, isTab }: Line, column: number): (Edit & { readonly caret: number }) | undefined {
  const next = cells[column];
  const last = cells[column - 1];
  const content = row ? '  ' : ' --- ';
  const caret = 1;
  if (isTab) {
    const at = next?.outer.start ?? last?.outer.end;
    if (at === undefined) return undefined;
    return { span: { start: at, end: at }, newText: '\t', caret: next ? 0 : 1 };
  }
  if (next) {
    const at = next.outer.start;
    // A row without a pipe in front cannot begin with a blank cell.
    const needsPipe = column === 0 && !leads;
    return { span: { start: at, end: at }, newText: `${needsPipe ? '|' : ''}${content}|`, caret: caret + (needsPipe ? 1 : 0) };
  }
  if (!last) return undefined;
  const at = trails ? last.outer.end + 1 : last.outer.end;
  return { span: { start: at, end: at }, newText: trails ? `${content}|` : ` |${content}|`, caret: trails ? caret : caret + 2 };
}

function withoutCell(text: SourceText, line: Line, column: number, spanning: ReadonlySet<string>): readonly Edit[] {
  const { cells, row, isHeader } = line;
  const cell = cells[column];
  if (!cell) return [];
  const next = row?.cells[column + 1];
  const label = row?.cells[column];
  // A row that begins without a pipe cannot begin with a blank cell.
  const needsPipe = column === 0 && !line.isTab && !line.leads && next?.text === '';
  const edits = [{ span: cellWithSeparator(line, column), newText: needsPipe ? '|' : '' }];
  const staysOver = isHeader && label && next && next.text === '' && spanning.has(normalise(plainText(label.text)));
  if (!staysOver) return edits;
  const written = text.slice(label.span.start, label.span.end);
  // A blank cell of one blank keeps it before the words and gets one behind them.
  const newText = !line.isTab && next.span.end === next.outer.end ? `${written} ` : written;
  return [...edits, { span: next.span, newText }];
}

/** A cell with the separator behind it; the last one of a row that ends without a pipe, with the separator before it. */
function cellWithSeparator({ cells, trails }: Line, column: number): Span {
  const { outer } = cells[column] as Pick<Cell, 'outer'>;
  const isLast = column === cells.length - 1;
  if (!isLast || trails) return { start: outer.start, end: outer.end + 1 };
  return { start: column > 0 ? outer.start - 1 : outer.start, end: outer.end };
}

function exchanged(text: SourceText, line: Line, left: number, spanning: ReadonlySet<string>): readonly Edit[] {
  const [a, b] = [line.cells[left], line.cells[left + 1]];
  if (!a) return [];
  const label = line.row?.cells[left];
  // A heading over both columns stays at the first of them.
  if (line.isHeader && label && spanning.has(normalise(plainText(label.text)))) return [];
  if (!b) {
    // A row that ends with the left cell gets a blank in its place.
    const blank = text.slice(a.outer.start, a.outer.end).trim() === '' ? undefined : blankCell(line, left);
    return blank ? [{ span: blank.span, newText: blank.newText }] : [];
  }
  // Cells between two pipes change places with their spacing; at an open end of a row only what is written does.
  const isOpen = (left === 0 && !line.leads) || (left + 2 === line.cells.length && !line.trails);
  const [first, second] = isOpen && !line.isTab ? [trimmed(text, a.outer), trimmed(text, b.outer)] : [a.outer, b.outer];
  const [one, two] = [text.slice(first.start, first.end), text.slice(second.start, second.end)];
  if (one === two) return [];
  return [
    { span: first, newText: atOpenEnd(two, line, left) },
    { span: second, newText: atOpenEnd(one, line, left + 1) },
  ];
}

/** A blank cell at the end of a row needs the pipe that the row leaves out. */
function atOpenEnd(written: string, { isTab, leads, trails, cells }: Line, column: number): string {
  if (isTab || written.trim() !== '') return written;
  if (column === 0 && !leads) return '| ';
  return column === cells.length - 1 && !trails ? ' |' : written;
}

function trimmed(text: SourceText, { start, end }: Span): Span {
  const written = text.slice(start, end);
  if (written.trim() === '') return { start, end };
  return { start: start + written.length - written.trimStart().length, end: end - (written.length - written.trimEnd().length) };
}

/** Whether two columns beside each other have labels of their own under one heading. */
function standTogether(nodes: readonly HeaderNode[], left: number): boolean {
  const [a, b] = [left, left + 1].map((column) => nodes.find((node) => node.firstColumn <= column && column <= node.lastColumn));
  if (a === b) return a === undefined || a.children.length === 0 || standTogether(a.children, left);
  return a !== undefined && b !== undefined && a.firstColumn === a.lastColumn && b.firstColumn === b.lastColumn;
}

function nodesOf(nodes: readonly HeaderNode[]): readonly HeaderNode[] {
  return nodes.flatMap((node) => [node, ...nodesOf(node.children)]);
}

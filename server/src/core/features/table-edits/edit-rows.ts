import type { SourceText } from '../../base/source-text.js';
import type { Edit, Span } from '../../base/span.js';
import type { PhysicalRow } from '../../table/physical-table.js';
import { lineEndBeside, prefixBeside, rowContent, wholeLine, writeRowLike } from '../../table/row-slot.js';
import type { Analysis } from '../analyse.js';
import { type Fragment, isData, selectedPlaces, type TableCursor } from './table-cursor.js';
import type { TableEdit } from './table-edit.js';
import { tableEditWords } from './words.js';

/** A new row beside the one at the cursor; beside a row of the header it becomes the first row of data. */
export function insertRow(analysis: Analysis, cursor: TableCursor, where: 'above' | 'below'): TableEdit {
  const words = tableEditWords(analysis.options.locale);
  const title = where === 'above' ? words.insertRowAbove : words.insertRowBelow;
  return withRow(analysis, cursor, where, blankCells(cursor), title, 0);
}

/** A row `其中：` below the one at the cursor, to be filled in. */
export function insertOfWhichRow(analysis: Analysis, cursor: TableCursor): TableEdit {
  const words = tableEditWords(analysis.options.locale);
  if (!isData(cursor)) return { refused: words.headerStays };
  const cells = blankCells(cursor);
  const panel = cursor.table.panels.findLast(({ labels }) => (labels[0]?.index ?? 0) <= cursor.column) ?? cursor.table.panels[0];
  const names = panel?.labels.filter(({ role }) => role === 'name') ?? [];
  // A name stands in the column in which the row above has its own.
  const name = names.findLast(({ index }) => (cursor.row.cells[index]?.text ?? '') !== '') ?? names[0] ?? panel?.labels[0];
  const column = name?.index ?? 0;
  cells[column] = '其中：';
  return withRow(analysis, cursor, 'below', cells, words.insertOfWhichRow, column);
}

/** Takes out the rows that a selection touches. */
export function deleteRows(analysis: Analysis, cursor: TableCursor, selection: Span): TableEdit {
  const { text, options } = analysis;
  const { fragment } = cursor;
  const words = tableEditWords(options.locale);
  const places = selectedPlaces(analysis, cursor, selection);
  if (cursor.isOnDelimiter || places.length === 0 || places.some((place) => place < fragment.headerCount))
    return { refused: words.headerStays };
  const rows = places.map((place) => fragment.rows[place] as PhysicalRow);
  if (tearsApart(cursor, rows)) return { refused: words.cutRow };
  const title = words.deleteRows(rows.length);
  if (places[0] !== 0 || fragment.physical.delimiterLine === undefined) return { change: { title, edits: withoutRows(text, rows) } };
  return { change: { title, edits: withoutHead(text, fragment, rows) } };
}

/** The row at the top of a page stands above the line of dashes: the next one that stays takes its place. */
function withoutHead(text: SourceText, { rows, physical }: Fragment, deleted: readonly PhysicalRow[]): readonly Edit[] {
  const head = rows[0] as PhysicalRow;
  const heir = rows.find((row) => !deleted.includes(row));
  if (!heir) return [{ span: wholeLine(text, physical.span), newText: '' }];
  const others = withoutRows(text, [...deleted.slice(1), heir]);
  const content = rowContent(text, heir);
  return [{ span: rowContent(text, head), newText: text.slice(content.start, content.end) }, ...others];
}

/** Rows on lines that follow each other go as one, so that the last line of a document takes one line end with it. */
function withoutRows(text: SourceText, rows: readonly PhysicalRow[]): readonly Edit[] {
  const runs: { start: number; end: number; line: number }[] = [];
  for (const { line, span } of rows) {
    const run = runs.at(-1);
    if (run && run.line + 1 === line) Object.assign(run, { end: span.end, line });
    else runs.push({ ...span, line });
  }
  return runs.map((run) => ({ span: wholeLine(text, run), newText: '' }));
}

/** Exchanges the row at the cursor with the one above or below, over pages as well. */
export function moveRow(analysis: Analysis, cursor: TableCursor, step: 1 | -1, offset: number): TableEdit {
  const { text, options } = analysis;
  const words = tableEditWords(options.locale);
  if (!isData(cursor)) return { refused: words.headerStays };
  const rows = cursor.fragments.flatMap((fragment) => fragment.rows.slice(fragment.headerCount).map((row) => ({ row, fragment })));
  const at = rows.findIndex(({ row }) => row === cursor.row);
  const here = rows[at];
  const other = rows[at + step];
  if (!here || !other) return { refused: words.noRowBeyond };
  if (cutRows(cursor).some((lines) => lines.has(here.row.line) || lines.has(other.row.line))) return { refused: words.cutRow };
  if (here.fragment.kind !== other.fragment.kind || (changesHead(here, other) && here.row.cells.length !== other.row.cells.length))
    return { refused: words.otherWidth };
  const [from, to] = [rowContent(text, here.row), rowContent(text, other.row)];
  const edits = [
    { span: from, newText: text.slice(to.start, to.end) },
    { span: to, newText: text.slice(from.start, from.end) },
  ];
  const grown = step > 0 ? to.end - to.start - (from.end - from.start) : 0;
  const caret = to.start + grown + Math.min(Math.max(0, offset - from.start), from.end - from.start);
  return { change: { title: step < 0 ? words.moveRowUp : words.moveRowDown, edits }, select: { start: caret, end: caret } };
}

/** The lines of each row that is written on more than one, as a page cuts it. */
function cutRows({ table }: TableCursor): readonly ReadonlySet<number>[] {
  return table.table.rows.flatMap(({ row, continuations }) =>
    continuations.length === 0 ? [] : [new Set([row.line, ...continuations.map(({ line }) => line)])],
  );
}

/** Whether taking out rows would leave a part of one behind. */
function tearsApart(cursor: TableCursor, rows: readonly PhysicalRow[]): boolean {
  return cutRows(cursor).some((lines) => {
    const taken = rows.filter(({ line }) => lines.has(line)).length;
    return taken > 0 && taken < lines.size;
  });
}

interface PlacedRow {
  readonly row: PhysicalRow;
  readonly fragment: Fragment;
}

/** Whether one of two rows stands above a line of dashes, which has to have as many cells. */
function changesHead(...rows: readonly PlacedRow[]): boolean {
  return rows.some(({ row, fragment }) => fragment.physical.delimiterLine !== undefined && fragment.rows[0] === row);
}

/** Nothing at all: a row of zeros without a name would count as one of the rows that a total adds up. */
function blankCells({ row, table }: TableCursor): string[] {
  return Array.from({ length: Math.max(row.cells.length, table.table.header.columnCount) }, () => '');
}

function withRow(
  { text }: Analysis,
  cursor: TableCursor,
  where: 'above' | 'below',
  cells: readonly string[],
  title: string,
  selected: number,
): TableEdit {
  const { fragment, row } = cursor;
  const { rows, headerCount, physical } = fragment;
  const model = isData(cursor) ? row : (rows[headerCount] ?? row);
  const alignmentOf = (column: number) => (cursor.table.columns[column]?.role === 'amount' ? 'right' : 'left');
  const written = writeRowLike(text, model, cells, fragment.kind, alignmentOf);
  const prefix = prefixBeside(text, model);
  const lineEnd = lineEndBeside(text, row.span);
  const isAbove = isData(cursor) && where === 'above';
  const isHead = physical.delimiterLine !== undefined && row === rows[0];
  if (isAbove && !isHead) return inserted(row.span.start, `${prefix}${written}${lineEnd}`, 0);
  if (isAbove) {
    // The new row becomes the head of its page, and the old one goes below the line of dashes.
    const content = rowContent(text, row);
    const below = `${lineEnd}${prefix}${text.slice(content.start, content.end)}`;
    const after = endOfDelimiter(text, fragment);
    const head: Edit = { span: content, newText: written };
    return {
      change: { title, edits: [head, { span: { start: after, end: after }, newText: below }] },
      select: caretIn(content.start, written),
    };
  }
  const last = isData(cursor) ? row : rows[headerCount - 1];
  const at = last === undefined || last === rows[0] ? endOfDelimiter(text, fragment) : last.span.end;
  return inserted(at, `${lineEnd}${prefix}${written}`, lineEnd.length);

  function inserted(offset: number, newText: string, skipped: number): TableEdit {
    const edit = { span: { start: offset, end: offset }, newText };
    return { change: { title, edits: [edit] }, select: caretIn(offset + skipped + prefix.length, written) };
  }

  function caretIn(start: number, line: string): Span {
    const caret = start + caretOffset(line, selected, fragment.kind === 'tab' ? '\t' : '|', cells[selected] ?? '');
    return { start: caret, end: caret };
  }
}

/** Where in a line the content of a cell ends. */
function caretOffset(line: string, column: number, separator: string, content: string): number {
  if (separator === '\t') {
    const before = line.split('\t').slice(0, column).join('\t');
    return before.length + (column > 0 ? 1 : 0) + content.length;
  }
  const cells = line.split(separator);
  const isLed = line.startsWith(separator);
  const before = cells.slice(0, column + (isLed ? 1 : 0)).join(separator);
  return before.length + (column > 0 || isLed ? 1 : 0) + 1 + content.length;
}

/** The end of the line of dashes; of the head itself where there is none. */
function endOfDelimiter(text: SourceText, { physical, rows }: Fragment): number {
  const head = rows[0] as PhysicalRow;
  if (physical.delimiterLine === undefined) return head.span.end;
  const next = head.span.end + (text.startsWith('\r\n', head.span.end) ? 2 : 1);
  const ends = [text.indexOf('\n', next), text.indexOf('\r', next)].filter((end) => end >= 0);
  return ends.length === 0 ? text.length : Math.min(...ends);
}

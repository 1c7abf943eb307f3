import { LineMap } from '../../base/line-map.js';
import type { Edit, Span } from '../../base/span.js';
import type { BudgetTable } from '../../budget/ledger.js';
import { readBlocks } from '../../table/blocks.js';
import type { PhysicalRow } from '../../table/physical-table.js';
import { delimiterOf } from '../../table/pipe-layout.js';
import { lineEndBeside, prefixBeside } from '../../table/row-slot.js';
import { type ColumnAlignment, type RowKind, writeTable } from '../../table/write-table.js';
import type { Analysis } from '../analyse.js';
import { type Fragment, fragmentsOf } from './table-cursor.js';
import type { TableEdit } from './table-edit.js';
import { type TableEditWords, tableEditWords } from './words.js';

/** Writes tables with tabs instead of pipes or the other way round; nothing is done where that would be read differently. */
export function convertTables(analysis: Analysis, tables: readonly BudgetTable[], to: RowKind, isDocument: boolean): TableEdit {
  const words = tableEditWords(analysis.options.locale);
  const edits: Edit[] = [];
  for (const table of tables) {
    for (const run of runsOf(analysis, table, to)) {
      const conversion = convert(analysis, run, to);
      if ('notWritable' in conversion) return { refused: words.notWritable(conversion.notWritable + 1) };
      edits.push(conversion);
    }
  }
  if (edits.length === 0) return { refused: words.nothingToConvert };
  return { change: { title: titleOf(words, to, isDocument), edits } };
}

/** Whether a table has anything to convert. */
export function isWrittenWith({ table }: BudgetTable, kind: RowKind): boolean {
  return table.fragments.every((fragment) => (kind === 'tab' ? fragment.kind === 'tab' : fragment.kind === 'pipe'));
}

function titleOf(words: TableEditWords, to: RowKind, isDocument: boolean): string {
  if (to === 'tab') return isDocument ? words.documentToTabs : words.toTabs;
  return isDocument ? words.documentToPipes : words.toPipes;
}

/** Rows that are written as one table. */
interface Run {
  readonly rows: readonly PhysicalRow[];
  readonly span: Span;
  readonly alignments: readonly ColumnAlignment[];
}

/** The runs of a table that are not yet written so. Blank rows made of tabs alone part a run in the source, but not for its author. */
function runsOf(analysis: Analysis, table: BudgetTable, to: RowKind): readonly Run[] {
  const { text, lines } = analysis;
  const alignments = table.columns.map(({ role }): ColumnAlignment => (role === 'amount' ? 'right' : 'none'));
  const runs: Run[] = [];
  for (const fragment of fragmentsOf(analysis, table)) {
    if (fragment.physical.kind === 'tab' ? to === 'tab' : to === 'pipe' && fragment.physical.kind === 'pipe') continue;
    const rows = fragment.kind === 'tab' ? fragment.rows : fragment.physical.rows;
    const span = spanOf(fragment, rows);
    const last = runs.at(-1);
    const delimiter = delimiterOf(fragment.physical, text, lines);
    if (last && fragment.kind === 'tab' && (last.rows.at(-1)?.line ?? -1) + 1 === rows[0]?.line)
      runs[runs.length - 1] = { ...last, rows: [...last.rows, ...rows], span: { start: last.span.start, end: span.end } };
    else runs.push({ rows, span, alignments: delimiter?.cells.map(({ alignment }) => alignment) ?? alignments });
  }
  return runs;
}

function spanOf({ physical }: Fragment, rows: readonly PhysicalRow[]): Span {
  return { start: physical.span.start, end: Math.max(physical.span.end, rows.at(-1)?.span.end ?? 0) };
}

function convert({ text, lines }: Analysis, { rows, span, alignments }: Run, to: RowKind): Edit | { readonly notWritable: number } {
  const first = rows[0] as PhysicalRow;
  const lineEnd = lineEndBeside(text, first.span);
  const texts = rows.map(({ cells }) => cells.map((cell) => cell.text));
  const before = prefixBeside(text, first);
  // Rows of tabs cannot stand in a quotation: its marks would make them text.
  if (to === 'tab' && before.includes('>')) return { notWritable: first.line };
  const prefix = to === 'tab' ? '' : before;
  const written = writeTable({ kind: to, rows: texts, alignments, lineEnd, prefix });
  const wrong = firstDifference(written, texts);
  if (wrong !== undefined) return { notWritable: rows[wrong]?.line ?? first.line };
  // Text right below a pipe table would become a row of it, and tabs right beside other tabs one table.
  const lastLine = lines.lineAt(span.end);
  const hasTextBelow =
    lastLine + 1 < lines.lineCount && text.slice(lines.lineStart(lastLine + 1), lines.lineStart(lastLine + 2)).trim() !== '';
  const hasTableAbove = first.line > 0 && /[|\t]/u.test(text.slice(lines.lineStart(first.line - 1), span.start));
  return { span, newText: `${hasTableAbove ? lineEnd : ''}${written}${hasTextBelow ? lineEnd : ''}` };
}

/** The first row that is not read back as it is; blanks at the ends of rows and blank rows count for nothing. */
function firstDifference(written: string, texts: readonly (readonly string[])[]): number | undefined {
  const blocks = readBlocks(written, new LineMap(written));
  const read = blocks.flatMap((block) => (block.kind === 'text' ? [['']] : block.rows.map(({ cells }) => cells.map((cell) => cell.text))));
  const readRows = read.map(withoutBlankEnd).filter((cells) => cells.length > 0);
  const places = texts.flatMap((cells, place) => {
    const kept = withoutBlankEnd(cells.map((cell) => cell.replaceAll('\t', ' ')));
    return kept.length > 0 ? [{ kept, place }] : [];
  });
  const at = places.findIndex(({ kept }, order) => kept.join('\t') !== readRows[order]?.join('\t'));
  if (at >= 0) return places[at]?.place;
  return readRows.length === places.length && !blocks.some(({ kind }) => kind === 'text') ? undefined : 0;
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

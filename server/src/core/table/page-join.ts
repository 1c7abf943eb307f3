import { normalise } from '../base/normalise.js';
import { perWord } from '../base/per-word.js';
import { type Caption, isCaptionDetail, isNote } from './caption.js';
import { isColumnNumberRow } from './column-numbers.js';
import type { Header } from './header.js';
import type { PhysicalRow, PhysicalTable, TextLine } from './physical-table.js';
import { firstWords, holdsAmount, isWholeTotal, leadingCode, wordsOf } from './row-words.js';

/** A table as read so far: what decides whether the next page goes on with it. */
export interface TableSoFar {
  readonly caption: Caption;
  readonly header: Header;
  readonly headerRows: readonly PhysicalRow[];
  readonly rows: readonly { readonly row: PhysicalRow }[];
}

/** What follows a table: the next run of rows, and what stands between the two. */
export interface NextPage {
  readonly fragment: PhysicalTable;
  readonly header: Header;
  readonly caption: Caption;
  readonly linesAbove: readonly TextLine[];
  /** Lines that pages repeat at their top: the title of the document. */
  readonly runningHeads: ReadonlySet<string>;
}

const LONGEST_RUNNING_HEAD = 40;

/** Whether a page goes on with a table. */
export function goesOnWith(table: TableSoFar, page: NextPage): boolean {
  const { caption, header, fragment, linesAbove } = page;
  if (linesAbove.some((line) => isNote(line.text))) return false;
  const repeated = repeatedHeaderRows(table, page);
  const repeatsHeader = repeated > 0;
  const rows = fragment.rows.slice(header.captionRows.length + repeated);
  if (repeatsHeader && startsOver(table, rows)) return false;
  if (caption.namesTable) {
    const hasSameTitle = table.caption.title !== undefined && normalise(caption.title ?? '') === normalise(table.caption.title);
    return hasSameTitle && hasSameOwner(table, page) && (repeatsHeader || header.roots.length === 0);
  }
  if (!linesAbove.every((line) => isCaptionDetail(line.text) || page.runningHeads.has(normalise(line.text))))
    return repeatsHeader && linesAbove.every(mayBeRunningHead) && hasSameOwner(table, page) && startsInsideBranch(table, rows[0]);
  if (repeatsHeader) return true;
  const hasSameWidth = header.columnCount === table.header.columnCount;
  if (!hasSameWidth && !isTotalAlone(fragment)) return false;
  return header.roots.length === 0 || !looksLikeHeader(fragment.rows[0] as PhysicalRow);
}

/** How many rows below the captions of a page repeat the table's header, or its last rows; the column numbers may be left out. */
export function repeatedHeaderRows({ headerRows }: Pick<TableSoFar, 'headerRows'>, { fragment, header }: NextPage): number {
  const rows = fragment.rows.slice(header.captionRows.length);
  const labels = headerRows.filter((row) => !isColumnNumberRow(row));
  const numbersAbove = countNumberRows(rows, 0);
  for (let first = 0; first < labels.length; first++) {
    const expected = labels.slice(first);
    if (expected.every((row, place) => repeats(rows[numbersAbove + place], row))) {
      const matched = numbersAbove + expected.length;
      return matched + countNumberRows(rows, matched);
    }
  }
  return labels.length < headerRows.length ? numbersAbove : 0;
}

function countNumberRows(rows: readonly PhysicalRow[], from: number): number {
  let row = from;
  while (row < rows.length && isColumnNumberRow(rows[row] as PhysicalRow)) row++;
  return row - from;
}

function repeats(row: PhysicalRow | undefined, headerRow: PhysicalRow): boolean {
  if (!row) return false;
  const width = Math.max(row.cells.length, headerRow.cells.length);
  for (let column = 0; column < width; column++) {
    const [text, label] = [row.cells[column]?.text ?? '', headerRow.cells[column]?.text ?? ''];
    if (text !== label && normalise(text) !== normalise(label)) return false;
  }
  return true;
}

function hasSameOwner({ caption }: TableSoFar, page: NextPage): boolean {
  return caption.owner === undefined || page.caption.owner === undefined || caption.owner === page.caption.owner;
}

/** Whether rows under the same header are those of another table, of another unit, say: the table was complete or begins anew. */
function startsOver({ rows }: TableSoFar, nextRows: readonly PhysicalRow[]): boolean {
  const [first, last] = [rows[0]?.row, rows.at(-1)?.row];
  const [nextFirst, nextLast] = [nextRows[0], nextRows.at(-1)];
  if (!first || !last || !nextFirst || !nextLast) return false;
  if (firstWords(last) === '总计' || (firstWords(last) === '合计' && firstWords(nextLast) !== '总计')) return rows.length > 1;
  if (isWholeTotal(first) && isWholeTotal(nextFirst) && holdsAmount(nextFirst)) return true;
  return subjectsStartOver(rows, nextFirst);
}

/** A plain list of subjects that begins again with its first 类; where units or projects part the list it may. */
function subjectsStartOver(rows: TableSoFar['rows'], nextFirst: PhysicalRow): boolean {
  if (leadingCode(nextFirst)?.length !== 3) return false;
  const firstSubject = rows.find(({ row }) => !isWholeTotal(row))?.row;
  if (!firstSubject || wordsOf(firstSubject) !== wordsOf(nextFirst)) return false;
  const subjects = rows.map(({ row }) => row).filter((row) => !isWholeTotal(row));
  return subjects.every((row) => leadingCode(row) !== undefined) && new Set(subjects.map(wordsOf)).size === subjects.length;
}

/** Whether a page begins below a subject whose last row stands on the page before. */
function startsInsideBranch({ rows }: TableSoFar, nextFirst: PhysicalRow | undefined): boolean {
  const last = rows.at(-1)?.row;
  const [code, lastCode] = [nextFirst && leadingCode(nextFirst), last && leadingCode(last)];
  return code !== undefined && lastCode !== undefined && code.length > 3 && code !== lastCode && lastCode.startsWith(code.slice(0, -2));
}

function isTotalAlone({ rows }: PhysicalTable): boolean {
  return rows.length === 1 && isWholeTotal(rows[0] as PhysicalRow);
}

function mayBeRunningHead({ text }: TextLine): boolean {
  return text.length <= LONGEST_RUNNING_HEAD && !/[。；;]/u.test(text);
}

function looksLikeHeader(row: PhysicalRow): boolean {
  const labels = row.cells.filter((cell) =>
    /(?:项目|科目|编码|代码|合计|小计|总计|金额|预算|决算|支出|收入|名称|单位|备注|绩效)/u.test(normalise(cell.text)),
  );
  return labels.length >= 2 || row.cells.length === 1;
}

/** The lines above the first table that are the title of the whole document: pages repeat them. */
export function documentTitles(lines: readonly TextLine[]): ReadonlySet<string> {
  const titles = new Set<string>();
  for (const { text } of lines) if (text.includes('算') && isDocumentTitle(text)) titles.add(normalise(text));
  return titles;
}

const isDocumentTitle = perWord((line) => {
  const text = normalise(line);
  if (text.length > LONGEST_RUNNING_HEAD || /[。;；]/u.test(text)) return false;
  return /^#*[^#].*(?:预算|决算)(?:公开|草案|编制|报告|\([^()]*\))*$/u.test(text);
});

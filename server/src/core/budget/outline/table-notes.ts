import { normalise } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import { perWord } from '../../base/per-word.js';
import type { Span } from '../../base/span.js';
import { isCaptionDetail, isNote } from '../../table/caption.js';
import type { LogicalTable } from '../../table/logical-table.js';
import { isPageNumber } from '../../table/page-marks.js';
import type { Block, Cell, TextLine } from '../../table/physical-table.js';
import type { BudgetTable } from '../ledger.js';
import { deniesAny, type NoteStatement, type NoteSubject, readStatement, subjectOfTitle } from './note-subject.js';

/** A table with what is noted below it. */
export interface NotedTable {
  readonly table: LogicalTable;
  readonly title: string;
  readonly titleSpan: Span;
  readonly subject: NoteSubject | undefined;
  /** No amount, or nothing but zeros; undefined where cells cannot be read. */
  readonly isEmpty: boolean | undefined;
  /** The cells of amounts that are not zero. */
  readonly figures: readonly Cell[];
  /** The line below the table that is a note, or says that there is nothing. */
  readonly note: TextLine | undefined;
  readonly statement: NoteStatement | undefined;
  /** Words above the table, or in its cells, say that there is nothing. */
  readonly isExplained: boolean;
}

/** How many lines below a table may be its notes. */
const LINES_BELOW = 3;
const LONGEST_PLAIN_NOTE = 80;
const BUDGET_TITLE = /(?:预算|决算|收支|收入|支出|经费|采购|资金|拨款|购买服务|转移支付|债务)/u;

const isBudgetTitle = perWord((title: string): boolean => BUDGET_TITLE.test(normalise(title)));
const subjectNamed = perWord(subjectOfTitle);
const statementOf = perUnit(({ text }: TextLine): NoteStatement => readStatement(withoutMark(text)));

/** Every budget table that has a title, with its notes. */
export function readTableNotes(
  blocks: readonly Block[],
  tables: readonly LogicalTable[],
  ledger: readonly BudgetTable[],
): readonly NotedTable[] {
  const places = new Map<Block, number>(blocks.map((block, place) => [block, place]));
  const readings = new Map(ledger.map((budget) => [budget.table.index, budget]));
  const titles = new Set(tables.flatMap(({ caption }) => caption.titleSpan?.start ?? []));
  return tables.flatMap((table) => {
    const { title, titleSpan, namesTable, unit } = table.caption;
    if (!namesTable || title === undefined || !titleSpan || !isBudgetTitle(title)) return [];
    const reading = readings.get(table.index);
    // A table without a row is not read as a budget; its unit tells that it is one.
    if (!reading && (table.rows.length > 0 || unit === undefined)) return [];
    const last = places.get(table.fragments.at(-1) as Block) ?? blocks.length;
    const note = noteBelow(blocks, last, titles);
    return [
      {
        table,
        title,
        titleSpan,
        subject: subjectNamed(title),
        ...(reading ? contentOf(reading) : NOTHING),
        note,
        statement: note && statementOf(note),
        isExplained: saysNothingInside(table) || saysNothingAbove(blocks, places.get(table.fragments[0] as Block) ?? 0, titleSpan),
      },
    ];
  });
}

/** The words of a note without 注 before them. */
function withoutMark(line: string): string {
  return isNote(line) ? normalise(line).replace(/^[^:：]*[:：]/u, '') : normalise(line).replace(/^[*※★#]+/u, '');
}

function noteBelow(blocks: readonly Block[], last: number, titles: ReadonlySet<number>): TextLine | undefined {
  let plain: TextLine | undefined;
  for (let below = 1; below <= LINES_BELOW; below++) {
    const block = blocks[last + below];
    if (block?.kind !== 'text' || titles.has(block.span.start) || /^#/u.test(block.text)) break;
    if (isNote(block.text) || /^[(（]?(?:备?注|说明)[\d:：]/u.test(block.text)) return block;
    if (isPageNumber(block.text)) continue;
    if (isCaptionDetail(block.text)) break;
    if (block.text.length <= LONGEST_PLAIN_NOTE && deniesAny(block.text)) plain ??= block;
  }
  return plain;
}

/** Where a table ends with the notes below it. */
export function notedEnd(table: LogicalTable, blocks: readonly Block[]): number {
  const last = blocks.indexOf(table.fragments.at(-1) as Block);
  return noteBelow(blocks, last, new Set())?.span.end ?? table.span.end;
}

/** The last row of many forms is a note over merged cells, and an empty table may say 无 in its only row. */
const saysNothingInside = perUnit(({ fragments }: LogicalTable): boolean => {
  const rows = fragments.at(-1)?.rows ?? [];
  return rows
    .slice(-6)
    .some(({ cells }) =>
      cells.some(({ text }) => text.length <= 120 && /^(?:无|注|说明|备注|本|我|不涉及|空表|此表|该表)/u.test(text) && deniesAny(text)),
    );
});

function saysNothingAbove(blocks: readonly Block[], first: number, title: Span): boolean {
  for (let above = first - 1; above >= 0 && above >= first - LINES_BELOW * 2; above--) {
    const block = blocks[above] as Block;
    if (block.kind !== 'text' || block.span.start <= title.start) return false;
    if (deniesAny(block.text)) return true;
  }
  return false;
}

/** The figures of other years, which stand beside an empty budget as well. */
const OTHER_YEAR = /上年|去年|执行数|完成数|决算|增减|增长|比/u;

/** A table with more rows than these and no figure at all lists something else than money. */
const MOST_BLANK_ROWS = 4;

interface Content {
  readonly isEmpty: boolean | undefined;
  readonly figures: readonly Cell[];
}

const NOTHING: Content = { isEmpty: true, figures: [] };

const contentOf = perUnit(({ items }: BudgetTable): Content => {
  const figures: Cell[] = [];
  let isUnknown = false;
  let printsZero = false;
  let blankRows = 0;
  for (const { entries, label, isTotal } of items.flat()) {
    const own = [...entries.values()].filter(({ column }) => !column.path.some((path) => OTHER_YEAR.test(path)));
    figures.push(...own.filter(({ amount }) => amount && amount.units !== 0).map(({ cell }) => cell));
    if (own.some(({ unreadable }) => unreadable)) isUnknown = true;
    if (own.some(({ amount }) => amount)) printsZero = true;
    else if (!isTotal && label.name !== '') blankRows++;
  }
  if (figures.length > 0) return { isEmpty: false, figures };
  return { isEmpty: isUnknown || (!printsZero && blankRows > MOST_BLANK_ROWS) ? undefined : true, figures };
});

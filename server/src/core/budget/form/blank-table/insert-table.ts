/** Puts a table of a form where it belongs in a document, in the style of the table that it comes to stand beside. */

import { splitLabel } from '../../../base/normalise.js';
import type { SourceText } from '../../../base/source-text.js';
import type { Edit, Span } from '../../../base/span.js';
import { isCaptionDetail } from '../../../table/caption.js';
import { lineEndOf } from '../../../table/line-end.js';
import type { LogicalTable } from '../../../table/logical-table.js';
import type { Block, TextLine } from '../../../table/physical-table.js';
import type { RowKind } from '../../../table/write-table.js';
import { type CatalogueKind, kindOfCode } from '../../catalogue/catalogue.js';
import type { BudgetTable } from '../../ledger.js';
import { notedEnd } from '../../outline/table-notes.js';
import { bareTitle } from '../../outline/title.js';
import { chineseNumeral } from '../chinese-numeral.js';
import type { FormPack, FormTable } from '../pack.js';
import type { FormMatch } from '../recognise-form.js';
import { captionOf, emptyNoteOf } from './caption.js';
import type { DraftFacts } from './draft-facts.js';
import { printTable } from './print-table.js';

/** The document that a table is put into. */
export interface TableSurroundings {
  readonly text: SourceText;
  readonly blocks: readonly Block[];
  readonly pack: FormPack;
  /** The tables of the form that are there, in the order of the document. */
  readonly matches: readonly FormMatch[];
  readonly year: number | undefined;
  readonly owner: string | undefined;
  readonly ledgers: readonly BudgetTable[];
}

/** The table with its caption and note, before the next table of the form or behind the last one; undefined where neither is there. */
export function insertTable(table: FormTable, surroundings: TableSurroundings, { number, title }: KnownNames = {}): Edit | undefined {
  const { pack, matches, year, text } = surroundings;
  const place = pack.tables.indexOf(table);
  const next = matches.find((match) => match.place > place)?.table.table;
  const previous = matches.findLast((match) => match.place < place)?.table.table;
  const model = next ?? previous;
  if (!model || year === undefined) return undefined;
  const lineEnd = lineEndOf(text);
  const written = tableText(table, styleOf(model, surroundings), surroundings, {
    year,
    ordinal: ordinalBetween(previous, next),
    number,
    title,
  });
  if (next) {
    const start = startOf(next, surroundings);
    return { span: { start, end: start }, newText: written + lineEnd + lineEnd };
  }
  const end = notedEnd(model, surroundings.blocks);
  return { span: { start: end, end }, newText: lineEnd + lineEnd + written };
}

/** What the document says elsewhere of the table: its number, such as 公开06表, and its name in the contents. */
export interface KnownNames {
  readonly number?: string | undefined;
  readonly title?: string | undefined;
}

interface Naming extends KnownNames {
  readonly year: number;
  readonly ordinal: string;
}

/** How tables of the document are captioned and written. */
interface TableStyle {
  readonly kind: RowKind;
  /** What stands before and behind the words of a title. */
  readonly mark: readonly [string, string];
  readonly namesYear: boolean;
  /** What stands between a title and its table, as written; undefined where that is not plain. */
  readonly details: string | undefined;
  /** The line above the title with nothing but the number of the table. */
  readonly numberLine: Span | undefined;
}

function tableText(
  table: FormTable,
  style: TableStyle,
  surroundings: TableSurroundings,
  { year, ordinal, number, title: named }: Naming,
): string {
  const { text, pack, owner } = surroundings;
  const facts: DraftFacts = { year, owner, unit: undefined, subjects: subjectsIn(surroundings) };
  const lineEnd = lineEndOf(text);
  const blank = lineEnd + lineEnd;
  const caption = captionOf(table, pack, facts);
  const unit = caption.details.at(-1) ?? '';
  const [before, behind] = style.mark;
  const numbered = number !== undefined && style.numberLine ? number + blank : '';
  const inTitle = number !== undefined && !style.numberLine ? `${number} ` : number === undefined ? ordinal : '';
  const title = `${before}${inTitle}${named ?? (style.namesYear ? `${year}年` : '') + caption.title}${behind}`;
  const printedUnit = unit.replace(/^[^：]*：/u, '');
  const details =
    style.details?.replace(/(单位\s*[:：]\s*)[百千万亿]?\s*元/u, `$1${printedUnit}`) ?? blank + caption.details.join(blank) + blank;
  const note = emptyNoteOf(table, pack, facts);
  return `${numbered}${title}${details}${printTable(table, facts, style.kind, lineEnd)}${note ? blank + note : ''}`;
}

/** The subjects that tables of the document list. */
function subjectsIn({ ledgers }: TableSurroundings): NonNullable<DraftFacts['subjects']> {
  const codes = [...new Set(ledgers.flatMap(({ items }) => items.flat().flatMap((item) => item.codes.map(({ code }) => code))))].sort();
  const of = (kind: CatalogueKind) => codes.filter((code) => kindOfCode(code) === kind);
  return { function: of('function'), 'department-economic': of('department-economic') };
}

function styleOf(model: LogicalTable, { text, blocks }: TableSurroundings): TableStyle {
  const { title = '', titleSpan } = model.caption;
  const [fragment] = model.fragments;
  const line = titleSpan && lineAt(titleSpan, blocks);
  const kind = fragment?.kind === 'tab' ? 'tab' : 'pipe';
  if (!line || !fragment || line.span.end > fragment.span.start) {
    return { kind, mark: ['', ''], namesYear: false, details: undefined, numberLine: undefined };
  }
  const bare = bareTitle(line.text);
  const between = text.slice(line.span.end, fragment.span.start);
  const details = blocks.filter(({ span }) => span.start >= line.span.end && span.end <= fragment.span.start);
  const isPlain = between.length <= LONGEST_DETAILS && details.every((block) => block.kind === 'text' && isCaptionDetail(block.text));
  return {
    kind,
    mark: [/^(?:#+\s*)?(?:\*\*|__)?/u.exec(line.text)?.[0] ?? '', line.text.slice(bare.end).replace(/^[^*_]*/u, '')],
    namesYear: /^(?:19|20)\d\d年/u.test(bareTitle(title).name),
    details: isPlain ? between : undefined,
    numberLine: numberLineAbove(line, blocks)?.span,
  };
}

const LONGEST_DETAILS = 300;

function lineAt({ start }: Span, blocks: readonly Block[]): TextLine | undefined {
  return blocks.find((block): block is TextLine => block.kind === 'text' && block.span.start <= start && start < block.span.end);
}

/** 公开05表 in a line of its own. */
function numberLineAbove(title: TextLine, blocks: readonly Block[]): TextLine | undefined {
  const above = blocks[blocks.indexOf(title) - 1];
  return above?.kind === 'text' &&
    above.text.length <= 20 &&
    /^[#*\s]*(?:\p{Script=Han}{0,8}表\s*[\d一二三四五六七八九十]{1,3}|\p{Script=Han}{0,8}[\d-]{1,5}\s*表)[*\s]*$/u.test(above.text)
    ? above
    : undefined;
}

/** Where a table begins with its caption, at the start of a line. */
function startOf(table: LogicalTable, { blocks }: TableSurroundings): number {
  const { titleSpan } = table.caption;
  const line = titleSpan && lineAt(titleSpan, blocks);
  if (!line) return table.span.start;
  return (numberLineAbove(line, blocks) ?? line).span.start;
}

/** `三、` between `二、` and `四、`, as its neighbour prints it; nothing where the titles are not counted, or leave no room. */
function ordinalBetween(previous: LogicalTable | undefined, next: LogicalTable | undefined): string {
  const [before, after] = [previous, next].map((table) => splitLabel(table?.caption.title ?? '').ordinal);
  const known = before ?? after;
  if (!known || (previous && !before) || (next && !after)) return '';
  const value = before ? before.value + 1 : 1;
  if (after && after.value !== value + 1) return '';
  const title = (before ? previous : next)?.caption.title ?? '';
  const printed = title.slice(0, bareTitle(title).start);
  const numeral = known.kind.startsWith('chinese') ? chineseNumeral : String;
  return printed.includes(numeral(known.value)) ? printed.replace(numeral(known.value), numeral(value)) : '';
}

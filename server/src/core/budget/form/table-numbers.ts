/** The numbers that tables of a document carry: 表1, 表2 …, 公开01表, 公开02表 …. */
import { normalise, splitLabel } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import type { LogicalTable } from '../../table/logical-table.js';
import type { Block } from '../../table/physical-table.js';
import { bareTitle } from '../outline/title.js';
import { chineseNumeral } from './chinese-numeral.js';
import { formTitleKey } from './form-title.js';

export interface TableNumber {
  /** As printed, normalised: `公开05表`. */
  readonly text: string;
  readonly value: number;
  readonly span: Span;
}

/** A number that is left out: it would stand between two that are there. */
export interface NumberGap {
  /** As it would be printed. */
  readonly text: string;
  readonly value: number;
  /** The number that follows the gap. */
  readonly next: TableNumber;
}

/** One series of numbers, in the order of the document. */
export interface TableNumbers {
  readonly numbers: readonly TableNumber[];
  readonly gaps: readonly NumberGap[];
  /** A number that stands apart from its place, where one move puts all in order. */
  readonly moved: TableNumber | undefined;
}

const NONE: TableNumbers = { numbers: [], gaps: [], moved: undefined };
const FEWEST_NUMBERS = 4;
const LONGEST_LINE = 60;
const NUMBER_PATTERN = /^((?:附件?|预?公开|预算公开|部门预算公开)?表?(?:\d{1,2}-)?)(\d{1,2}|[一二三四五六七八九十]{1,3})(表?)[:：.、]*$/u;

/** Reads the numbers of tables behind the contents; `from` is where the contents end. */
export function readTableNumbers(blocks: readonly Block[], tables: readonly LogicalTable[], from: number): TableNumbers {
  const bySeries = new Map<string, TableNumber[]>();
  for (const block of blocks) {
    if (block.span.start < from) continue;
    for (const { text, span } of block.kind === 'text' ? [block] : captionCells(block.rows)) {
      const found = readNumber(text, span);
      if (!found) continue;
      const numbers = bySeries.get(found.series) ?? [];
      // Pages repeat the number of their table.
      if (numbers.at(-1)?.value !== found.number.value) numbers.push(found.number);
      bySeries.set(found.series, numbers);
    }
  }
  const [series] = [...bySeries.values()].sort((a, b) => b.length - a.length);
  if (!series || series.length < FEWEST_NUMBERS || new Set(series.map(({ value }) => value)).size < series.length) return NONE;
  const moved = outOfOrder(series);
  const isAscending = series.every(({ value }, place) => place === 0 || value > (series[place - 1]?.value ?? 0));
  return { numbers: series, gaps: isAscending ? gapsIn(series, tables) : [], moved };
}

function captionCells(rows: readonly { readonly cells: readonly { readonly text: string; readonly span: Span }[] }[]) {
  return rows.slice(0, 3).flatMap(({ cells }) => cells.filter(({ text }) => text.includes('表')));
}

function readNumber(text: string, span: Span): { readonly series: string; readonly number: TableNumber } | undefined {
  if (text.length > LONGEST_LINE || !text.includes('表')) return undefined;
  const plain = normalise(text).replace(/^#+/u, '');
  const printed = NUMBER_PATTERN.test(plain) ? plain : bareTitle(text).ordinal;
  const match = printed.includes('表') ? NUMBER_PATTERN.exec(printed) : null;
  if (!match) return undefined;
  const [, before = '', digits = '', after = ''] = match;
  const value = splitLabel(`${digits}、`).ordinal?.value;
  return value === undefined
    ? undefined
    : { series: `${before}#${after}`, number: { text: printed.replace(/[:：.、]+$/u, ''), value, span } };
}

/** Numbers that are left out, where they are few and no table without a number stands in their place. */
function gapsIn(numbers: readonly TableNumber[], tables: readonly LogicalTable[]): readonly NumberGap[] {
  const gaps: NumberGap[] = [];
  // Beside 公开10表 it is 公开09表 where another table is 公开08表.
  const width = Math.max(...numbers.map(({ text }) => /(?<!\d)0\d+(?=表?$)/u.exec(text)?.[0].length ?? 0));
  numbers.forEach((next, place) => {
    const previous = numbers[place - 1];
    const first = previous ? previous.value + 1 : 1;
    if (!previous && next.value > 2) return;
    for (let value = first; value < next.value; value++) gaps.push({ text: numbered(next, value, width), value, next });
  });
  if (gaps.length > 2 || gaps.length * 3 > numbers.length) return [];
  return gaps.filter(({ value, next }) => {
    const previous = numbers.findLast((number) => number.value < value);
    const between = tables.filter(({ span }) => span.start >= (previous?.span.start ?? 0) && span.start < next.span.start);
    const titles = new Set(between.flatMap(({ caption }) => (caption.namesTable && caption.title ? [formTitleKey(caption.title)] : [])));
    return titles.size <= (previous ? 1 : 0);
  });
}

/** A number as the one given would print it: with zeros before it up to a width, or in Chinese. */
function numbered({ text, value }: TableNumber, other: number, width: number): string {
  const digits = /\d+(?=表?$)/u.exec(text)?.[0];
  if (digits !== undefined) return text.replace(/\d+(?=表?$)/u, String(other).padStart(width, '0'));
  return text.replace(chineseNumeral(value), chineseNumeral(other));
}

/** The one number that must move so that all ascend; of two neighbours that changed places, the later one that stands too early. */
function outOfOrder(numbers: readonly TableNumber[]): TableNumber | undefined {
  const moved = numbers.filter((number) => {
    const others = numbers.filter((other) => other !== number);
    return others.every(({ value }, place) => place === 0 || value > (others[place - 1]?.value ?? 0));
  });
  return moved.length === numbers.length ? undefined : moved[0];
}

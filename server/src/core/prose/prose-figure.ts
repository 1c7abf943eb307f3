import type { Amount } from '../base/amount.js';
import type { MoneyUnit } from '../base/money-unit.js';
import { perUnit } from '../base/per-unit.js';
import type { Paragraph } from './paragraph.js';

/** A figure of a sentence that money is spoken of with. Indices count in the text of its paragraph. */
export type ProseFigure = MoneyFigure | PercentageFigure;

interface Digits {
  readonly amount: Amount;
  /** Where its sign or first digit stands. */
  readonly start: number;
  /** Behind its last digit. */
  readonly digitsEnd: number;
  /** Behind its unit or percent sign. */
  readonly end: number;
}

export interface MoneyFigure extends Digits {
  readonly kind: 'money';
  readonly unit: MoneyUnit;
  /** Whether its unit stands behind a later figure of its list (`10、20万元`). */
  readonly unitShared: boolean;
}

export interface PercentageFigure extends Digits {
  readonly kind: 'percent';
}

const MOST_DIGITS = 15;
const NO_FIGURES: readonly ProseFigure[] = [];
const UNITS: readonly MoneyUnit[] = ['万元', '亿元', '千元', '百元', '元'];

/** The amounts and percentages of a paragraph, in order; what stands in titles 《…》 is not told. */
export const readFigures = perUnit((paragraph: Paragraph): readonly ProseFigure[] => {
  const { text } = paragraph;
  if (!/\d(?:%|\(?[万亿千百]?元)/u.test(text)) return NO_FIGURES;
  const titles = titleRanges(text);
  const figures: ProseFigure[] = [];
  let bare: Bare[] = [];
  for (let index = 0; index < text.length; ) {
    if (!isDigit(text.charCodeAt(index))) {
      index++;
      continue;
    }
    const number = readNumber(paragraph, index);
    index = number.end;
    const figure = withUnit(text, number);
    if (!figure) {
      bare = followsInList(text, bare, number) ? [...bare, number] : [number];
      continue;
    }
    if (titles.some(({ start, end }) => start < number.start && number.end < end)) continue;
    if (figure.kind === 'money' && followsInList(text, bare, number))
      for (const earlier of bare) figures.push({ ...sharing(earlier), kind: 'money', unit: figure.unit, unitShared: true });
    bare = [];
    figures.push(figure);
    index = figure.end;
  }
  return figures;
});

interface Bare {
  readonly amount: Amount | undefined;
  readonly start: number;
  readonly end: number;
}

function sharing({ amount, start, end }: Bare): Digits {
  return { amount: amount as Amount, start, digitsEnd: end, end };
}

/** `10、20、30万元`: figures of one list, whose unit stands behind the last. */
function followsInList(text: string, list: readonly Bare[], next: Bare): boolean {
  const last = list.at(-1);
  return last?.amount !== undefined && /^(?:、|和|与|及)$/u.test(text.slice(last.end, next.start));
}

function withUnit(text: string, { amount, start, end }: Bare): ProseFigure | undefined {
  if (!amount) return undefined;
  if (text[end] === '%') return { kind: 'percent', amount, start, digitsEnd: end, end: end + 1 };
  const at = text[end] === '(' ? end + 1 : end;
  const unit = UNITS.find((name) => text.startsWith(name, at));
  if (!unit) return undefined;
  const after = at + unit.length + (at > end ? 1 : 0);
  // 元/人 is a price, and 元月 a month.
  if (/[/／月旦]/u.test(text[after] ?? '') || (at > end && text[after - 1] !== ')')) return undefined;
  return { kind: 'money', amount, unit, unitShared: false, start, digitsEnd: end, end: after };
}

/** Reads the number whose first digit stands at an index. */
function readNumber(paragraph: Paragraph, first: number): Bare {
  const { text } = paragraph;
  let end = first;
  let digits = '';
  let decimals = -1;
  let isReadable = true;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) {
      if (end > first && paragraph.hasGapBefore(end) && !joinsOverGap(paragraph, end, decimals)) break;
      digits += text[end];
      if (decimals >= 0) decimals++;
    } else if (text[end] === '.' && decimals < 0 && isDigit(text.charCodeAt(end + 1))) decimals = 0;
    else if (decimals < 0 && isSeparator(text, first, end)) continue;
    else break;
  }
  if (digits.replace(/^0+/u, '').length > MOST_DIGITS) isReadable = false;
  const signed = text[first - 1] === '-' && !/[\d%年月日a-z]/iu.test(text[first - 2] ?? '') && text[first - 2] !== '-';
  const units = Number(digits) * (signed && Number(digits) !== 0 ? -1 : 1);
  return { amount: isReadable ? { units, decimals: Math.max(decimals, 0) } : undefined, start: signed ? first - 1 : first, end };
}

/**
 * A comma between groups of three digits. A full-width one parts clauses as well, so that it takes two decimals and a unit
 * behind them to make it a separator.
 */
function isSeparator(text: string, first: number, at: number): boolean {
  const mark = text[at];
  if (mark !== ',' && mark !== '，') return false;
  if (at - first > 3 && text[at - 4] !== mark) return false;
  if (!/^\d{3}(?!\d)/u.test(text.slice(at + 1, at + 5))) return false;
  return mark === ',' || /^(?:，\d{3})+\.\d{2}[万亿千百]?元/u.test(text.slice(at, at + 24));
}

/** Layout puts blanks between groups of three digits and beside the point, and a line may end in the middle of a figure. */
function joinsOverGap(paragraph: Paragraph, at: number, decimals: number): boolean {
  if (decimals === 0 || paragraph.isCutBefore(at)) return true;
  if (decimals > 0) return false;
  const isGroup = /^\d{3}/u.test(paragraph.text.slice(at, at + 3));
  return isGroup && (!isDigit(paragraph.text.charCodeAt(at + 3)) || paragraph.hasGapBefore(at + 3));
}

function titleRanges(text: string): readonly { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (let start = text.indexOf('《'); start >= 0; start = text.indexOf('《', start + 1)) {
    const end = text.indexOf('》', start);
    if (end < 0) break;
    ranges.push({ start, end });
    start = end;
  }
  return ranges;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

import { dateText } from './date-text.js';
import { type Decimal, generalText, isSame, partsOf, roundTo, shifted, toDecimal } from './decimal-text.js';
import { type FormatSection, type FormatToken, readFormat } from './format-code.js';

/** What a cell shows of a number. */
export interface ShownNumber {
  readonly text: string;
  /** The cell holds digits that it does not show. */
  readonly isRounded: boolean;
}

const formats = new Map<string, readonly FormatSection[]>();
/** A workbook has some dozens; those of a thousand workbooks need not be kept. */
const MOST_FORMATS = 2000;

/** A number as its format shows it; without a format as spreadsheets show it by themselves. Its sign is never lost. */
export function shownNumber(value: number, format: string | undefined): ShownNumber {
  if (!Number.isFinite(value)) return { text: '', isRounded: false };
  const decimal = toDecimal(value);
  if (format === undefined) return asGeneral(decimal, []);
  const sections = sectionsOf(format);
  const at = sectionFor(sections, value);
  const section = sections[at] as FormatSection;
  // All sections but the first say by themselves what tells their values from others.
  const isOwnSign = at > 0 && section.condition === undefined;
  const shown = inSection(isOwnSign ? { ...decimal, isNegative: false } : decimal, section.tokens);
  if (!decimal.isNegative || !/[1-9]/u.test(shown.text) || /[-−－–(（△▲]/u.test(shown.text)) return shown;
  // In print a red figure is like any other.
  return { ...shown, text: shown.text.replace(/[\d.]/u, '-$&') };
}

/** A date as its format shows it; the usual way of writing dates where the workbook names none. */
export function shownDate(date: Date, format: string | undefined): string {
  if (Number.isNaN(date.getTime())) return '';
  const local = format === undefined ? 'yyyy"年"m"月"d"日"' : format.replace('m/d/yyyy', 'yyyy/m/d');
  const [section] = sectionsOf(local);
  return dateText(date, section?.tokens ?? []);
}

/** A text as its format shows it: all but the fourth section leave it alone. */
export function shownWords(text: string, format: string | undefined): string {
  if (format === undefined || !format.includes(';')) return text;
  const section = sectionsOf(format)[3];
  if (section === undefined) return text;
  return section.tokens.map((token) => (token.kind === 'text' ? text : token.kind === 'literal' ? token.text : '')).join('');
}

function sectionsOf(format: string): readonly FormatSection[] {
  const known = formats.get(format);
  if (known) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const sections = readFormat(format);
  formats.set(format, sections);
  return sections;
}

function sectionFor(sections: readonly FormatSection[], value: number): number {
  const numbers = sections.slice(0, 3);
  if (numbers.some(({ condition }) => condition !== undefined)) {
    const holding = numbers.findIndex(({ condition }) => condition === undefined || holds(value, condition));
    return holding < 0 ? 0 : holding;
  }
  if (value < 0) return numbers.length > 1 ? 1 : 0;
  return value === 0 && numbers.length > 2 ? 2 : 0;
}

function holds(value: number, { operator, value: limit }: NonNullable<FormatSection['condition']>): boolean {
  if (operator === '=') return value === limit;
  if (operator === '<>') return value !== limit;
  if (value === limit) return operator.endsWith('=');
  return operator.startsWith('<') ? value < limit : value > limit;
}

function inSection(value: Decimal, tokens: readonly FormatToken[]): ShownNumber {
  const has = (kind: FormatToken['kind']) => tokens.some((token) => token.kind === kind);
  if (!has('digit')) {
    if (has('general') || has('text')) return asGeneral(value, tokens);
    // A section of words alone says them for every figure; one of nothing hides it.
    return { text: literals(tokens), isRounded: false };
  }
  // `1.03E+05` and `1 1/2` are no way to print an amount.
  if (has('science') || has('slash')) return asGeneral(value, []);
  return inPlaces(value, tokens);
}

function asGeneral(value: Decimal, tokens: readonly FormatToken[]): ShownNumber {
  const number = generalText(value);
  const text = tokens.map((token) => (token.kind === 'literal' ? token.text : isNumber(token) ? number : '')).join('');
  return { text: tokens.length === 0 ? number : text.trim(), isRounded: !isSame(value, readBack(number)) };
}

function isNumber({ kind }: FormatToken): boolean {
  return kind === 'general' || kind === 'text';
}

function readBack(text: string): Decimal {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  return { isNegative: text.startsWith('-'), digits: (whole + fraction).replace(/^0+/u, ''), scale: fraction.length };
}

function literals(tokens: readonly FormatToken[]): string {
  return tokens
    .map((token) => (token.kind === 'literal' ? token.text : ''))
    .join('')
    .trim();
}

interface Places {
  /** Where the point stands among the tokens, or their end. */
  readonly point: number;
  readonly decimals: number;
  readonly isGrouped: boolean;
  /** Each comma behind the last digit divides by a thousand; each percent sign multiplies by a hundred. */
  readonly shift: number;
}

function placesOf(tokens: readonly FormatToken[]): Places {
  const found = tokens.findIndex(({ kind }) => kind === 'point');
  const point = found < 0 ? tokens.length : found;
  const isDigit = ({ kind }: FormatToken) => kind === 'digit';
  const [before, behind] = [tokens.slice(0, point), tokens.slice(point)];
  const lastBefore = before.findLastIndex(isDigit);
  const lastBehind = behind.findLastIndex(isDigit);
  const commas = (list: readonly FormatToken[]) => list.filter(({ kind }) => kind === 'comma').length;
  const trailing = commas(before.slice(lastBefore + 1)) + (lastBehind < 0 ? 0 : commas(behind.slice(lastBehind + 1)));
  const firstBefore = before.findIndex(isDigit);
  return {
    point,
    decimals: behind.filter(isDigit).length,
    isGrouped: firstBefore >= 0 && commas(before.slice(firstBefore, lastBefore)) > 0,
    shift: 2 * tokens.filter(({ kind }) => kind === 'percent').length - 3 * trailing,
  };
}

function inPlaces(value: Decimal, tokens: readonly FormatToken[]): ShownNumber {
  const { point, decimals, isGrouped, shift } = placesOf(tokens);
  const meant = shifted(value, shift);
  const rounded = roundTo(meant, decimals);
  const [whole, fraction] = partsOf(rounded);
  const before = beforePoint(tokens.slice(0, point), whole, isGrouped);
  const behind = behindPoint(tokens.slice(point), fraction);
  const sign = value.isNegative && rounded.digits !== '' ? '-' : '';
  return { text: (sign + before + behind).trim(), isRounded: !isSame(meant, rounded) };
}

/** Digits take their places from the right; the first place takes all that are left. */
function beforePoint(tokens: readonly FormatToken[], whole: string, isGrouped: boolean): string {
  const first = tokens.findIndex(({ kind }) => kind === 'digit');
  const digits = whole === '0' ? '' : whole;
  let left = digits.length;
  let written = 0;
  let text = '';
  const put = (digit: string) => {
    if (isGrouped && written > 0 && written % 3 === 0) text = `,${text}`;
    text = digit + text;
    written++;
  };
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at] as FormatToken;
    if (token.kind === 'literal') text = token.text + text;
    if (token.kind === 'percent') text = `%${text}`;
    if (token.kind !== 'digit') continue;
    if (left > 0) put(digits[--left] as string);
    else if (token.text === '0') put('0');
    while (at === first && left > 0) put(digits[--left] as string);
  }
  return text;
}

function behindPoint(tokens: readonly FormatToken[], fraction: string): string {
  let place = 0;
  let text = '';
  const last = fraction.replace(/0+$/u, '').length;
  for (const token of tokens) {
    if (token.kind === 'point') text += '.';
    if (token.kind === 'literal') text += token.text;
    if (token.kind === 'percent') text += '%';
    if (token.kind !== 'digit') continue;
    if (token.text === '0' || place < last) text += fraction[place] ?? '0';
    place++;
  }
  return text;
}

import { isIdeograph } from './normalise.js';
import type { SourceText } from './source-text.js';

/**
 * Amounts of money as scaled integers: `units` counts the last printed place, `decimals` says which place that is.
 * 103,089.22 is { units: 10308922, decimals: 2 }. Floating point never carries a figure: units stay safe integers,
 * and a text with more digits than fit is not read as an amount.
 */
export interface Amount {
  readonly units: number;
  readonly decimals: number;
}

/** What a cell says about money. */
export type AmountReading =
  | {
      readonly kind: 'amount';
      readonly amount: Amount;
      /** Where the figure itself stands in the text: sign, digits and separators, without unit, markup or blanks. */
      readonly start: number;
      readonly end: number;
      /** The unit printed in the cell itself, such as 万元. */
      readonly unit: string | undefined;
      /** Blanks stand between its digits, where only one figure can be meant. */
      readonly spaced?: true;
    }
  /** Nothing, or a mark for nothing such as `-` or 无. */
  | { readonly kind: 'blank' }
  /** Meant as a figure, but not readable as one; `meant` is the likely figure where there is only one. */
  | { readonly kind: 'unreadable'; readonly meant: string | undefined }
  /** Words, percentages, dates: anything that is not meant as an amount. */
  | { readonly kind: 'text' };

const LONGEST_AMOUNT_TEXT = 80;
const MOST_DIGITS = 15;

const AMOUNT_PATTERN =
  /^((?:<[^<>]{0,40}>|[\s¥￥"“*_])*)((?:[(（]\s*)?[-−－–—+△▲]?\s*(?:[\d０-９][\d０-９,，]*(?:[.．][\d０-９]*)?|[.．][\d０-９]+)(?:\s*[)）])?)\s*(万元|亿元|千元|百元|元|[(（](?:万元|亿元|千元|百元|元)[)）])?(?:<[^<>]{0,40}>|[\s"”*_])*$/u;
const BLANK_PATTERN = /^(?:[-−－–—─/／]{1,3}|无|不涉及|不适用|[Nn]\/?[Aa]|[×✕╳]|<br ?\/?>|&nbsp;)?$/u;
const GROUPED_PATTERN = /^\d{1,3}(?:,\d{3})+$/;
/** Blanks between groups of three digits or beside the point; two whole numbers beside each other may be two figures. */
const SPACED_PATTERN =
  /^(\s*)([-−－–—+]?(?:[\d０-９]{1,3}(?:\s[\d０-９]{3})+|[\d０-９]+)\s?[.．]\s?[\d０-９]+|[-−－–—+]?[\d０-９]{1,3}(?:[\u00a0\u2009\u202f][\d０-９]{3})+)\s*$/u;
const MEANT_AS_FIGURE_PATTERN = /^[-−－–—+(（]?[\d０-９][\d０-９OoIlS\s.．,，、。'’_)）]*$/u;

const BLANK: AmountReading = { kind: 'blank' };
const TEXT: AmountReading = { kind: 'text' };

/** Reads the text of a cell; never throws. */
export function readAmount(text: string): AmountReading {
  const amount = plainAmount(text);
  if (amount) return { kind: 'amount', amount, start: 0, end: text.length, unit: undefined };
  return readOther(text);
}

/** What kind of reading a text has. */
export function amountKind(text: string): AmountReading['kind'] {
  return plainAmount(text) ? 'amount' : readOther(text).kind;
}

const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const LESS_THAN = 0x3c;
/** Fifteen digits with their separators, a point and a sign. */
const LONGEST_PLAIN = 21;

/** The amount of a text that is nothing but a figure as most are written: `103,089.22`, `-12`; undefined for any other. */
export function plainAmount(text: string): Amount | undefined {
  return plainAmountAt(text, 0, text.length);
}

/** As `plainAmount` of a part of a text. */
export function plainAmountAt(text: SourceText, start: number, end: number): Amount | undefined {
  if (start === end || end - start > LONGEST_PLAIN) return undefined;
  const isNegative = text.charCodeAt(start) === MINUS;
  let units = 0;
  let digits = 0;
  let point = -1;
  let sinceComma = -1;
  for (let place = isNegative ? start + 1 : start; place < end; place++) {
    const code = text.charCodeAt(place);
    if (code >= ZERO && code <= ZERO + 9) {
      units = units * 10 + code - ZERO;
      digits++;
      if (sinceComma >= 0 && point < 0) sinceComma++;
    } else if (point >= 0 || digits === 0) return undefined;
    else if (code === POINT) point = place;
    else if (code === COMMA && (sinceComma < 0 ? digits <= 3 : sinceComma === 3)) sinceComma = 0;
    else return undefined;
  }
  if (digits === 0 || digits > MOST_DIGITS || point === end - 1 || (sinceComma >= 0 && sinceComma !== 3)) return undefined;
  return { units: isNegative && units !== 0 ? -units : units, decimals: point < 0 ? 0 : end - 1 - point };
}

/** Most other cells are blank or words, which a look at their characters tells. */
function readOther(text: string): AmountReading {
  if (text === '') return BLANK;
  const first = text.charCodeAt(0);
  // Of the words, only those for nothing (无, 不涉及) say something about money.
  if (isIdeograph(first)) return BLANK_PATTERN.test(text) ? BLANK : TEXT;
  return holdsWords(text) ? TEXT : readMarked(text);
}

const UNIT_CHARACTERS = '万亿千百元';

/** Whether a text holds words that are no unit of money; what stands in tags is none. */
function holdsWords(text: string): boolean {
  let found = false;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code === LESS_THAN) return false;
    found ||= isIdeograph(code) && !UNIT_CHARACTERS.includes(text.charAt(place));
  }
  return found;
}

function readMarked(text: string): AmountReading {
  if (BLANK_PATTERN.test(text)) return BLANK;
  if (text.length > LONGEST_AMOUNT_TEXT) return TEXT;
  const match = AMOUNT_PATTERN.exec(text);
  if (match) {
    const figure = match[2] as string;
    const amount = readFigure(figure);
    const start = (match[1] as string).length;
    if (amount) return { kind: 'amount', amount, start, end: start + figure.length, unit: match[3]?.replace(/[()（）]/gu, '') };
    return { kind: 'unreadable', meant: meantFigure(text) };
  }
  const spaced = SPACED_PATTERN.exec(text);
  if (spaced) {
    const [, before = '', figure = ''] = spaced;
    const amount = readFigure(figure);
    if (amount) return { kind: 'amount', amount, start: before.length, end: before.length + figure.length, unit: undefined, spaced: true };
  }
  if (MEANT_AS_FIGURE_PATTERN.test(text) && /[\d０-９].*[\d０-９.]/u.test(text)) return { kind: 'unreadable', meant: meantFigure(text) };
  return TEXT;
}

function readFigure(figure: string): Amount | undefined {
  const plain = toHalfWidth(figure).replace(/[\s+()]/gu, '');
  const negative = /^[-−△▲–—]/u.test(plain) || /^[(（]/u.test(figure);
  const digits = plain.replace(/^[-−△▲–—]/u, '');
  const point = digits.indexOf('.');
  const whole = point < 0 ? digits : digits.slice(0, point);
  const fraction = point < 0 ? '' : digits.slice(point + 1);
  if (point >= 0 && fraction === '') return undefined;
  if (whole.includes(',') && !GROUPED_PATTERN.test(whole)) return undefined;
  if (/\D/u.test(fraction)) return undefined;
  const all = whole.replaceAll(',', '') + fraction;
  if (all.replace(/^0+/, '').length > MOST_DIGITS) return undefined;
  const units = Number(all);
  return { units: negative && units !== 0 ? -units : units, decimals: fraction.length };
}

/** The figure an unreadable text most likely means: letters taken for digits, stray blanks and separators removed. */
function meantFigure(text: string): string | undefined {
  const plain = toHalfWidth(text)
    .replace(/[\s_'’]/gu, '')
    .replace(/[Oo]/gu, '0')
    .replace(/[Il]/gu, '1')
    .replace(/S/gu, '5')
    .replace(/。/gu, '.')
    .replace(/、/gu, ',')
    .replace(/\.$/u, '');
  const parts = plain.split(/[.,]/u);
  const last = parts.at(-1) as string;
  const candidate = parts.length > 1 && last.length === 2 ? `${parts.slice(0, -1).join('')}.${last}` : plain.replaceAll(',', '');
  return candidate !== text && readFigure(candidate) ? candidate : undefined;
}

function toHalfWidth(text: string): string {
  return text.replace(/[０-９．，（）－＋]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

/** Powers of ten as exact integers. */
export function powerOfTen(exponent: number): number {
  return POWERS[exponent] ?? Number.NaN;
}
const POWERS = Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`));

/** The amount in units of a finer place; NaN where that leaves the exact range. */
export function unitsAt(amount: Amount, decimals: number): number {
  const units = amount.units * powerOfTen(decimals - amount.decimals);
  return Number.isSafeInteger(units) ? units : Number.NaN;
}

/** Plain digits, without separators: { units: -1200, decimals: 2 } is `-12.00`. */
export function formatAmount(amount: Amount): string {
  const digits = String(Math.abs(amount.units)).padStart(amount.decimals + 1, '0');
  const point = digits.length - amount.decimals;
  const text = amount.decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return amount.units < 0 ? `-${text}` : text;
}

/**
 * Prints an amount the way a figure already in the document is printed: separators, full-width digits, sign style.
 * `separators` decides for figures too short to show a separator of their own.
 */
export function formatLike(amount: Amount, figure: string, separators = false): string {
  const separator = /[\d０-９](\s)[\d０-９]{3}/u.exec(figure)?.[1] ?? ',';
  const grouped = separators || separator !== ',' || /[,，]/u.test(figure);
  const plain = formatAmount({ units: Math.abs(amount.units), decimals: amount.decimals });
  const point = plain.indexOf('.');
  const whole = point < 0 ? plain : plain.slice(0, point);
  const fraction = point < 0 ? '' : plain.slice(point);
  const digits = (grouped ? whole.replace(/\B(?=(?:\d{3})+$)/gu, separator) : whole) + fraction;
  const bracketed = /^[(（]/u.test(figure);
  const sign = /^\s*([-−－–—△▲])/u.exec(figure)?.[1] ?? '-';
  const signed = amount.units >= 0 ? digits : bracketed ? `(${digits})` : `${sign}${digits}`;
  return signed.replace(/[0-9.,()]/gu, (character) => (isWideIn(figure, character) ? toFullWidth(character) : character));
}

/** Whether a figure prints such a character full width; a mark that it does not print goes with its digits. */
function isWideIn(figure: string, character: string): boolean {
  const digits = /[０-９]/u.test(figure);
  return /\d/u.test(character) ? digits : figure.includes(toFullWidth(character)) || (digits && !figure.includes(character));
}

function toFullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}

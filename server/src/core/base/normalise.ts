/**
 * Names as people mean them: one form for brackets, widths, quotes and spaces, and the parts a label is
 * made of (prefix, ordinal, subject code, name). Everything here is called once per cell of a document, so
 * the usual cell (plain Chinese characters) takes a path that only looks at each character once.
 */

import { perWord } from './per-word.js';

export type OrdinalKind = 'chinese' | 'chinese-paren' | 'arabic' | 'arabic-paren' | 'circled';

export interface Ordinal {
  readonly kind: OrdinalKind;
  readonly value: number;
  /** The ordinal with its punctuation, in folded form and without spaces: `一、`, `(一)`, `1.`, `①`. */
  readonly text: string;
}

export type LabelPrefix = '其中' | '附' | '减' | '加' | '#';

export interface Label {
  readonly prefix?: LabelPrefix;
  readonly ordinal?: Ordinal;
  /** A subject or procurement code by its shape; whether it exists is for the catalogue to say. */
  readonly code?: string;
  /** What remains, normalised; empty for a cell that holds nothing but a code, an ordinal or a prefix. */
  readonly name: string;
}

/**
 * The form in which two names are compared: NFKC, no white space of any kind (layout puts it inside words),
 * no zero-width characters, one form of brackets, quotes, dashes and middle dots. Idempotent.
 */
export function normalise(text: string): string {
  let index = 0;
  while (index < text.length && isSettled(text.charCodeAt(index))) index++;
  if (index === text.length) return text;
  return normaliseKnown(text);
}

const normaliseKnown = perWord((text) => normaliseFrom(text, 0));

/** The label without its leading prefix and ordinal: `其中：（一）因公出国（境）支出` → `因公出国(境)支出`. */
export function stripOrdinal(text: string): string {
  const label = splitLabel(text);
  return label.code === undefined ? label.name : normalise(label.code + label.name);
}

/** The label without a leading code: `[201]一般公共服务支出` → `一般公共服务支出`; an ordinal stays. */
export function stripCode(text: string): string {
  const label = splitLabel(text);
  return (label.ordinal?.text ?? '') + label.name;
}

/**
 * Takes a label apart: `其中：（一）因公出国（境）支出`, `[2010399]其他…`, `1、增值税`, `A02010104 台式计算机`.
 * Prefix, ordinal and code may come in any order, each once. A number that is more likely something else
 * stays in the name: years, decimals, `110指挥中心`, `300万元`. A bare `(12)` is read as an ordinal, since a
 * label is asked for: callers that also expect amounts must try those first.
 */
export function splitLabel(text: string): Label {
  const start = skipSpaces(text, 0);
  if (start === text.length) return EMPTY_LABEL;
  if (!mayStartDecoration(text.charCodeAt(start))) return { name: withoutTrailingColon(normalise(text)) };
  return splitKnown(text);
}

const splitKnown = perWord((text) => splitDecorated(foldForScanning(text)));

/** The value of a Chinese numeral from 一 to 九十九, `undefined` for anything else. */
export function chineseNumber(text: string): number | undefined {
  const ten = text.indexOf('十');
  if (ten < 0) return text.length === 1 ? digitValue(text) : undefined;
  if (ten > 1 || text.length > ten + 2) return undefined;
  const tens = ten === 0 ? 1 : digitValue(text.charAt(0));
  const ones = text.length === ten + 1 ? 0 : digitValue(text.charAt(ten + 1));
  return tens === undefined || ones === undefined ? undefined : tens * 10 + ones;
}

/** Whether a character is white space or invisible: what layout adds and no name contains. */
export function isBlank(unit: number): boolean {
  if (unit <= 0x20) return true;
  if (unit < 0x7f) return false;
  return (
    unit === 0xa0 ||
    unit === 0x3000 ||
    unit === 0xfeff ||
    unit === 0xad ||
    (unit >= 0x7f && unit <= 0x9f) ||
    unit === 0x1680 ||
    unit === 0x180e ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    (unit >= 0x2028 && unit <= 0x202f) ||
    (unit >= 0x205f && unit <= 0x206f) ||
    (unit >= 0xfe00 && unit <= 0xfe0f)
  );
}

/** Whether a character is one of the common ideographs, of which nearly all names are made. */
export function isIdeograph(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}

const EMPTY_LABEL: Label = { name: '' };

/** Characters that are already in their one form: printable ASCII, 、 。 《 》 and the common ideographs. */
function isSettled(unit: number): boolean {
  return isIdeograph(unit) || (unit > 0x20 && unit < 0x7f) || unit === 0x3001 || unit === 0x3002 || unit === 0x300a || unit === 0x300b;
}

const SAME_FORM: ReadonlyMap<number, string> = new Map(
  (
    [
      ['[', '【〔〖［'],
      [']', '】〕〗］'],
      ['"', '“”„‟″「」『』'],
      ["'", '‘’‚‛′'],
      ['-', '‐‑‒–—―−'],
      ['·', '・•‧∙⋅'],
    ] as const
  ).flatMap(([form, variants]) => Array.from(variants, (variant) => [variant.charCodeAt(0), form] as const)),
);

const FULL_WIDTH_OFFSET = 0xfee0;

/** One folded character, or `undefined` when only the full Unicode normalisation can tell. */
function foldCharacter(text: string, index: number): string | undefined {
  const unit = text.charCodeAt(index);
  if (isSettled(unit)) return text.charAt(index);
  if (isBlank(unit)) return '';
  if (unit >= 0xff01 && unit <= 0xff5e) return String.fromCharCode(unit - FULL_WIDTH_OFFSET);
  if (unit === 0xb7) return '·';
  return SAME_FORM.get(unit);
}

function normaliseFrom(text: string, settled: number): string {
  let result = text.slice(0, settled);
  for (let index = settled; index < text.length; index++) {
    const folded = foldCharacter(text, index);
    if (folded === undefined) return normaliseUnicode(text);
    result += folded;
  }
  return result;
}

/**
 * Removing an invisible character can bring a letter and its accent together, and NFKC can produce spaces
 * and quotes, so the two steps repeat until nothing changes; two rounds are what real text needs.
 */
function normaliseUnicode(text: string): string {
  let current = text;
  for (let round = 0; round < 8; round++) {
    const next = dropAndUnify(current.normalize('NFKC'));
    if (next === current) return next;
    current = next;
  }
  return current;
}

function dropAndUnify(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index++) result += foldCharacter(text, index) ?? text.charAt(index);
  return result;
}

const CHINESE_DIGITS = '一二三四五六七八九';
const PREFIX_WORDS = '其附减加';

function digitValue(character: string): number | undefined {
  const index = CHINESE_DIGITS.indexOf(character);
  return index < 0 || character === '' ? undefined : index + 1;
}

const FIRST_OF_DECORATION: ReadonlySet<number> = new Set(Array.from(`${CHINESE_DIGITS}十${PREFIX_WORDS}`, (first) => first.charCodeAt(0)));

/** Whether a label that starts with this character can have a prefix, an ordinal or a code at all. */
function mayStartDecoration(unit: number): boolean {
  return !isIdeograph(unit) || FIRST_OF_DECORATION.has(unit);
}

/** Widths and brackets folded, every white space a plain space, circled numbers left as they are. */
function foldForScanning(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isBlank(unit)) result += isZeroWidth(unit) ? '' : ' ';
    else if (circledValue(unit) !== undefined) result += text.charAt(index);
    else result += foldCharacter(text, index) ?? unfamiliar(text.charAt(index));
  }
  return result;
}

function unfamiliar(character: string): string {
  return character.normalize('NFKC');
}

function isZeroWidth(unit: number): boolean {
  if (unit >= 0x200b && unit <= 0x200f) return true;
  return unit === 0xad || unit === 0xfeff || unit === 0x180e || (unit >= 0x2060 && unit <= 0x206f) || (unit >= 0xfe00 && unit <= 0xfe0f);
}

function splitDecorated(text: string): Label {
  let prefix: LabelPrefix | undefined;
  let ordinal: Ordinal | undefined;
  let code: string | undefined;
  let position = skipSpaces(text, 0);
  for (let progress = true; progress && position < text.length; ) {
    progress = false;
    if (prefix === undefined) {
      const found = readPrefix(text, position);
      if (found !== undefined) {
        prefix = found.value;
        position = skipSpaces(text, found.end);
        progress = true;
      }
    }
    if (code === undefined) {
      const found = readCode(text, position);
      if (found !== undefined) {
        code = found.value;
        position = skipSpaces(text, found.end);
        progress = true;
      }
    }
    if (ordinal === undefined) {
      const found = readOrdinal(text, position);
      if (found !== undefined) {
        ordinal = found.value;
        position = skipSpaces(text, found.end);
        progress = true;
      }
    }
  }
  const name = withoutTrailingColon(normalise(text.slice(position)));
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(code === undefined ? {} : { code }),
    name,
  };
}

interface Read<T> {
  readonly value: T;
  readonly end: number;
}

function skipSpaces(text: string, from: number): number {
  let position = from;
  while (position < text.length && isBlank(text.charCodeAt(position))) position++;
  return position;
}

function withoutTrailingColon(name: string): string {
  return name.length > 1 && name.endsWith(':') ? name.slice(0, -1) : name;
}

/** `其中` may stand without a colon; 附, 减, 加 need one, since 附属单位… and 加班… are names. */
function readPrefix(text: string, from: number): Read<LabelPrefix> | undefined {
  const first = text.charAt(from);
  if (first === '#') return { value: '#', end: from + 1 };
  if (first === '其') {
    const second = skipSpaces(text, from + 1);
    if (text.charAt(second) !== '中') return undefined;
    const after = skipSpaces(text, second + 1);
    return { value: '其中', end: text.charAt(after) === ':' ? after + 1 : second + 1 };
  }
  if (first !== '附' && first !== '减' && first !== '加') return undefined;
  const after = skipSpaces(text, from + 1);
  return text.charAt(after) === ':' ? { value: first, end: after + 1 } : undefined;
}

function readOrdinal(text: string, from: number): Read<Ordinal> | undefined {
  const circled = circledValue(text.charCodeAt(from));
  if (circled !== undefined) return { value: { kind: 'circled', value: circled, text: text.charAt(from) }, end: from + 1 };
  if (text.charAt(from) === '(') return readParenthesised(text, from);
  return readPlainOrdinal(text, from);
}

function readParenthesised(text: string, from: number): Read<Ordinal> | undefined {
  const number = readNumber(text, skipSpaces(text, from + 1));
  if (number === undefined) return undefined;
  const close = skipSpaces(text, number.end);
  if (text.charAt(close) !== ')') return undefined;
  const kind = number.chinese ? 'chinese-paren' : 'arabic-paren';
  return { value: { kind, value: number.value, text: `(${number.digits})` }, end: close + 1 };
}

function readPlainOrdinal(text: string, from: number): Read<Ordinal> | undefined {
  const number = readNumber(text, from);
  if (number === undefined) return undefined;
  const at = skipSpaces(text, number.end);
  const mark = text.charAt(at);
  if (mark === ')') {
    const kind = number.chinese ? 'chinese-paren' : 'arabic-paren';
    return { value: { kind, value: number.value, text: `${number.digits})` }, end: at + 1 };
  }
  if (mark !== '、' && mark !== '.' && !(mark === ',' && number.chinese)) return undefined;
  if (mark === '.' && !number.chinese && isDecimal(text, at)) return undefined;
  const kind = number.chinese ? 'chinese' : 'arabic';
  return { value: { kind, value: number.value, text: number.digits + mark }, end: at + 1 };
}

/** `3.5吨` is a decimal; `1.2021年…` is the first item, about a year. */
function isDecimal(text: string, dot: number): boolean {
  const end = endOfDigits(text, dot + 1);
  const count = end - dot - 1;
  return count > 0 && !(count === 4 && text.charAt(skipSpaces(text, end)) === '年');
}

/** Long lists of projects are numbered into the thousands. */
const MOST_ORDINAL_DIGITS = 5;

interface NumberRead {
  readonly value: number;
  readonly digits: string;
  readonly chinese: boolean;
  readonly end: number;
}

function readNumber(text: string, from: number): NumberRead | undefined {
  const end = endOfDigits(text, from);
  if (end > from) {
    const digits = text.slice(from, end);
    const value = Number(digits);
    return digits.length > MOST_ORDINAL_DIGITS || value === 0 ? undefined : { value, digits, chinese: false, end };
  }
  return readChineseNumber(text, from);
}

/** Layout may put a space inside `十 三、`, so spaces between the characters are passed over. */
function readChineseNumber(text: string, from: number): NumberRead | undefined {
  let digits = '';
  let end = from;
  for (let at = from; at < text.length && digits.length < 4; at = skipSpaces(text, at + 1)) {
    const character = text.charAt(at);
    if (character !== '十' && digitValue(character) === undefined) break;
    digits += character;
    end = at + 1;
  }
  const value = chineseNumber(digits);
  return value === undefined ? undefined : { value, digits, chinese: true, end };
}

function circledValue(unit: number): number | undefined {
  if (unit >= 0x2460 && unit <= 0x2473) return unit - 0x245f;
  if (unit >= 0x3251 && unit <= 0x325f) return unit - 0x323c;
  if (unit >= 0x32b1 && unit <= 0x32bf) return unit - 0x328d;
  return undefined;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

function readCode(text: string, from: number): Read<string> | undefined {
  const first = text.charAt(from);
  if (first === '[' || first === '(') return readBracketedCode(text, from, first === '[' ? ']' : ')');
  if (first === 'A' || first === 'B' || first === 'C') return readProcurementCode(text, from);
  return readSubjectCode(text, from);
}

function readBracketedCode(text: string, from: number, close: string): Read<string> | undefined {
  const start = skipSpaces(text, from + 1);
  const letter = 'ABC'.includes(text.charAt(start)) ? 1 : 0;
  const end = endOfDigits(text, start + letter);
  const at = skipSpaces(text, end);
  if (end === start || text.charAt(at) !== close) return undefined;
  const code = text.slice(start, end);
  const fits = letter === 1 ? code.length === 1 || isProcurementShape(code) : isSubjectShape(code);
  return fits ? { value: code, end: at + 1 } : undefined;
}

function isProcurementShape(code: string): boolean {
  const digits = code.length - 1;
  return digits >= 2 && digits <= 10 && digits % 2 === 0;
}

/** Two digits after the letter need a space before the name: `C20混凝土` is a grade of concrete. */
function readProcurementCode(text: string, from: number): Read<string> | undefined {
  const end = endOfDigits(text, from + 1);
  const code = text.slice(from, end);
  if (code.length === 1) return isWholeCategory(text, from) ? { value: code, end } : undefined;
  if (!isProcurementShape(code)) return undefined;
  const next = text.charCodeAt(end);
  const apart = end === text.length || isBlank(next);
  if (!apart && (code.length < 5 || isLatinOrMark(next))) return undefined;
  return { value: code, end };
}

function isWholeCategory(text: string, from: number): boolean {
  const rest = normalise(text.slice(from + 1));
  return rest === '货物' || rest === '工程' || rest === '服务';
}

/** The shapes of revenue (1…), function (2…), department (3…) and government (5…) subjects. */
function isSubjectShape(code: string): boolean {
  const length = code.length;
  const first = code.charAt(0);
  const head = Number(code.slice(0, 3));
  if (first === '1') return (length === 3 || length === 5 || length === 7 || length === 9) && head >= 101 && head <= 111;
  if (first === '2') return (length === 3 || length === 5 || length === 7) && head >= 201 && head <= 239;
  if (first === '3') return (length === 3 || length === 5) && ((head >= 301 && head <= 319) || head === 399);
  if (first === '5') return (length === 3 || length === 5) && ((head >= 501 && head <= 519) || head >= 598);
  return false;
}

/** After a bare number these say that it was a quantity, a year, an address or a name, not a code. */
const QUANTITY_WORDS = '年月日号路万元千百亿个人名户台套辆次件米平吨亩岁分页条张座栋间处多余%‰';

function readSubjectCode(text: string, from: number): Read<string> | undefined {
  const end = endOfDigits(text, from);
  if (end - from < 3) return undefined;
  const code = text.slice(from, end);
  if (!isSubjectShape(code)) return undefined;
  if (end === text.length) return { value: code, end };
  const at = skipSpaces(text, end);
  if (at === text.length) return { value: code, end: at };
  const next = text.charAt(at);
  if (next === ':' || next === '-' || next === '_')
    return isDigit(text.charCodeAt(skipSpaces(text, at + 1))) ? undefined : { value: code, end: at + 1 };
  if (isLatinOrMark(text.charCodeAt(at)) || next === '、') return undefined;
  if (isQuantity(code, text, at)) return undefined;
  return at > end || standsWithoutSpace(code, text, at) ? { value: code, end } : undefined;
}

/**
 * Names of 款 and 项 may begin with such a word (个人…, 日常…, 人大…), so after a longer number only money and
 * a word that stands alone count as a quantity.
 */
function isQuantity(code: string, text: string, at: number): boolean {
  const next = text.charAt(at);
  if (!QUANTITY_WORDS.includes(next)) return false;
  if (code.length === 3) return true;
  return '元万亿'.includes(next) || skipSpaces(text, at + 1) === text.length;
}

/** Revenue numbers run together with well-known names (`110指挥中心`, `12345热线`), so they need a space. */
function standsWithoutSpace(code: string, text: string, at: number): boolean {
  if (code.charAt(0) === '1') return false;
  if (code.length > 3) return true;
  const two = text.slice(at, at + 2);
  return two !== '工程' && two !== '医院';
}

/** A bracket may open a name; any other ASCII character after a number means that it was no code. */
function isLatinOrMark(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f && unit !== 0x28 && unit !== 0x5b && unit !== 0x22;
}

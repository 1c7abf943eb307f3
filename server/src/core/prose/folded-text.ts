import { isBlank } from '../base/normalise.js';
import { perUnit } from '../base/per-unit.js';
import { isCaptionDetail } from '../table/caption.js';
import { isPageNumber } from '../table/page-marks.js';
import type { TextLine } from '../table/physical-table.js';
import { type LeadingOrdinal, leadingOrdinal } from './ordinal.js';

const LONGEST_TAG = 60;
const FULL_WIDTH_OFFSET = 0xfee0;
/** A longer line is no title or heading. */
export const LONGEST_HEADING = 50;

/**
 * A line in the form in which sentences are read: no white space, no markup, one form of digits, letters, brackets, colons and
 * percent signs. Commas stay as they are, because `，` parts clauses and `,` parts thousands. What is asked of a line again and
 * again is remembered.
 */
export class FoldedLine {
  readonly line: TextLine;
  readonly text: string;
  /** How many `#` it begins with. */
  readonly depth: number;
  /** Begins with a mark of a list, which is not in the text. */
  readonly bullet: boolean;
  /** All of it is printed bold. */
  readonly bold: boolean;
  /** Where each run of characters that stand side by side in the source begins in the text, and where in the source. */
  readonly #runs: readonly number[];
  readonly #sources: readonly number[];
  #isAside: boolean | undefined;
  #isPageNumber: boolean | undefined;
  #ordinal: LeadingOrdinal | false | undefined;
  #hasMark: boolean | undefined;

  constructor(line: TextLine, { text, runs, sources, depth, bullet, bold }: Folding) {
    this.line = line;
    this.text = text;
    this.depth = depth;
    this.bullet = bullet;
    this.bold = bold;
    this.#runs = runs;
    this.#sources = sources;
  }

  /** The offset in the source of a character of the text. */
  offsetOf(index: number): number {
    const run = this.#runs.length === 1 ? 0 : lastAtMost(this.#runs, index);
    return this.line.span.start + (this.#sources[run] as number) + index - (this.#runs[run] as number);
  }

  /** Whether it is a line of a table of contents, or the owner, unit, number or title of a table. */
  get isAside(): boolean {
    this.#isAside ??= isAside(this.text);
    return this.#isAside;
  }

  get isPageNumber(): boolean {
    this.#isPageNumber ??= mayBePageNumber(this.line.text) && isPageNumber(this.line.text);
    return this.#isPageNumber;
  }

  get ordinal(): LeadingOrdinal | undefined {
    this.#ordinal ??= leadingOrdinal(this.text) ?? false;
    return this.#ordinal === false ? undefined : this.#ordinal;
  }

  /** Whether it holds a comma, full stop or semicolon: it is made of sentences then. */
  get hasMark(): boolean {
    this.#hasMark ??= /[，。；]/u.test(this.text);
    return this.#hasMark;
  }
}

/** The place of the last of some numbers in order that is not greater than a number; 0 where all are. */
export function lastAtMost(ordered: readonly number[], number: number): number {
  let low = 0;
  let high = ordered.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ordered[middle] as number) <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** 第3页 and 共3页 are the only numbers of pages that begin with a Chinese character. */
function mayBePageNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  return first !== 0x23 && (first < 0x4e00 || first > 0x9fff || first === 0x7b2c || first === 0x5171);
}

interface Folding extends Pick<FoldedLine, 'text' | 'depth' | 'bullet' | 'bold'> {
  readonly runs: readonly number[];
  readonly sources: readonly number[];
}

/** Reads a line of text. */
export const foldLine = perUnit((line: TextLine): FoldedLine => new FoldedLine(line, fold(line.text)));

function fold(source: string): Folding {
  let index = 0;
  while (source.charAt(index) === '>' || (index > 0 && isBlank(source.charCodeAt(index)))) index++;
  let depth = 0;
  while (source.charAt(index) === '#') {
    depth++;
    index++;
  }
  const bullet = depth === 0 && isBullet(source, index);
  if (bullet) index++;
  const bold = source.startsWith('**', skipBlanks(source, index)) && source.trimEnd().endsWith('**');
  return { ...foldFrom(source, index), depth, bullet, bold };
}

function isBullet(source: string, index: number): boolean {
  return '-+*•●◆■▪▶➢·'.includes(source.charAt(index) || '?') && /^[\s\u3000]/u.test(source.charAt(index + 1));
}

function foldFrom(source: string, first: number): Pick<Folding, 'text' | 'runs' | 'sources'> {
  const runs = [0];
  const sources = [first];
  let text = '';
  let copied = first;
  let left = first;
  let index = first;
  while (index < source.length) {
    const code = source.charCodeAt(index);
    if (isSettled(code)) {
      index++;
      continue;
    }
    const skipped = lengthOfMarkup(source, index);
    if (skipped > 0) {
      text += source.slice(copied, index);
      if (runs[runs.length - 1] === index - left) sources.pop();
      else runs.push(index - left);
      sources.push(index + skipped);
      index += skipped;
      copied = index;
      left += skipped;
      continue;
    }
    const folded = foldCharacter(code);
    if (folded !== code) {
      text += source.slice(copied, index) + String.fromCharCode(folded);
      copied = index + 1;
    }
    index++;
  }
  return { text: text === '' ? source.slice(copied) : text + source.slice(copied), runs, sources };
}

/** Characters that most sentences consist of, which are neither markup nor written in several forms. */
function isSettled(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return (code >= 0x30 && code <= 0x39) || code === 0xff0c || code === 0x3001 || code === 0x3002 || code === 0x2e;
}

/** How many characters from an index on are white space or markup. */
function lengthOfMarkup(source: string, index: number): number {
  if (isBlank(source.charCodeAt(index))) return 1;
  switch (source.charAt(index)) {
    case '*':
    case '`':
      return 1;
    case '_':
      return source.charAt(index + 1) === '_' ? 2 : 0;
    case '\\':
      return /[!-/:-@[-`{-~]/u.test(source.charAt(index + 1)) ? 1 : 0;
    case '<':
      return lengthOfTag(source, index);
    case '&':
      return source.startsWith('&nbsp;', index) ? 6 : 0;
    default:
      return 0;
  }
}

function lengthOfTag(source: string, index: number): number {
  if (!/[a-z/]/iu.test(source.charAt(index + 1))) return 0;
  const end = source.indexOf('>', index);
  return end < 0 || end - index > LONGEST_TAG ? 0 : end - index + 1;
}

function foldCharacter(code: number): number {
  if (code < 0x7f) return code;
  // Full-width forms but for the comma, which is punctuation of sentences.
  if (code > 0xff00 && code < 0xff5f && code !== 0xff0c) return code - FULL_WIDTH_OFFSET;
  return code === 0x2212 || code === 0xfe63 ? 0x2d : code;
}

function skipBlanks(source: string, from: number): number {
  let index = from;
  while (index < source.length && isBlank(source.charCodeAt(index))) index++;
  return index;
}

/** Whether a text is a line of a table of contents, or the owner, unit, number or title of a table. */
export function isAside(text: string): boolean {
  return isContentsLine(text) || isCaptionLine(text);
}

export function isContentsLine(text: string): boolean {
  return text.includes('……') || text.includes('......') || text.includes('······');
}

export function isCaptionLine(text: string): boolean {
  return text.length <= LONGEST_HEADING && (isCaptionDetail(text) || /^目录$|^[^，。；:]{4,}表(?:\([^()]*\))?$/u.test(text));
}

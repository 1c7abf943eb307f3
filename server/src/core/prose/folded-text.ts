import { isBlank } from '../base/normalise.js';
import type { TextLine } from '../table/physical-table.js';

/**
 * A line in the form in which sentences are read: no white space, no markup, one form of digits, letters, brackets, colons and
 * percent signs. Commas stay as they are, because `，` parts clauses and `,` parts thousands.
 */
export interface FoldedLine {
  readonly line: TextLine;
  readonly text: string;
  /** For each character of the text its offset in the source. */
  readonly offsets: readonly number[];
  /** How many `#` it begins with. */
  readonly depth: number;
  /** Begins with a mark of a list, which is not in the text. */
  readonly bullet: boolean;
  /** All of it is printed bold. */
  readonly bold: boolean;
}

const LONGEST_TAG = 60;
const FULL_WIDTH_OFFSET = 0xfee0;

/** Reads a line of text. */
export function foldLine(line: TextLine): FoldedLine {
  const source = line.text;
  let index = 0;
  while (source[index] === '>' || (index > 0 && isBlank(source.charCodeAt(index)))) index++;
  let depth = 0;
  while (source[index] === '#') {
    depth++;
    index++;
  }
  const bullet = depth === 0 && /^[-+*•●◆■▪▶➢·][\s\u3000]/u.test(source.slice(index, index + 2));
  if (bullet) index++;
  const bold = source.startsWith('**', skipBlanks(source, index)) && source.trimEnd().endsWith('**');
  const text: string[] = [];
  const offsets: number[] = [];
  while (index < source.length) {
    const skipped = lengthOfMarkup(source, index);
    if (skipped > 0) {
      index += skipped;
      continue;
    }
    text.push(foldCharacter(source, index));
    offsets.push(line.span.start + index);
    index++;
  }
  return { line, text: text.join(''), offsets, depth, bullet, bold };
}

/** How many characters from an index on are white space or markup. */
function lengthOfMarkup(source: string, index: number): number {
  const code = source.charCodeAt(index);
  if (code >= 0x4e00 && code <= 0x9fff) return 0;
  if (isBlank(code)) return 1;
  switch (source[index]) {
    case '*':
    case '`':
      return 1;
    case '_':
      return source[index + 1] === '_' ? 2 : 0;
    case '\\':
      return /[!-/:-@[-`{-~]/u.test(source[index + 1] ?? '') ? 1 : 0;
    case '<':
      return lengthOfTag(source, index);
    case '&':
      return source.startsWith('&nbsp;', index) ? 6 : 0;
    default:
      return 0;
  }
}

function lengthOfTag(source: string, index: number): number {
  if (!/[a-z/]/iu.test(source[index + 1] ?? '')) return 0;
  const end = source.indexOf('>', index);
  return end < 0 || end - index > LONGEST_TAG ? 0 : end - index + 1;
}

function foldCharacter(source: string, index: number): string {
  const code = source.charCodeAt(index);
  if ((code >= 0x4e00 && code <= 0x9fff) || code < 0x7f) return source.charAt(index);
  // Full-width forms but for the comma, which is punctuation of sentences.
  if (code > 0xff00 && code < 0xff5f && code !== 0xff0c) return String.fromCharCode(code - FULL_WIDTH_OFFSET);
  if (code === 0x2212 || code === 0xfe63) return '-';
  return source.charAt(index);
}

function skipBlanks(source: string, from: number): number {
  let index = from;
  while (index < source.length && isBlank(source.charCodeAt(index))) index++;
  return index;
}

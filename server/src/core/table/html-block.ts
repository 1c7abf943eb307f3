import { isMarkdownSpace, skipMarkdownSpace } from './white-space.js';

/** The kinds of HTML blocks of CommonMark, by what starts and ends them. */
export const HtmlKind = {
  /** `<script`, `<pre`, `<style`, `<textarea`, up to one of their end tags. */
  Raw: 1,
  Comment: 2,
  Instruction: 3,
  Declaration: 4,
  CData: 5,
  /** The tag of a block such as `<div`, up to a blank line. */
  Block: 6,
  /** Any other tag alone on its line, up to a blank line. */
  Tag: 7,
} as const;

export type HtmlKind = (typeof HtmlKind)[keyof typeof HtmlKind];

const RAW_NAMES: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'textarea']);

const BLOCK_NAMES: ReadonlySet<string> = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem ' +
    'nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul'
  ).split(' '),
);

const LONGEST_NAME = 10;

const TAB = 0x09;
const SPACE = 0x20;
const BANG = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const UNDERSCORE = 0x5f;
const BACKTICK = 0x60;

/** The kind of HTML block that starts at `offset`, if one does; only where no paragraph goes on a lone tag may start one. */
export function htmlBlockAt(text: string, offset: number, end: number, allowsTag: boolean): HtmlKind | undefined {
  if (text.charCodeAt(offset) !== LESS || offset + 1 >= end) return undefined;
  const code = text.charCodeAt(offset + 1);
  if (code === BANG) return markedBlockAt(text, offset, end);
  if (code === QUESTION) return HtmlKind.Instruction;
  const isClosing = code === SLASH;
  const nameStart = offset + (isClosing ? 2 : 1);
  const nameEnd = endOfTagName(text, nameStart, end);
  if (nameEnd === nameStart) return undefined;
  const after = nameEnd < end ? text.charCodeAt(nameEnd) : SPACE;
  if (after !== SPACE && after !== TAB && after !== SLASH && after !== GREATER) return undefined;
  const name = nameEnd - nameStart > LONGEST_NAME ? '' : text.slice(nameStart, nameEnd).toLowerCase();
  if (RAW_NAMES.has(name) && !isClosing && after !== SLASH) return HtmlKind.Raw;
  if (BLOCK_NAMES.has(name)) return after === SLASH && text.charCodeAt(nameEnd + 1) !== GREATER ? undefined : HtmlKind.Block;
  return allowsTag && isWholeTag(text, nameEnd, end, isClosing) ? HtmlKind.Tag : undefined;
}

/**
 * Whether a block of this kind ends in the line; blocks that end at a blank line never do.
 * In the line that starts the block, `offset` is the place of its `<`.
 */
export function endsHtmlBlock(text: string, kind: HtmlKind, offset: number, end: number, isFirstLine: boolean): boolean {
  if (kind === HtmlKind.Raw) return hasRawEndTag(text, offset, end);
  if (kind === HtmlKind.Comment) return hasWithin(text, '-->', offset + (isFirstLine ? 2 : 0), end);
  if (kind === HtmlKind.Instruction) return hasWithin(text, '?>', offset + (isFirstLine ? 1 : 0), end);
  if (kind === HtmlKind.Declaration) return hasWithin(text, '>', offset, end);
  if (kind === HtmlKind.CData) return hasWithin(text, ']]>', offset, end);
  return false;
}

function markedBlockAt(text: string, offset: number, end: number): HtmlKind | undefined {
  if (offset + 2 >= end) return undefined;
  if (offset + 4 <= end && text.startsWith('--', offset + 2)) return HtmlKind.Comment;
  if (offset + 9 <= end && text.startsWith('[CDATA[', offset + 2)) return HtmlKind.CData;
  return isLetter(text.charCodeAt(offset + 2)) ? HtmlKind.Declaration : undefined;
}

function hasRawEndTag(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    if (text.charCodeAt(offset) !== LESS || text.charCodeAt(offset + 1) !== SLASH) continue;
    let nameEnd = offset + 2;
    while (nameEnd < end && nameEnd - offset < LONGEST_NAME && isLetter(text.charCodeAt(nameEnd))) nameEnd++;
    if (nameEnd < end && text.charCodeAt(nameEnd) === GREATER && RAW_NAMES.has(text.slice(offset + 2, nameEnd).toLowerCase())) return true;
  }
  return false;
}

/** Searches one line by hand: `indexOf` would search the rest of the document for each line of a long comment. */
function hasWithin(text: string, wanted: string, start: number, end: number): boolean {
  const first = wanted.charCodeAt(0);
  for (let offset = start; offset + wanted.length <= end; offset++) {
    if (text.charCodeAt(offset) === first && text.startsWith(wanted, offset)) return true;
  }
  return false;
}

/** Whether a tag whose name ends at `start` is complete and alone on its line. */
function isWholeTag(text: string, start: number, end: number, isClosing: boolean): boolean {
  let offset = start;
  if (isClosing) offset = skipMarkdownSpace(text, offset, end);
  else {
    const afterAttributes = endOfAttributes(text, offset, end);
    if (afterAttributes === undefined) return false;
    offset = afterAttributes;
    if (text.charCodeAt(offset) === SLASH) offset++;
  }
  return offset < end && text.charCodeAt(offset) === GREATER && skipMarkdownSpace(text, offset + 1, end) === end;
}

function endOfAttributes(text: string, start: number, end: number): number | undefined {
  let offset = skipMarkdownSpace(text, start, end);
  while (offset < end && isAttributeStart(text.charCodeAt(offset))) {
    offset++;
    while (offset < end && isAttributePart(text.charCodeAt(offset))) offset++;
    offset = skipMarkdownSpace(text, offset, end);
    if (offset >= end || text.charCodeAt(offset) !== EQUALS) continue;
    const afterValue = endOfValue(text, skipMarkdownSpace(text, offset + 1, end), end);
    if (afterValue === undefined) return undefined;
    offset = skipMarkdownSpace(text, afterValue, end);
  }
  return offset;
}

function endOfValue(text: string, start: number, end: number): number | undefined {
  if (start >= end) return undefined;
  const first = text.charCodeAt(start);
  if (first === QUOTE || first === APOSTROPHE) return endOfQuotedValue(text, start, end, first);
  let offset = start;
  while (offset < end && isUnquoted(text.charCodeAt(offset))) offset++;
  // A slash, too, ends a value, but none can be empty.
  return offset === start && first !== SLASH ? undefined : offset;
}

function endOfQuotedValue(text: string, start: number, end: number, quote: number): number | undefined {
  let offset = start + 1;
  while (offset < end && text.charCodeAt(offset) !== quote) offset++;
  if (offset >= end) return undefined;
  const after = offset + 1 < end ? text.charCodeAt(offset + 1) : Number.NaN;
  return after === SLASH || after === GREATER || isMarkdownSpace(after) ? offset + 1 : undefined;
}

function endOfTagName(text: string, start: number, end: number): number {
  if (start >= end || !isLetter(text.charCodeAt(start))) return start;
  let offset = start + 1;
  while (offset < end && isNamePart(text.charCodeAt(offset))) offset++;
  return offset;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isNamePart(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39) || code === DASH;
}

function isAttributeStart(code: number): boolean {
  return isLetter(code) || code === COLON || code === UNDERSCORE;
}

function isAttributePart(code: number): boolean {
  return isNamePart(code) || code === DOT || code === COLON || code === UNDERSCORE;
}

function isUnquoted(code: number): boolean {
  return !(
    code === QUOTE ||
    code === APOSTROPHE ||
    code === SLASH ||
    code === LESS ||
    code === EQUALS ||
    code === GREATER ||
    code === BACKTICK ||
    isMarkdownSpace(code)
  );
}

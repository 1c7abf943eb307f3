import type { SourceText } from '../base/source-text.js';
/** Whether a character is white space, the same ones `trim` takes away: also the ideographic, no-break and typographic spaces. */
export function isWhiteSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0x3000 ||
    code === 0xa0 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x1680
  );
}

/** Whether Markdown sees a character as a space: only the space and the tab count for its structure. */
export function isMarkdownSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** The first offset in [start, end) that does not hold white space, or `end`. */
export function skipWhiteSpace(text: SourceText, start: number, end: number): number {
  let offset = start;
  while (offset < end && isWhiteSpace(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The end of [start, end) without its trailing white space; never before `start`. */
export function trimEnd(text: SourceText, start: number, end: number): number {
  let offset = end;
  while (offset > start && isWhiteSpace(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

/** The first offset in [start, end) that holds neither a space nor a tab, or `end`. */
export function skipMarkdownSpace(text: SourceText, start: number, end: number): number {
  let offset = start;
  while (offset < end && isMarkdownSpace(text.charCodeAt(offset))) offset++;
  return offset;
}

import { isMarkdownSpace, skipMarkdownSpace } from './white-space.js';

const HASH = 0x23;
const ASTERISK = 0x2a;
const DASH = 0x2d;
const EQUALS = 0x3d;
const UNDERSCORE = 0x5f;
const BACKTICK = 0x60;
const TILDE = 0x7e;

/** A code fence as opened: its character and how often it stands there. */
export interface Fence {
  readonly marker: number;
  readonly length: number;
}

/** Whether a heading such as `## …` starts at `offset`. */
export function isHeading(text: string, offset: number, end: number): boolean {
  const after = endOfRun(text, offset, end, HASH);
  const level = after - offset;
  return level > 0 && level <= 6 && (after === end || isMarkdownSpace(text.charCodeAt(after)));
}

/** Whether the line is a rule: three or more `*`, `-` or `_`, spaces between them allowed. */
export function isRule(text: string, offset: number, end: number): boolean {
  const marker = text.charCodeAt(offset);
  if (marker !== ASTERISK && marker !== DASH && marker !== UNDERSCORE) return false;
  let count = 0;
  for (let at = offset; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === marker) count++;
    else if (!isMarkdownSpace(code)) return false;
  }
  return count >= 3;
}

/** Whether the line underlines the paragraph above it and so makes it a heading. */
export function isUnderline(text: string, offset: number, end: number): boolean {
  const marker = text.charCodeAt(offset);
  if (marker !== DASH && marker !== EQUALS) return false;
  const after = endOfRun(text, offset, end, marker);
  return skipMarkdownSpace(text, after, end) === end;
}

/** The code fence that opens at `offset`, if one does. */
export function fenceAt(text: string, offset: number, end: number): Fence | undefined {
  const marker = text.charCodeAt(offset);
  if (marker !== BACKTICK && marker !== TILDE) return undefined;
  const after = endOfRun(text, offset, end, marker);
  if (after - offset < 3) return undefined;
  // With backticks in its info string the line is a code span.
  if (marker === BACKTICK && hasBacktick(text, after, end)) return undefined;
  return { marker, length: after - offset };
}

/** Whether the line from `offset` closes a fence. */
export function closesFence(text: string, offset: number, end: number, fence: Fence): boolean {
  const after = endOfRun(text, offset, end, fence.marker);
  return after - offset >= fence.length && skipMarkdownSpace(text, after, end) === end;
}

function hasBacktick(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) if (text.charCodeAt(offset) === BACKTICK) return true;
  return false;
}

function endOfRun(text: string, start: number, end: number, code: number): number {
  let offset = start;
  while (offset < end && text.charCodeAt(offset) === code) offset++;
  return offset;
}

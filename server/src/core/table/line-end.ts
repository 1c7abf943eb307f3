import type { LineMap } from '../base/line-map.js';
import type { SourceText } from '../base/source-text.js';

const LF = 0x0a;
const CR = 0x0d;
const BYTE_ORDER_MARK = 0xfeff;

/** Where the content of a line starts: behind the byte order mark in the first line. */
export function contentStart(text: SourceText, lines: LineMap, line: number): number {
  return line === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : lines.lineStart(line);
}

/** Where a line ends, without its line ending. */
export function contentEnd(text: SourceText, lines: LineMap, line: number): number {
  const end = lines.lineEnd(line);
  if (line + 1 >= lines.lineCount) return end;
  if (text.charCodeAt(end - 1) === CR) return end - 1;
  return text.charCodeAt(end - 1) === LF && text.charCodeAt(end - 2) === CR ? end - 2 : end - 1;
}

/** How the lines of a text end: as its first one does. */
export function lineEndOf(text: SourceText): string {
  return /\r\n|\n|\r/u.exec(text.toString())?.[0] ?? '\n';
}

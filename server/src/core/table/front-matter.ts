import type { LineMap } from '../base/line-map.js';
import type { SourceText } from '../base/source-text.js';
import { contentEnd, contentStart } from './line-end.js';
import { isMarkdownSpace, skipMarkdownSpace } from './white-space.js';

const HASH = 0x23;
const DASH = 0x2d;
const COLON = 0x3a;

/**
 * The number of lines YAML front matter takes at the top of a document; 0 without it.
 * A draft may as well open with a rule, so every line between the fences has to read as YAML.
 */
export function countFrontMatterLines(text: SourceText, lines: LineMap): number {
  if (!isFence(text, lines, 0, '---')) return 0;
  for (let line = 1; line < lines.lineCount; line++) {
    if (isFence(text, lines, line, '---') || isFence(text, lines, line, '...')) return line > 1 ? line + 1 : 0;
    if (!readsAsYaml(text, lines.lineStart(line), contentEnd(text, lines, line))) return 0;
  }
  return 0;
}

function isFence(text: SourceText, lines: LineMap, line: number, fence: string): boolean {
  const start = contentStart(text, lines, line);
  const end = contentEnd(text, lines, line);
  return end - start >= 3 && text.startsWith(fence, start) && skipMarkdownSpace(text, start + 3, end) === end;
}

/** A blank, nested or commented line, an item, or a key and its value. */
function readsAsYaml(text: SourceText, start: number, end: number): boolean {
  if (start === end) return true;
  const first = text.charCodeAt(start);
  if (isMarkdownSpace(first) || first === HASH) return true;
  if (first === DASH) return start + 1 === end || isMarkdownSpace(text.charCodeAt(start + 1));
  for (let offset = start; offset < end; offset++) {
    if (text.charCodeAt(offset) === COLON) return offset > start && (offset + 1 === end || isMarkdownSpace(text.charCodeAt(offset + 1)));
  }
  return false;
}

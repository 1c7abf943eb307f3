import type { FoldedLine } from './folded-text.js';
import { leadingOrdinal } from './ordinal.js';

/** The shortest line, in columns of half a Chinese character, that a page can have cut. */
const SHORTEST_CUT_LINE = 24;
/** How many sentences must go on over a line end before a document counts as cut into lines. */
const FEWEST_CUT_LINES = 3;

/**
 * The width at which the lines of a document are cut, in columns; undefined for one whose paragraphs are lines. Lines that
 * hold a comma and end in the middle of a sentence are cut; titles hold none.
 */
export function cutWidth(lines: readonly FoldedLine[]): number | undefined {
  const widths = lines
    .filter((line) => line.depth === 0 && isOpen(line.text) && /[，。；]/u.test(line.text))
    .map((line) => widthOf(line.text))
    .filter((width) => width >= SHORTEST_CUT_LINE)
    .sort((a, b) => a - b);
  return widths.length < FEWEST_CUT_LINES ? undefined : widths[widths.length >> 1];
}

/** Whether a line goes on in the next one: a page has cut the sentence, or even the word, between them. */
export function goesOn(line: FoldedLine, next: FoldedLine, width: number | undefined, apart: boolean): boolean {
  if (line.depth > 0 || next.depth > 0 || next.bullet || isFootnote(next.text)) return false;
  // What can only close or follow something begins no paragraph.
  if (/^[，。；、)》」』”%:?!;]/u.test(next.text)) return true;
  // A figure and its unit stay together.
  if (/[\d万亿千百]$/u.test(line.text) && /^(?:[万亿千百]?元|%)/u.test(next.text)) return true;
  if (leadingOrdinal(next.text) || isWholeHeading(line.text)) return false;
  if (/(?:用于|原因|原因是|主要是):$/u.test(line.text)) return true;
  const isFull = width !== undefined && widthOf(line.text) >= width * 0.8;
  if (isOpen(line.text)) return isFull || /[，、(《“]$/u.test(line.text) || isCutSentence(line.text, next.text);
  return !apart && isFull && width !== undefined && widthOf(line.text) >= width * 0.93;
}

/** The text of a footnote (`[^1]: …`) is a paragraph of its own. */
function isFootnote(text: string): boolean {
  return /^\[\^[^\]\s]{1,40}\]:/u.test(text);
}

/** A numbered heading can be as long as a cut line; its last word tells that it is whole. */
function isWholeHeading(text: string): boolean {
  return /(?:说明|情况|概况|职责|职能|构成)$/u.test(text) && !/[，。；]/u.test(text) && leadingOrdinal(text) !== undefined;
}

/** Whether a line ends before its sentence does. */
function isOpen(text: string): boolean {
  return !/[。；！？:;!?…]["”’)]?$/u.test(text);
}

/** A line with a comma or full stop is made of sentences, so that it ends in one; a title or a name holds none. */
function isCutSentence(text: string, next: string): boolean {
  return /[，。；]/u.test(text) && /[，。；]/u.test(next);
}

function widthOf(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) width += text.charCodeAt(index) < 0x100 ? 1 : 2;
  return width;
}

import type { FoldedLine } from './folded-text.js';

/** The shortest line, in columns of half a Chinese character, that a page can have cut. */
const SHORTEST_CUT_LINE = 24;
/** How many sentences must go on over a line end before a document counts as cut into lines. */
const FEWEST_CUT_LINES = 3;

/**
 * The width at which the lines of a document are cut, in columns; undefined for one whose paragraphs are lines. Lines that
 * hold a comma and end in the middle of a sentence are cut; titles hold none.
 */
export function cutWidth(lines: readonly FoldedLine[]): number | undefined {
  const widths: number[] = [];
  for (const { depth, text, hasMark } of lines) {
    if (depth > 0 || 2 * text.length < SHORTEST_CUT_LINE || !hasMark || !isOpen(text)) continue;
    const width = widthOf(text);
    if (width >= SHORTEST_CUT_LINE) widths.push(width);
  }
  widths.sort((a, b) => a - b);
  return widths.length < FEWEST_CUT_LINES ? undefined : widths[widths.length >> 1];
}

/** Whether a line goes on in the next one: a page has cut the sentence, or even the word, between them. */
export function goesOn(line: FoldedLine, next: FoldedLine, width: number | undefined, apart: boolean): boolean {
  if (line.depth > 0 || next.depth > 0 || next.bullet || isFootnote(next.text)) return false;
  // What can only close or follow something begins no paragraph.
  if ('，。；、)》」』”%:?!;'.includes(next.text.charAt(0))) return true;
  const last = line.text.charAt(line.text.length - 1);
  // A figure and its unit stay together.
  if ('0123456789万亿千百'.includes(last) && /^(?:[万亿千百]?元|%)/u.test(next.text)) return true;
  if (next.ordinal || isWholeHeading(line)) return false;
  if (last === ':' && /(?:用于|原因|原因是|主要是):$/u.test(line.text)) return true;
  const isFull = width !== undefined && widthOf(line.text) >= width * 0.8;
  if (isOpen(line.text)) return isFull || '，、(《“'.includes(last) || (line.hasMark && next.hasMark);
  return !apart && isFull && width !== undefined && widthOf(line.text) >= width * 0.93;
}

/** The text of a footnote (`[^1]: …`) is a paragraph of its own. */
function isFootnote(text: string): boolean {
  return text.startsWith('[^') && /^\[\^[^\]\s]{1,40}\]:/u.test(text);
}

/** A numbered heading can be as long as a cut line; its last word tells that it is whole. */
function isWholeHeading({ text, hasMark, ordinal }: FoldedLine): boolean {
  return !hasMark && ordinal !== undefined && /(?:说明|情况|概况|职责|职能|构成)$/u.test(text);
}

const ENDS = '。；！？:;!?…';

/** Whether a line ends before its sentence does. */
function isOpen(text: string): boolean {
  const last = text.charAt(text.length - 1);
  if (ENDS.includes(last)) return false;
  return !('"”’)'.includes(last) && text.length > 1 && ENDS.includes(text.charAt(text.length - 2)));
}

function widthOf(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) width += text.charCodeAt(index) < 0x100 ? 1 : 2;
  return width;
}

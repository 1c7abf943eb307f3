import type { SourceText } from '../../base/source-text.js';
import type { Span } from '../../base/span.js';
import type { Paragraph } from '../../prose/paragraph.js';
import type { TextLine } from '../../table/physical-table.js';
import type { PreviewText } from './preview-model.js';

/** A text as a page shows it, and where its parts stand in the source. */
export interface TextBlock {
  /** In order; between two of them stands at most a space of ours. */
  readonly parts: readonly TextPart[];
  readonly shown: Omit<PreviewText, 'id' | 'figures'>;
}

/** A run of the source that is a run of the text, character by character. */
export interface TextPart {
  readonly source: number;
  readonly start: number;
  readonly length: number;
}

const DEEPEST_HEADING = 6;
const DEEPEST_ITEM = 5;

/** What is known of some lines beside themselves. */
export interface TextSurroundings {
  /** The whole source. */
  readonly source: SourceText;
  readonly paragraph: Paragraph | undefined;
  readonly isCaption: boolean;
  /** Whether they are a line of the table of contents, which names headings and is none. */
  readonly inContents: boolean;
  /** Whether the document is a budget; in others only what is marked as a heading is one. */
  readonly recognised: boolean;
}

/** Lines that are one paragraph. What marks them as a heading, an item or a quotation is left out: the role says it. */
export function textBlock(lines: readonly TextLine[], surroundings: TextSurroundings): TextBlock {
  const marks = marksOf(lines[0]?.text ?? '');
  const parts: TextPart[] = [];
  const words: string[] = [];
  let last = '';
  let length = 0;
  for (const [at, { span, text: line }] of lines.entries()) {
    const from = at === 0 ? marks.length : quoteLength(line);
    const own = at === 0 ? withoutClosing(line.slice(from), marks.depth) : line.slice(from);
    const gap = at > 0 && needsSpace(last, own) ? ' ' : '';
    parts.push({ source: span.start + from, start: length + gap.length, length: own.length });
    words.push(gap, own);
    length += gap.length + own.length;
    last = own;
  }
  const role = roleOf(lines[0], marks, surroundings);
  return { parts, shown: { kind: 'text', ...role, marker: marks.isItem ? '- ' : '', text: words.join('') } };
}

/** A line of code, as it stands. */
export function codeBlock({ span, text }: TextLine): TextBlock {
  return {
    parts: [{ source: span.start, start: 0, length: text.length }],
    shown: { kind: 'text', role: 'body', level: 0, marker: '', text },
  };
}

export function asCaption(block: TextBlock): TextBlock {
  return { ...block, shown: { ...block.shown, role: 'caption' } };
}

/** The span of a part of the text; its ends belong to the words they stand at. */
export function spanInText({ parts }: TextBlock, start: number, end: number): Span {
  const first = lastPart(parts, (part) => part.start <= start) ?? parts[0];
  const last = lastPart(parts, (part) => part.start < end) ?? first;
  const from = first ? first.source + Math.min(start - first.start, first.length) : 0;
  const to = last ? last.source + Math.max(0, Math.min(end - last.start, last.length)) : from;
  return { start: from, end: Math.max(from, to) };
}

/** Where an offset of the source stands in the text; what stands in its marks is taken for its first character. */
export function indexInText({ parts }: TextBlock, offset: number): number {
  const part = lastPart(parts, ({ source }) => source <= offset);
  return part ? part.start + Math.min(offset - part.source, part.length) : 0;
}

/** The last of some parts that a condition holds for, which holds for all before it. */
function lastPart(parts: readonly TextPart[], holds: (part: TextPart) => boolean): TextPart | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(parts[middle] as TextPart)) low = middle + 1;
    else high = middle;
  }
  return parts[low - 1];
}

interface Marks {
  readonly length: number;
  /** How many `#`. */
  readonly depth: number;
  readonly isItem: boolean;
}

function marksOf(line: string): Marks {
  const quote = quoteLength(line);
  const heading = /^(#{1,6})(?:[ \t]+|$)/u.exec(line.slice(quote));
  if (heading) return { length: quote + heading[0].length, depth: heading[1]?.length ?? 0, isItem: false };
  const bullet = /^[-+*][ \t\u3000]+/u.exec(line.slice(quote));
  return { length: quote + (bullet?.[0].length ?? 0), depth: 0, isItem: bullet !== null };
}

function quoteLength(line: string): number {
  return /^(?:>[ \t]*)*/u.exec(line)?.[0].length ?? 0;
}

function withoutClosing(text: string, depth: number): string {
  return depth > 0 ? text.replace(/[ \t]#{1,6}$/u, '').trimEnd() : text;
}

/** Words of languages with spaces stay apart where lines are joined. */
function needsSpace(before: string, after: string): boolean {
  return /[\w,.;:!?)\]]$/u.test(before) && /^[\w(["']/u.test(after);
}

function roleOf(
  first: TextLine | undefined,
  { depth, isItem }: Marks,
  { source, paragraph, isCaption, inContents, recognised }: TextSurroundings,
): Pick<PreviewText, 'role' | 'level'> {
  if (isCaption) return { role: 'caption', level: depth };
  if (depth > 0) return { role: 'heading', level: depth };
  if (isItem) return { role: 'item', level: indentation(source, first?.span.start ?? 0) };
  switch (paragraph?.kind) {
    case 'heading':
      if (inContents) return { role: 'item', level: headingLevel(paragraph.level) > 1 ? 1 : 0 };
      // A row of a table that cannot be read as one is no heading.
      if ((first?.text.split('|').length ?? 0) > 2) return { role: 'body', level: 0 };
      return recognised ? { role: 'heading', level: headingLevel(paragraph.level) } : { role: 'body', level: 0 };
    case 'item':
      return { role: 'item', level: paragraph.level > 30 ? 1 : 0 };
    case 'aside':
    case undefined:
      return { role: 'aside', level: 0 };
    case 'body':
      return { role: 'body', level: 0 };
  }
}

/** How deep a line is indented: two spaces or a tab a step. */
function indentation(source: SourceText, start: number): number {
  const spaces = /[ \t\u3000]*$/u.exec(source.slice(Math.max(0, start - DEEPEST_ITEM * 4), start))?.[0] ?? '';
  return Math.min(DEEPEST_ITEM, Math.floor(spaces.replace(/[\t\u3000]/gu, '  ').length / 2));
}

/** 第一部分 above 一、 above （一） above 1.: levels of paragraphs go in tens. */
function headingLevel(level: number): number {
  return Math.max(1, Math.min(DEEPEST_HEADING, Math.round(level / 10)));
}

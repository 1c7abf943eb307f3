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

/** Lines that are one paragraph. What marks them as a heading, an item or a quotation is left out: the role says it. */
export function textBlock(lines: readonly TextLine[], paragraph: Paragraph | undefined, isCaption: boolean): TextBlock {
  const marks = marksOf(lines[0]?.text ?? '');
  const parts: TextPart[] = [];
  let text = '';
  for (const [at, { span, text: line }] of lines.entries()) {
    const from = at === 0 ? marks.length : 0;
    const words = at === 0 ? withoutClosing(line.slice(from), marks.depth) : line;
    if (at > 0 && needsSpace(text, words)) text += ' ';
    parts.push({ source: span.start + from, start: text.length, length: words.length });
    text += words;
  }
  return { parts, shown: { kind: 'text', ...roleOf(paragraph, marks, isCaption), marker: marks.isItem ? '- ' : '', text } };
}

/** The span of a part of the text; its ends belong to the words they stand at. */
export function spanInText({ parts }: TextBlock, start: number, end: number): Span {
  const first = parts.findLast((part) => part.start <= start) ?? parts[0];
  const last = parts.findLast((part) => part.start < end) ?? first;
  const from = first ? first.source + Math.min(start - first.start, first.length) : 0;
  const to = last ? last.source + Math.max(0, Math.min(end - last.start, last.length)) : from;
  return { start: from, end: Math.max(from, to) };
}

/** Where an offset of the source stands in the text; what stands in its marks is taken for its first character. */
export function indexInText({ parts }: TextBlock, offset: number): number {
  const part = parts.findLast(({ source }) => source <= offset);
  return part ? part.start + Math.min(offset - part.source, part.length) : 0;
}

interface Marks {
  readonly length: number;
  /** How many `#`. */
  readonly depth: number;
  readonly isItem: boolean;
}

function marksOf(line: string): Marks {
  const quote = /^(?:>[ \t]*)*/u.exec(line)?.[0].length ?? 0;
  const heading = /^(#{1,6})(?:[ \t]+|$)/u.exec(line.slice(quote));
  if (heading) return { length: quote + heading[0].length, depth: heading[1]?.length ?? 0, isItem: false };
  const bullet = /^[-+*][ \t\u3000]+/u.exec(line.slice(quote));
  return { length: quote + (bullet?.[0].length ?? 0), depth: 0, isItem: bullet !== null };
}

function withoutClosing(text: string, depth: number): string {
  return depth > 0 ? text.replace(/[ \t]#{1,6}$/u, '').trimEnd() : text;
}

/** Words of languages with spaces stay apart where lines are joined. */
function needsSpace(before: string, after: string): boolean {
  return /[\w,.;:!?)\]]$/u.test(before) && /^[\w(["']/u.test(after);
}

function roleOf(paragraph: Paragraph | undefined, { depth, isItem }: Marks, isCaption: boolean): Pick<PreviewText, 'role' | 'level'> {
  if (isCaption) return { role: 'caption', level: 0 };
  if (depth > 0) return { role: 'heading', level: depth };
  if (isItem) return { role: 'item', level: 0 };
  switch (paragraph?.kind) {
    case 'heading':
      return { role: 'heading', level: headingLevel(paragraph.level) };
    case 'item':
      return { role: 'item', level: paragraph.level > 30 ? 1 : 0 };
    case 'aside':
    case undefined:
      return { role: 'aside', level: 0 };
    case 'body':
      return { role: 'body', level: 0 };
  }
}

/** 第一部分 above 一、 above （一） above 1.: levels of paragraphs go in tens. */
function headingLevel(level: number): number {
  return Math.max(1, Math.min(DEEPEST_HEADING, Math.round(level / 10)));
}

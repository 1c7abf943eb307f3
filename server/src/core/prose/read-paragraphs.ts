import type { Span } from '../base/span.js';
import { isCaptionDetail } from '../table/caption.js';
import { isPageNumber } from '../table/page-marks.js';
import type { Block } from '../table/physical-table.js';
import { type FoldedLine, foldLine } from './folded-text.js';
import { cutWidth, goesOn } from './line-joins.js';
import { BULLET_LEVEL, DEEP_LEVEL, leadingOrdinal, TEXT_LEVEL, UNNUMBERED_LEVEL } from './ordinal.js';
import type { Paragraph, ParagraphKind } from './paragraph.js';

const LONGEST_HEADING = 50;
const LONGEST_PLAIN_HEADING = 30;
/** A short line that stands on so many pages is their header. */
const PAGES_OF_A_HEADER = 3;

/** Reads the text outside tables as paragraphs. */
export function readParagraphs(blocks: readonly Block[]): readonly Paragraph[] {
  const runs = textRuns(blocks);
  const width = cutWidth(runs.flat());
  const reader = new ParagraphReader();
  for (const run of runs) for (const lines of joinLines(run, width)) reader.add(lines);
  return reader.paragraphs;
}

/** The lines of text between tables, without those that only belong to a page. */
function textRuns(blocks: readonly Block[]): readonly (readonly FoldedLine[])[] {
  const runs: FoldedLine[][] = [[]];
  for (const block of blocks) {
    if (block.kind !== 'text') runs.push([]);
    else if (!isPageNumber(block.text)) runs.at(-1)?.push(foldLine(block));
  }
  const filled = runs.map((run) => run.filter(({ text }) => text !== '')).filter((run) => run.length > 0);
  const headers = pageHeaders(filled);
  return headers.size === 0 ? filled : filled.map((run) => run.filter(({ text }) => !headers.has(text)));
}

/** Lines that stand between the halves of a sentence on many pages. */
function pageHeaders(runs: readonly (readonly FoldedLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const run of runs)
    for (let index = 1; index + 1 < run.length; index++) {
      const { text, depth } = run[index] as FoldedLine;
      if (depth > 0 || text.length > LONGEST_HEADING || /[，。；:、]/u.test(text) || leadingOrdinal(text)) continue;
      if (/[，、\p{Script=Han}\d]$/u.test(run[index - 1]?.text ?? '')) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  return new Set([...counts].filter(([, count]) => count >= PAGES_OF_A_HEADER).map(([text]) => text));
}

function joinLines(run: readonly FoldedLine[], width: number | undefined): readonly (readonly FoldedLine[])[] {
  const paragraphs: FoldedLine[][] = [];
  let previous: FoldedLine | undefined;
  for (const line of run) {
    const apart = previous !== undefined && line.line.line > previous.line.line + 1;
    const joins = previous !== undefined && !isAside(previous.text) && !isAside(line.text) && goesOn(previous, line, width, apart);
    if (joins) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    previous = line;
  }
  return paragraphs;
}

/** Whether a text is a line of a table of contents, or the owner, unit, number or title of a table. */
function isAside(text: string): boolean {
  return isContentsLine(text) || isCaptionLine(text);
}

function isContentsLine(text: string): boolean {
  return /…{2}|\.{6}|·{6}/u.test(text);
}

function isCaptionLine(text: string): boolean {
  return text.length <= LONGEST_HEADING && (isCaptionDetail(text) || /^目录$|^[^，。；:]{4,}表(?:\([^()]*\))?$/u.test(text));
}

class ParagraphReader {
  readonly paragraphs: Paragraph[] = [];
  /** The paragraphs that the next one may stand under, each below the one before. */
  #outer: Paragraph[] = [];

  add(lines: readonly FoldedLine[]): void {
    const first = lines[0] as FoldedLine;
    const text = lines.map((line) => line.text).join('');
    const ordinal = leadingOrdinal(text);
    const kind = kindOf(text, first, ordinal !== undefined);
    const level = this.#levelOf(text, kind, ordinal?.level, first);
    if (kind !== 'aside') this.#leave(text, kind, level);
    const paragraph = makeParagraph(text, lines, { kind, level, ordinal: ordinal?.text, parent: this.#outer.at(-1) });
    this.paragraphs.push(paragraph);
    if (kind !== 'aside' && level < TEXT_LEVEL) this.#outer.push(paragraph);
  }

  #levelOf(text: string, kind: ParagraphKind, ordinal: number | undefined, first: FoldedLine): number {
    if (kind === 'aside') return TEXT_LEVEL;
    if (ordinal !== undefined) return ordinal;
    if (kind === 'heading') return first.depth > 2 ? DEEP_LEVEL : UNNUMBERED_LEVEL;
    if (kind === 'item') return BULLET_LEVEL;
    // A list that has no ordinals, or deeper ones than the heading, stands under the text that announces it.
    return text.endsWith(':') ? (this.#outer.findLast((outer) => outer.kind === 'heading')?.level ?? 0) + 1 : TEXT_LEVEL;
  }

  /** Leaves what the next paragraph does not stand under. */
  #leave(text: string, kind: ParagraphKind, level: number): void {
    let leftItems = false;
    for (let last = this.#outer.at(-1); last; last = this.#outer.at(-1)) {
      // Text behind the items of a list stands under neither the last of them nor what announced them.
      const isBehind = kind === 'body' && (last.kind === 'item' ? !goesOnInText(last, text) : last.kind === 'body' && leftItems);
      if (level < TEXT_LEVEL ? last.level < level : !isBehind) return;
      if (last.kind === 'item') leftItems = true;
      this.#outer.pop();
    }
  }
}

/** Whether text below an item still speaks of it. */
function goesOnInText(item: Paragraph, text: string): boolean {
  return item.text.endsWith(':') || /^(?:其中|主要|包括|具体|[与比较同]上年|原因)/u.test(text);
}

function kindOf(text: string, first: FoldedLine, hasOrdinal: boolean): ParagraphKind {
  if (isContentsLine(text) || (isCaptionLine(text) && first.depth === 0 && !hasOrdinal)) return 'aside';
  const isTitleLike = !/[。；，;,:、]$/u.test(text) && !/\d(?:万元|元|亿元|%)/u.test(text);
  if (first.depth > 0 && text.length <= LONGEST_HEADING * 2) return 'heading';
  if (hasOrdinal) return isTitleLike && text.length <= LONGEST_HEADING && !text.includes('。') ? 'heading' : 'item';
  if (first.bullet) return 'item';
  const limit = first.bold ? LONGEST_HEADING : LONGEST_PLAIN_HEADING;
  return isTitleLike && text.length <= limit && !/[，。；:]|原因|\d日/u.test(text) ? 'heading' : 'body';
}

interface Position {
  readonly kind: ParagraphKind;
  readonly level: number;
  readonly ordinal: string | undefined;
  readonly parent: Paragraph | undefined;
}

function makeParagraph(text: string, lines: readonly FoldedLine[], position: Position): Paragraph {
  const offsets = lines.length === 1 ? (lines[0] as FoldedLine).offsets : lines.flatMap((line) => line.offsets);
  const cuts = new Set<number>();
  let length = 0;
  for (const line of lines.slice(0, -1)) {
    length += line.text.length;
    cuts.add(length);
  }
  const spanOf = (start: number, end: number): Span =>
    end > start
      ? { start: offsets[start] as number, end: (offsets[end - 1] as number) + 1 }
      : { start: emptyAt(offsets, start), end: emptyAt(offsets, start) };
  return {
    ...position,
    text,
    span: spanOf(0, text.length),
    spanOf,
    isCutBefore: (index) => cuts.has(index),
    hasGapBefore: (index) => index > 0 && (offsets[index] as number) !== (offsets[index - 1] as number) + 1,
  };
}

/** The place between two characters: behind the one before, which may stand on another line. */
function emptyAt(offsets: readonly number[], index: number): number {
  return index === 0 ? (offsets[0] as number) : (offsets[index - 1] as number) + 1;
}

import { keptList } from '../base/kept-list.js';
import { perUnit } from '../base/per-unit.js';
import type { Block, TextLine } from '../table/physical-table.js';
import { type FoldedLine, foldLine, isCaptionLine, isContentsLine, LONGEST_HEADING } from './folded-text.js';
import { cutWidth, goesOn } from './line-joins.js';
import { BULLET_LEVEL, DEEP_LEVEL, type LeadingOrdinal, leadingOrdinal, TEXT_LEVEL, UNNUMBERED_LEVEL } from './ordinal.js';
import type { Paragraph, ParagraphKind } from './paragraph.js';
import { TextParagraph } from './text-paragraph.js';

const LONGEST_PLAIN_HEADING = 30;
/** A short line that stands on so many pages is their header. */
const PAGES_OF_A_HEADER = 3;

/** Lines of text; nothing stands for the tables between them. */
type TextPlaces = readonly (TextLine | undefined)[];

/** Reads the text outside tables as paragraphs. Where its lines are as they were, so are the paragraphs. */
export function readParagraphs(blocks: readonly Block[]): readonly Paragraph[] {
  const places: (TextLine | undefined)[] = [];
  for (const block of blocks) {
    if (block.kind === 'text') places.push(block);
    else if (places.length > 0 && places[places.length - 1] !== undefined) places.push(undefined);
  }
  return paragraphsOf(samePlaces(places));
}

const samePlaces = keptList<TextLine, TextPlaces>();

const paragraphsOf = perUnit((places: TextPlaces): readonly Paragraph[] => {
  const runs = textRuns(places);
  const width = cutWidth(runs.flat());
  const reader = new ParagraphReader();
  for (const run of runs) for (const lines of joinLines(run, width)) reader.add(lines);
  return reader.paragraphs;
});

/** The lines of text between tables, without those that only belong to a page. */
function textRuns(places: TextPlaces): readonly (readonly FoldedLine[])[] {
  const runs: FoldedLine[][] = [];
  let run: FoldedLine[] = [];
  for (const line of places) {
    if (line === undefined) {
      if (run.length > 0) runs.push(run);
      run = [];
    } else {
      const folded = foldLine(line);
      if (folded.text !== '' && !folded.isPageNumber) run.push(folded);
    }
  }
  if (run.length > 0) runs.push(run);
  const headers = pageHeaders(runs);
  return headers.size === 0 ? runs : runs.map((lines) => lines.filter(({ text }) => !headers.has(text)));
}

/** Lines that stand between the halves of a sentence on many pages. */
function pageHeaders(runs: readonly (readonly FoldedLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const run of runs)
    for (let index = 1; index + 1 < run.length; index++) {
      const line = run[index] as FoldedLine;
      const { text, depth, hasMark } = line;
      if (depth > 0 || text.length > LONGEST_HEADING || hasMark || /[:、]/u.test(text) || line.ordinal) continue;
      if (/[，、\p{Script=Han}\d]$/u.test(run[index - 1]?.text ?? '')) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  const headers = new Set<string>();
  for (const [text, count] of counts) if (count >= PAGES_OF_A_HEADER) headers.add(text);
  return headers;
}

function joinLines(run: readonly FoldedLine[], width: number | undefined): readonly (readonly FoldedLine[])[] {
  const paragraphs: FoldedLine[][] = [];
  let open: FoldedLine[] = [];
  let previous: FoldedLine | undefined;
  for (const line of run) {
    const apart = previous !== undefined && line.line.line > previous.line.line + 1;
    const joins = previous !== undefined && goesOn(previous, line, width, apart) && !previous.isAside && !line.isAside;
    if (joins) open.push(line);
    else {
      open = [line];
      paragraphs.push(open);
    }
    previous = line;
  }
  return paragraphs;
}

class ParagraphReader {
  readonly paragraphs: Paragraph[] = [];
  /** The paragraphs that the next one may stand under, each below the one before. */
  #outer: Paragraph[] = [];

  add(lines: readonly FoldedLine[]): void {
    const first = lines[0] as FoldedLine;
    const before = lastOf.get(first);
    const { text, ordinal, kind } = before?.isOf(lines) ? shapeOf(first, before.text, before.kind) : shapeOf(first, joined(lines));
    const level = this.#levelOf(text, kind, ordinal?.level, first);
    if (kind !== 'aside') this.#leave(text, kind, level);
    const place = { kind, level, ordinal: ordinal?.text, parent: this.#outer[this.#outer.length - 1] };
    const paragraph = before?.isOf(lines) && before.isAt(place) ? before : new TextParagraph(lines, place);
    if (paragraph !== before) lastOf.set(first, paragraph);
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

interface Shape {
  readonly text: string;
  readonly ordinal: LeadingOrdinal | undefined;
  readonly kind: ParagraphKind;
}

/** What joined lines are, wherever they stand. */
function shapeOf(first: FoldedLine, text: string, known?: ParagraphKind): Shape {
  const ordinal = text === first.text ? first.ordinal : leadingOrdinal(text);
  return { text, ordinal, kind: known ?? kindOf(text, first, ordinal !== undefined) };
}

function joined(lines: readonly FoldedLine[]): string {
  let text = '';
  for (const line of lines) text += line.text;
  return text;
}

/** The paragraph that began with a line when it was last read. */
const lastOf = new WeakMap<FoldedLine, TextParagraph>();

function kindOf(text: string, first: FoldedLine, hasOrdinal: boolean): ParagraphKind {
  if (isContentsLine(text)) return 'aside';
  if (first.depth === 0 && !hasOrdinal && (text === first.text ? first.isAside : isCaptionLine(text))) return 'aside';
  if (first.depth > 0 && text.length <= LONGEST_HEADING * 2) return 'heading';
  const limit = hasOrdinal || first.bold ? LONGEST_HEADING : LONGEST_PLAIN_HEADING;
  const isHeading = text.length <= limit && isTitleLike(text);
  if (hasOrdinal) return isHeading && !text.includes('。') ? 'heading' : 'item';
  if (first.bullet) return 'item';
  return isHeading && !/[，。；:]|原因|\d日/u.test(text) ? 'heading' : 'body';
}

function isTitleLike(text: string): boolean {
  return !/[。；，;,:、]$/u.test(text) && !/\d(?:万元|元|亿元|%)/u.test(text);
}

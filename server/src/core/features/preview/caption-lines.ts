import type { Span } from '../../base/span.js';
import { isCaptionDetail } from '../../table/caption.js';
import type { LogicalTable } from '../../table/logical-table.js';
import { isContinuationMark, withoutContinuationMark } from '../../table/page-marks.js';
import type { TextLine } from '../../table/physical-table.js';

/** Tells which lines stand above a table as its caption, and which only say that again on a later page; lines come in order. */
export class CaptionLines {
  readonly #captions: readonly { readonly span: Span; readonly words: Set<string> }[];
  readonly #later: readonly { readonly span: Span; readonly words: ReadonlySet<string> }[];
  #atCaption = 0;
  #atLater = 0;

  constructor(tables: readonly LogicalTable[]) {
    const found = tables.map((table) => ({ table, span: captionSpan(table), words: new Set(ownWords(table)) }));
    this.#captions = found.flatMap(({ span, words }) => (span ? [{ span, words }] : []));
    this.#later = found.flatMap(({ table: { fragments }, words }) =>
      fragments.slice(1).map((fragment, at) => ({ span: { start: fragments[at]?.span.end ?? 0, end: fragment.span.start }, words })),
    );
  }

  isCaption({ span, text }: TextLine): boolean {
    this.#atCaption = firstFrom(this.#captions, this.#atCaption, span);
    const caption = this.#captions[this.#atCaption];
    if (caption === undefined || span.start < caption.span.start) return false;
    if (span.start !== caption.span.start && !isCaptionDetail(text)) return false;
    caption.words.add(bare(text));
    return true;
  }

  /** Whether a page says nothing but what the first page of its table says, or that the table goes on. */
  isRepeated({ span, text }: TextLine): boolean {
    this.#atLater = firstFrom(this.#later, this.#atLater, span);
    const later = this.#later[this.#atLater];
    if (later === undefined || span.start < later.span.start) return false;
    return isContinuationMark(text) || [text, ...withoutContinuationMark(text)].some((words) => later.words.has(bare(words)));
  }
}

/** From the title of a table to its first row. */
function captionSpan({ caption: { titleSpan, namesTable }, span }: LogicalTable): Span | undefined {
  return titleSpan && namesTable && titleSpan.start < span.start ? { start: titleSpan.start, end: span.start } : undefined;
}

/** What a table says in rows of its own, and its title, which may not stand right above. */
function ownWords({ caption, header }: LogicalTable): readonly string[] {
  const cells = header.captionRows.flatMap((row) => row.cells.map(({ text }) => text));
  return [...cells, caption.title ?? ''].map(bare).filter((words) => words !== '');
}

/** The first of some spans that does not end before another one. */
function firstFrom(list: readonly { readonly span: Span }[], from: number, { start }: Span): number {
  let next = from;
  while (next < list.length && (list[next]?.span.end ?? 0) <= start) next++;
  return next;
}

/** A line without marks and spaces. */
function bare(line: string): string {
  return line.replace(/^#{1,6}[ \t]+|[\s*]/gu, '');
}

import type { Span } from '../../base/span.js';
import type { Paragraph } from '../../prose/paragraph.js';
import { readParagraphs } from '../../prose/read-paragraphs.js';
import { isCaptionDetail } from '../../table/caption.js';
import { countFrontMatterLines } from '../../table/front-matter.js';
import type { LogicalTable } from '../../table/logical-table.js';
import { LineKind, readMarkdownLines } from '../../table/markdown-lines.js';
import { isPageNumber, withoutContinuationMark } from '../../table/page-marks.js';
import type { Block, PhysicalTable, TextLine } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { equationCounts, NO_EQUATIONS } from '../summary.js';
import { type TableBlock, tableBlock } from './table-block.js';
import { type TextBlock, textBlock } from './text-block.js';

export type DocumentBlock = TextBlock | TableBlock;

/**
 * Everything an author wrote, in order: paragraphs whose lines are joined, and logical tables where their first page stands.
 * What a page break repeats of a table's caption, and page numbers, are left out.
 */
export function documentBlocks(analysis: Analysis): readonly DocumentBlock[] {
  const { document, options } = analysis;
  const { tables, ledgers, systems } = document;
  const counts = equationCounts(document);
  const starts = new Map<PhysicalTable, TableBlock | undefined>();
  for (const table of tables) {
    const ledger = ledgers.find((candidate) => candidate.table.index === table.index);
    const system = systems.find((candidate) => candidate.table === ledger);
    const known = { ledger, system, counts: counts.get(ledger) ?? NO_EQUATIONS };
    table.fragments.forEach((fragment, at) => {
      starts.set(fragment, at === 0 ? tableBlock(table, known, options.locale) : undefined);
    });
  }
  const blocks = allBlocks(analysis);
  const captions = new CaptionLines(tables);
  const paragraphs = new ParagraphWalk(document.paragraphs.length > 0 ? document.paragraphs : readParagraphs(blocks));
  const found: DocumentBlock[] = [];
  /** The lines of the paragraph that is being read. */
  let lines: TextLine[] = [];
  let open: Paragraph | undefined;
  const close = () => {
    if (lines.length > 0) found.push(textBlock(lines, open, captions.isCaption(lines[0] as TextLine)));
    lines = [];
    open = undefined;
  };
  for (const block of blocks) {
    if (block.kind !== 'text') {
      close();
      const table = starts.get(block);
      if (table) found.push(table);
      continue;
    }
    if (isPageNumber(block.text) || captions.isRepeated(block)) continue;
    const paragraph = paragraphs.holding(block.span);
    if (paragraph === undefined || paragraph !== open) close();
    lines.push(block);
    open = paragraph;
  }
  close();
  return found;
}

/** The blocks of the document, and between them what Markdown sets apart, such as code, a line each. */
function allBlocks({ text, lines, document: { blocks } }: Analysis): readonly Block[] {
  const { kinds } = readMarkdownLines(text, lines);
  const apart: TextLine[] = [];
  for (let line = countFrontMatterLines(text, lines); line < lines.lineCount; line++) {
    if (kinds[line] !== LineKind.Apart) continue;
    const start = lines.lineStart(line);
    const written = text.slice(start, lines.lineStart(line + 1));
    const words = written.trim();
    // Rules, underlines of headings and the marks around code say nothing by themselves.
    if (/^(?:[-=*_ \t]*|(?:`{3}|~{3})\S*)$/u.test(words)) continue;
    const from = start + written.length - written.trimStart().length;
    apart.push({ kind: 'text', line, span: { start: from, end: from + words.length }, text: words });
  }
  return apart.length === 0 ? blocks : [...blocks, ...apart].sort((a, b) => a.span.start - b.span.start);
}

/** Which paragraph a line belongs to; lines come in order. */
class ParagraphWalk {
  readonly #paragraphs: readonly Paragraph[];
  #next = 0;

  constructor(paragraphs: readonly Paragraph[]) {
    this.#paragraphs = paragraphs;
  }

  holding(line: Span): Paragraph | undefined {
    while ((this.#paragraphs[this.#next]?.span.end ?? Number.MAX_SAFE_INTEGER) <= line.start) this.#next++;
    const paragraph = this.#paragraphs[this.#next];
    return paragraph && hasCharacterIn(paragraph, line) ? paragraph : undefined;
  }
}

/** A line of a page may stand between the halves of a paragraph without belonging to it. */
function hasCharacterIn({ text, span, spanOf }: Paragraph, line: Span): boolean {
  if (line.end <= span.start || span.end <= line.start) return false;
  let low = 0;
  let high = text.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spanOf(middle, middle + 1).start < line.start) low = middle + 1;
    else high = middle;
  }
  return spanOf(low, low + 1).start < line.end && spanOf(low, low + 1).start >= line.start;
}

/** The lines between the title of a table and its rows, and those that its later pages repeat. */
class CaptionLines {
  readonly #first: readonly Span[];
  readonly #later: readonly { readonly span: Span; readonly title: string }[];
  #atFirst = 0;
  #atLater = 0;

  constructor(tables: readonly LogicalTable[]) {
    this.#first = tables.flatMap(({ caption: { titleSpan, namesTable }, span }) =>
      titleSpan && namesTable && titleSpan.start < span.start ? [{ start: titleSpan.start, end: span.start }] : [],
    );
    this.#later = tables.flatMap(({ fragments, caption }) =>
      fragments.slice(1).map((fragment, at) => ({
        span: { start: fragments[at]?.span.end ?? 0, end: fragment.span.start },
        title: bare(caption.title ?? ''),
      })),
    );
  }

  isCaption({ span, text }: TextLine): boolean {
    this.#atFirst = skip(this.#first, this.#atFirst, span, (of) => of);
    const caption = this.#first[this.#atFirst];
    return caption !== undefined && caption.start <= span.start && (caption.start === span.start || isCaptionDetail(text));
  }

  isRepeated({ span, text }: TextLine): boolean {
    this.#atLater = skip(this.#later, this.#atLater, span, (of) => of.span);
    const later = this.#later[this.#atLater];
    if (later === undefined || span.start < later.span.start) return false;
    return isCaptionDetail(text) || [text, ...withoutContinuationMark(text)].some((title) => bare(title) === later.title);
  }
}

/** The first of some spans that does not end before another one. */
function skip<T>(list: readonly T[], from: number, { start }: Span, spanOf: (of: T) => Span): number {
  let next = from;
  while (next < list.length && spanOf(list[next] as T).end <= start) next++;
  return next;
}

/** A title without marks and spaces. */
function bare(title: string): string {
  return title.replace(/^#{1,6}[ \t]+|[\s*]/gu, '');
}

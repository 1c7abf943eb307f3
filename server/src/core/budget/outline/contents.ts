import { normalise } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import { isCaptionDetail } from '../../table/caption.js';
import { isPageNumber } from '../../table/page-marks.js';
import type { Block, PhysicalTable, TextLine } from '../../table/physical-table.js';
import { bareTitle, titleCore, titleKey } from './title.js';

/** One line of a table of contents. */
export interface ContentsEntry {
  /** The name as written, without ordinal, leaders and page number. */
  readonly name: string;
  readonly span: Span;
  /** Normalised: `一、`, `第二部分`; empty for none. */
  readonly ordinal: string;
  /** Whether it names one table, rather than a chapter or a section. */
  readonly isTable: boolean;
  /** Whether it names a chapter, as 第二部分 does. */
  readonly isChapter: boolean;
}

export interface Contents {
  readonly entries: readonly ContentsEntry[];
  /** From the word 目录 to the end of the last entry. */
  readonly span: Span;
}

const HEADING_PATTERN = /^#*目录$/u;
const CHAPTER_PATTERN = /^第.{1,4}(?:部分|章|篇)$/u;
const LONGEST_ENTRY = 70;
/** How many lines of a document may stand before its contents. */
const LINES_BEFORE = 60;

/** Reads the table of contents; undefined where the document has none. Titles of tables end it, wherever they begin. */
export function readContents(blocks: readonly Block[], isTitle: (span: Span) => boolean): Contents | undefined {
  const heading = blocks.slice(0, LINES_BEFORE).findIndex((block) => block.kind === 'text' && HEADING_PATTERN.test(normalise(block.text)));
  if (heading < 0) return undefined;
  const reader = new ContentsReader(isTitle);
  for (let place = heading + 1; place < blocks.length; place++) if (!reader.take(blocks[place] as Block)) break;
  const { entries } = reader;
  const last = entries.at(-1);
  if (!last || entries.length < 3) return undefined;
  return { entries, span: { start: (blocks[heading] as Block).span.start, end: last.span.end } };
}

class ContentsReader {
  readonly entries: ContentsEntry[] = [];
  readonly #keys = new Set<string>();
  readonly #isTitle: (span: Span) => boolean;
  #withPages = 0;

  constructor(isTitle: (span: Span) => boolean) {
    this.#isTitle = isTitle;
  }

  /** Whether a block is part of the contents. */
  take(block: Block): boolean {
    return block.kind === 'text' ? this.#takeLine(block) : this.#takeRows(block);
  }

  #takeLine({ text, span }: TextLine): boolean {
    if (this.#isTitle(span)) return false;
    if (isPageNumber(text) || HEADING_PATTERN.test(normalise(text))) return true;
    if (isCaptionDetail(text) || text.length > LONGEST_ENTRY * 4) return false;
    return this.#takeEntry(text, span.start);
  }

  /** Contents with tabs before their page numbers look like a table of two columns. */
  #takeRows({ rows }: PhysicalTable): boolean {
    const isList = rows.every(({ cells }) =>
      cells.slice(1).every(({ text }) => text === '' || isPageNumber(text) || /^[.…·\s]*\d{0,3}$/u.test(text)),
    );
    if (!isList) return false;
    return rows.every(({ cells }) => cells[0] === undefined || cells[0].text === '' || this.#takeEntry(cells[0].text, cells[0].span.start));
  }

  #takeEntry(text: string, offset: number): boolean {
    const { name, start, end, ordinal, hasPage } = bareTitle(text);
    const plain = normalise(name);
    if (plain.length > LONGEST_ENTRY || /[。;]$|[。;].|:$/u.test(plain)) return false;
    const isTable = endsAsTable(plain);
    const isListed = ordinal !== '' || hasPage || isTable || /^[-*+•]\s/u.test(text);
    if (!isListed) return this.entries.length > 0 && this.#isRestOfEntry(name);
    const key = ordinal + titleKey(name);
    // The contents end where their first lines come again as headings.
    if (this.#keys.has(key) || (this.#withPages >= 2 && this.#withPages === this.entries.length && !hasPage)) return false;
    this.#keys.add(key);
    const isChapter = CHAPTER_PATTERN.test(ordinal);
    if (isChapter && this.entries.some((entry) => entry.ordinal === ordinal)) return false;
    if (hasPage) this.#withPages++;
    const isOneTable = isTable && !isChapter && !isCollective(name);
    this.entries.push({ name, span: { start: offset + start, end: offset + end }, ordinal, isTable: isOneTable, isChapter });
    return true;
  }

  /** A line without a number goes on with the one above it where that has an open bracket. */
  #isRestOfEntry(name: string): boolean {
    const last = this.entries.at(-1) as ContentsEntry;
    const above = normalise(last.name);
    if (count(above, '(') <= count(above, ')') || name.length > LONGEST_ENTRY) return false;
    const whole = last.name + name;
    const isTable = !last.isChapter && endsAsTable(normalise(whole)) && !isCollective(whole);
    this.entries[this.entries.length - 1] = { ...last, name: whole, isTable };
    return true;
  }
}

function endsAsTable(plain: string): boolean {
  return /表(?:\([^()]*\)?)*$/u.test(plain);
}

/** A heading for all tables (部门预算表) names none of them. */
function isCollective(name: string): boolean {
  return /^(?:附|报|及说明|和说明)*$/u.test(titleCore(name));
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

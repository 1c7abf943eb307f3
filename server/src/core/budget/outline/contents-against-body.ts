import { normalise } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import type { Span } from '../../base/span.js';
import type { Block, TextLine } from '../../table/physical-table.js';
import { type Contents, type ContentsEntry, readContents } from './contents.js';
import { bareTitle, compareTitles, similarity, titleCore, titleKey } from './title.js';
import { pairUp } from './title-pairs.js';

/** A title in the body: of a table, or a heading. */
export interface BodyTitle {
  /** Without number. */
  readonly name: string;
  readonly span: Span;
  readonly ordinal: string;
}

/** A way in which the contents and the body disagree. */
export type ContentsDifference =
  /** The contents list what the body does not have. */
  | { readonly kind: 'missing'; readonly entry: ContentsEntry }
  /** The body has a table that the contents do not list. */
  | { readonly kind: 'unlisted'; readonly title: BodyTitle }
  /** Both have it, under names that are not the same. */
  | { readonly kind: 'renamed'; readonly entry: ContentsEntry; readonly title: BodyTitle }
  /** Both have it, at other places in the order. */
  | { readonly kind: 'moved'; readonly entry: ContentsEntry; readonly title: BodyTitle };

/** A table as the contents see it. */
export interface TitledTable {
  readonly caption: { readonly title: string | undefined; readonly titleSpan: Span | undefined; readonly namesTable: boolean };
  readonly span: Span;
}

/** Contents and body are compared where they are plainly about the same: this many tables of the contents are there. */
const FEWEST_MATCHED = 2;

/** The contents of a document whose tables are known. */
export function contentsOf(blocks: readonly Block[], tables: readonly TitledTable[]): Contents | undefined {
  const titles = new Set(tables.map(({ caption }) => caption.titleSpan?.start));
  return readContents(blocks, ({ start }) => titles.has(start));
}

/** Where the contents and the body disagree. All tables end the contents; those of the budget are what they list. */
export function compareContents(
  blocks: readonly Block[],
  all: readonly TitledTable[],
  ofBudget: readonly TitledTable[],
): readonly ContentsDifference[] {
  const contents = contentsOf(blocks, all);
  if (!contents) return [];
  const body = blocks.filter((block) => block.span.start > contents.span.end);
  return [...compareTables(contents, body, ofBudget), ...compareChapters(contents, body)];
}

function compareTables(contents: Contents, body: readonly Block[], tables: readonly TitledTable[]): readonly ContentsDifference[] {
  const entries = contents.entries.filter(({ isTable }) => isTable);
  const titles = titlesOf(tables.filter(({ span }) => span.start > contents.span.end));
  const { pairs, moved } = pairUp(entries, titles);
  if (pairs.size < FEWEST_MATCHED || pairs.size * 2 < entries.length) return [];
  const isPrinted = printedTitles(body);
  const differences: ContentsDifference[] = [];
  for (const [entry, title] of pairs) {
    if (moved.has(entry)) differences.push({ kind: 'moved', entry, title });
    else if (compareTitles(entry.name, title.name) === 'different' && !(isPrinted(entry) && isNamesake(title, titles)))
      differences.push({ kind: 'renamed', entry, title });
  }
  for (const entry of entries)
    if (!pairs.has(entry) && !isRepeated(entry, entries) && !isPrinted(entry)) differences.push({ kind: 'missing', entry });
  return [...differences, ...unlisted(titles, new Set(pairs.values()), entries)];
}

/** The contents name one table twice: the first entry stands for both. */
function isRepeated(entry: ContentsEntry, entries: readonly ContentsEntry[]): boolean {
  return entries.find(({ name }) => titleKey(name) === titleKey(entry.name)) !== entry;
}

/** A second table under one title goes on with it, and stands for no other. */
function isNamesake(title: BodyTitle, titles: readonly BodyTitle[]): boolean {
  return titles.some((other) => other !== title && titleKey(other.name) === titleKey(title.name));
}

function titlesOf(tables: readonly TitledTable[]): readonly BodyTitle[] {
  const titles: BodyTitle[] = [];
  for (const { caption } of tables) {
    if (!caption.namesTable || caption.title === undefined || !caption.titleSpan) continue;
    const { name, ordinal } = bareTitle(caption.title);
    titles.push({ name, span: caption.titleSpan, ordinal });
  }
  return titles;
}

/** Whether the body prints a title without a table that could be read: the table may be a picture, or words say that there is none. */
function printedTitles(body: readonly Block[]): (entry: ContentsEntry) => boolean {
  let printed: Set<string> | undefined;
  return ({ name }) => {
    printed ??= new Set(body.flatMap((block) => titleKeysIn(block)));
    return printed.has(titleKey(name));
  };
}

const titleKeysIn = perUnit((block: Block): readonly string[] => {
  const texts =
    block.kind === 'text'
      ? [block.text].filter((text) => text.length <= 120)
      : block.rows.slice(0, 3).flatMap(({ cells }) => cells.flatMap(({ text }) => (text.length > 5 ? text : [])));
  const keys = texts.filter((text) => text.includes('表')).map((text) => titleKey(bareTitle(text).name));
  return keys.filter((key) => key.length <= LONGEST_TITLE);
});

const LONGEST_TITLE = 60;

/** Tables of the body that stand among those of the contents, or before them, and are not listed; those behind may be annexes. */
function unlisted(
  titles: readonly BodyTitle[],
  listed: ReadonlySet<BodyTitle>,
  entries: readonly ContentsEntry[],
): readonly ContentsDifference[] {
  const last = titles.findLastIndex((title) => listed.has(title));
  return titles
    .slice(0, last + 1)
    .filter((title) => !listed.has(title) && !entries.some(({ name }) => titleCore(name) === titleCore(title.name)))
    .map((title) => ({ kind: 'unlisted', title }));
}

/** Chapters (第二部分 …) are compared by their numbers. */
function compareChapters(contents: Contents, body: readonly Block[]): readonly ContentsDifference[] {
  const chapters = contents.entries.filter(({ isChapter }) => isChapter);
  const headings = body
    .filter((block): block is TextLine => block.kind === 'text' && block.text.length <= 120)
    .flatMap((line) => readChapter(line));
  const found = chapters.map((entry) => ({ entry, title: headings.find(({ ordinal }) => ordinal === entry.ordinal) }));
  const present = found.filter(({ title }) => title !== undefined).length;
  if (present < 2) return [];
  return found.flatMap(({ entry, title }): readonly ContentsDifference[] => {
    if (!title) {
      const isElsewhere = body.some((block) => block.kind === 'text' && titleKey(bareTitle(block.text).name) === titleKey(entry.name));
      return isElsewhere ? [] : [{ kind: 'missing', entry }];
    }
    return isOtherChapter(entry.name, title.name) ? [{ kind: 'renamed', entry, title }] : [];
  });
}

const readChapter = perUnit(({ text, span }: TextLine): readonly BodyTitle[] => {
  if (!/第/u.test(text.slice(0, 12)) || /[。；;]$/u.test(text)) return [];
  const { name, start, end, ordinal } = bareTitle(text);
  if (!/^第.{1,4}(?:部分|章|篇)$/u.test(ordinal) || name === '') return [];
  return [{ name, span: { start: span.start + start, end: span.start + end }, ordinal }];
});

/** Chapters name the owner or leave it out, and say more or less; only what has little in common is another chapter. */
function isOtherChapter(one: string, other: string): boolean {
  const [a, b] = [normalise(one), normalise(other)];
  if (a.includes(b) || b.includes(a)) return false;
  return compareTitles(one, other) === 'different' && similarity(one, other) < SAME_CHAPTER;
}

const SAME_CHAPTER = 0.75;

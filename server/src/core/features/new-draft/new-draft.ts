import type { MoneyUnit } from '../../base/money-unit.js';
import { captionOf, emptyNoteOf, tablesOf } from '../../budget/form/blank-table/caption.js';
import { type DraftFacts, filledIn } from '../../budget/form/blank-table/draft-facts.js';
import { printTable } from '../../budget/form/blank-table/print-table.js';
import { chineseNumeral } from '../../budget/form/chinese-numeral.js';
import { type FormPack, type FormSection, type FormTable, genericPackId, type SectionTopic } from '../../budget/form/pack.js';
import { type FormChoice, isInForce, packsOf } from '../../budget/form/recognise-form.js';
import { printSentence } from '../draft-sentences/print-sentence.js';
import { sentencesAbout } from '../draft-sentences/sentence-template.js';
import { nothingKnown } from '../draft-sentences/told-money.js';
import { sectionWords } from './section-words.js';
import { usualChapters } from './usual-chapters.js';

/** What a new document is to be. */
export interface NewDraftWishes {
  /** The id of the form. */
  readonly form: string;
  readonly year: number;
  /** Blank where it is not known yet. */
  readonly owner: string;
  /** The unit of the tables; undefined for that of the form. */
  readonly unit?: MoneyUnit;
}

/** The whole document of a form as Markdown: chapters, tables with zeros, and sentences whose figures are still open; undefined where there is no such form. */
export function newDraft({ form, year, owner, unit }: NewDraftWishes, choice: FormChoice = {}): string | undefined {
  const pack = packsOf(choice).find(({ id }) => id === form);
  if (!pack) return undefined;
  const facts: DraftFacts = { year, owner: owner.trim() === '' ? undefined : owner.trim(), unit };
  const chapters = pack.chapters.length > 0 ? pack.chapters : usualChapters;
  const tables = tablesOf(pack);
  const lines = [
    ...(needsPin(pack, year) ? [`<!-- budget-draft: template=${pack.id} -->`, ''] : []),
    `# ${filledIn(pack.documentTitle, facts)}`,
    '',
    ...contents(chapters, tables, pack, facts),
    ...chapters.flatMap((chapter, place) => chapterLines(chapter, place, tables, pack, facts)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** A form is known by its own tables; one that is asked for in another year, or that asks for none, has to be named. */
function needsPin(pack: FormPack, year: number): boolean {
  return pack.id === genericPackId || pack.tables.length === 0 || !isInForce(pack, year);
}

function chapterTitle({ title }: FormSection, place: number, { chapterNumber }: FormPack, facts: DraftFacts): string {
  const isPart = chapterNumber.startsWith('第');
  return `${chapterNumber.replace('#', chineseNumeral(place + 1))}${isPart ? ' ' : ''}${filledIn(title, facts)}`;
}

function contents(chapters: readonly FormSection[], tables: readonly FormTable[], pack: FormPack, facts: DraftFacts): readonly string[] {
  const isFlat = !pack.chapterNumber.startsWith('第');
  const entries = chapters.flatMap((chapter, place) => {
    const own = chapter.topic === 'tables' ? tables.map(({ title }) => filledIn(title, facts)) : [];
    const within = [...own, ...chapter.sections.map(({ title }) => filledIn(title, facts))];
    return [`- ${chapterTitle(chapter, place, pack, facts)}`, ...within.map((title, at) => `  - ${ordinal(at, isFlat)}${title}`)];
  });
  return ['## 目录', '', ...entries, ''];
}

/** Below 一、 comes （一）, below 第一部分 comes 一、. */
function ordinal(place: number, isFlat: boolean): string {
  const numeral = chineseNumeral(place + 1);
  return isFlat ? `（${numeral}）` : `${numeral}、`;
}

function chapterLines(
  chapter: FormSection,
  place: number,
  tables: readonly FormTable[],
  pack: FormPack,
  facts: DraftFacts,
): readonly string[] {
  const isFlat = !pack.chapterNumber.startsWith('第');
  const heading = [`## ${chapterTitle(chapter, place, pack, facts)}`, ''];
  if (chapter.topic === 'tables')
    return [...heading, ...tables.flatMap((table, at) => tableLines(table, `${ordinal(at, isFlat)}`, pack, facts))];
  const own = chapter.topic ? sectionLines(chapter.topic, facts) : [];
  const sections = chapter.sections.flatMap(({ title, topic }, at) => [
    `### ${ordinal(at, isFlat)}${filledIn(title, facts)}`,
    '',
    ...sectionLines(topic, facts),
  ]);
  return [...heading, ...own, ...sections];
}

function sectionLines(topic: SectionTopic, facts: DraftFacts): readonly string[] {
  const words = (sectionWords[topic] ?? []).map((text) => filledIn(text, facts));
  const sentences = sentencesAbout(topic).map((template) => printSentence(template, facts.year, nothingKnown));
  return [...words, ...sentences].flatMap((text) => [text, '']);
}

function tableLines(table: FormTable, number: string, pack: FormPack, facts: DraftFacts): readonly string[] {
  const caption = captionOf(table, pack, facts);
  const note = emptyNoteOf(table, pack, facts);
  return [
    `### ${number}${caption.title}`,
    '',
    ...caption.details.flatMap((line) => [line, '']),
    printTable(table, facts, 'pipe'),
    '',
    ...(note ? [note, ''] : []),
  ];
}

import type { MoneyUnit } from '../../base/money-unit.js';
import { chineseNumeral } from '../../budget/form/chinese-numeral.js';
import { type FormPack, type FormSection, type FormTable, genericPackId, type SectionTopic } from '../../budget/form/pack.js';
import { isInForce } from '../../budget/form/recognise-form.js';
import { nounOf, readStatement, subjectOfTitle, subjectsIn } from '../../budget/outline/note-subject.js';
import { printSentence } from '../draft-sentences/print-sentence.js';
import { sentencesAbout } from '../draft-sentences/sentence-template.js';
import { nothingKnown } from '../draft-sentences/told-money.js';
import { type DraftFacts, filledIn, unnamedOwner } from './draft-facts.js';
import { printTable } from './print-table.js';
import { sectionWords } from './section-words.js';
import { usualChapters } from './usual-chapters.js';

/** What a new document is to be. */
export interface NewDraftWishes {
  readonly pack: FormPack;
  readonly year: number;
  /** Blank where it is not known yet. */
  readonly owner: string;
  /** The unit of the tables; undefined for that of the form. */
  readonly unit?: MoneyUnit;
}

/** The whole document of a form as Markdown: chapters, tables with zeros, and sentences whose figures are still open. */
export function newDraft({ pack, year, owner, unit }: NewDraftWishes): string {
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

/** The tables that a new document of a form begins with. */
export function tablesOf({ tables, offeredTables }: FormPack): readonly FormTable[] {
  return [...tables, ...offeredTables];
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

/** What stands above a table. */
export interface NewCaption {
  readonly title: string;
  readonly details: readonly string[];
}

export function captionOf(table: FormTable, pack: FormPack, facts: DraftFacts): NewCaption {
  const unit = unitOf(table, pack, facts);
  return { title: filledIn(table.title, facts), details: [`${pack.ownerLabel}：${facts.owner ?? unnamedOwner}`, `单位：${unit}`] };
}

/** The unit of a table: the one that is wanted, unless the form prints the table in another unit than its other tables. */
function unitOf(table: FormTable, pack: FormPack, { unit }: DraftFacts): MoneyUnit {
  return unit !== undefined && table.unit === usualUnit(pack) ? unit : table.unit;
}

/** The unit that most tables of a form are in. */
export function usualUnit(pack: FormPack): MoneyUnit {
  const units = tablesOf(pack).map(({ unit }) => unit);
  const counts = new Map(units.map((unit) => [unit, units.filter((other) => other === unit).length]));
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '万元';
}

/** The note under an empty table, in the words of the form; undefined for a table that is not expected to be empty. */
export function emptyNoteOf(table: FormTable, { emptyNotes }: FormPack, facts: DraftFacts): string | undefined {
  const subject = subjectOfTitle(table.title);
  if (!table.noteWhenEmpty && subject === undefined) return undefined;
  const noun = subject === undefined ? undefined : nounOf(subject);
  const ofSubject = noun === undefined ? undefined : emptyNotes.find((note) => note.includes(noun));
  const ofAny = emptyNotes.find((note) => subjectsIn(note).length === 0 && readStatement(note).kind === 'empty-table');
  const plain = noun === undefined ? '此表无数据。' : `本部门没有${noun}预算，故此表无数据。`;
  return `注：${filledIn(ofSubject ?? ofAny ?? plain, facts)}`;
}

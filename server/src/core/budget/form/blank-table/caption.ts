/** What a form prints above and below a table. */
import type { MoneyUnit } from '../../../base/money-unit.js';
import { nounOf, readStatement, subjectOfTitle, subjectsIn } from '../../outline/note-subject.js';
import type { FormPack, FormTable } from '../pack.js';
import { type DraftFacts, filledIn, unnamedOwner } from './draft-facts.js';

/** The tables that a new document of a form begins with. */
export function tablesOf({ tables, offeredTables }: FormPack): readonly FormTable[] {
  return [...tables, ...offeredTables];
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

/** The note under an empty table, in the words of the form; undefined for a table that hardly any owner leaves empty. */
export function emptyNoteOf(table: FormTable, { emptyNotes }: FormPack, facts: DraftFacts): string | undefined {
  const subject = subjectOfTitle(table.title);
  if (subject === undefined && (!table.noteWhenEmpty || table.kind !== 'other')) return undefined;
  const noun = subject === undefined ? undefined : nounOf(subject);
  const ofSubject = noun === undefined ? undefined : emptyNotes.find((note) => note.includes(noun));
  const ofAny = emptyNotes.find((note) => subjectsIn(note).length === 0 && readStatement(note).kind === 'empty-table');
  const plain = noun === undefined ? '此表无数据。' : `本部门没有${noun}预算，故此表无数据。`;
  return `注：${filledIn(ofSubject ?? ofAny ?? plain, facts)}`;
}

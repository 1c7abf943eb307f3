import { normalise } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import type { Cell, TextLine } from '../../table/physical-table.js';
import type { BudgetDocument } from '../document.js';
import { contentsDifferences } from './contents-differences.js';
import { deniesAny, type NoteSubject, nounOf, placeOf, subjectsIn } from './note-subject.js';
import { type NotedTable, readTableNotes } from './table-notes.js';

/** A table without the note that it should have. */
export interface MissingNote {
  readonly noted: NotedTable;
  /** Whether the table is empty, or only every other table of the document has a note. */
  readonly isEmpty: boolean;
  /** A note of another empty table, which shows how the document says it. */
  readonly model: NotedTable | undefined;
  /** The note in the words of the document, with 注 before it; undefined where there are no words to take. */
  readonly wording: string | undefined;
}

/** A note that says there is nothing, beside figures; or that there is nothing of what another table is about. */
export type ContradictingNote =
  | { readonly kind: 'beside-figures'; readonly noted: NotedTable; readonly note: TextLine }
  | {
      readonly kind: 'other-subject';
      readonly noted: NotedTable;
      readonly note: TextLine;
      readonly said: NoteSubject;
      readonly meant: NoteSubject;
    };

/** How many tables must all have a note for one without to be a slip. */
const HABIT = 6;

export const notedTables = perUnit(({ blocks, tables, systems }: BudgetDocument): readonly NotedTable[] =>
  readTableNotes(
    blocks,
    tables,
    systems.map(({ table }) => table),
  ),
);

/** Empty tables that no note explains, and tables without the note that all others have. */
export function findMissingNotes(document: BudgetDocument): readonly MissingNote[] {
  const tables = notedTables(document);
  const without = tables.filter(({ note }) => note === undefined);
  const hasHabit = without.length === 1 && tables.length > HABIT;
  return without.flatMap((noted): readonly MissingNote[] => {
    const isEmpty = noted.isEmpty === true && noted.subject !== undefined;
    if (isEmpty) {
      if (isNotedElsewhere(noted, tables)) return [];
      const model = tables.find((other) => other.isEmpty && other.note && other.statement?.kind !== 'other');
      const hasNotes = tables.some(({ note }) => note !== undefined);
      if (!model && (noted.isExplained || (!hasNotes && isExplainedInWords(document, noted)))) return [];
      return [{ noted, isEmpty, model, wording: emptyNote(noted, model) }];
    }
    return hasHabit ? [{ noted, isEmpty, model: undefined, wording: plainNote(tables) }] : [];
  });
}

/** One note may speak of several empty tables. */
function isNotedElsewhere({ subject }: NotedTable, tables: readonly NotedTable[]): boolean {
  return tables.some(
    ({ subject: own, statement }) =>
      own !== subject &&
      statement?.kind === 'nothing-of' &&
      statement.subjects.length > 1 &&
      statement.subjects.some((said) => said === subject),
  );
}

/** Notes that the figures of their table, or its title, contradict. */
export function findContradictingNotes(document: BudgetDocument): readonly ContradictingNote[] {
  const renamed = renamedTitles(document);
  const doubtful = cellsInDoubt(document);
  return notedTables(document).flatMap((noted): readonly ContradictingNote[] => {
    const { note, statement, subject } = noted;
    if (!note || !statement || statement.kind === 'other' || statement.kind === 'nothing') return [];
    if (noted.isEmpty === false) {
      // One figure that its sums contradict is what is wrong, rather than the note.
      const [figure, ...others] = noted.figures;
      if (figure && others.length === 0 && doubtful.has(figure)) return [];
      const isOfTable =
        statement.kind === 'empty-table' ||
        statement.saysEmpty ||
        (subject !== undefined && statement.isWhole && statement.subjects.includes(subject));
      return isOfTable ? [{ kind: 'beside-figures', noted, note }] : [];
    }
    if (noted.isEmpty === undefined || subject === undefined || statement.kind !== 'nothing-of') return [];
    const [said, ...others] = statement.subjects;
    if (said === undefined || others.length > 0 || said === subject || renamed.has(noted.titleSpan.start)) return [];
    return [{ kind: 'other-subject', noted, note, said, meant: subject }];
  });
}

/** Every cell of an equation that does not hold. */
function cellsInDoubt({ faults }: BudgetDocument): ReadonlySet<Cell> {
  const terms = faults.flatMap(({ equations }) => equations.flatMap(({ equation }) => [equation.total, ...equation.parts]));
  return new Set(terms.map(({ entry }) => entry.cell));
}

/** Titles that the contents contradict: what is wrong with the title is told there, and the note may be right. */
function renamedTitles(document: BudgetDocument): ReadonlySet<number> {
  return new Set(contentsDifferences(document).flatMap((difference) => (difference.kind === 'renamed' ? difference.title.span.start : [])));
}

/** Whether a sentence of the document says that there is nothing of what a table is about. */
function isExplainedInWords({ blocks }: BudgetDocument, { subject }: NotedTable): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'text' &&
      block.text.length >= 8 &&
      subjectsIn(block.text).some((named) => named === subject) &&
      (deniesAny(block.text) || /(?:^|\D)0(?:\.0+)?万?元|持平/u.test(normalise(block.text))),
  );
}

/** The words that another empty table has, about this one; or plain ones. */
function emptyNote({ subject }: NotedTable, model: NotedTable | undefined): string | undefined {
  if (subject === undefined) return undefined;
  if (model?.note) {
    const { text } = model.note;
    if (model.subject === undefined || model.statement?.kind !== 'nothing-of') return text;
    const place = placeOf(model.subject, text);
    if (place) return text.slice(0, place.start) + nounOf(subject) + text.slice(place.end);
  }
  return `注：本部门没有${nounOf(subject)}预算安排的支出。`;
}

/** The note that most tables have, where it says only that there is nothing to note. */
function plainNote(tables: readonly NotedTable[]): string | undefined {
  const plain = tables.filter(({ statement }) => statement?.kind === 'nothing');
  return plain.length * 2 > tables.length ? plain[0]?.note?.text : undefined;
}

import { normalise } from '../../base/normalise.js';
import type { Edit, Span } from '../../base/span.js';
import type { Locale } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import type { AnnotatedEdit, DocumentChange, Refusal } from '../change.js';
import { codeAt } from '../navigate/code-mentions.js';
import { type FoldedText, foldedPieces } from '../navigate/folded-text.js';
import { type NameMention, type OwnName, ownNameAt } from '../navigate/own-names.js';
import { tableName } from '../row-name.js';
import { type Difference, differences } from './name-difference.js';

/** A name that can be renamed: where it was asked for, and how it reads. */
export interface Renamable {
  readonly span: Span;
  readonly name: string;
}

/** The edits, and what the author should know of places that were left alone. */
export interface Renaming extends DocumentChange {
  readonly note: string | undefined;
}

const LONGEST_NAME = 120;
/** What ends a cell or a line, or takes the meaning from what does. */
const BREAKING = /[|\\\t\v\f\r\n\u0085\u2028\u2029]/u;
const MOST_LINES_NAMED = 8;

/** What a rename at an offset would be of: the name of a project, a unit or the owner. */
export function renamableAt(analysis: Analysis, offset: number): Renamable | Refusal {
  const found = ownNameAt(analysis, offset);
  const words = wordsIn(analysis.options.locale);
  if (!found) return { refused: codeAt(analysis, offset) ? words.subject : words.noName };
  return { span: found.piece, name: found.own.name };
}

/**
 * Gives a project, a unit or the owner another name wherever the document prints it, in tables and in text. Each edit
 * changes only the characters that differ, so that layout inside a name, and the pieces of one that a page cuts, stay.
 */
export function rename(analysis: Analysis, offset: number, newName: string): Renaming | Refusal {
  const words = wordsIn(analysis.options.locale);
  const found = ownNameAt(analysis, offset);
  if (!found) return { refused: codeAt(analysis, offset) ? words.subject : words.noName };
  const wanted = newName.trim();
  if (normalise(wanted) === '') return { refused: words.empty };
  if (BREAKING.test(wanted)) return { refused: words.marks };
  if (wanted.length > LONGEST_NAME) return { refused: words.tooLong(LONGEST_NAME) };
  const { own } = found;
  return { title: words.title(own.name, wanted), edits: editsOf(analysis, own, wanted), note: noteOn(analysis, own) };
}

/** What may be a part of a longer name is the author's to change; he is told where it stands. */
function noteOn({ lines, options }: Analysis, { name, doubtful }: OwnName): string | undefined {
  if (doubtful.length === 0) return undefined;
  const at = [...new Set(doubtful.map(({ start }) => lines.lineAt(start) + 1))];
  return wordsIn(options.locale).leftAlone(name, doubtful.length, at.slice(0, MOST_LINES_NAMED), at.length > MOST_LINES_NAMED);
}

function editsOf(analysis: Analysis, { name, mentions }: OwnName, wanted: string): readonly AnnotatedEdit[] {
  const { locale } = analysis.options;
  const fresh = foldedPieces(wanted, [{ start: 0, end: wanted.length }]);
  const changes = differences(name, fresh.text).map((difference) => ({ ...difference, newText: writtenIn(wanted, fresh, difference) }));
  return mentions.flatMap((mention) => {
    const where = mention.table ? tableName(mention.table, locale) : wordsIn(locale).inText;
    const old = foldedPieces(analysis.text, mention.pieces);
    // What is folded in another way, such as marks inside a sentence, is written anew as a whole.
    const edits =
      old.text === name
        ? changes.flatMap((change) => editsAt(old, change, mention))
        : mention.pieces.map((span, place) => ({ span, newText: place === 0 ? wanted : '' }));
    return edits.map((edit) => ({ ...edit, annotation: { label: where } }));
  });
}

/** A part of the new name as its author writes it. */
function writtenIn(wanted: string, fresh: FoldedText, { newStart, newEnd }: Difference): string {
  const spans = fresh.spansOf(newStart, newEnd);
  return wanted.slice(spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0);
}

/** The new part stands where the old one began; what a page has cut off from that goes. */
function editsAt(
  old: FoldedText,
  { start, end, newText }: Difference & { readonly newText: string },
  { pieces }: NameMention,
): readonly Edit[] {
  const changed = old.spansOf(start, end);
  if (changed.length > 0) return changed.map((span, place) => ({ span, newText: place === 0 ? newText : '' }));
  const at = start > 0 ? (old.spansOf(start - 1, start)[0]?.end ?? 0) : (pieces[0]?.start ?? 0);
  return [{ span: { start: at, end: at }, newText }];
}

interface Words {
  readonly subject: string;
  readonly noName: string;
  readonly empty: string;
  readonly marks: string;
  readonly inText: string;
  tooLong(most: number): string;
  title(from: string, to: string): string;
  leftAlone(name: string, places: number, lines: readonly number[], more: boolean): string;
}

const chinese: Words = {
  subject: '科目名称由目录规定，不能重命名；名称不对时，请用该处的快速修复。',
  noName: '这里没有可以重命名的项目、单位或部门名称。',
  empty: '新名称不能为空。',
  marks: '新名称不能含竖线、反斜线、制表符或换行：它们会把表格拆开。',
  inText: '正文',
  tooLong: (most) => `新名称不能超过 ${most} 个字。`,
  title: (from, to) => `将“${from}”改名为“${to}”`,
  leftAlone: (name, places, lines, more) =>
    `另有 ${places} 处“${name}”像是更长名称的一部分，没有改动（第 ${lines.join('、')}${more ? ' …' : ''} 行）。`,
};

const english: Words = {
  subject: 'Subjects are named by their catalogue and cannot be renamed; where the name is wrong, use the quick fix there.',
  noName: 'There is no name of a project, unit or department here to rename.',
  empty: 'The new name must not be empty.',
  marks: 'The new name must not contain a pipe, a backslash, a tab or a line break: they would break the table apart.',
  inText: 'Text',
  tooLong: (most) => `The new name must not be longer than ${most} characters.`,
  title: (from, to) => `Rename “${from}” to “${to}”`,
  leftAlone: (name, places, lines, more) =>
    `${places} more ${places === 1 ? 'place prints' : 'places print'} “${name}” as what may be part of a longer name and ${places === 1 ? 'was' : 'were'} left alone (line ${lines.join(', ')}${more ? ' …' : ''}).`,
};

function wordsIn(locale: Locale): Words {
  return locale === 'en' ? english : chinese;
}

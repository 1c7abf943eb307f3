import type { LineMap } from '../../base/line-map.js';
import type { BudgetDocument } from '../../budget/document.js';
import { formTitleKey } from '../../budget/form/form-title.js';
import { bareTitle } from '../../budget/outline/title.js';
import type { Locale } from '../../rules/finding.js';
import { contentEnd, contentStart } from '../../table/line-end.js';
import type { Analysis } from '../analyse.js';
import { type CompletionList, mostCompletions } from './completion.js';
import { type NameHere, rankNames } from './rank-names.js';

/** The titles of tables: of those the document has inside 《…》 and after 见, of those that its form still lacks where a title stands. */
export function completeTitles(
  text: string,
  lines: LineMap,
  offset: number,
  { document, options: { locale } }: Pick<Analysis, 'document' | 'options'>,
): CompletionList | undefined {
  const line = lines.lineAt(offset);
  const before = text.slice(contentStart(text, lines, line), offset);
  const behind = text.slice(offset, contentEnd(text, lines, line));
  return quoted(before, behind, offset, document) ?? referred(before, offset, document) ?? titled(before, behind, offset, document, locale);
}

function quoted(before: string, behind: string, offset: number, document: BudgetDocument): CompletionList | undefined {
  const typed = /《([^《》]{0,60})$/u.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const rest = /^([^《》，。；：|]{0,60})》/u.exec(behind)?.[1];
  const close = rest === undefined ? '》' : '';
  const span = { start: offset - typed.length, end: offset + (rest?.length ?? 0) };
  return listOf(titlesOf(document), typed, span, (name) => name + close);
}

/** 意见 and 可见 refer to nothing. */
const REFERENCE = /(?<![意可罕常少再看听预偏主成创会接望习相])见[\s\u3000]{0,2}([^\s\u3000，。；：、（）()《》|见]{0,30})$/u;

function referred(before: string, offset: number, document: BudgetDocument): CompletionList | undefined {
  const typed = REFERENCE.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const list = listOf(titlesOf(document), typed, { start: offset - typed.length, end: offset }, (name) => `《${name}》`);
  return list.items.length > 0 ? list : undefined;
}

const TITLE_LINE =
  /^[\s\u3000]*(?:#{1,6}[\s\u3000]|(?:附|公开)?表[\s\u3000]*[\d一二三四五六七八九十]{1,3}[\s\u3000:：.、]|\d{1,2}[.、][\s\u3000]*)/u;

/** The tables that the form of the document has and the document does not, on a line that begins like a title. */
function titled(before: string, behind: string, offset: number, document: BudgetDocument, locale: Locale): CompletionList | undefined {
  const mark = TITLE_LINE.exec(before)?.[0];
  if (mark === undefined || behind.trim() !== '') return undefined;
  const rest = before.slice(mark.length);
  const { start } = bareTitle(rest);
  const typed = rest.slice(Math.min(start, rest.length));
  return listOf(lackingTitles(document, locale), typed, { start: offset - typed.length, end: offset }, (name) => name);
}

function listOf(
  names: readonly NameHere[],
  typed: string,
  span: CompletionList['items'][number]['span'],
  write: (name: string) => string,
): CompletionList {
  const items = rankNames(names, typed)
    .slice(0, mostCompletions)
    .map(({ name, detail }) => ({
      kind: 'table' as const,
      label: name,
      ...(detail === undefined ? {} : { detail }),
      span,
      newText: write(name),
      edits: [],
    }));
  return { typed, items };
}

/** In the order of the document. */
function titlesOf({ tables }: BudgetDocument): readonly NameHere[] {
  const titles = new Set(tables.flatMap(({ caption }) => (caption.namesTable && caption.title ? [bareTitle(caption.title).name] : [])));
  return [...titles].map((name, place) => ({ name, fit: -place / 100 }));
}

function lackingTitles({ form: { pack, matches }, tables }: BudgetDocument, locale: Locale): readonly NameHere[] {
  const present = new Set(matches.map(({ form }) => form));
  const printed = new Set(tables.flatMap(({ caption }) => (caption.title === undefined ? [] : [formTitleKey(caption.title)])));
  return pack.tables.flatMap((table, place): readonly NameHere[] => {
    if (present.has(table) || [table.title, ...table.aliases].some((title) => printed.has(formTitleKey(title)))) return [];
    return [{ name: table.title, fit: -place / 100, detail: pack.name[locale] }];
  });
}

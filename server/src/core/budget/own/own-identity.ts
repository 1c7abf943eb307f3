/**
 * What a user states about the figures of a document, in one line:
 * `三公经费: 三公经费表[公务接待费] ≤ 基本支出表[30217] + 项目支出表[30217, 合计]`.
 */
export interface OwnIdentity {
  /** What the user calls it; undefined where the line has no name. */
  readonly name: string | undefined;
  readonly left: readonly OwnTerm[];
  readonly relation: OwnRelation;
  readonly right: readonly OwnTerm[];
}

export type OwnRelation = '=' | '≤' | '≥';

/** One cell, by the words that stand around it. */
export interface OwnTerm {
  readonly sign: 1 | -1;
  /** The title of the table. */
  readonly table: string;
  /** What the row prints, a code or a name; more than one where one does not tell it from others. */
  readonly row: readonly string[];
  /** The labels over the column, from the top down; undefined for its only or main column. */
  readonly column: readonly string[] | undefined;
}

/** In UTF-16 units. */
export const longestOwnIdentity = 1000;
export const mostOwnTerms = 40;
/** More lines than this are no settings file that somebody reads. */
export const mostOwnIdentities = 200;

/** Around words that hold characters with a meaning of their own. A title may well begin with “三公”, so these are rarer. */
export const quotes: ReadonlyMap<string, string> = new Map([
  ['「', '」'],
  ['『', '』'],
  ["'", "'"],
]);

/** The line that reads as this identity. */
export function printOwnIdentity({ name, left, relation, right }: OwnIdentity): string {
  const named = name === undefined ? '' : `${quoted(name, NOT_IN_NAMES)}: `;
  return `${named}${printSide(left)} ${relation} ${printSide(right)}`;
}

/** A term without its sign, as the user might have written it. */
export function printOwnTerm({ table, row, column }: OwnTerm): string {
  const words = (list: readonly string[]) => list.map(printOwnWord).join('/');
  return `${printOwnTitle(table)}[${words(row)}${column === undefined ? '' : `, ${words(column)}`}]`;
}

/** A title as a term writes it. */
export function printOwnTitle(title: string): string {
  return quoted(title, NOT_IN_TABLES);
}

/** A word of a row or a column as a term writes it. */
export function printOwnWord(word: string): string {
  return quoted(word, NOT_IN_CELLS);
}

const NOT_IN_NAMES = '[【［:：';
const NOT_IN_TABLES = '[【［]】］=＝≤≦⩽≥≧⩾<>＜＞≠+＋:：';
const NOT_IN_CELLS = '[【［]】］,，/／=＝≤≦⩽≥≧⩾<>＜＞≠';
const MINUS = '-−－–—﹣';

function printSide(terms: readonly OwnTerm[]): string {
  return terms
    .map((term, place) => {
      const sign = term.sign === 1 ? (place === 0 ? '' : '+ ') : place === 0 ? '-' : '- ';
      return `${sign}${printOwnTerm(term)}`;
    })
    .join(' ');
}

function quoted(text: string, forbidden: string): string {
  const first = text.charAt(0);
  const isPlain = !quotes.has(first) && !MINUS.includes(first) && !mayHold(text, forbidden);
  if (isPlain) return text;
  const [open, close] = [...quotes].find(([, end]) => !text.includes(end)) ?? ['「', '」'];
  return `${open}${text}${close}`;
}

function mayHold(text: string, characters: string): boolean {
  for (const character of text) if (characters.includes(character)) return true;
  return false;
}

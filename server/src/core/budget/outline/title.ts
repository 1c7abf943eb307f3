import { normalise } from '../../base/normalise.js';
import { perWord } from '../../base/per-word.js';

/** The name inside a title or heading, without marks, bullets, ordinals, dotted leaders and page numbers, and where it stands. */
export interface BareTitle {
  /** As written. */
  readonly name: string;
  /** Offsets in the text it was taken from. */
  readonly start: number;
  readonly end: number;
  /** What stood before the name and numbers it: `一、`, `第二部分`, `表 1`. Normalised; empty for none. */
  readonly ordinal: string;
  /** Dotted leaders or a page number stood behind the name. */
  readonly hasPage: boolean;
}

const NUMERAL = '[一二三四五六七八九十百\\d０-９]{1,4}';
const ORDINAL_PATTERN = new RegExp(
  `^(?:第\\s?${NUMERAL}\\s?(?:部分|章|节|篇|项)|(?:附件?|公开|预算公开|部门预算公开|预公开)?\\s?表\\s?${NUMERAL}(?:[-－—]\\d{1,2})?|(?:公开|预算公开|部门预算公开|预公开)\\s?\\d{1,2}\\s?表|附件\\s?${NUMERAL}?|[一二三四五六七八九十]{1,3}\\s?[、.．,，]|[(（]\\s?${NUMERAL}\\s?[)）][、.．]?|[\\d０-９]{1,2}(?:[-－.．][\\d０-９]{1,2})?(?![\\d０-９年月日])[、.．)）]?)[\\s\\u3000:：、]*`,
  'u',
);
const LEADER_PATTERN = /[.．。·•…‥_＿\-—–\s\u3000\t]/u;

/** Takes a title out of its line. */
export const bareTitle = perWord((text: string): BareTitle => {
  let start = lengthOf(/^(?:[#>\s\u3000]*)(?:[-*+•●◆■]\s+)?(?:\*\*|__)?\[?/u, text);
  const tail = withoutPage(text, start);
  let { end } = tail;
  const ordinal = ORDINAL_PATTERN.exec(text.slice(start, end))?.[0] ?? '';
  // A title that is nothing but a number keeps it.
  if (start + ordinal.length < end) start += ordinal.length;
  while (end > start && /[*_#\]\s\u3000]/u.test(text.charAt(end - 1))) end--;
  while (start < end && /[*\s\u3000]/u.test(text.charAt(start))) start++;
  return { name: text.slice(start, end), start, end, ordinal: normalise(ordinal), hasPage: tail.hasPage };
});

/** Where the name ends before dotted leaders, a page number or the target of a link. */
function withoutPage(text: string, start: number): { readonly end: number; readonly hasPage: boolean } {
  const link = text.indexOf('](', start);
  if (link > 0 && text.endsWith(')')) return { end: link, hasPage: true };
  let digits = text.length;
  while (digits > start && /[\d０-９]/u.test(text.charAt(digits - 1))) digits--;
  let end = digits;
  while (end > start && LEADER_PATTERN.test(text.charAt(end - 1))) end--;
  const leader = text.slice(end, digits).replace(/[\s\u3000]/gu, '');
  const isPage = text.length - digits <= 3 && digits < text.length && end < digits;
  if (isPage || leader.length >= 3 || /[…‥]/u.test(leader)) return { end, hasPage: true };
  return { end: text.length, hasPage: false };
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Words that titles of one table have or leave out at will. */
const NEUTRAL_WORDS =
  /(?:19|20)\d\d年度?|年度|部门|单位|本级|区级|市级|省级|县级|预算|总体|情况|安排|明细|公开|报表|总表|表|总|的|年初|及|和|与|等|各|\d+|[《》"'#\s、,，.。·:：;-]/gu;
/** Words that make another table of a title. */
const TELLING_WORDS = /基本|项目|政府性基金|国有资本|收入|支出|收支|决算|采购|购买|转移|绩效|功能|经济|三公|非税/u;

/** A title in the form in which two are the same: no year, no remarks in brackets. */
export const titleKey = perWord((name: string): string =>
  withoutBrackets(normalise(name))
    .replace(/(?:19|20)\d\d年度?/gu, '')
    .replace(/["'《》*]/gu, ''),
);

/** What a title says of its own: the key without the words that all forms use at will. */
export const titleCore = perWord((name: string): string => withoutBrackets(normalise(name)).replace(NEUTRAL_WORDS, ''));

function withoutBrackets(text: string): string {
  let result = '';
  let depth = 0;
  for (const character of text) {
    if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0) result += character;
  }
  return result;
}

/** How two titles compare: `variant` are two ways to name one thing, `different` are not. */
export type TitleLikeness = 'same' | 'variant' | 'different';

/** Compares two names. Words that come in addition make a variant, unless they tell another table; words in place of others do not. */
export function compareTitles(one: string, other: string): TitleLikeness {
  if (titleKey(one) === titleKey(other)) return saysOtherClass(one, other) ? 'different' : 'same';
  const [a, b] = [titleCore(one), titleCore(other)];
  if (a === b) return saysOtherClass(one, other) ? 'different' : 'variant';
  const { onlyFirst, onlySecond } = difference(a, b);
  if (onlyFirst !== '' && onlySecond !== '') return 'different';
  const added = onlyFirst + onlySecond;
  if (a === '' || b === '' || added.length === 1) return 'different';
  if (/政府性基金|国有资本/u.test(added)) return 'different';
  return TELLING_WORDS.test(added) && added.length <= 4 && !mayBeLeftOut(added) ? 'different' : 'variant';
}

/** `财政拨款支出表` is often printed for `财政拨款`: the word for what all rows of a table are. */
function mayBeLeftOut(added: string): boolean {
  return /^(?:支出|收支|支|财政拨款)$/u.test(added);
}

/** One says (按功能分类科目), the other (按经济分类科目). */
function saysOtherClass(one: string, other: string): boolean {
  if (one === other) return false;
  const [a, b] = [namedClass(one), namedClass(other)];
  return a !== undefined && b !== undefined && a !== b;
}

const namedClass = perWord((name: string) => /功能|经济/u.exec(/[(（][^()（）]*[)）]/u.exec(normalise(name))?.[0] ?? '')?.[0]);

/** The share of the longer core that both have, in order; from 0 to 1. */
export function similarity(one: string, other: string): number {
  const [a, b] = [titleCore(one), titleCore(other)];
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : common(a, b).size / longer;
}

function difference(a: string, b: string): { readonly onlyFirst: string; readonly onlySecond: string } {
  const pairs = common(a, b);
  const used = new Set(pairs.values());
  return {
    onlyFirst: [...a].filter((_, place) => !pairs.has(place)).join(''),
    onlySecond: [...b].filter((_, place) => !used.has(place)).join(''),
  };
}

/** The longest run of characters that both have in order, as places in the first and in the second. */
function common(a: string, b: string): ReadonlyMap<number, number> {
  const [first, second] = [[...a].slice(0, LONGEST_COMPARED), [...b].slice(0, LONGEST_COMPARED)];
  const lengths = Array.from({ length: first.length + 1 }, () => new Array<number>(second.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = first.length - 1; i >= 0; i--)
    for (let j = second.length - 1; j >= 0; j--) {
      const row = lengths[i] as number[];
      row[j] = first[i] === second[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const pairs = new Map<number, number>();
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    if (first[i] === second[j]) pairs.set(i++, j++);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

const LONGEST_COMPARED = 60;

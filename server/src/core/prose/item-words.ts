import { comparisonIn, type FoundWord } from './prose-words.js';

const LEADING_WORDS =
  /^(?:[”"’')）、，,.:;]|其中[:，,]?|相比[，,]?|相较|比较|包括[:，]?|含(?=公务)|分别[为是][:，]?|即|以及|及|和|与|并|但|此外|另外|同时|另|[一二三四五六七八九]是[:，]?|一方面|另一方面|其他?中)+/u;
const LEADING_YEAR = /^(?:(?:19|20)\d\d年度?|本年(?!收入|支出)度?|今年|当年|上一?年度?(?!预?结[转余])|去年)+/u;
const TRAILING_WORDS =
  /(?:[:，,、“"(]|(?:共计|共|(?<![总合])计|约|各|均|分别|预计|拟|为|是|达到|达|的|安排|计划|控制在|情况|在|[由从])+)$/u;

/**
 * The words between two figures that name what the second one is of: without conjunction, leading year, comparison and copula.
 * What is left may be empty or say only that it is a budget.
 */
export function itemWords(words: string): FoundWord {
  let start = 0;
  let end = words.length;
  const comparison = comparisonIn(words);
  if (comparison) {
    // 与上年相比收支预算总计各 names an item behind its comparison, 本部门收入比上年 one before it.
    const behind = words.slice(comparison.end).replace(/^(?:相比|比较|对比|相较)[，,]?/u, '');
    if (behind.replace(TRAILING_WORDS, '').length > 1) start = words.length - behind.length;
    else end = comparison.start;
  }
  for (let changed = true; changed; ) {
    changed = false;
    const lead = LEADING_WORDS.exec(words.slice(start, end)) ?? LEADING_YEAR.exec(words.slice(start, end));
    if (lead) {
      start += lead[0].length;
      changed = true;
    }
  }
  for (let match = TRAILING_WORDS.exec(words.slice(start, end)); match; match = TRAILING_WORDS.exec(words.slice(start, end)))
    end -= match[0].length;
  return withoutInnerYear(words, start, Math.max(start, end));
}

const INNER_YEAR = /(?:19|20)\d\d年度?|上一?年度?(?!预?结[转余])的?/u;

/** 某局2023年收入预算 is 收入预算, and 公务接待费2023年预算数 is 公务接待费. */
function withoutInnerYear(words: string, start: number, end: number): FoundWord {
  const item = words.slice(start, end);
  const year = INNER_YEAR.exec(item);
  if (!year) return { start, end };
  const behind = year.index + year[0].length;
  if (!isGenericItem(item.slice(behind))) return { start: start + behind, end };
  const before = item.slice(0, year.index).replace(TRAILING_WORDS, '');
  return before === '' ? { start, end } : { start, end: start + before.length };
}

const GENERIC_PATTERN =
  /^(?:(?:当年|本年|全年|年初|年|度|部门|本部门|本单位|我局|我部门|我单位)*(?:年初)?(?:预算|预算执行|执行|预算安排|安排)?(?:数|数额|金额|总额)?)$/u;

/** Words that say no more than that a figure is an amount: 预算数, 预算安排, 当年预算执行数. */
export function isGenericItem(item: string): boolean {
  return GENERIC_PATTERN.test(item);
}

/** Whether generic words speak of what was carried out, not of what is planned. */
export function speaksOfExecution(item: string): boolean {
  return /执行|决算/u.test(item);
}

/** Words that name what came of a budget, and leave open of which item. */
export function isOutcome(item: string): boolean {
  return /^(?:支出|收入)?决算(?:数|支出|金额)?$/u.test(item);
}

/** How alike two names of an item are, from 0 to 1: the part of the shorter one's characters that the other holds in order. */
export function isNamedAgain(again: string, item: string): boolean {
  if (again === '') return true;
  let at = 0;
  let found = 0;
  for (const character of again) {
    const next = item.indexOf(character, at);
    if (next < 0) continue;
    found++;
    at = next + 1;
  }
  return found / Array.from(again).length >= 0.7;
}

const JOINED = /(..)[及和与](..)/gu;

/** Whether words name one of two things that an item joins: 公务用车购置费 is a part of 公务用车购置及运行维护费. */
export function namesJoinedPart(words: string, item: string): boolean {
  return [...item.matchAll(JOINED)].some(([, left = '', right = '']) => words.includes(left) !== words.includes(right));
}

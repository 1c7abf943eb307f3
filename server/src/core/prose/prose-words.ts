/** The words that say what a figure of a sentence is. */
import type { Direction } from './claim.js';

const UP = '增加|增长|上升|提高|增支|增收|新增|净增|上浮|上涨|追加|调增';
const DOWN = '减少|下降|降低|减支|减收|净减|下浮|下调|压减|压缩|缩减|核减|调减|节约|节省|回落|负增长';
const SHORT_UP = '增|升|多|高';
const SHORT_DOWN = '减|降|少|低';
const AFTER_DIRECTION = '(?:了|额|金额|数|幅度|比例|率|合计|共|约|均|各|为|是|达|近)*';

/** Each word for a change holds one of these. */
const MAY_CHANGE = /[增减升降上下提高低多少追压缩节回变]/u;

const EITHER_PATTERN = new RegExp(
  `(?:${UP}|${SHORT_UP})[(/](?:${DOWN}|${SHORT_DOWN})\\)?${AFTER_DIRECTION}$|(?:${DOWN}|${SHORT_DOWN})[(/](?:${UP}|${SHORT_UP})\\)?${AFTER_DIRECTION}$|(?:增减|增幅\\(降幅\\)|变动|变化)${AFTER_DIRECTION}$`,
  'u',
);
const UP_PATTERN = new RegExp(`(?:${UP}|增幅|增速)${AFTER_DIRECTION}$`, 'u');
const DOWN_PATTERN = new RegExp(`(?:${DOWN}|降幅|减幅)${AFTER_DIRECTION}$`, 'u');
const SHORT_UP_PATTERN = new RegExp(`(?:${SHORT_UP})${AFTER_DIRECTION}$`, 'u');
const SHORT_DOWN_PATTERN = new RegExp(`(?:${SHORT_DOWN})${AFTER_DIRECTION}$`, 'u');
const TARGET_PATTERN = new RegExp(`(?:${UP}|${DOWN}|${SHORT_UP}|${SHORT_DOWN})(?:到|至)(?:了|约)?$`, 'u');

/** A word at the end of a text, with its place there. */
export interface FoundWord {
  readonly start: number;
  readonly end: number;
}

export interface FoundDirection extends FoundWord {
  readonly direction: Direction;
}

/** The word for a change right before a figure. Short words, as 多 or 减, count only where something is compared. */
export function directionAtEnd(words: string, compares: boolean): FoundDirection | undefined {
  if (!MAY_CHANGE.test(words)) return undefined;
  // DOWN before UP: 负增长 ends in 增长.
  const found =
    at(EITHER_PATTERN, words, 'either') ??
    at(DOWN_PATTERN, words, -1) ??
    at(UP_PATTERN, words, 1) ??
    (compares ? (at(SHORT_DOWN_PATTERN, words, -1) ?? at(SHORT_UP_PATTERN, words, 1)) : undefined);
  return found;
}

function at(pattern: RegExp, words: string, direction: Direction): FoundDirection | undefined {
  // A word stands near its figure, which bounds the search.
  const from = Math.max(0, words.length - 24);
  const match = pattern.exec(words.slice(from));
  if (!match) return undefined;
  const start = from + match.index;
  const word = /^[^(/了额金数比率合共约均各为是达近]+(?:[(/][^)]*\)?)?/u.exec(match[0])?.[0] ?? match[0];
  return { start, end: start + (word.length > 0 ? word.length : match[0].length), direction };
}

/** 增加到 and 减至 name the new level, not the change. */
export function targetAtEnd(words: string): FoundWord | undefined {
  const from = Math.max(0, words.length - 12);
  if (!words.includes('到', from) && !words.includes('至', from)) return undefined;
  const match = TARGET_PATTERN.exec(words.slice(from));
  return match ? { start: from + match.index, end: from + match.index + match[0].length } : undefined;
}

const COMPARISON_PATTERN =
  /(?:相?(?:比|较)于?|[与同和])((?:(?:19|20)\d\d年|上一?年|去年|前年|上期|上年度|年初|当年|本年|同期|预算|执行)[^，。；:;!?]{0,24}?)(?=相比|比较|对比|相较|增|减|上升|下降|提高|降低|上浮|下浮|压|缩|节约|回落|多|少|持平|相同|一致|相当|无|没|未|不变|基本|有|均|各|，|。|；|;|$|\d)/gu;
const SAME_PERIOD_PATTERN = /同比|环比/u;

export interface FoundComparison extends FoundWord {
  /** The words of the base, as 2021年预算执行数; empty for 同比. */
  readonly base: string;
  readonly baseStart: number;
}

/** The last comparison that words make, as `比2021年预算数` or `与上年相比`; `behind` is what follows their figure. */
export function comparisonIn(words: string, behind = ''): FoundComparison | undefined {
  let found: FoundComparison | undefined;
  if (/[比较与同和]/u.test(words))
    for (const match of words.matchAll(COMPARISON_PATTERN)) {
      const base = match[1] as string;
      // 与上年 is a comparison where 相比 follows, or what the comparison says; 和2021年 may go on in any way.
      const after = words.slice(match.index + match[0].length) || behind;
      if (
        /^[与同和]/u.test(match[0]) &&
        !/^(?:预算|执行|决算|数|同期|度)*(?:相比|比较|对比|相较|基本|持平|相同|一致|相当|无|没|未)/u.test(after)
      )
        continue;
      const baseStart = match.index + match[0].length - base.length;
      found = { start: match.index, end: match.index + match[0].length, base, baseStart };
    }
  if (found) return found;
  const same = SAME_PERIOD_PATTERN.exec(words);
  return same ? { start: same.index, end: same.index + same[0].length, base: '', baseStart: same.index } : undefined;
}

const FLAT_PATTERN =
  /(?:基本|大致|大体|总体)?持平|(?:无|没有|未发生|未有|无增减|没有增减)(?:增减)?(?:变[化动]|增减)|(?:基本)?(?:相同|一致|不变|相当)$/u;

/** Words that say that nothing changed. */
export function flatIn(words: string): FoundWord | undefined {
  const match = FLAT_PATTERN.exec(words);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

const YEAR_PATTERN = /(?<!\d)((?:19|20)\d\d)年度?(?!\d{1,2}月)|上一?年度?(?!预?结[转余])|去年|前年|本年度?|今年|当年/gu;

export interface FoundYear extends FoundWord {
  readonly year: number | undefined;
  readonly ago: number | undefined;
}

/** The last year that words name; dates are none. */
export function yearIn(words: string): FoundYear | undefined {
  let found: FoundYear | undefined;
  if (!words.includes('年')) return undefined;
  for (const match of words.matchAll(YEAR_PATTERN)) {
    const word = match[0];
    // 2025年当年 and 2025年本部门当年 are 2025.
    if (found && /^[本今当]/u.test(word)) continue;
    const year = match[1] === undefined ? undefined : Number(match[1]);
    const ago = year !== undefined ? undefined : /^[上去]/u.test(word) ? 1 : word === '前年' ? 2 : 0;
    found = { start: match.index, end: match.index + word.length, year, ago };
  }
  return found;
}

const REASON_PATTERN = /原因|主要是|主要为|主要系|是由于|由于|是因为|主要用于|用于|说明[:：]?$|旨在/u;

/** Whether words begin to give a reason or a purpose. */
export function givesReason(words: string): boolean {
  return REASON_PATTERN.test(words);
}

/** Whether a clause behind a semicolon goes on giving reasons. */
export function goesOnReasoning(words: string): boolean {
  return /^(?:[二三四五六七八九]是|另一方面|同时|其次|再次|最后|第[二三四五]|此外|\(?[2-9][)、]|[2-9]\.(?!\d)|[②-⑨])/u.test(words);
}

const PART_PATTERN = /(其中|具体包括|主要包括|包括|分别为|分别是|具体为|具体是|构成如下|组成如下|如下|以下(?:几个)?方面)[:，,、]?$/u;

/** The word at the end of words that begins a list of parts. */
export function partWordAtEnd(words: string): string | undefined {
  const last = words.length - 1;
  const end = ':，,、'.includes(words.charAt(last)) ? last - 1 : last;
  return '中括为是下面'.includes(words.charAt(end)) ? PART_PATTERN.exec(words)?.[1] : undefined;
}

/** The words of a share right before its percentage: what it is a share of. */
export function shareAtEnd(words: string): FoundWord | undefined {
  if (!words.includes('占')) return undefined;
  const match = /(?:占|占比|占到|占了)([^，。；:占]{0,40}?)(?:的)?(?:比例|比重|百分比|总额)?(?:为|是|约|达|达到)*$/u.exec(words.slice(-60));
  if (!match) return undefined;
  const from = Math.max(0, words.length - 60) + match.index;
  const base = (match[1] as string).replace(/^比/u, '');
  const start = from + match[0].indexOf(base, 1);
  return { start, end: start + base.length };
}

/** The words by which titles, headers, rows and sentences say what an amount is about. */
import { normalise } from '../../base/normalise.js';
import { perWord } from '../../base/per-word.js';
import type { FactYear, Flow, Fund, NamedItem, Part } from './fact.js';

/** What some words say about an amount; what they do not say is left out. */
export interface Scope {
  readonly flow?: Flow;
  readonly item?: NamedItem;
  readonly fund?: Fund;
  readonly part?: Part;
  readonly year?: FactYear;
  /** A year in figures, as in 2021年预算. */
  readonly calendarYear?: number;
}

export interface ReadScope extends Scope {
  /** The words that say nothing known, normalised; '' where all was understood. */
  readonly rest: string;
}

interface Word {
  readonly pattern: RegExp;
  readonly says: Scope;
}

const word = (pattern: RegExp, says: Scope): Word => ({ pattern, says });

/** Longer words come before those they contain. */
const WORDS: readonly Word[] = [
  // Items that forms name.
  word(/机关运行经费|行政\(?参?公?\)?运行经费|行政经费/u, { item: 'operating-cost', flow: 'expenditure' }),
  word(/公务用车购置(?:费用?|经费|支出)?(?:及|和|与|、)(?:公务用车)?运(?:行维护|行|维)(?:费用?|经费|支出)*/u, {
    item: 'vehicles',
    flow: 'expenditure',
  }),
  word(/公务用车运(?:行维护|行|维)(?:费用?|经费|支出)*/u, { item: 'vehicle-running', flow: 'expenditure' }),
  word(/公务用车购置(?:费用?|经费|支出)*/u, { item: 'vehicle-purchase', flow: 'expenditure' }),
  word(/公务用车(?:费用?|经费)/u, { item: 'vehicles', flow: 'expenditure' }),
  word(/因公出国\(境\)(?:费用?|经费|支出)*|因公出国(?:费用?|经费|支出)*|出国\(境\)(?:费用?|经费|支出)+/u, {
    item: 'travel-abroad',
    flow: 'expenditure',
  }),
  word(/公务接待(?:费用?|经费|支出)*/u, { item: 'reception', flow: 'expenditure' }),
  word(/三公(?:经费|支出|费用)*/u, { item: 'three-public', flow: 'expenditure' }),
  word(/会议费(?:支出)?/u, { item: 'meetings', flow: 'expenditure' }),
  word(/培训费(?:支出)?/u, { item: 'training', flow: 'expenditure' }),
  word(/(?:政府)?采购货物(?:类)?|货物类(?:采购)?/u, { item: 'procurement-goods', flow: 'expenditure' }),
  word(/(?:政府)?采购工程(?:类)?|工程类(?:采购)?/u, { item: 'procurement-works', flow: 'expenditure' }),
  word(/(?:政府)?采购服务(?:类)?|服务类(?:采购)?/u, { item: 'procurement-services', flow: 'expenditure' }),
  word(/政府购买服务/u, { item: 'purchased-services', flow: 'expenditure' }),
  word(/政府采购/u, { item: 'procurement', flow: 'expenditure' }),
  word(/(?:部门)?转移支付/u, { item: 'transfers', flow: 'expenditure' }),
  word(/非税收入/u, { item: 'non-tax', flow: 'income' }),
  // What is left of last year and what is left for the next.
  word(/(?:上年|年初)(?:度|初)?财政拨款(?:预)?结[转余](?:和?结余|资金)?/u, { part: 'carried-over', fund: 'fiscal' }),
  word(
    /(?:用|动用)事业基金弥补收支(?:差额|总额|差)?|(?:用|使用|动用)?非财政(?:补助|拨款)结余(?:弥补收支差额)?(?:\(含专用结余\))?|弥补收支差额/u,
    {
      fund: 'reserve-fund',
      flow: 'income',
    },
  ),
  word(/(?:上年|年初|以前年度|上年末)(?:度|初)?(?:预|财政)?结[转余](?:和|与|及|、)?(?:结余)?(?:资金|收入)?/u, {
    part: 'carried-over',
    flow: 'income',
  }),
  word(/(?:年终|年末)财政拨款结[转余](?:和?结余|资金)?/u, { part: 'carried-forward', fund: 'fiscal', flow: 'expenditure' }),
  word(/(?:年终|年末|结转)(?:下年|结转|结余|和结余|与结余|资金|度|支出|使用|和|及)+/u, { part: 'carried-forward', flow: 'expenditure' }),
  word(/(?:本年|当年)财政拨款收入(?:合计|小计)?/u, { part: 'this-year', fund: 'fiscal', flow: 'income' }),
  word(/(?:本年|当年)财政拨款支出(?:合计|小计)?/u, { part: 'this-year', fund: 'fiscal', flow: 'expenditure' }),
  // Sources; 一般公共预算财政拨款 is one of them, not 财政拨款.
  word(/(?:政府性)基金(?:预算)?(?:财政)?(?:拨款|补助)?/u, { fund: 'government-fund' }),
  word(/国有资本(?:经营)?(?:收益)?(?:预算)?(?:财政)?(?:拨款|补助)?/u, { fund: 'state-capital' }),
  word(/一般公共预算(?:\(?经费\)?)?(?:财政)?(?:拨款|补助)?|公共财政预算(?:财政)?(?:拨款|补助)?/u, { fund: 'general' }),
  word(/(?:纳入)?(?:财政)?专户(?:管理)?(?:的)?(?:资金|拨款|核拨资金|收入拨款)?/u, { fund: 'special-account' }),
  word(/财政(?:拨款(?:\(补助\))?|补助|资金)|预算拨款/u, { fund: 'fiscal' }),
  word(/上级补助(?:收入)?/u, { fund: 'superior-grant', flow: 'income' }),
  word(/附属单位上缴(?:收入)?/u, { fund: 'affiliated-remittance', flow: 'income' }),
  word(/(?:事业单位)?经营收入(?:资金)?/u, { fund: 'operating', flow: 'income' }),
  word(/事业(?:单位)?收入(?:资金)?/u, { fund: 'business', flow: 'income' }),
  word(/其他收入(?:资金)?/u, { fund: 'other', flow: 'income' }),
  word(/其他资金(?:收入)?/u, { fund: 'other-funds' }),
  word(/单位资金(?:收入)?/u, { fund: 'own-funds' }),
  // Parts of what is spent.
  word(/(?:事业单位)?经营支出/u, { part: 'operating-business', flow: 'expenditure' }),
  word(/对附属单位补助(?:支出)?/u, { part: 'subsidy', flow: 'expenditure' }),
  word(/上缴上级(?:支出)?/u, { part: 'remittance', flow: 'expenditure' }),
  word(/(?:单位|部门)?预留机动(?:经费|费)?/u, { part: 'contingency', flow: 'expenditure' }),
  word(/基本支出/u, { part: 'basic', flow: 'expenditure' }),
  word(/项目支出/u, { part: 'project', flow: 'expenditure' }),
  word(/人员(?:经费|支出)/u, { part: 'personnel', flow: 'expenditure' }),
  word(/(?:日常)?公用(?:经费|支出)/u, { part: 'public', flow: 'expenditure' }),
  // Totals of a side.
  word(/(?:本年|当年|本期|本年度)收入(?:合计|小计|总计|预算)?/u, { part: 'this-year', flow: 'income' }),
  word(/(?:本年|当年|本期|本年度)支出(?:合计|小计|总计|预算)?/u, { part: 'this-year', flow: 'expenditure' }),
  word(/收入(?:预算)?(?:总计|总额|总数)/u, { part: 'all', flow: 'income' }),
  word(/支出(?:预算)?(?:总计|总额|总数)/u, { part: 'all', flow: 'expenditure' }),
  // Years.
  word(/(?:上年|去年|上一年)(?:度)?(?:预算)?执行(?:数|情况)?|(?:上年|去年)(?:度)?(?:决算|完成)(?:数)?/u, { year: 'previous-executed' }),
  word(/(?:上年|去年|上一年)(?:度)?(?:年初)?(?:预算)?数?/u, { year: 'previous' }),
  word(/(?:年初|期初)预算(?:数)?/u, { year: 'initial' }),
  word(/(?:全年|调整)预算(?:数)?/u, { year: 'adjusted' }),
  word(/收入/u, { flow: 'income' }),
  word(/支出/u, { flow: 'expenditure' }),
];

/** Words that say nothing of their own. */
const NEUTRAL =
  /其中|合计|小计|总计|总额|金额|预算|决算|安排|(?:本|当)(?:年|年度|期)|数额|数|资金|收支|总体|情况|总表|(?:的|表|总|类|列支|经费|:|,|、|\(|\)|"|\[|\]|-|—)/gu;
const CALENDAR_YEAR = /((?:19|20)\d\d)年(?:度)?/u;
const EXECUTED = /执行(?:数|情况)?|完成数/u;

/**
 * Reads what words say about an amount. Of two words for the same thing the first one listed counts; `rest` is what no
 * word covers, so that who must be sure can ask for words that are understood to the end.
 */
export const readScope = perWord((words: string): ReadScope => {
  let rest = normalise(words).replace(/"/gu, '');
  let scope: Scope = {};
  for (const { pattern, says } of WORDS) {
    const found = pattern.exec(rest);
    if (!found) continue;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    scope = { ...says, ...scope };
  }
  const year = CALENDAR_YEAR.exec(rest);
  if (year) {
    rest = rest.replace(CALENDAR_YEAR, ' ');
    scope = { ...scope, calendarYear: Number(year[1]) };
  }
  if (EXECUTED.test(rest)) {
    rest = rest.replace(EXECUTED, ' ');
    scope = { ...scope, year: 'previous-executed' };
  }
  return { ...scope, rest: rest.replace(NEUTRAL, '').replace(/\s+/gu, '') };
});

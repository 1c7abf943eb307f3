/** A percentage beside two amounts is their growth, rounded: 增减% = (本年数 − 上年数) ÷ 上年数. */
import { formatAmount, formatLike } from '../base/amount.js';
import type { RateFaultInTable } from '../budget/rate-columns.js';
import { termName } from './equation-wording.js';
import type { Locale, RelatedPlace } from './finding.js';
import { defineRule } from './rule.js';

export const wrongRateInTable = defineRule<RateFaultInTable>({
  id: 'wrong-rate-in-table',
  title: { 'zh-CN': '表中增减幅度与金额不符', en: 'Rate of change in a table does not follow from its amounts' },
  defaultSeverity: 'error',
  severity: ({ isNear }) => (isNear ? 'information' : 'error'),
  detect: ({ document }) => document.ratesInTables.faults,
  place: ({ span }) => span,
  say: (fault, locale) => ({ message: locale === 'en' ? inEnglish(fault) : inChinese(fault), related: places(fault, locale) }),
  reckoning({ level, previous, expected }) {
    const [now, then] = [level, previous].map(({ amount }) => (amount ? formatAmount(amount) : '0'));
    return expected && `(${now} − ${then}) ÷ ${then} = ${formatAmount(expected)}%`;
  },
  fix({ span, expected }, locale, { text }) {
    if (!expected) return [];
    const meant = formatLike(expected, text.slice(span.start, span.end));
    const title = locale === 'en' ? `Change the rate to ${meant}%` : `将增减幅度改为 ${meant}%`;
    return [{ title, edits: [{ span, newText: meant }], changesFigures: true }];
  },
});

function inChinese({ item, level, previous, rate, expected }: RateFaultInTable): string {
  const name = termName({ item, entry: level, sign: 1 }, 'zh-CN');
  const [now, then] = [level, previous].map(({ amount }) => (amount ? formatAmount(amount) : '0'));
  if (!expected)
    return `“${name}”上年为 ${then}，增减幅度 ${formatAmount(rate)}% 没有意义：基数为 0 时增减幅度不可比。请留空或写“--”，或核对金额。`;
  return `“${name}”由 ${then} 变为 ${now}，增减幅度应为 ${formatAmount(expected)}%，表中为 ${formatAmount(rate)}%：增减幅度须由所列金额得出。请改为 ${formatAmount(expected)}%，或核对金额。`;
}

function inEnglish({ item, level, previous, rate, expected }: RateFaultInTable): string {
  const name = termName({ item, entry: level, sign: 1 }, 'en');
  const [now, then] = [level, previous].map(({ amount }) => (amount ? formatAmount(amount) : '0'));
  if (!expected)
    return `${name} was ${then} before, so a rate of ${formatAmount(rate)}% means nothing: growth from nothing has no rate. Leave it blank, or check the amounts.`;
  return `${name} goes from ${then} to ${now}, which is ${formatAmount(expected)}%; the table says ${formatAmount(rate)}%: a rate follows from its amounts. Put in ${formatAmount(expected)}%, or check the amounts.`;
}

function places({ level, previous }: RateFaultInTable, locale: Locale): readonly RelatedPlace[] {
  const [now, then] = locale === 'en' ? (['amount', 'base'] as const) : (['本年数', '基数'] as const);
  return [
    { span: level.cell.span, message: now },
    { span: previous.cell.span, message: then },
  ];
}

/** What was nothing before has no rate of growth (house form: 增长--（基数为0，不可比）). */
import type { ZeroBase } from '../budget/narrative/growth-faults.js';
import { growthPlaces, itemName, sayGrowth, sayRate } from './narrative-wording.js';
import { defineRule } from './rule.js';

export const rateOnZeroBase = defineRule<ZeroBase>({
  id: 'rate-on-zero-base',
  title: { 'zh-CN': '基数为零却有增减幅度', en: 'Rate of change on a base of zero' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => document.narrative.growth.filter((fault) => fault.kind === 'zero-base'),
  place: ({ rate }) => rate.percent.span,
  say({ statement, rate, reading }, locale) {
    const name = itemName(statement.item.text, locale);
    const [growth, printed] = [sayGrowth(reading, locale), sayRate(rate.percent.amount)];
    const message =
      locale === 'en'
        ? `${name}: ${growth} leave a base of 0, so ${printed} means nothing: growth from nothing has no rate. Write that the base is 0 and cannot be compared.`
        : `“${name}”${growth}，基数为 0，${printed} 没有意义：基数为 0 时增减幅度不可比。请改为“--（基数为0，不可比）”，或核对金额。`;
    return { message, related: growthPlaces(reading, locale) };
  },
  fix: ({ rate }, locale) => [
    {
      title: locale === 'en' ? 'Write that the base is 0' : '改为“--（基数为0，不可比）”',
      edits: [{ span: rate.percent.span, newText: '--（基数为0，不可比）' }],
      changesFigures: true,
    },
  ],
});

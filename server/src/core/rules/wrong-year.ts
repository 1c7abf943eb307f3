/** Titles, stated amounts and notes speak of the budget year, comparisons of the year before (DOMAIN §4: year words). */

import type { WrongYear } from '../prose/wrong-years.js';
import { defineRule } from './rule.js';

export const wrongYear = defineRule<WrongYear>({
  id: 'wrong-year',
  title: { 'zh-CN': '年度有误', en: 'Wrong year' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => document.prose.wrongYears,
  place: ({ found }) => found.span,
  say({ found, meant, budgetYear, others }, locale) {
    const isBase = meant !== budgetYear;
    const count = others.length;
    const message =
      locale === 'en'
        ? `This is the budget of ${budgetYear}, ${isBase ? `compared with ${meant}` : `whose titles and amounts are of ${meant}`}, but it says ${found.year}${count > 0 ? ` (${count + 1} times in this paragraph)` : ''}: it may be left over from another year. Write ${meant}.`
        : `本文是${budgetYear}年预算，${isBase ? `比较的是${meant}年` : `标题和预算数都是${meant}年`}，这里写的是${found.year}年${count > 0 ? `（本段共 ${count + 1} 处）` : ''}：可能是旧稿留下的。请改为${meant}年。`;
    return {
      message,
      related: others.map(({ span }) => ({ span, message: locale === 'en' ? `Also here: ${found.year}` : `同样写作${found.year}年` })),
    };
  },
  fix({ found, others, meant }, locale, { text }) {
    const places = [found, ...others].filter(({ span }) => span.end - span.start === 4);
    if (places.length === 0) return [];
    return [
      {
        title: locale === 'en' ? `Write ${meant}` : `改为 ${meant}`,
        edits: places.map(({ span }) => ({ span, newText: likeWritten(text.slice(span.start, span.end), meant) })),
        changesFigures: false,
      },
    ];
  },
});

/** Full-width digits stay full width. */
function likeWritten(written: string, year: number): string {
  if (/\d/u.test(written)) return String(year);
  return [...String(year)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
}

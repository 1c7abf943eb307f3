/**
 * What a document says of last year is what last year's document of the same owner published (DOMAIN L6). Source: 预算法
 * 第三十二条, budgets are drawn up with regard to last year's; reviewers compare both documents side by side.
 */
import { compareWithLastYear } from '../budget/set/compare-last-year.js';
import { lastYearOf } from '../budget/set/document-set.js';
import type { Mismatch } from '../budget/set/mismatch.js';
import { digitsLike, formatAmountOf, sumOf } from '../budget/set/money.js';
import { defineSetRule, expectedOf, fileName, mend, placesElsewhere, relatedIn, rightFigure } from './set-rule.js';

export const lastYearDiffers = defineSetRule({
  id: 'last-year-differs',
  title: { 'zh-CN': '上年数与上年公布的不一致', en: 'Last year’s figure is not what was published' },
  defaultSeverity: 'warning',
  *detect({ digest, set }) {
    const lastYear = lastYearOf(digest, set);
    if (lastYear.kind === 'found')
      for (const group of compareWithLastYear(digest, lastYear.digest).groups) yield { group, published: lastYear.digest };
  },
  place: ({ group: [lead] }) => lead.figure.span,
  say({ group, published }, locale) {
    const [lead] = group;
    const expected = digitsLike(expectedOf(lead), lead.figure);
    const file = fileName(published);
    const told = locale === 'en' ? inEnglish(lead) : inChinese(lead);
    return {
      message:
        locale === 'en'
          ? `${told}, but the ${published.year} budget (${file}) published ${expected}; reviewers compare the two: correct it, or explain why the basis changed.`
          : `${told}，而 ${published.year} 年预算文稿（${file}）公布的是 ${expected}；审核时两年文稿对照，请更正，口径有变化的请作说明。`,
      related: relatedIn(group, locale) ?? [],
      elsewhere: placesElsewhere(lead.sources),
    };
  },
  fix({ group }, locale) {
    const [lead] = group;
    const right = rightFigure(lead);
    if (!right) return [];
    const digits = digitsLike(right, lead.figure);
    if (lead.kind === 'change')
      return mend(group, locale === 'en' ? `Change it to the recomputed ${digits}` : `改为按上年公布数计算的 ${digits}`);
    return mend(group, locale === 'en' ? `Use the published ${digits}` : `改为上年公布的 ${digits}`);
  },
});

function inChinese({ label, kind, figure, terms }: Mismatch): string {
  const here = formatAmountOf(figure);
  if (kind === 'figure') return `“${label}”的上年数为 ${here}`;
  if (kind === 'flat') return `“${label}”为 ${here}，称与上年相同`;
  return `“${label}”称比上年变动 ${here}，推得上年数为 ${digitsLike(sumOf(terms), figure)}`;
}

function inEnglish({ label, kind, figure, terms }: Mismatch): string {
  const here = formatAmountOf(figure);
  if (kind === 'figure') return `“${label}” says ${here} for last year`;
  if (kind === 'flat') return `“${label}” is ${here} and said to be the same as last year`;
  return `“${label}” is said to have changed by ${here}, which makes ${digitsLike(sumOf(terms), figure)} for last year`;
}

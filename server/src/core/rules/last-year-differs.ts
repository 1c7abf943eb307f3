/**
 * What a document says of last year is what last year's document of the same owner published (DOMAIN L6). Source: 预算法
 * 第三十二条, budgets are drawn up with regard to last year's; reviewers compare both documents side by side.
 */
import { compareWithLastYear } from '../budget/set/compare-last-year.js';
import { lastYearOf } from '../budget/set/document-set.js';
import { digitsLike, formatAmountOf } from '../budget/set/money.js';
import { defineSetRule, expectedOf, fileName, mend, placesElsewhere, relatedIn } from './set-rule.js';

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
    const here = formatAmountOf(lead.figure);
    const file = fileName(published);
    return {
      message:
        locale === 'en'
          ? `“${lead.label}” says ${here} for last year, but the ${published.year} budget (${file}) published ${expected}; reviewers compare the two: correct it, or explain why the basis changed.`
          : `“${lead.label}”的上年数为 ${here}，而 ${published.year} 年预算文稿（${file}）公布的是 ${expected}；审核时两年文稿对照，请更正，口径有变化的请作说明。`,
      related: relatedIn(group, locale) ?? [],
      elsewhere: placesElsewhere(lead.sources),
    };
  },
  fix({ group }, locale) {
    const [lead] = group;
    const expected = digitsLike(expectedOf(lead), lead.figure);
    return mend(group, locale === 'en' ? `Use the published ${expected}` : `改为上年公布的 ${expected}`);
  },
});

/**
 * One project of one unit has one amount, in whatever file it is listed (DOMAIN J2). Source: 预算公开 practice; the tables of
 * a unit are taken into its department's.
 */
import { projectsElsewhere } from '../budget/set/compare-projects.js';
import { compare } from '../budget/set/mismatch.js';
import { digitsLike, formatAmountOf } from '../budget/set/money.js';
import { defineSetRule, expectedOf, fileName, mend, placesElsewhere } from './set-rule.js';

export const projectAmountsDiffer = defineSetRule({
  id: 'project-amounts-differ',
  title: { 'zh-CN': '同一项目在不同文稿中金额不同', en: 'A project has another amount in another document' },
  defaultSeverity: 'warning',
  *detect({ digest, set }) {
    for (const [lead, ...others] of compare(projectsElsewhere(digest, set), 1).groups) yield* [lead, ...others];
  },
  place: ({ figure }) => figure.span,
  say(mismatch, locale) {
    const { label, figure, sources } = mismatch;
    const here = formatAmountOf(figure);
    const there = digitsLike(expectedOf(mismatch), figure);
    const file = sources[0] ? fileName(sources[0].digest) : '';
    return {
      message:
        locale === 'en'
          ? `Project “${label}” is ${here} here and ${there} in ${file}; one project has one amount: see which document was not updated.`
          : `项目“${label}”在本文稿为 ${here}，在 ${file} 中为 ${there}；同一项目金额应一致，请核对哪一份文稿没有更新。`,
      elsewhere: placesElsewhere(sources),
    };
  },
  fix(mismatch, locale) {
    const there = digitsLike(expectedOf(mismatch), mismatch.figure);
    return mend([mismatch], locale === 'en' ? `Use ${there} of the other document` : `改为另一文稿的 ${there}`);
  },
});

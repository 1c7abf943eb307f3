/**
 * The budget of a department is the sum of those of its units (DOMAIN L5). Source: 预算法第八条, 各部门预算由本部门及其所属各单位
 * 预算组成. Told only where the documents of all units that the department lists are there.
 */
import { compareWithUnits } from '../budget/set/compare-with-units.js';
import { unitsOf } from '../budget/set/document-set.js';
import { digitsLike, formatAmountOf } from '../budget/set/money.js';
import { defineSetRule, expectedOf, placesElsewhere, relatedIn } from './set-rule.js';

export const unitsDoNotAddUp = defineSetRule({
  id: 'units-do-not-add-up',
  title: { 'zh-CN': '部门数不等于所属单位之和', en: 'The department is not the sum of its units' },
  defaultSeverity: 'warning',
  *detect({ digest, set }) {
    const units = unitsOf(digest, set);
    if (units?.isComplete) for (const group of compareWithUnits(digest, units.found).groups) yield { group, count: units.found.length };
  },
  place: ({ group: [lead] }) => lead.figure.span,
  say({ group, count }, locale) {
    const [lead] = group;
    const here = formatAmountOf(lead.figure);
    const sum = digitsLike(expectedOf(lead), lead.figure);
    const difference = digitsLike(lead.difference, lead.figure);
    return {
      message:
        locale === 'en'
          ? `“${lead.label}” is ${here}, but the documents of the ${count} units add up to ${sum} (difference ${difference}); a department's budget is the sum of its units': see which document was not updated.`
          : `“${lead.label}”为 ${here}，而所属 ${count} 个单位的预算文稿合计为 ${sum}，相差 ${difference}；部门预算由所属各单位预算汇总，请核对哪一份文稿没有更新。`,
      related: relatedIn(group, locale) ?? [],
      elsewhere: placesElsewhere(lead.sources),
    };
  },
});

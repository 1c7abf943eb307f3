/** A table that breaks its subjects down to 项 (or 款) does so for every subject with money. */
import { findMissingChildren, type MissingChildren } from '../budget/missing-rows.js';
import { defineRule } from './rule.js';

export const missingChildRow = defineRule<MissingChildren>({
  id: 'missing-child-row',
  title: { 'zh-CN': '缺少下级科目行', en: 'Rows below a subject missing' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => findMissingChildren(document),
  place: ({ parent }) => parent.codes[0]?.span ?? parent.labelCell?.span ?? parent.row.row.span,
  say({ parent }, locale) {
    const printed = parent.codes[0];
    if (!printed) {
      const message =
        locale === 'en'
          ? `${parent.label.name} has no rows below it although the other rows of its kind do: its details are missing. Add them.`
          : `“${parent.label.name}”之下没有明细行，而同类其他各行均有明细：明细疑有漏列。请补列。`;
      return { message };
    }
    const name = `${printed.code} ${printed.name}`.trim();
    const level = printed.code.length === 3 ? '款' : '项';
    const message =
      locale === 'en'
        ? `${name} is not broken down although the other rows of its level are: the form asks for the ${level} rows. Add them.`
        : `“${name}”没有列示到${level}，而同级其他科目均已列示：报表要求细化到${level}。请补列下级科目行。`;
    return { message };
  },
});

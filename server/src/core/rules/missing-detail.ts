/** 一般公共预算支出 is published down to 项, 基本支出 down to 款 of the economic subjects (财预〔2016〕143号). */
import type { ShallowTable } from '../budget/form/subject-depth.js';
import { defineRule } from './rule.js';

export const missingDetail = defineRule<ShallowTable>({
  id: 'missing-detail',
  title: { 'zh-CN': '科目细化不足', en: 'Subjects not detailed enough' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => document.form.shallowTables,
  place: ({ table: { table } }) => table.caption.titleSpan ?? table.span,
  say({ table: { table }, asked, printed }, locale) {
    const title = table.caption.title ?? '';
    const message =
      locale === 'en'
        ? `The table ${title} stops at ${printed}: it is to be published down to ${asked}, so its details are missing. Add the rows of the ${asked}.`
        : `“${title}”只列示到${printed}级：按规定应列示到${asked}级，明细没有公开。请补列${asked}级科目。`;
    return { message };
  },
});

/** The tables of a budget stand in the order of its form, as their numbers say (财预〔2016〕143号 gives one form to a region). */
import type { MovedTable } from '../budget/form/table-order.js';
import { defineRule } from './rule.js';

export const tableOrder = defineRule<MovedTable>({
  id: 'table-order',
  title: { 'zh-CN': '表格次序有误', en: 'Table out of order' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => (document.form.movedTable ? [document.form.movedTable] : []),
  place: ({ place }) => place,
  say({ title, behind, evidence }, locale, { document }) {
    const { name } = document.form.pack;
    const why =
      evidence === 'number'
        ? { zh: '各表的编号', en: 'the numbers of the tables' }
        : { zh: `表样“${name['zh-CN']}”`, en: `the form ${name.en}` };
    const target = behind ? { zh: `“${behind}”之后`, en: `behind ${behind}` } : { zh: '各表之首', en: 'first' };
    const message =
      locale === 'en'
        ? `${title} stands out of order: by ${why.en} it comes ${target.en}, where readers look for it. Move the table.`
        : `“${title}”次序有误：按${why.zh}应在${target.zh}，读者按次序找不到它。请移到该处。`;
    return { message };
  },
});

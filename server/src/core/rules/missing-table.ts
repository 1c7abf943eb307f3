/** A budget prints every table of its form, empty ones too (财预〔2016〕143号); numbers of tables leave none out. */
import { insertTable } from '../budget/form/blank-table/insert-table.js';
import type { MissingTable } from '../budget/form/missing-tables.js';
import { isPinned } from '../budget/form/recognise-form.js';
import { defineRule } from './rule.js';

export const missingTable = defineRule<MissingTable>({
  id: 'missing-table',
  title: { 'zh-CN': '缺少表格', en: 'Table missing' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => document.form.missingTables,
  place: ({ place }) => place,
  say({ form, number, next }, locale, { document }) {
    const { pack } = document.form;
    const names = { zh: form ? `“${form.title}”` : `“${number}”`, en: form ? form.title : (number ?? '') };
    const where = next ? { zh: '此处之前', en: 'before this place' } : { zh: '此处之后', en: 'behind this place' };
    const why = number
      ? { zh: `表的编号漏了“${number}”`, en: `the numbers of the tables leave out ${number}` }
      : isPinned(document.form)
        ? { zh: `所用表样“${pack.name['zh-CN']}”有此表`, en: `the form in use, ${pack.name.en}, has it` }
        : { zh: `各表与表样“${pack.name['zh-CN']}”一致，唯独没有此表`, en: `the other tables are those of the form ${pack.name.en}` };
    const message =
      locale === 'en'
        ? `The table ${names.en} is missing ${where.en}: ${why.en}, and tables without data are printed too. Add the table.`
        : `${where.zh}缺少${names.zh}表：${why.zh}，没有数据的表也应列出。请补列该表。`.replace('表”表', '表”');
    return { message };
  },
  fix({ form, number }, locale, { document, text }) {
    const edit = form && insertTable(form, { ...document, text, pack: document.form.pack, matches: document.form.matches }, { number });
    if (!edit) return [];
    const title = locale === 'en' ? `Insert the table ${form.title}, with zeros` : `补列“${form.title}”（金额为 0，待填列）`;
    return [{ title, edits: [edit], changesFigures: true }];
  },
});

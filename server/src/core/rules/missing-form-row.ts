/** Some rows stand in a form whether or not they hold money, so that readers find a zero rather than nothing (财预〔2016〕143号). */

import { formRowEdit } from '../budget/form/form-row-edit.js';
import { type MissingFormRow, rowsOfOneLine } from '../budget/form/missing-form-rows.js';
import { defineRule } from './rule.js';

/** Rows that belong into one line of the table, side by side. */
type MissingLine = readonly [MissingFormRow, ...MissingFormRow[]];

export const missingFormRow = defineRule<MissingLine>({
  id: 'missing-form-row',
  title: { 'zh-CN': '缺少表样规定的行', en: 'Row of the form missing' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => rowsOfOneLine(document.form.missingRows),
  place([{ previous, next, table }]) {
    const beside = next ?? previous;
    return beside?.labelCell?.span ?? beside?.row.row.span ?? table.table.span;
  },
  say([first, ...others], locale, { document }) {
    const names = [first, ...others].map(({ name }) => name.split('|')[0]);
    const { name } = document.form.pack;
    const title = first.table.table.caption.title ?? '';
    const { next, previous } = first;
    const [beside, zhWhere, enWhere] = next ? [next, '之前', 'before'] : [previous, '之后', 'behind'];
    const label = beside?.label.name ?? '';
    const wants = [first, ...others].some(({ amounts }) => amounts.size > 0);
    const message =
      locale === 'en'
        ? `${title} has no row ${names.join(' and ')} ${enWhere} ${label}: the form ${name.en} prints it with or without money${wants ? ', and the sums miss it' : ''}. Add the row.`
        : `“${title}”在“${label}”${zhWhere}缺少“${names.join('”“')}”行：表样“${name['zh-CN']}”不论有无金额都列此行${wants ? '，合计也正缺这一笔' : ''}。请补列该行。`;
    return { message };
  },
  fix(line, locale, { document, text }) {
    const edit = formRowEdit(line, document.scale, text);
    if (!edit) return [];
    const names = line.map(({ name }) => name.split('|')[0]).join('、');
    return [{ title: locale === 'en' ? `Insert the row ${names}` : `补列“${names}”行`, edits: [edit], changesFigures: true }];
  },
});

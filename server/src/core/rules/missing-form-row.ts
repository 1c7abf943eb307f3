/** Some rows stand in a form whether or not they hold money, so that readers find a zero rather than nothing (财预〔2016〕143号). */

import type { BudgetDocument } from '../budget/document.js';
import { formRowEdit } from '../budget/form/form-row-edit.js';
import { isMissingTotal, type MissingFormRow, rowsOfOneLine } from '../budget/form/missing-form-rows.js';
import { findMissingTotals } from '../budget/missing-rows.js';
import { defineRule } from './rule.js';

/** Rows that belong into one line of the table, side by side. */
type MissingLine = readonly [MissingFormRow, ...MissingFormRow[]];

export const missingFormRow = defineRule<MissingLine>({
  id: 'missing-form-row',
  title: { 'zh-CN': '缺少表样规定的行', en: 'Row of the form missing' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => rowsOfOneLine(withoutReportedTotals(document)),
  place([{ previous, next, table }]) {
    const beside = next ?? previous;
    return beside?.labelCell?.span ?? beside?.row.row.span ?? table.table.span;
  },
  say([first, ...others], locale, { document }) {
    const names = [first, ...others].map(({ name }) => quoted(name));
    const { name } = document.form.pack;
    const title = quoted(first.table.table.caption.title ?? '');
    const { next, previous } = first;
    const [beside, zhWhere, enWhere] = next ? [next, '之前', 'before'] : [previous, '之后', 'behind'];
    const label = quoted(beside?.label.name ?? '');
    const wants = [first, ...others].some(({ amounts }) => amounts.size > 0);
    const message =
      locale === 'en'
        ? `${title} has no row ${names.join(' and ')} ${enWhere} ${label}: the form ${name.en} prints it with or without money${wants ? ', and the sums miss it' : ''}. Add the row.`
        : `“${title}”在“${label}”${zhWhere}缺少“${names.join('”“')}”行：表样“${name['zh-CN']}”不论有无金额都列此行${wants ? '，合计也正缺这一笔' : ''}。请补列该行。`;
    return { message };
  },
  fix(line, locale, { document, text }) {
    // What the other side of the line held is not known.
    if (line.some(({ alsoLost }) => alsoLost)) return [];
    const edit = formRowEdit(line, document.scale, text);
    if (!edit) return [];
    const names = line.map(({ name }) => name).join('、');
    return [{ title: locale === 'en' ? `Insert the row ${names}` : `补列“${names}”行`, edits: [edit], changesFigures: true }];
  },
});

/** The form asks for totals too; where the rule for totals speaks of the table, it speaks of them. */
function withoutReportedTotals(document: BudgetDocument): readonly MissingFormRow[] {
  const { missingRows } = document.form;
  if (!missingRows.some(isMissingTotal)) return missingRows;
  const reported = new Set(findMissingTotals(document).map(({ system }) => system.table.table));
  return missingRows.filter((row) => !isMissingTotal(row) || !reported.has(row.table.table));
}

/** Within quotes, a name keeps its own quotes as single ones. */
function quoted(name: string): string {
  return name.replace(/[“"](?=[^“”"]*[”"])/gu, '‘').replace(/[”"]/gu, '’');
}

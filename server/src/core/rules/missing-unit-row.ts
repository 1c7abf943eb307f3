/** A table by unit has the row of each unit above what it spends (DOMAIN J2: projects add up to their unit). */

import { findMissingUnitRows } from '../budget/missing-rows.js';
import { insertRowBelow, sumRows } from '../budget/row-edit.js';
import type { TableSystem } from '../budget/sums/equations.js';
import { defineRule } from './rule.js';

export const missingUnitRow = defineRule<TableSystem>({
  id: 'missing-unit-row',
  title: { 'zh-CN': '缺少单位行', en: 'Row of the unit missing' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => findMissingUnitRows(document),
  place: ({ table }) => table.table.caption.titleSpan ?? table.table.rows[0]?.row.span ?? table.table.span,
  say({ table }, locale) {
    const { title = '', owner = '' } = table.table.caption;
    const message =
      locale === 'en'
        ? `The table ${title} lists no row for the unit ${owner}, which the document's other tables by unit do: the details have no unit to add up to. Add the row.`
        : `“${title}”没有列示单位“${owner}”行，而本文其他按单位编列的表均有：明细没有可汇总的单位。请补列该行。`;
    return { message };
  },
  fix({ table }, locale, { document, text }) {
    const { owner } = table.table.caption;
    const totals = table.items.flat().filter(({ isTotal }) => isTotal);
    const [total] = totals;
    // The unit spends what the table adds up to; further totals may part it in ways that only their author knows.
    if (owner === undefined || !total || totals.length > 1) return [];
    const row = { codes: [], names: [owner], amounts: sumRows([total], document.scale) };
    const edit = insertRowBelow(total, row, document.scale, text);
    if (!edit) return [];
    const title = locale === 'en' ? `Insert the row for ${owner} with the amounts of the total` : `补列“${owner}”行（金额同合计）`;
    return [{ title, edits: [edit], changesFigures: true }];
  },
});

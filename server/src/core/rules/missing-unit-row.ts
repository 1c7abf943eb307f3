/** A table by unit has the row of each unit above what it spends (DOMAIN J2: projects add up to their unit). */

import { findMissingUnitRows } from '../budget/missing-rows.js';
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
});

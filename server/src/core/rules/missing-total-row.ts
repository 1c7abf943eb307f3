/** A table of subjects ends in, or begins with, the row of its totals; without it rows were lost (DOMAIN B3). */
import { findMissingTotals, type MissingTotal } from '../budget/missing-rows.js';
import { insertRowAbove, sumRows } from '../budget/row-edit.js';
import { defineRule } from './rule.js';

export const missingTotalRow = defineRule<MissingTotal>({
  id: 'missing-total-row',
  title: { 'zh-CN': '缺少合计行', en: 'Total row missing' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => findMissingTotals(document),
  place: ({ system, roots }) => system.table.table.caption.titleSpan ?? roots[0]?.row.row.span ?? system.table.table.span,
  say({ system, kind, names, alsoMissing }, locale) {
    const title = system.table.table.caption.title ?? '';
    const rows = names.join(locale === 'en' ? ' and ' : '、');
    const lost = alsoMissing.length > 0;
    if (kind !== 'total') {
      const message =
        locale === 'en'
          ? `The table ${title} has no row ${rows}: the form asks for it and its sums cannot be checked without it. Add the row.`
          : `“${title}”缺少“${rows}”行：报表要求列示，缺少后无法核对合计。请补列该行。`;
      return { message };
    }
    const message =
      locale === 'en'
        ? `The table ${title} has no total row${lost ? ` and begins below its rows ${alsoMissing.join(' and ')}` : ''}: rows were probably lost with a page, so its sums cannot be checked. Add the missing rows.`
        : `“${title}”没有合计行${lost ? `，开头还缺少 ${alsoMissing.join('、')} 行` : ''}：很可能有行随分页丢失，无法核对合计。请补全缺失的行。`;
    return { message };
  },
  fix({ roots, alsoMissing }, locale, { document, text }) {
    const model = roots[0];
    // Where more rows are lost, their sum would put a wrong total into the document.
    if (!model || alsoMissing.length > 0 || (model.codes.length > 0 && roots.length < 2)) return [];
    const edit = insertRowAbove(model, { codes: [], names: ['合计'], amounts: sumRows(roots, document.scale) }, document.scale, text);
    return edit
      ? [
          {
            title: locale === 'en' ? 'Insert the total row with computed sums' : '补列合计行（金额按各行汇总）',
            edits: [edit],
            changesFigures: true,
          },
        ]
      : [];
  },
});

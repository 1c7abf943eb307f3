/** Details stand under the group they belong to (DOMAIN §3: uncoded group rows hold the rows below them). */
import { findUngroupedRows, type UngroupedRow } from '../budget/missing-rows.js';
import { defineRule } from './rule.js';

export const ungroupedRow = defineRule<UngroupedRow>({
  id: 'ungrouped-row',
  title: { 'zh-CN': '明细未归入分组', en: 'Row stands in no group' },
  defaultSeverity: 'information',
  severity: 'information',
  detect: ({ document }) => findUngroupedRows(document),
  place: ({ item }) => item.labelCell?.span ?? item.row.row.span,
  say({ item, group }, locale) {
    const message =
      locale === 'en'
        ? `${item.label.name} stands in no group while the rows beside it are groups such as ${group.label.name}: the head of its group may have been lost. Check whether a row is missing above it.`
        : `“${item.label.name}”未归入任何分组，而其余各行均归于“${group.label.name}”等分组：疑漏列其分组行。请核对其上方是否缺行。`;
    return { message, related: group.labelCell ? [{ span: group.labelCell.span, message: group.label.name }] : [] };
  },
});

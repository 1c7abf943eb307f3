/** Numbered items run on without a gap (DOMAIN A5: ordinals consecutive); a gap is a row that was lost or misnumbered. */
import type { BudgetDocument } from '../budget/document.js';
import type { Item } from '../budget/ledger.js';
import { findMissingParents } from '../budget/missing-rows.js';
import { isInGap, type OrdinalGap } from '../budget/ordinal-gaps.js';
import { defineRule } from './rule.js';

export const ordinalGap = defineRule<OrdinalGap>({
  id: 'ordinal-gap',
  title: { 'zh-CN': '序号不连续', en: 'Gap in ordinals' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect({ document }) {
    if (document.ordinalGaps.length === 0) return [];
    // A parent row that is missing had the number.
    const lost = findMissingParents(document);
    return document.ordinalGaps.filter(
      (gap) => !isExplainedBySum(document, gap.after) && !lost.some(({ children }) => children.some((child) => isInGap(child, gap))),
    );
  },
  place: ({ after }) => after.labelCell?.span ?? after.row.row.span,
  say({ before, after }, locale) {
    const from = `${before.label.ordinal?.text ?? ''}${before.label.name}`;
    const to = `${after.label.ordinal?.text ?? ''}${after.label.name}`;
    const message =
      locale === 'en'
        ? `The numbering jumps from “${from}” to “${to}”: a row is missing or the number is wrong. Add the row or correct the number.`
        : `序号由“${from}”跳到“${to}”：疑漏列一行或序号有误。请补列该行或更正序号。`;
    return { message, related: before.labelCell ? [{ span: before.labelCell.span, message: from }] : [] };
  },
});

/** A sum that fails over the same rows already says that a row is missing. */
function isExplainedBySum(document: BudgetDocument, item: Item): boolean {
  return document.faults.some(
    (fault) =>
      fault.suspects.length !== 1 &&
      fault.equations.some(({ equation }) => equation.source.kind === 'rows' && equation.source.relation.parts.includes(item)),
  );
}

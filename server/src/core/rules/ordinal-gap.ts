/** Numbered items run on without a gap (DOMAIN A5: ordinals consecutive); a gap is a row that was lost or misnumbered. */
import { groupBy } from '../base/group-by.js';
import type { BudgetDocument } from '../budget/document.js';
import { findMissingParents } from '../budget/missing-rows.js';
import { isInGap, type OrdinalGap } from '../budget/ordinal-gaps.js';
import { defineRule } from './rule.js';

export const ordinalGap = defineRule<OrdinalGap>({
  id: 'ordinal-gap',
  title: { 'zh-CN': '序号不连续', en: 'Gap in ordinals' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => untoldGaps(document),
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

/** Gaps that nothing else tells, one for each place: a lost row of a table with two sides leaves one on either side. */
function untoldGaps(document: BudgetDocument): readonly OrdinalGap[] {
  const { ordinalGaps } = document;
  if (ordinalGaps.length === 0) return [];
  // A parent row that is missing had the number.
  const parents = findMissingParents(document);
  const isTold = (gap: OrdinalGap) =>
    isExplainedBySum(document, gap) || parents.some(({ children }) => children.some((child) => isInGap(child, gap)));
  const placeOf = ({ before, after }: OrdinalGap) => `${before.row.row.line} ${after.row.row.line}`;
  return [...groupBy(ordinalGaps, placeOf).values()].flatMap((sides) => (sides.some(isTold) ? [] : sides.slice(0, 1)));
}

/** A sum that fails over the same rows already says that a row is missing. */
function isExplainedBySum({ faults }: BudgetDocument, { before, after }: OrdinalGap): boolean {
  return faults.some(
    (fault) =>
      fault.suspects.length !== 1 &&
      fault.equations.some(
        ({ equation: { source } }) =>
          source.kind === 'rows' && (source.relation.parts.includes(after) || source.relation.parts.at(-1) === before),
      ),
  );
}

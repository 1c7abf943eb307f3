import { amountDiffersFromTable } from './amount-differs-from-table.js';
import { amountsDisagree } from './amounts-disagree.js';
import { cellCount } from './cell-count.js';
import { codeNameMismatch } from './code-name-mismatch.js';
import { codeNotInForce } from './code-not-in-force.js';
import { contentsDiffer } from './contents-differ.js';
import { contributionsDiffer } from './contributions-differ.js';
import { duplicateRow } from './duplicate-row.js';
import type { Locale, Severity } from './finding.js';
import { lastYearDiffers } from './last-year-differs.js';
import { missingChildRow } from './missing-child-row.js';
import { missingDetail } from './missing-detail.js';
import { missingFormRow } from './missing-form-row.js';
import { missingNote } from './missing-note.js';
import { missingParentRow } from './missing-parent-row.js';
import { missingTable } from './missing-table.js';
import { missingTotalRow } from './missing-total-row.js';
import { missingUnitLine } from './missing-unit-line.js';
import { missingUnitRow } from './missing-unit-row.js';
import { noteContradictsTable } from './note-contradicts-table.js';
import { ordinalGap } from './ordinal-gap.js';
import { ownIdentity } from './own-identity.js';
import { ownerDisagrees } from './owner-disagrees.js';
import { partExceedsWhole } from './part-exceeds-whole.js';
import { placeholderLeft } from './placeholder-left.js';
import { projectAmountsDiffer } from './project-amounts-differ.js';
import { rateOnZeroBase } from './rate-on-zero-base.js';
import { roundingDifference } from './rounding-difference.js';
import type { Rule } from './rule.js';
import { sentencesDisagree } from './sentences-disagree.js';
import type { SetRule } from './set-rule.js';
import { staleAcceptance } from './stale-acceptance.js';
import { staleSubjectName } from './stale-subject-name.js';
import { tableOrder } from './table-order.js';
import { tablesDisagree } from './tables-disagree.js';
import { unbalancedTotals } from './unbalanced-totals.js';
import { unexplainedAcceptance } from './unexplained-acceptance.js';
import { ungroupedRow } from './ungrouped-row.js';
import { unitsDoNotAddUp } from './units-do-not-add-up.js';
import { unknownCode } from './unknown-code.js';
import { unknownTemplate } from './unknown-template.js';
import { unlistedKeyProject } from './unlisted-key-project.js';
import { unmappedEconomicPair } from './unmapped-economic-pair.js';
import { unreadableAmount } from './unreadable-amount.js';
import { unreadableComment } from './unreadable-comment.js';
import { wrongDirection } from './wrong-direction.js';
import { wrongRate } from './wrong-rate.js';
import { wrongRateInTable } from './wrong-rate-in-table.js';
import { wrongShare } from './wrong-share.js';
import { wrongSum } from './wrong-sum.js';
import { wrongUnit } from './wrong-unit.js';
import { wrongYear } from './wrong-year.js';

/** All rules, in the order in which they are documented. A new rule is its file, its page and one line here. */
export const rules: readonly Rule[] = [
  wrongSum,
  unbalancedTotals,
  tablesDisagree,
  partExceedsWhole,
  contributionsDiffer,
  amountsDisagree,
  amountDiffersFromTable,
  sentencesDisagree,
  wrongRate,
  wrongRateInTable,
  wrongDirection,
  rateOnZeroBase,
  wrongShare,
  ownIdentity,
  roundingDifference,
  missingTotalRow,
  missingParentRow,
  missingChildRow,
  missingUnitRow,
  ungroupedRow,
  unlistedKeyProject,
  ordinalGap,
  duplicateRow,
  unreadableAmount,
  cellCount,
  unknownCode,
  codeNotInForce,
  codeNameMismatch,
  staleSubjectName,
  unmappedEconomicPair,
  staleAcceptance,
  unexplainedAcceptance,
  unreadableComment,
  missingTable,
  tableOrder,
  missingFormRow,
  missingDetail,
  missingUnitLine,
  wrongUnit,
  unknownTemplate,
  contentsDiffer,
  missingNote,
  noteContradictsTable,
  wrongYear,
  placeholderLeft,
  ownerDisagrees,
];

/** Rules about a document among others: those of other years, of its units, of the same owner. */
export const setRules: readonly SetRule[] = [lastYearDiffers, unitsDoNotAddUp, projectAmountsDiffer];

/** What a user may know of a rule without running it. */
export interface RuleInfo {
  readonly id: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly defaultSeverity: Severity;
}

export const ruleInfos: readonly RuleInfo[] = [...rules, ...setRules].map(({ id, title, defaultSeverity }) => ({
  id,
  title,
  defaultSeverity,
}));

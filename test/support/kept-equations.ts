/** Whether what held in a document goes on to hold in a changed one, worked out from the printed figures alone. */

import type { Analysis, Edit } from '../../server/src/core/api.js';
import { powerOfTen } from '../../server/src/core/base/amount.js';
import { powersOfUnits } from '../../server/src/core/base/money-unit.js';
import { type EvaluatedEquation, isCellTerm, type Term } from '../../server/src/core/budget/sums/equation.js';
import { moveText } from '../../server/src/core/features/ripple/moved-text.js';
import { describeEquation } from '../../server/src/core/rules/equation-wording.js';
import type { Figure } from '../../server/src/core/table/figure.js';

export interface Kept {
  /** How many equations over figures of tables alone held exactly before. */
  readonly held: number;
  /** Those of them that do not hold exactly any more. */
  readonly broken: readonly string[];
  /** How many agreements of a sentence with a figure there were, and the sentences that do not agree any more. */
  readonly stated: number;
  readonly lost: readonly string[];
}

/** In hundred-thousandths of 元, so that six decimals of 万元 are whole. */
const FINEST = 5;

export function keptEquations(
  before: Analysis,
  edits: readonly Edit[],
  after: Analysis,
  isMeant: (one: EvaluatedEquation) => boolean = () => true,
): Kept {
  const evaluated = before.document.evaluated.filter(isMeant);
  const moved = moveText(before.text, edits);
  const figures = new Map<number, Figure>();
  for (const { equation } of after.document.evaluated)
    for (const { entry } of [equation.total, ...equation.parts]) figures.set(entry.cell.outer.start, entry);
  for (const { items } of after.document.ledgers)
    for (const list of items)
      for (const item of list) for (const entry of item.entries.values()) figures.set(entry.cell.outer.start, entry);
  const afterOf = ({ entry }: Term): Figure => figures.get(moved.toReplaced(entry.cell.outer.start)) ?? entry;
  const residualOf = ({ equation: { total, parts } }: EvaluatedEquation, figureOf: (term: Term) => Figure): number =>
    parts.reduce((sum, part) => sum - part.sign * moneyOf(figureOf(part)), moneyOf(figureOf(total)));
  const isOfTables = ({ equation }: EvaluatedEquation) => [equation.total, ...equation.parts].every(isCellTerm);
  const exact = evaluated.filter((one) => isOfTables(one) && !one.equation.atMost && residualOf(one, ({ entry }) => entry) === 0);
  const atMost = evaluated.filter((one) => one.equation.atMost && residualOf(one, ({ entry }) => entry) >= 0);
  const stated = evaluated.filter(
    (one) => one.equation.source.kind === 'stated' && one.equation.parts.length === 1 && one.verdict === 'holds',
  );
  const words = (one: EvaluatedEquation) => describeEquation(one, before.document.scale, 'zh-CN');
  const disagreeing = stated.filter(
    (one) => 2 * Math.abs(residualOf(one, afterOf)) > lastPlaceOf([one.equation.total, ...one.equation.parts].map(afterOf)),
  );
  return {
    held: exact.length + atMost.length,
    broken: [...exact.filter((one) => residualOf(one, afterOf) !== 0), ...atMost.filter((one) => residualOf(one, afterOf) < 0)].map(words),
    stated: stated.length,
    lost: [...new Map(disagreeing.map((one) => [one.equation.total.entry.cell, words(one)])).values()],
  };
}

function moneyOf({ amount, unit }: Figure): number {
  if (!amount) return 0;
  const value = amount.units * powerOfTen(FINEST + powersOfUnits[unit ?? '元'] - amount.decimals);
  if (!Number.isSafeInteger(value)) throw new Error('A figure of the test leaves the exact range.');
  return value;
}

function lastPlaceOf(figures: readonly Figure[]): number {
  return Math.max(...figures.map(({ amount, unit }) => powerOfTen(FINEST + powersOfUnits[unit ?? '元'] - (amount?.decimals ?? 0))));
}

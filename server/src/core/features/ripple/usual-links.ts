/** What usually holds in a budget and is no law: where it held before a change, it holds after it. */
import type { BudgetDocument } from '../../budget/document.js';
import { expenditure, income } from '../../budget/facts/book.js';
import type { FactCell, Fund, Part } from '../../budget/facts/fact.js';
import { type EvaluatedEquation, evaluate } from '../../budget/sums/equation.js';

const FUNDS: readonly Fund[] = ['general', 'government-fund', 'state-capital', 'special-account', 'fiscal'];
const PARTS: readonly Part[] = ['this-year', 'all'];

export function usualLinks(document: BudgetDocument): readonly EvaluatedEquation[] {
  const { scale, evaluated, identities } = document;
  const isSomething = ({ equation }: EvaluatedEquation) => scale.valueOf(equation.total.entry) !== 0;
  const contained = evaluated.filter((one) => one.equation.atMost && one.residual === 0 && isSomething(one) && isOfOnePart(one, document));
  const questions = identities.questions.filter((one) => one.residual === 0 && isSomething(one));
  return [...contained, ...questions, ...moneyAsSpent(document)];
}

/** What is contained in something and makes all of it. */
function isOfOnePart({ equation: { parts } }: EvaluatedEquation, { scale }: BudgetDocument): boolean {
  return parts.filter(({ entry }) => scale.valueOf(entry) !== 0).length === 1;
}

/** What comes from a source of money is what is spent of it. */
function moneyAsSpent({ facts, scale }: BudgetDocument): readonly EvaluatedEquation[] {
  return FUNDS.flatMap((fund) => {
    const received = PARTS.flatMap((part) => facts.placesOf(income(fund, part)));
    const spent = PARTS.flatMap((part) => facts.placesOf(expenditure(fund, part)));
    return received.flatMap((cell) => {
      const value = scale.valueOf(cell.entry);
      const same = spent.find((other) => other.book === cell.book && scale.valueOf(other.entry) === value);
      return value && same ? linkOf(cell, same).flatMap((equation) => evaluate(equation, scale) ?? []) : [];
    });
  });
}

function linkOf(one: FactCell, other: FactCell) {
  return [
    {
      source: { kind: 'same' },
      table: one.table,
      total: { entry: one.entry, item: one.item, sign: 1 },
      parts: [{ entry: other.entry, item: other.item, sign: 1 }],
      atMost: false,
    } as const,
  ];
}

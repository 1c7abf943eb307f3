import type { BudgetDocument } from '../../budget/document.js';
import type { EvaluatedEquation, Term } from '../../budget/sums/equation.js';
import { equationsOf } from '../equation-index.js';

/** What a figure stands in: each figure once, in the order of the document. */
export interface RelatedFigures {
  /** What it is made up of, in its row and in its column. */
  readonly parts: readonly Term[];
  /** The sums that it counts towards. */
  readonly totals: readonly Term[];
  /** The same amount elsewhere: in other tables, on the other side, in sentences. */
  readonly same: readonly Term[];
  /** The other parts of its sums. */
  readonly siblings: readonly Term[];
}

/** What the equations of a document say about a figure. */
export function relatedFigures(document: BudgetDocument, { entry }: Term): RelatedFigures {
  const { asTotal, asPart } = equationsOf(document, entry.cell);
  const sums = asTotal.filter(isSum);
  const users = asPart.filter(isSum);
  const isOther = (term: Term) => term.entry.cell !== entry.cell;
  return {
    parts: once(sums.flatMap(({ equation }) => equation.parts).filter(isOther)),
    totals: once(users.map(({ equation }) => equation.total).filter(isOther)),
    same: once(
      [...asTotal, ...asPart]
        .filter((each) => !isSum(each))
        .flatMap(termsOf)
        .filter(isOther),
    ),
    siblings: once(users.flatMap(({ equation }) => equation.parts).filter(isOther)),
  };
}

/** Whether an equation says what a figure is made up of, rather than that two figures agree. */
function isSum({ equation: { source, parts } }: EvaluatedEquation): boolean {
  return source.kind === 'rows' || source.kind === 'columns' || parts.length > 1;
}

function termsOf({ equation }: EvaluatedEquation): readonly Term[] {
  return [equation.total, ...equation.parts];
}

function once(terms: readonly Term[]): readonly Term[] {
  const byCell = new Map(terms.map((term) => [term.entry.cell, term]));
  return [...byCell.values()].sort((a, b) => a.entry.cell.span.start - b.entry.cell.span.start);
}

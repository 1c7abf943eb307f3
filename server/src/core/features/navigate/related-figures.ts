import type { BudgetDocument } from '../../budget/document.js';
import { type EvaluatedEquation, isCellTerm, type Term } from '../../budget/sums/equation.js';
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

/** What the equations of a document say about a figure, and where else it prints the same fact. */
export function relatedFigures(document: BudgetDocument, term: Term): RelatedFigures {
  const { entry } = term;
  const { asTotal, asPart } = equationsOf(document, entry.cell);
  const sums = asTotal.filter(isSum);
  const users = asPart.filter(isSum);
  const equals = [...asTotal, ...asPart].filter((each) => !isSum(each));
  const isOther = (other: Term) => other.entry.cell !== entry.cell;
  const isOtherPart = (other: Term) => isOther(other) && isPrinted(other);
  return {
    parts: once(sums.flatMap(({ equation }) => equation.parts).filter(isOtherPart)),
    totals: once(users.map(({ equation }) => equation.total).filter(isOther)),
    same: once([...factElsewhere(document, term), ...equals.flatMap(termsOf)].filter(isOther)),
    siblings: once(users.flatMap(({ equation }) => equation.parts).filter(isOtherPart)),
  };
}

/** Whether an equation says what a figure is made up of, rather than that two figures agree. */
export function isSum({ equation: { source, parts, atMost } }: EvaluatedEquation): boolean {
  return atMost || source.kind === 'rows' || source.kind === 'columns' || parts.length > 1;
}

/** Tables need not be compared one with each other one: a fact is the same in all of its places. */
function factElsewhere({ facts }: BudgetDocument, term: Term): readonly Term[] {
  if (!isCellTerm(term)) return [];
  return facts
    .factsAt(term.entry)
    .flatMap(({ fact, book, table }) => facts.placesOf(fact).filter((place) => place.book === book && place.table !== table))
    .map(({ entry, item }) => ({ entry, item, sign: 1 }));
}

function termsOf({ equation }: EvaluatedEquation): readonly Term[] {
  return [equation.total, ...equation.parts];
}

/** Blank cells of sums count as nothing, and there is nothing to see in them. */
export function isPrinted({ entry }: Term): boolean {
  return entry.amount !== undefined || entry.unreadable;
}

/** Each figure once, in the order of the document. */
export function once(terms: readonly Term[]): readonly Term[] {
  const byCell = new Map(terms.map((term) => [term.entry.cell, term]));
  return [...byCell.values()].sort((a, b) => a.entry.cell.span.start - b.entry.cell.span.start);
}

import { holdsOffset, type Span } from '../../base/span.js';
import type { BudgetDocument } from '../../budget/document.js';
import { isCellTerm, type Term } from '../../budget/sums/equation.js';
import type { Figure } from '../../table/figure.js';
import { placeAt } from '../places.js';
import { around, type Target } from './target.js';

/** A figure of a table or of a sentence that an author may ask about. */
export interface FigurePlace {
  /** The cell's content, or the digits of the sentence with their unit. */
  readonly span: Span;
  readonly term: Term;
}

/** The figure at an offset, its end included; one of a sentence only where it is compared with others. */
export function figureAt(document: BudgetDocument, offset: number): FigurePlace | undefined {
  const place = placeAt(document, offset);
  if (place?.kind === 'amount') return { span: place.span, term: { entry: place.entry, item: place.item, sign: 1 } };
  return inSentences(document).find(({ span }) => holdsOffset(span, offset));
}

/** Where sentences state amounts that stand in equations, by place. */
export function statedSpans(document: BudgetDocument): readonly Span[] {
  return inSentences(document)
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start);
}

const indexes = new WeakMap<BudgetDocument, readonly FigurePlace[]>();

function inSentences(document: BudgetDocument): readonly FigurePlace[] {
  const known = indexes.get(document) ?? readSentences(document);
  indexes.set(document, known);
  return known;
}

/** Amounts that are bound to cells, and those that stand in equations with them: changes, sums, repetitions. */
function readSentences({ stated, evaluated }: BudgetDocument): readonly FigurePlace[] {
  const byCell = new Map<Figure['cell'], FigurePlace>();
  const add = (term: Term) => {
    const { cell } = term.entry;
    if (!isCellTerm(term) && !byCell.has(cell)) byCell.set(cell, { span: cell.span, term: { ...term, sign: 1 } });
  };
  for (const { figure, statement } of stated) add({ entry: figure, name: statement.item.text, sign: 1 });
  for (const { equation } of evaluated) for (const term of [equation.total, ...equation.parts]) add(term);
  return [...byCell.values()];
}

/** Where a term can be seen: its figure, with the row or the words around it. */
export function placeOfTerm(term: Term): Target {
  const selection = term.entry.amount ? term.entry.figure : term.entry.cell.span;
  return { span: isCellTerm(term) ? around(term.item.row.row.span, selection) : term.entry.cell.span, selection };
}

import type { Span } from '../../base/span.js';
import type { BudgetDocument } from '../../budget/document.js';
import { isCellTerm, type Term } from '../../budget/sums/equation.js';
import { statedAt } from '../hover/hover-stated.js';
import { placeAt } from '../places.js';
import { around, type Target } from './target.js';

/** A figure of a table or of a sentence that an author may ask about. */
export interface FigurePlace {
  /** The cell's content, or the digits of the sentence with their unit. */
  readonly span: Span;
  readonly term: Term;
}

/** The figure at an offset, its end included; one of a sentence only where it is bound to cells. */
export function figureAt(document: BudgetDocument, offset: number): FigurePlace | undefined {
  const place = placeAt(document, offset);
  if (place?.kind === 'amount') return { span: place.span, term: { entry: place.entry, item: place.item, sign: 1 } };
  const stated = statedAt(document, offset)?.stated;
  if (!stated) return undefined;
  return { span: stated.figure.cell.span, term: { entry: stated.figure, name: stated.statement.item.text, sign: 1 } };
}

/** Where a term can be seen: its figure, with the row or the words around it. */
export function placeOfTerm(term: Term): Target {
  const selection = term.entry.amount ? term.entry.figure : term.entry.cell.span;
  return { span: isCellTerm(term) ? around(term.item.row.row.span, selection) : term.entry.cell.span, selection };
}

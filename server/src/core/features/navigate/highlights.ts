import type { Span } from '../../base/span.js';
import type { BudgetDocument } from '../../budget/document.js';
import { isCellTerm, type Term } from '../../budget/sums/equation.js';
import type { Analysis } from '../analyse.js';
import { codeAt, codeMentions } from './code-mentions.js';
import { figureAt, placeOfTerm } from './figure-place.js';
import { ownNameAt } from './own-names.js';
import { relatedFigures } from './related-figures.js';

export interface Highlight {
  readonly span: Span;
  /** `result` is worked out from the others; `part` goes into it; `same` says the same. */
  readonly kind: 'result' | 'part' | 'same';
}

/**
 * A total with its parts; a part with its total and the other parts; an amount that is the total of its row alone, with both; a
 * code or a name wherever it stands.
 */
export function highlightsAt(analysis: Analysis, offset: number): readonly Highlight[] {
  const { document } = analysis;
  const figure = figureAt(document, offset);
  if (figure) return ofFigure(document, figure.term);
  const code = codeAt(analysis, offset);
  if (code) return codeMentions(analysis, code.code).map(({ span }) => ({ span, kind: 'same' }));
  return ownNameAt(analysis, offset)?.own.mentions.flatMap(({ pieces }) => pieces.map((span) => ({ span, kind: 'same' as const }))) ?? [];
}

function ofFigure(document: BudgetDocument, term: Term): readonly Highlight[] {
  const { parts, totals, siblings, same } = relatedFigures(document, term);
  const isTotalOfRows = parts.some((part) => !isInRowOf(part, term));
  const found = new Map<number, Highlight>();
  const add = (terms: readonly Term[], kind: Highlight['kind']) => {
    for (const span of terms.map((each) => placeOfTerm(each).selection)) if (!found.has(span.start)) found.set(span.start, { span, kind });
  };
  add([term], parts.length > 0 ? 'result' : 'part');
  add(parts, 'part');
  if (!isTotalOfRows) add(totals, 'result');
  if (!isTotalOfRows) add(siblings, 'part');
  add(same, 'same');
  return [...found.values()];
}

function isInRowOf(part: Term, term: Term): boolean {
  return isCellTerm(part) && isCellTerm(term) && part.item.row.row.line === term.item.row.row.line;
}

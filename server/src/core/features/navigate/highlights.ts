import type { Span } from '../../base/span.js';
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

/** A total with its parts; a part with its total and the other parts; a code or a name wherever it stands. */
export function highlightsAt(analysis: Analysis, offset: number): readonly Highlight[] {
  const { document } = analysis;
  const figure = figureAt(document, offset);
  if (figure) {
    const { parts, totals, siblings, same } = relatedFigures(document, figure.term);
    const own = placeOfTerm(figure.term).selection;
    const shown = (kind: Highlight['kind']) => (term: (typeof parts)[number]) => ({ span: placeOfTerm(term).selection, kind });
    if (parts.length > 0) return [{ span: own, kind: 'result' }, ...parts.map(shown('part')), ...same.map(shown('same'))];
    return [{ span: own, kind: 'part' }, ...totals.map(shown('result')), ...siblings.map(shown('part')), ...same.map(shown('same'))];
  }
  const code = codeAt(analysis, offset);
  if (code) return codeMentions(analysis, code.code).map(({ span }) => ({ span, kind: 'same' }));
  return ownNameAt(analysis, offset)?.own.mentions.flatMap(({ pieces }) => pieces.map((span) => ({ span, kind: 'same' as const }))) ?? [];
}

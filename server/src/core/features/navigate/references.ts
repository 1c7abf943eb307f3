import { holdsOffset, type Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import { codeAt, codeMentions } from './code-mentions.js';
import { figureAt, placeOfTerm } from './figure-place.js';
import { namedPlaceAt, namedPlaces } from './named-tables.js';
import { ownNameAt } from './own-names.js';
import { once, relatedFigures } from './related-figures.js';
import { plainTarget, type Target, targetOfMention } from './target.js';

/**
 * Every place that has to do with what stands at an offset, in the order of the document: for an amount its parts, the sums
 * it counts towards and the same amount elsewhere; for a code, a name or a table every place that names it.
 * `itself` says whether the place that was asked about is among them.
 */
export function referencesAt(analysis: Analysis, offset: number, itself: boolean): readonly Target[] {
  const found = allAt(analysis, offset).toSorted((a, b) => a.selection.start - b.selection.start);
  return itself ? found : found.filter(({ selection }) => !(selection.start <= offset && offset <= selection.end));
}

function allAt(analysis: Analysis, offset: number): readonly Target[] {
  const { document } = analysis;
  const figure = figureAt(document, offset);
  if (figure) {
    const { parts, totals, same } = relatedFigures(document, figure.term);
    // A total may print the same fact as well.
    return [figure.term, ...once([...parts, ...totals, ...same])].map(placeOfTerm);
  }
  const code = codeAt(analysis, offset);
  if (code) return codeMentions(analysis, code.code).map(({ target }) => target);
  const named = namedPlaceAt(analysis, offset);
  const title = named?.target ?? titleAt(analysis, offset);
  if (title) {
    const naming = namedPlaces(analysis).filter(({ target }) => target.start === title.start);
    return [title, ...naming.map(({ span }) => span)].map(plainTarget);
  }
  return ownNameAt(analysis, offset)?.own.mentions.map(targetOfMention) ?? [];
}

function titleAt({ document, recognised }: Analysis, offset: number): Span | undefined {
  if (!recognised) return undefined;
  return document.tables.flatMap(({ caption }) => caption.titleSpan ?? []).find((span) => holdsOffset(span, offset));
}

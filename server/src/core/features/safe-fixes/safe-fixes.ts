import type { Edit } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import { figureFormatEdits } from '../format/figure-format.js';
import { spacesInNames } from './spaces-in-names.js';

/**
 * Everything that can be mended without a decision and without changing the value of any figure: the name of a subject in
 * the year of the budget, white space inside names, figures printed alike. Where two edits meet, the earlier kind stands.
 * The result has no such edits.
 */
export function safeFixes(analysis: Analysis): readonly Edit[] {
  if (!analysis.recognised) return [];
  const suggested = analysis.findings.flatMap(({ suggestions }) => suggestions.find(({ isSafe }) => isSafe)?.edits ?? []);
  return withoutOverlaps([...suggested, ...spacesInNames(analysis), ...figureFormatEdits(analysis, { kind: 'document' })]);
}

function withoutOverlaps(edits: readonly Edit[]): readonly Edit[] {
  const order = new Map(edits.map((edit, place) => [edit, place]));
  const byPlace = edits.toSorted((a, b) => a.span.start - b.span.start || (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const kept: Edit[] = [];
  for (const edit of byPlace) {
    const last = kept.at(-1);
    const meets = last && edit.span.start < last.span.end;
    if (!meets) kept.push(edit);
    else if ((order.get(edit) ?? 0) < (order.get(last) ?? 0)) kept[kept.length - 1] = edit;
  }
  return kept;
}

import type { Edit } from '../base/span.js';
import type { Analysis } from './analyse.js';

/** What to recalculate: everything, the logical table at an offset, or the one total at an offset (with the totals it rests on). */
export type RecalculateScope =
  | { readonly kind: 'document' }
  | { readonly kind: 'table'; readonly offset: number }
  | { readonly kind: 'total'; readonly offset: number };

/**
 * Sets every total in the scope to the sum of its parts, bottom-up and exactly. Leaves are never touched.
 * Each edit replaces one figure and keeps its format. Recalculating the result again gives no edits.
 */
export function recalculate(_analysis: Analysis, _scope: RecalculateScope): readonly Edit[] {
  return [];
}

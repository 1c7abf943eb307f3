import type { Edit } from '../base/span.js';
import type { Analysis } from './analyse.js';
import { recalculate } from './recalculate.js';

const known = new WeakMap<Analysis, readonly Edit[]>();

/** What recalculating the whole document would change. Editors ask at each move of the cursor, so it is worked out once. */
export function recalculatedDocument(analysis: Analysis): readonly Edit[] {
  const edits = known.get(analysis) ?? recalculate(analysis, { kind: 'document' });
  known.set(analysis, edits);
  return edits;
}

import type { FoldingRange } from 'vscode-languageserver';
import { foldingRanges as rangesOf } from '../../core/api.js';
import type { ClientFeatures } from '../client-features.js';
import type { Reading } from '../readings.js';

/** Tables and the rows below a parent row. */
export function foldingRanges({ analysis }: Reading, client: ClientFeatures): FoldingRange[] {
  return rangesOf(analysis)
    .filter(({ startLine, endLine }) => endLine > startLine)
    .slice(0, client.mostFoldingRanges)
    .map(({ startLine, endLine }) => ({ startLine, endLine }));
}

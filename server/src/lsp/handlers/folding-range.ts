import type { FoldingRange } from 'vscode-languageserver';
import { foldingRanges as rangesOf } from '../../core/api.js';
import type { ClientFeatures } from '../client-features.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

export const foldingRangeFeature: ServerFeature = ({ connection, client, answer }) => {
  connection.onFoldingRanges(({ textDocument }) =>
    answer('textDocument/foldingRange', textDocument.uri, [], (reading) => foldingRanges(reading, client)),
  );
  return { capabilities: { foldingRangeProvider: true } };
};

/** Tables and the rows below a parent row. */
export function foldingRanges({ analysis }: Reading, client: ClientFeatures): FoldingRange[] {
  return rangesOf(analysis)
    .filter(({ startLine, endLine }) => endLine > startLine)
    .slice(0, client.mostFoldingRanges)
    .map(({ startLine, endLine }) => ({ startLine, endLine }));
}

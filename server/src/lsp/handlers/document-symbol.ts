import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { outline } from '../../core/api.js';
import type { ClientFeatures } from '../client-features.js';
import { toDocumentSymbol, toSymbolInformation } from '../convert.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

export const documentSymbolFeature: ServerFeature = ({ connection, client, answer }) => {
  connection.onDocumentSymbol(({ textDocument }) =>
    answer('textDocument/documentSymbol', textDocument.uri, [], (reading) => documentSymbols(reading, client)),
  );
  return { capabilities: { documentSymbolProvider: true } };
};

/** Tables and their rows, as a tree where the client takes one. */
export function documentSymbols({ document, analysis }: Reading, client: ClientFeatures): DocumentSymbol[] | SymbolInformation[] {
  const items = outline(analysis);
  if (client.hierarchicalSymbols) return items.map((item) => toDocumentSymbol(analysis.lines, item));
  return items.flatMap((item) => toSymbolInformation(document.uri, analysis.lines, item));
}

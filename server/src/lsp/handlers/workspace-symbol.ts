import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { type NamedSymbol, symbolsNamed } from '../../core/api.js';
import { toRange } from '../convert.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

/** Nobody reads a longer list; a longer query makes it shorter. */
const mostSymbols = 200;

/** Tables, rows and names of the drafts that are open. */
export const workspaceSymbolFeature: ServerFeature = ({ connection, documents, answer }) => {
  connection.onWorkspaceSymbol(async ({ query }) => {
    const found = await Promise.all(
      documents.all().map(({ uri }) => answer<WorkspaceSymbol[]>('workspace/symbol', uri, [], (reading) => symbolsIn(reading, query))),
    );
    return found.flat().slice(0, mostSymbols);
  });
  return { capabilities: { workspaceSymbolProvider: true } };
};

const symbolKinds: Readonly<Record<NamedSymbol['kind'], SymbolKind>> = {
  table: SymbolKind.Struct,
  row: SymbolKind.Field,
  owner: SymbolKind.Namespace,
  unit: SymbolKind.Namespace,
  project: SymbolKind.Object,
};

function symbolsIn({ analysis, document }: Reading, query: string): WorkspaceSymbol[] {
  return symbolsNamed(analysis, query)
    .slice(0, mostSymbols)
    .map(({ name, kind, span, container }) => ({
      name: name.trim() || '—',
      kind: symbolKinds[kind],
      location: { uri: document.uri, range: toRange(analysis.lines, span) },
      ...(container === undefined ? {} : { containerName: container }),
    }));
}

import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { type LineMap, type NamedSymbol, namedSymbols, symbolsMatching } from '../../core/api.js';
import { toRange } from '../convert.js';
import type { ServerFeature } from '../server-feature.js';

/** Nobody reads a longer list; a longer query makes it shorter. */
const mostSymbols = 200;

/** Tables, rows and names of the drafts that are open, and of those that were checked with their folder. */
export const workspaceSymbolFeature: ServerFeature = ({ connection, documents, closedSymbols, answer }) => {
  connection.onWorkspaceSymbol(async ({ query }) => {
    const opened = await Promise.all(
      documents
        .all()
        .map(({ uri }) =>
          answer<WorkspaceSymbol[]>('workspace/symbol', uri, [], ({ analysis }) =>
            analysis.recognised ? found(uri, analysis.lines, namedSymbols(analysis), query) : [],
          ),
        ),
    );
    const closed = [...closedSymbols].flatMap(([uri, { lines, symbols }]) =>
      documents.get(uri) === undefined ? found(uri, lines, symbols, query) : [],
    );
    return [...opened.flat(), ...closed].slice(0, mostSymbols);
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

function found(uri: string, lines: LineMap, symbols: readonly NamedSymbol[], query: string): WorkspaceSymbol[] {
  return symbolsMatching(symbols, query)
    .slice(0, mostSymbols)
    .map(({ name, kind, span, container }) => ({
      name: name.trim() || '—',
      kind: symbolKinds[kind],
      location: { uri, range: toRange(lines, span) },
      ...(container === undefined ? {} : { containerName: container }),
    }));
}

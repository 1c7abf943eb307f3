import { type CallHierarchyItem, SymbolKind } from 'vscode-languageserver';
import { type NumberNode, numberAt, numberParts, numberUsers } from '../../core/api.js';
import { toOffset, toRange } from '../convert.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

/** What makes up a number (its “calls”), and what it counts towards (its “callers”). */
export const callHierarchyFeature: ServerFeature = ({ connection, answer }) => {
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(({ textDocument: { uri }, position }) =>
    answer('textDocument/prepareCallHierarchy', uri, null, (reading) => {
      const node = numberAt(reading.analysis, toOffset(reading.analysis, position));
      return node ? [toItem(reading, node)] : null;
    }),
  );
  callHierarchy.onOutgoingCalls(({ item }) =>
    answer('callHierarchy/outgoingCalls', item.uri, [], (reading) =>
      numberParts(reading.analysis, toOffset(reading.analysis, item.selectionRange.start)).map((node) => ({
        to: toItem(reading, node),
        fromRanges: [item.selectionRange],
      })),
    ),
  );
  callHierarchy.onIncomingCalls(({ item }) =>
    answer('callHierarchy/incomingCalls', item.uri, [], (reading) =>
      numberUsers(reading.analysis, toOffset(reading.analysis, item.selectionRange.start)).map((node) => {
        const from = toItem(reading, node);
        return { from, fromRanges: [from.selectionRange] };
      }),
    ),
  );
  return { capabilities: { callHierarchyProvider: true } };
};

function toItem({ analysis, document }: Reading, { name, detail, span, selection }: NumberNode): CallHierarchyItem {
  return {
    name,
    detail,
    kind: SymbolKind.Number,
    uri: document.uri,
    range: toRange(analysis.lines, span),
    selectionRange: toRange(analysis.lines, selection),
  };
}

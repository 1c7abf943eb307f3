import {
  type DefinitionLink,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type Location,
  type Position,
  type SelectionRange,
} from 'vscode-languageserver';
import { definitionAt, type Highlight, highlightsAt, namedPlaces, referencesAt, selectionsAt } from '../../core/api.js';
import type { ClientFeatures } from '../client-features.js';
import { toOffset, toRange } from '../convert.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

/** From one place of a document to those that belong to it. */
export const navigationFeature: ServerFeature = ({ connection, client, answer }) => {
  connection.onDefinition(({ textDocument: { uri }, position }) =>
    answer('textDocument/definition', uri, null, (reading) => definition(reading, position, client)),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }) =>
    answer('textDocument/references', uri, [], (reading) => references(reading, position, context.includeDeclaration)),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
    answer('textDocument/documentHighlight', uri, [], (reading) => highlights(reading, position)),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }) => answer('textDocument/documentLink', uri, [], links));
  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    answer('textDocument/selectionRange', uri, [], ({ plain }) => positions.map((position) => selectionRange(plain, position))),
  );
  return {
    capabilities: {
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      documentLinkProvider: {},
      selectionRangeProvider: true,
    },
  };
};

function definition({ analysis, document }: Reading, position: Position, client: ClientFeatures): DefinitionLink[] | Location[] | null {
  const found = definitionAt(analysis, toOffset(analysis, position));
  if (!found || found.targets.length === 0) return null;
  const { lines } = analysis;
  if (!client.definitionLinks) return found.targets.map(({ selection }) => ({ uri: document.uri, range: toRange(lines, selection) }));
  return found.targets.map(({ span, selection }) => ({
    originSelectionRange: toRange(lines, found.origin),
    targetUri: document.uri,
    targetRange: toRange(lines, span),
    targetSelectionRange: toRange(lines, selection),
  }));
}

function references({ analysis, document }: Reading, position: Position, itself: boolean): Location[] {
  return referencesAt(analysis, toOffset(analysis, position), itself).map(({ selection }) => ({
    uri: document.uri,
    range: toRange(analysis.lines, selection),
  }));
}

const highlightKinds: Readonly<Record<Highlight['kind'], DocumentHighlightKind>> = {
  result: DocumentHighlightKind.Write,
  part: DocumentHighlightKind.Read,
  same: DocumentHighlightKind.Text,
};

function highlights({ analysis }: Reading, position: Position): DocumentHighlight[] {
  return highlightsAt(analysis, toOffset(analysis, position)).map(({ span, kind }) => ({
    range: toRange(analysis.lines, span),
    kind: highlightKinds[kind],
  }));
}

/** Links to a line of the same document, as editors write them. */
function links({ analysis, document }: Reading): DocumentLink[] {
  return namedPlaces(analysis).map(({ span, target }) => {
    const { line, character } = analysis.lines.positionAt(target.start);
    return { range: toRange(analysis.lines, span), target: `${document.uri}#L${line + 1},${character + 1}` };
  });
}

function selectionRange({ analysis }: Reading, position: Position): SelectionRange {
  const ranges = selectionsAt(analysis, toOffset(analysis, position)).map((span) => toRange(analysis.lines, span));
  const outermost = ranges.pop() ?? { start: position, end: position };
  return ranges.reduceRight<SelectionRange>((parent, range) => ({ range, parent }), { range: outermost });
}

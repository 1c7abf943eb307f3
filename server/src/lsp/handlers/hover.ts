import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import { hoverAt } from '../../core/api.js';
import type { ClientFeatures } from '../client-features.js';
import { toOffset, toRange } from '../convert.js';
import { plainMarkdown } from '../plain-markdown.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

export const hoverFeature: ServerFeature = ({ connection, client, answer }) => {
  connection.onHover(({ textDocument, position }) =>
    answer('textDocument/hover', textDocument.uri, null, (reading) => hover(reading, position, client)),
  );
  return { capabilities: { hoverProvider: true } };
};

/** What is known about the code or the amount under the pointer. */
export function hover({ analysis }: Reading, position: Position, client: ClientFeatures): Hover | null {
  const found = hoverAt(analysis, toOffset(analysis, position));
  if (found === undefined) return null;
  return {
    range: toRange(analysis.lines, found.span),
    contents: client.markdownHover
      ? { kind: MarkupKind.Markdown, value: found.markdown }
      : { kind: MarkupKind.PlainText, value: plainMarkdown(found.markdown) },
  };
}

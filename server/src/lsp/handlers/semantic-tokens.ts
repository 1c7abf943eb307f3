import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensDelta } from 'vscode-languageserver';
import { type Span, tokenModifiers, tokensIn, tokenTypes } from '../../core/api.js';
import { toSpan } from '../convert.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

/** In longer documents what is shown is coloured and nothing else: the figures of a table of so many rows are megabytes of tokens. */
const MOST_LINES = 10_000;

/** What the codes, totals and amounts of a budget are, for colours. */
export const semanticTokensFeature: ServerFeature = ({ connection, documents, answer }) => {
  const builders = new Map<string, SemanticTokensBuilder>();
  documents.onDidClose(({ document }) => builders.delete(document.uri));
  const builderOf = (uri: string): SemanticTokensBuilder => {
    const known = builders.get(uri) ?? new SemanticTokensBuilder();
    builders.set(uri, known);
    return known;
  };
  const { semanticTokens } = connection.languages;
  const nothing: SemanticTokens = { data: [] };
  // Without an answer for the whole, editors go on asking for what they show.
  const unlessLong = <T>({ analysis }: Reading, tell: () => T): T | null => (analysis.lines.lineCount > MOST_LINES ? null : tell());
  semanticTokens.on(({ textDocument: { uri } }) =>
    answer<SemanticTokens | null>('textDocument/semanticTokens/full', uri, nothing, (reading) =>
      unlessLong(reading, () => {
        const builder = builderOf(uri);
        // Begins anew, whatever was told before.
        builder.previousResult('');
        push(reading, wholeOf(reading), builder);
        return builder.build();
      }),
    ),
  );
  semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }) =>
    answer<SemanticTokens | SemanticTokensDelta | null>('textDocument/semanticTokens/full/delta', uri, nothing, (reading) =>
      unlessLong(reading, () => {
        const builder = builderOf(uri);
        builder.previousResult(previousResultId);
        push(reading, wholeOf(reading), builder);
        return builder.buildEdits();
      }),
    ),
  );
  semanticTokens.onRange(({ textDocument: { uri }, range }) =>
    answer<SemanticTokens>('textDocument/semanticTokens/range', uri, nothing, (reading) => {
      const builder = new SemanticTokensBuilder();
      push(reading, toSpan(reading.analysis, range), builder);
      return builder.build();
    }),
  );
  return {
    capabilities: {
      semanticTokensProvider: {
        legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
        full: { delta: true },
        range: true,
      },
    },
  };
};

function wholeOf({ analysis }: Reading): Span {
  return { start: 0, end: analysis.text.length };
}

function push({ analysis }: Reading, range: Span, builder: SemanticTokensBuilder): void {
  for (const { span, type, modifiers } of tokensIn(analysis, range)) {
    const { line, character } = analysis.lines.positionAt(span.start);
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
    builder.push(line, character, span.end - span.start, tokenTypes.indexOf(type), bits);
  }
}

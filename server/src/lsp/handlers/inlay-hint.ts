import { type InlayHint, InlayHintRefreshRequest, type Range } from 'vscode-languageserver';
import { type HintKind, hintsIn } from '../../core/api.js';
import type { Settings } from '../../settings/settings.js';
import { toRange, toSpan } from '../convert.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

/** What a total should be, units and shares, behind the figures. The client leaves out the line of the cursor, which only it knows. */
export const inlayHintFeature: ServerFeature = (session) => {
  const { connection, client, answer } = session;
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }) =>
    answer('textDocument/inlayHint', uri, [], (reading) => inlayHints(reading, range)),
  );
  session.onSettingsChange(() => {
    if (client.refreshesInlayHints) void connection.sendRequest(InlayHintRefreshRequest.type).catch(() => undefined);
  });
  return { capabilities: { inlayHintProvider: true } };
};

function inlayHints({ analysis, document, settings }: Reading, range: Range): InlayHint[] {
  const { lines } = analysis;
  return hintsIn(analysis, toSpan(analysis, range), kindsOf(settings)).map(({ offset, label, tooltip, target }) => ({
    position: lines.positionAt(offset),
    label: [{ value: label, tooltip, ...(target ? { location: { uri: document.uri, range: toRange(lines, target) } } : {}) }],
    paddingLeft: true,
  }));
}

function kindsOf({ sumHints, unitHints, shareHints }: Settings): ReadonlySet<HintKind> {
  return new Set([
    ...(sumHints ? ['sum' as const] : []),
    ...(unitHints ? ['unit' as const] : []),
    ...(shareHints ? ['share' as const] : []),
  ]);
}

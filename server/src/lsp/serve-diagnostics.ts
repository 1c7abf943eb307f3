import { CodeLensRefreshRequest, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { diagnosticsOf } from './diagnostics.js';
import { createScheduler } from './scheduler.js';
import type { Session } from './session.js';

/** Long enough not to check between two keystrokes, short enough to seem at once. */
const pauseAfterChange = 120;

/** Gives findings by pull where the client pulls and by push where it does not, never both. */
export function serveDiagnostics(session: Session): void {
  const recheckAll = session.client.pullsDiagnostics ? serveByPull(session) : serveByPush(session);
  const { connection, client, documents, settings } = session;
  session.onSettingsChange(() => {
    recheckAll();
    if (client.refreshesCodeLenses) void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  });
  // Settings files outside the workspace are not watched, so they are looked up again now and then.
  documents.onDidOpen(() => settings.forget());
  documents.onDidSave(() => settings.forget());
}

function serveByPull({ connection, client, answer }: Session): () => void {
  const none: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }) =>
    answer<DocumentDiagnosticReport>('textDocument/diagnostic', uri, none, (reading) =>
      reading.id === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: reading.id }
        : { kind: DocumentDiagnosticReportKind.Full, resultId: reading.id, items: diagnosticsOf(reading, client) },
    ),
  );
  return () => {
    if (client.refreshesDiagnostics) void connection.languages.diagnostics.refresh().catch(() => undefined);
  };
}

function serveByPush({ connection, runtime, client, documents, answer }: Session): () => void {
  const scheduler = createScheduler(runtime.timer);

  async function check(uri: string): Promise<void> {
    const params = await answer('textDocument/publishDiagnostics', uri, { uri, diagnostics: [] }, (reading) => ({
      uri,
      diagnostics: diagnosticsOf(reading, client),
      ...(client.diagnosticVersion ? { version: reading.document.version } : {}),
    }));
    // While settings were asked for, the document may have been closed; its findings are gone with it.
    if (documents.get(uri) !== undefined) await connection.sendDiagnostics(params);
  }

  function schedule(uri: string, milliseconds: number): void {
    scheduler.schedule(uri, milliseconds, () => void check(uri).catch(() => undefined));
  }

  // Opening counts as a change of content, but nobody is typing yet.
  const shown = new Set<string>();
  documents.onDidChangeContent(({ document: { uri } }) => {
    schedule(uri, shown.has(uri) ? pauseAfterChange : 0);
    shown.add(uri);
  });
  documents.onDidSave(({ document }) => schedule(document.uri, 0));
  documents.onDidClose(({ document: { uri } }) => {
    scheduler.cancel(uri);
    shown.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] }).catch(() => undefined);
  });
  return () => {
    for (const uri of documents.keys()) schedule(uri, 0);
  };
}

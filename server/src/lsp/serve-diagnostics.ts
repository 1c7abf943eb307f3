import { CodeLensRefreshRequest, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { diagnosticsOf } from './diagnostics.js';
import { createScheduler } from './scheduler.js';
import type { Session } from './session.js';
import { settingsDiagnostics } from './settings-diagnostics.js';
import { isSettingsFile } from './workspace-settings.js';

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
  session.neighbours.onOthersChanged((uris) => {
    if (uris.some((uri) => documents.get(uri) !== undefined)) recheckAll();
  });
  // Settings files outside the workspace are not watched, so they are looked up again now and then.
  documents.onDidOpen(() => settings.forget());
  documents.onDidSave(({ document: { uri } }) => {
    settings.forget();
    // Not every client watches files.
    if (isSettingsFile(uri)) recheckAll();
  });
}

function serveByPull(session: Session): () => void {
  const { connection, client, neighbours, answer } = session;
  const none: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
    const ofSettings = await settingsDiagnostics(session, uri);
    if (ofSettings) return { kind: DocumentDiagnosticReportKind.Full, items: ofSettings };
    return answer<DocumentDiagnosticReport>('textDocument/diagnostic', uri, none, (reading) => {
      const { judged, id } = neighbours.judge(reading);
      return id === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
        : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: diagnosticsOf(judged, client) };
    });
  });
  return () => {
    if (client.refreshesDiagnostics) void connection.languages.diagnostics.refresh().catch(() => undefined);
  };
}

function serveByPush(session: Session): () => void {
  const { connection, runtime, client, documents, neighbours, answer } = session;
  const scheduler = createScheduler(runtime.timer);

  async function check(uri: string): Promise<void> {
    const version = documents.get(uri)?.version;
    const ofSettings = await settingsDiagnostics(session, uri);
    if (ofSettings) {
      // A later version has a check of its own to come.
      if (documents.get(uri)?.version !== version) return;
      await connection.sendDiagnostics({
        uri,
        diagnostics: ofSettings,
        ...(client.diagnosticVersion && version !== undefined ? { version } : {}),
      });
      return;
    }
    const params = await answer('textDocument/publishDiagnostics', uri, { uri, diagnostics: [] }, (reading) => ({
      uri,
      diagnostics: diagnosticsOf(neighbours.judge(reading).judged, client),
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

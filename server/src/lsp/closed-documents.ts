import { analyse, type Finding, type LineMap, namedSymbols } from '../core/api.js';
import { toAnalyseOptions } from '../settings/settings.js';
import { diagnosticsOf } from './diagnostics.js';
import { inOrder, knownDocument } from './neighbours.js';
import type { Session } from './session.js';

/** Documents of the workspace that are not open: read when asked for, with their findings pushed to the client. */
export interface ClosedDocuments {
  /** Whether the findings of this document are shown while it is closed. */
  has(uri: string): boolean;
  uris(): readonly string[];
  /** Reads the document from where it is stored and takes note of it, showing nothing yet. */
  read(uri: string): Promise<ClosedReading>;
  /** Shows what is found in a document that was read. */
  show(uri: string): Promise<void>;
  /** Takes back what is shown; whoever opens the document gives its findings from then on. */
  hide(uri: string): Promise<void>;
  /** The document is gone. */
  drop(uri: string): Promise<void>;
}

/** What came of reading a closed document. */
export type ClosedReading =
  | { readonly kind: 'budget'; readonly findings: number }
  | { readonly kind: 'other' }
  /** There is no such text, or it cannot be reached from here. */
  | { readonly kind: 'unreadable' };

/** What is kept of a closed document: its findings, not its text. */
interface Closed {
  readonly lines: LineMap;
  readonly findings: readonly Finding[];
}

/** A closed document has no version; the protocol's first is 1. */
const noVersion = 0;

export function createClosedDocuments(session: Session, readText: (uri: string) => Promise<string | undefined>): ClosedDocuments {
  const { connection, client, documents, neighbours, closedSymbols, settings: allSettings, crashes, localeOf } = session;
  const closed = new Map<string, Closed>();
  const shown = new Set<string>();

  async function publish(uri: string, diagnostics: ReturnType<typeof diagnosticsOf>): Promise<void> {
    if (diagnostics.length === 0 && !shown.has(uri)) return;
    if (diagnostics.length > 0) shown.add(uri);
    else shown.delete(uri);
    await connection.sendDiagnostics({ uri, diagnostics });
  }

  async function drop(uri: string): Promise<void> {
    closed.delete(uri);
    closedSymbols.delete(uri);
    neighbours.note(uri, undefined);
    await publish(uri, []);
  }

  return {
    has: (uri) => closed.has(uri),
    uris: () => [...closed.keys()],
    drop,
    async read(uri) {
      const settings = await allSettings.for(uri);
      const text = await readText(uri);
      // Whoever opened it meanwhile reads it by himself.
      if (documents.get(uri) !== undefined) return { kind: 'other' };
      if (text === undefined) {
        await drop(uri);
        return { kind: 'unreadable' };
      }
      try {
        const locale = localeOf(settings);
        const analysis = analyse(text, toAnalyseOptions(settings, locale));
        const known = knownDocument(uri, analysis, { settings, locale });
        if (!known) {
          await drop(uri);
          return { kind: 'other' };
        }
        closed.set(uri, { lines: analysis.lines, findings: analysis.findings });
        closedSymbols.set(uri, { lines: analysis.lines, symbols: namedSymbols(analysis) });
        neighbours.note(uri, known);
        return { kind: 'budget', findings: analysis.findings.length };
      } catch (error) {
        crashes.report(`analyse ${uri}`, error);
        return { kind: 'unreadable' };
      }
    },
    async show(uri) {
      const document = closed.get(uri);
      if (!document || documents.get(uri) !== undefined) return;
      const settings = await allSettings.for(uri);
      const findings = inOrder(document.findings, neighbours.findingsAgainst(uri));
      await publish(
        uri,
        diagnosticsOf(
          { document: { uri, version: noVersion }, lines: document.lines, settings, locale: localeOf(settings), findings },
          client,
        ),
      );
    },
    async hide(uri) {
      // A client that is pushed to gets the findings of the open document in their place.
      if (client.pullsDiagnostics) await publish(uri, []);
      else shown.delete(uri);
    },
  };
}

import { type Disposable, DocumentFormattingRequest, DocumentRangeFormattingRequest, type TextEdit } from 'vscode-languageserver';
import { formatTables } from '../../core/api.js';
import { toSpan, toTextEdits } from '../convert.js';
import type { ServerFeature } from '../server-feature.js';
import type { Session } from '../session.js';

/**
 * Aligns the tables of budgets. Where the client can be told so later, it hears of a formatter for each budget and not for all
 * documents of a language: a user with another formatter of Markdown is not asked which one to take for a letter.
 */
export const formattingFeature: ServerFeature = (session) => {
  const { connection, client, answer } = session;
  connection.onDocumentFormatting(({ textDocument: { uri } }) =>
    answer<TextEdit[]>('textDocument/formatting', uri, [], ({ plain: { analysis } }) =>
      toTextEdits(analysis.lines, formatTables(analysis)),
    ),
  );
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }) =>
    answer<TextEdit[]>('textDocument/rangeFormatting', uri, [], ({ plain: { analysis } }) =>
      toTextEdits(analysis.lines, formatTables(analysis, {}, toSpan(analysis, range))),
    ),
  );
  if (!client.registersFormatting) return { capabilities: { documentFormattingProvider: true, documentRangeFormattingProvider: true } };
  registerForBudgets(session);
  return {};
};

function registerForBudgets({ connection, documents, onReading }: Session): void {
  const registered = new Map<string, Promise<readonly Disposable[]>>();
  onReading(({ document: { uri }, analysis }) => {
    if (!analysis.recognised) forget(uri);
    else if (!registered.has(uri)) registered.set(uri, register(uri));
  });
  documents.onDidClose(({ document }) => forget(document.uri));

  async function register(uri: string): Promise<readonly Disposable[]> {
    const documentSelector = [selectorOf(uri)];
    const types = [DocumentFormattingRequest.type, DocumentRangeFormattingRequest.type];
    return Promise.all(types.map((type) => connection.client.register(type, { documentSelector }))).catch(() => []);
  }

  function forget(uri: string): void {
    const registrations = registered.get(uri);
    registered.delete(uri);
    void registrations?.then((all) => {
      for (const one of all) one.dispose();
    });
  }
}

/** One document: by its scheme, and by its path without the drive, which editors write in different ways. */
function selectorOf(uri: string): { readonly scheme: string; readonly pattern: string } {
  const [, scheme = 'file', path = ''] = /^([a-z][\w+.-]*):(?:\/\/[^/]*)?(.*)$/iu.exec(uri) ?? [];
  const decoded = decode(path).replace(/^\/+(?:[a-z]:\/)?/iu, '');
  return { scheme, pattern: `**/${decoded.replace(/[[\]{}*?]/gu, '[$&]')}` };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

import { l10n, type TextDocument, type TextEditor, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ServerHost } from './server-host.js';

/** The document a command is about, and the server that knows it. */
export interface Draft {
  readonly document: TextDocument;
  readonly client: LanguageClient;
  /** As the server names it. */
  readonly uri: string;
  /** Where the author is, as an offset; 0 where the document is not in the active editor. */
  readonly cursor: number;
}

/** Undefined where there is no document or no server; the author is told of the latter. */
export async function activeDraft(host: ServerHost, of?: unknown): Promise<Draft | undefined> {
  const document = await documentOf(of);
  const client = document && runningClient(host);
  if (!document || !client) return undefined;
  return {
    document,
    client,
    uri: client.code2ProtocolConverter.asUri(document.uri),
    cursor: cursorIn(document, window.activeTextEditor),
  };
}

export function runningClient(host: ServerHost): LanguageClient | undefined {
  const client = host.running();
  if (client === undefined) void window.showWarningMessage(l10n.t('The budget server is not running: use “Restart Server” first.'));
  return client;
}

/** Said in passing, for a few seconds: what a command does is seen in the text itself. */
export function tell(message: string): void {
  window.setStatusBarMessage(message, 5000);
}

/** Menus pass a `Uri` of their own, code lenses a string, and the palette nothing at all. */
async function documentOf(uri: unknown): Promise<TextDocument | undefined> {
  if (typeof uri === 'string') return workspace.openTextDocument(Uri.parse(uri));
  if (uri instanceof Uri) return workspace.openTextDocument(uri);
  return window.activeTextEditor?.document;
}

function cursorIn(document: TextDocument, editor: TextEditor | undefined): number {
  return editor?.document === document ? document.offsetAt(editor.selection.active) : 0;
}

import { commands, type Disposable, type LogOutputChannel, l10n, type TextDocument, type TextEditor, Uri, window, workspace } from 'vscode';
import { ExecuteCommandRequest } from 'vscode-languageclient/node';
import {
  type RecalculateParams,
  type RecalculateResult,
  recalculateCommand,
  recalculateTableCommand,
} from '../../server/src/lsp/protocol.js';
import { checkWorkspace, foldersOf } from './check-workspace.js';
import { chooseTemplate } from './choose-template.js';
import type { ServerHost } from './server-host.js';

/** The commands of the palette, the editor's menu and the code lenses. */
export function registerCommands(host: ServerHost, output: LogOutputChannel): readonly Disposable[] {
  return [
    commands.registerCommand('budgetDraft.recalculateDocument', (uri?: string) => recalculate(host, uri, () => ({ kind: 'document' }))),
    commands.registerCommand(recalculateTableCommand, (uri?: string, offset?: number) =>
      recalculate(host, uri, (cursor) => ({ kind: 'table', offset: offset ?? cursor })),
    ),
    commands.registerCommand('budgetDraft.recalculateTotal', (uri?: string, offset?: number) =>
      recalculate(host, uri, (cursor) => ({ kind: 'total', offset: offset ?? cursor })),
    ),
    commands.registerCommand('budgetDraft.chooseTemplate', (uri?: string) => choose(host, uri)),
    commands.registerCommand('budgetDraft.checkWorkspace', (uri?: Uri, selected?: readonly Uri[]) => checkFolders(host, uri, selected)),
    commands.registerCommand('budgetDraft.showOutput', () => output.show()),
    commands.registerCommand('budgetDraft.restartServer', () => host.restart()),
  ];
}

/** The server answers with an edit of its own for this version of the document; the client only says what is meant. */
async function recalculate(host: ServerHost, uri: unknown, scopeAt: (cursor: number) => RecalculateParams['scope']): Promise<void> {
  const document = await documentOf(uri);
  if (document === undefined) return;
  const client = runningClient(host);
  if (client === undefined) return;
  const params: RecalculateParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    version: document.version,
    scope: scopeAt(cursorIn(document, window.activeTextEditor)),
  };
  const result: RecalculateResult | null = await client.sendRequest(ExecuteCommandRequest.type, {
    command: recalculateCommand,
    arguments: [params],
  });
  if (result?.applied) tell(l10n.t('Figures recalculated: {0}', result.changed));
  else if (result?.changed === 0) tell(l10n.t('There is nothing to recalculate here.'));
}

async function choose(host: ServerHost, uri: unknown): Promise<void> {
  const document = await documentOf(uri);
  const client = document && runningClient(host);
  if (document && client) await chooseTemplate(client, document);
}

async function checkFolders(host: ServerHost, uri: unknown, selected: unknown): Promise<void> {
  const client = runningClient(host);
  if (client) await checkWorkspace(client, foldersOf(uri, selected));
}

function runningClient(host: ServerHost): ReturnType<ServerHost['running']> {
  const client = host.running();
  if (client === undefined) void window.showWarningMessage(l10n.t('The budget server is not running: use “Restart Server” first.'));
  return client;
}

/** Said in passing, for a few seconds: a recalculation is seen in the text itself. */
function tell(message: string): void {
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

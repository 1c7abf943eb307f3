import { commands, type Disposable, env, window } from 'vscode';
import { type CopyTableParams, type CopyTableResult, copyTableCommand } from '../../server/src/lsp/protocol/copy-table.js';
import { activeDraft } from './active-draft.js';
import { executeCommand } from './execute-command.js';
import type { ServerHost } from './server-host.js';

export function registerCopyTable(host: ServerHost): readonly Disposable[] {
  return [commands.registerCommand('budgetDraft.copyTable', () => copy(host))];
}

async function copy(host: ServerHost): Promise<void> {
  const draft = await activeDraft(host);
  if (draft === undefined) return;
  const { client, uri, document, cursor } = draft;
  const position = client.code2ProtocolConverter.asPosition(document.positionAt(cursor));
  const params: CopyTableParams = { uri, position };
  const result: CopyTableResult | null = await executeCommand(client, copyTableCommand, params);
  if (result?.text !== undefined) await env.clipboard.writeText(result.text);
  if (result) void window.showInformationMessage(result.message);
}

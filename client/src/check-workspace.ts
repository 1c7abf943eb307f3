import { commands, l10n, RelativePattern, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type CheckWorkspaceParams,
  type CheckWorkspaceResult,
  checkWorkspaceCommand,
} from '../../server/src/lsp/protocol/check-workspace.js';
import { draftFiles } from './documents.js';
import { executeCommand } from './execute-command.js';

const passedOver = '**/{node_modules,.*}/**';

/** Checks the drafts of folders together; without folders, those of the whole workspace. The server shows the progress. */
export async function checkWorkspace(client: LanguageClient, folders: readonly Uri[]): Promise<void> {
  const found = await draftsIn(folders);
  if (found.length === 0) {
    void window.showInformationMessage(l10n.t('There are no drafts here (.md, .txt, .tsv).'));
    return;
  }
  const params: CheckWorkspaceParams = { uris: found.map((uri) => client.code2ProtocolConverter.asUri(uri)) };
  const result: CheckWorkspaceResult | null = await executeCommand(client, checkWorkspaceCommand, params);
  if (result) await tellOf(result);
}

/** What the client can see, so that this works in any workspace, also in one that is on no disk. */
async function draftsIn(folders: readonly Uri[]): Promise<readonly Uri[]> {
  if (folders.length === 0) return workspace.findFiles(draftFiles, passedOver);
  const lists = await Promise.all(folders.map((folder) => workspace.findFiles(new RelativePattern(folder, draftFiles), passedOver)));
  return lists.flat();
}

async function tellOf({ checked, total, budgets, unreadable, cancelled }: CheckWorkspaceResult): Promise<void> {
  const told = [
    cancelled
      ? l10n.t('Cancelled: {0} of {1} files were checked, {2} of them budgets.', checked, total, budgets)
      : l10n.t('{0} files checked, {1} of them budgets.', checked, budgets),
    unreadable > 0 ? l10n.t('Files that could not be read: {0}.', unreadable) : '',
  ];
  const show = l10n.t('Show Problems');
  const choice = await window.showInformationMessage(told.filter(Boolean).join(' '), show);
  if (choice === show) await commands.executeCommand('workbench.actions.view.problems');
}

/** What the explorer passes: the folder under the pointer, and all that are selected. */
export function foldersOf(uri: unknown, selected: unknown): readonly Uri[] {
  const given = Array.isArray(selected) ? selected : [uri];
  return given.filter((one): one is Uri => one instanceof Uri);
}

import { commands, type Disposable, l10n } from 'vscode';
import {
  previewCommand,
  type UpdateDependentsParams,
  type UpdateDependentsResult,
  updateCommand,
  updateDependentsCommand,
} from '../../server/src/lsp/protocol/impact.js';
import { activeDraft, tell } from './active-draft.js';
import { executeCommand } from './execute-command.js';
import type { ServerHost } from './server-host.js';

/** Lets what follows from changed figures follow, at once or after a look at each number. */
export function registerImpact(host: ServerHost): readonly Disposable[] {
  return [
    commands.registerCommand(updateCommand, (uri?: string) => update(host, uri, false)),
    commands.registerCommand(previewCommand, (uri?: string) => update(host, uri, true)),
  ];
}

/** The server knows what was changed and says where nothing waits; a preview comes of edits that ask to be confirmed. */
async function update(host: ServerHost, of: unknown, preview: boolean): Promise<void> {
  const draft = await activeDraft(host, of);
  if (draft === undefined) return;
  const { client, uri, document } = draft;
  const params: UpdateDependentsParams = { uri, version: document.version, preview };
  const result: UpdateDependentsResult | null = await executeCommand(client, updateDependentsCommand, params);
  if (result?.applied) tell(l10n.t('Places updated: {0}', result.changed));
}

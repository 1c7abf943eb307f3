import { commands, type Disposable, l10n } from 'vscode';
import {
  type RecalculateParams,
  type RecalculateResult,
  recalculateCommand,
  recalculateTableCommand,
} from '../../server/src/lsp/protocol/recalculate.js';
import { activeDraft, tell } from './active-draft.js';
import { executeCommand } from './execute-command.js';
import type { ServerHost } from './server-host.js';

export function registerRecalculate(host: ServerHost): readonly Disposable[] {
  return [
    commands.registerCommand('budgetDraft.recalculateDocument', (uri?: string) => recalculate(host, uri, () => ({ kind: 'document' }))),
    commands.registerCommand(recalculateTableCommand, (uri?: string, offset?: number) =>
      recalculate(host, uri, (cursor) => ({ kind: 'table', offset: offset ?? cursor })),
    ),
    commands.registerCommand('budgetDraft.recalculateTotal', (uri?: string, offset?: number) =>
      recalculate(host, uri, (cursor) => ({ kind: 'total', offset: offset ?? cursor })),
    ),
  ];
}

/** The server answers with an edit of its own for this version of the document; the client only says what is meant. */
async function recalculate(host: ServerHost, of: unknown, scopeAt: (cursor: number) => RecalculateParams['scope']): Promise<void> {
  const draft = await activeDraft(host, of);
  if (draft === undefined) return;
  const { client, uri, document, cursor } = draft;
  const params: RecalculateParams = { uri, version: document.version, scope: scopeAt(cursor) };
  const result: RecalculateResult | null = await executeCommand(client, recalculateCommand, params);
  if (result?.applied) tell(l10n.t('Figures recalculated: {0}', result.changed));
  else if (result?.changed === 0) tell(l10n.t('There is nothing to recalculate here.'));
}

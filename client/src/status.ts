import { commands, Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type StatusParams, statusMethod } from '../../server/src/lsp/protocol.js';
import { documentSelector } from './documents.js';

/** Shows what was recognised in the active editor; silent in a document that is not a budget. */
export interface StatusView extends Disposable {
  /** Listens to one client; what it said is forgotten when the connection is disposed. */
  connect(client: LanguageClient): Disposable;
}

export function createStatusView(): StatusView {
  const known = new Map<string, StatusParams>();
  let item: LanguageStatusItem | undefined;

  function refresh(): void {
    const document = window.activeTextEditor?.document;
    const status = document && known.get(document.uri.toString());
    if (document && status?.recognised) {
      item ??= languages.createLanguageStatusItem('budgetDraft.status', documentSelector);
      show(status, item);
    } else {
      item?.dispose();
      item = undefined;
    }
    void commands.executeCommand('setContext', 'budgetDraft.isBudget', item !== undefined);
  }

  function connect(client: LanguageClient): Disposable {
    const listening = client.onNotification(statusMethod, (status: StatusParams) => {
      known.set(client.protocol2CodeConverter.asUri(status.uri).toString(), status);
      refresh();
    });
    return new Disposable(() => {
      listening.dispose();
      known.clear();
      refresh();
    });
  }

  const listeners = Disposable.from(
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidCloseTextDocument((document) => known.delete(document.uri.toString())),
  );
  return {
    connect,
    dispose: () => {
      listeners.dispose();
      item?.dispose();
    },
  };
}

function show(status: StatusParams, item: LanguageStatusItem): void {
  const allHold = status.holding === status.equations;
  item.name = l10n.t('Budget Draft');
  item.severity = allHold ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
  item.text = l10n.t('{0} of {1} equations hold', status.holding, status.equations);
  item.detail = [status.owner, status.year && l10n.t('budget of {0}', status.year), l10n.t('tables: {0}', status.tables)]
    .filter(Boolean)
    .join(' · ');
  item.command = { title: l10n.t('Show Problems'), command: 'workbench.actions.view.problems' };
}

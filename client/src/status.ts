import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { previewCommand, updateCommand } from '../../server/src/lsp/protocol/impact.js';
import { type StatusParams, type StatusTemplate, statusMethod } from '../../server/src/lsp/protocol/status.js';
import { documentSelector } from './documents.js';

/** The budget that a person is looking at. */
export interface BudgetInView {
  /** Undefined where the active editor shows none. */
  uri(): Uri | undefined;
  /** Another budget came into view, or the server has read the one in view again. */
  readonly onDidChange: Event<void>;
}

/** Shows what was recognised in the active editor; silent in a document that is not a budget. */
export interface StatusView extends BudgetInView, Disposable {
  /** Listens to one client; what it said is forgotten when the connection is disposed. */
  connect(client: LanguageClient): Disposable;
}

const itemIds = ['budgetDraft.status', 'budgetDraft.template'];
const impactId = 'budgetDraft.impact';

export function createStatusView(): StatusView {
  const known = new Map<string, StatusParams>();
  const changed = new EventEmitter<void>();
  let items: readonly LanguageStatusItem[] = [];
  let impact: LanguageStatusItem | undefined;
  let inView: Uri | undefined;

  function refresh(): void {
    const document = window.activeTextEditor?.document;
    const status = document && known.get(document.uri.toString());
    if (document && status?.recognised) {
      if (items.length === 0) items = itemIds.map((id) => languages.createLanguageStatusItem(id, documentSelector));
      const [checks, template] = items;
      if (checks) show(status, checks);
      if (template) showTemplate(status, template);
    } else {
      for (const item of items) item.dispose();
      items = [];
    }
    impact = showImpact(items.length === 0 ? undefined : status, impact);
    inView = items.length === 0 ? undefined : document?.uri;
    changed.fire();
    void commands.executeCommand('setContext', 'budgetDraft.isBudget', items.length > 0);
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
    uri: () => inView,
    onDidChange: changed.event,
    dispose: () => {
      listeners.dispose();
      changed.dispose();
      impact?.dispose();
      for (const item of items) item.dispose();
    },
  };
}

function show(status: StatusParams, item: LanguageStatusItem): void {
  const isSettled = status.settled === status.total;
  item.name = l10n.t('Budget Draft');
  item.severity = isSettled ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
  item.text = l10n.t('{0}/{1} settled', status.settled, status.total);
  item.detail = [
    status.owner,
    status.year && l10n.t('budget of {0}', status.year),
    l10n.t('tables: {0}', status.tables),
    l10n.t('{0} of {1} equations hold', status.holding, status.equations),
    status.unchecked > 0 && l10n.t('not checked: {0}', status.unchecked),
  ]
    .filter(Boolean)
    .join(' · ');
  item.command = { title: l10n.t('Show Checklist'), command: 'budgetDraft.showChecklist' };
  speak(item);
}

/** Which form the document is held against, and how that is known. */
function showTemplate({ template }: StatusParams, item: LanguageStatusItem): void {
  if (template === undefined) return;
  item.name = l10n.t('Budget form');
  item.text = l10n.t('Form: {0}', template.name);
  item.severity =
    template.missing > 0 || template.unknown !== undefined ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.detail = [
    howKnown(template.how),
    template.missing > 0 ? l10n.t('tables missing: {0}', template.missing) : '',
    template.unknown === undefined ? '' : l10n.t('there is no form named {0}', template.unknown),
  ]
    .filter(Boolean)
    .join(' · ');
  item.command = { title: l10n.t('Choose…'), command: 'budgetDraft.chooseTemplate' };
  speak(item);
}

/** What waits to follow from changed figures: an item that is there only while something does. */
function showImpact(status: StatusParams | undefined, shown: LanguageStatusItem | undefined): LanguageStatusItem | undefined {
  if (!status?.impact) {
    shown?.dispose();
    return undefined;
  }
  const item = shown ?? languages.createLanguageStatusItem(impactId, documentSelector);
  const { text, edits } = status.impact;
  item.name = l10n.t('Changed figures');
  item.severity = LanguageStatusSeverity.Warning;
  item.text = text;
  item.command = {
    title: edits > 0 ? l10n.t('Preview and Update…') : l10n.t('What is to decide?'),
    command: edits > 0 ? previewCommand : updateCommand,
    arguments: [status.uri],
  };
  speak(item);
  return item;
}

/** `52/54` alone says nothing to someone who hears it: the item is read out with its name and its detail. */
function speak(item: LanguageStatusItem): void {
  const spoken = [item.name, item.text, item.detail].filter(Boolean).join(', ');
  item.accessibilityInformation = { label: spoken };
}

function howKnown(how: StatusTemplate['how']): string {
  switch (how) {
    case 'setting':
      return l10n.t('by the setting');
    case 'comment':
      return l10n.t('by a comment in the document');
    case 'recognised':
      return l10n.t('recognised from its tables');
    case 'generic':
      return l10n.t('no known form');
  }
}

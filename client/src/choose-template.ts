import { ConfigurationTarget, l10n, type QuickPickItem, type TextDocument, WorkspaceEdit, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type TemplatesRequestParams, type TemplatesResult, templatesMethod } from '../../server/src/lsp/protocol/templates.js';

interface TemplateItem extends QuickPickItem {
  /** `auto` to have the form recognised. */
  readonly id: string;
}

interface PlaceItem extends QuickPickItem {
  readonly place: 'comment' | 'setting';
}

/** Lets the author say which form a document follows: in a comment of the document, or in the settings. */
export async function chooseTemplate(client: LanguageClient, document: TextDocument): Promise<void> {
  const params: TemplatesRequestParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const templates: TemplatesResult | null = await client.sendRequest(templatesMethod, params);
  if (templates === null) {
    void window.showInformationMessage(l10n.t('This document is not recognised as a budget.'));
    return;
  }
  const chosen = await window.showQuickPick(itemsOf(templates), { placeHolder: l10n.t('Which form does this document follow?') });
  if (chosen === undefined) return;
  const place = chosen.id === 'auto' ? 'setting' : await askPlace();
  if (place === 'comment') await writeComment(client, document, templates, chosen.id);
  else if (place === 'setting') await writeSetting(document, chosen.id);
}

function itemsOf({ current, choices }: TemplatesResult): readonly TemplateItem[] {
  const automatic = { id: 'auto', label: l10n.t('Recognise automatically'), description: '' };
  return [
    automatic,
    ...choices.map(({ id, name }) => ({ id, label: name, description: id === current.id ? l10n.t('{0} · in use', id) : id })),
  ];
}

async function askPlace(): Promise<PlaceItem['place'] | undefined> {
  const places: readonly PlaceItem[] = [
    { place: 'comment', label: l10n.t('For this document: a comment at its top') },
    { place: 'setting', label: l10n.t('For all documents of this workspace: the setting budgetDraft.template') },
  ];
  return (await window.showQuickPick(places, { placeHolder: l10n.t('Where should it be written?') }))?.place;
}

async function writeComment(
  client: LanguageClient,
  document: TextDocument,
  { comment, version }: TemplatesResult,
  id: string,
): Promise<void> {
  if (document.version !== version) return;
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, client.protocol2CodeConverter.asRange(comment.range), comment.before + id + comment.after);
  await workspace.applyEdit(edit);
}

async function writeSetting(document: TextDocument, id: string): Promise<void> {
  const target = workspace.getWorkspaceFolder(document.uri) ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Global;
  await workspace.getConfiguration('budgetDraft', document.uri).update('template', id === 'auto' ? undefined : id, target);
}

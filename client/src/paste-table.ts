import {
  commands,
  type DataTransfer,
  type Disposable,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditContext,
  type DocumentPasteEditProvider,
  DocumentPasteTriggerKind,
  env,
  l10n,
  languages,
  type Range,
  type TextDocument,
  WorkspaceEdit,
  window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ChangeResult } from '../../server/src/lsp/protocol/change.js';
import {
  type PasteTableChoice,
  type PasteTableParams,
  type PasteTableResult,
  pasteTableCommand,
  pasteTableMethod,
} from '../../server/src/lsp/protocol/paste-table.js';
import { activeDraft } from './active-draft.js';
import { documentSelector } from './documents.js';
import { executeCommand } from './execute-command.js';
import type { ServerHost } from './server-host.js';

const HTML = 'text/html';
const TEXT = 'text/plain';
/** What the editor adds to a copy that was made in an editor. */
const COPIED_IN_EDITOR = 'vscode-editor-data';

/** Tables of the clipboard, as "Paste As…" and `editor.pasteAs.preferences` name them. */
const tableKind = DocumentDropOrPasteEditKind.Empty.append('budget', 'table');

export function registerPasteTable(host: ServerHost): readonly Disposable[] {
  return [
    languages.registerDocumentPasteEditProvider(documentSelector, new TablePasteProvider(host), {
      providedPasteEditKinds: [tableKind],
      pasteMimeTypes: [HTML, TEXT],
    }),
    commands.registerCommand('budgetDraft.pasteTable', () => pasteText(host)),
  ];
}

/** Asks the server how the clipboard is pasted as a table, where it may hold one. */
class TablePasteProvider implements DocumentPasteEditProvider {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
  }

  async provideDocumentPasteEdits(
    document: TextDocument,
    ranges: readonly Range[],
    dataTransfer: DataTransfer,
    { triggerKind }: DocumentPasteEditContext,
  ): Promise<DocumentPasteEdit[] | undefined> {
    const [range, ...others] = ranges;
    const client = this.#host.running();
    if (client === undefined || range === undefined || others.length > 0) return undefined;
    // What was copied in an editor is text of a draft already, and elsewhere than in a budget tables are pasted on request. The
    // editor must not get an answer then: beside one it lays out plain text anew, and turns tabs at the start of a line into blanks.
    const isAsked = triggerKind === DocumentPasteTriggerKind.PasteAs;
    if (!isAsked && dataTransfer.get(COPIED_IN_EDITOR) !== undefined) return undefined;
    const html = await dataTransfer.get(HTML)?.asString();
    const text = await dataTransfer.get(TEXT)?.asString();
    const result = mayHoldTable(html, text) ? await ask(client, document, range, html, text) : null;
    if (!result || !(isAsked || result.inBudget)) return undefined;
    if (result.notice !== undefined) void window.showInformationMessage(result.notice);
    return result.choices.map((choice) => pasteEdit(client, document, range, choice));
  }
}

function ask(client: LanguageClient, document: TextDocument, range: Range, html: string | undefined, text: string | undefined) {
  const params: PasteTableParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    version: document.version,
    range: client.code2ProtocolConverter.asRange(range),
    ...(html === undefined ? {} : { html }),
    ...(text === undefined ? {} : { text }),
  };
  return client.sendRequest<PasteTableResult | null>(pasteTableMethod, params);
}

function pasteEdit(client: LanguageClient, document: TextDocument, selection: Range, choice: PasteTableChoice): DocumentPasteEdit {
  // What is pasted over the selection is laid out anew by the editor, which would turn tabs at the start of a line into blanks.
  const isKept = !/^[ \t]/m.test(choice.insertText);
  const edit = new DocumentPasteEdit(isKept ? choice.insertText : '', choice.title, tableKind.append(choice.kind));
  if (choice.edits.length > 0 || !isKept) edit.additionalEdit = new WorkspaceEdit();
  for (const { range, newText } of choice.edits) {
    edit.additionalEdit?.replace(document.uri, client.protocol2CodeConverter.asRange(range), newText);
  }
  if (!isKept) edit.additionalEdit?.insert(document.uri, selection.end, choice.insertText);
  return edit;
}

/** Most of what is pasted is plain words: the server is not asked about them. */
function mayHoldTable(html: string | undefined, text: string | undefined): boolean {
  return /<table\b/i.test(html ?? '') || /\t|^[^\p{L}]*\n/u.test(text ?? '');
}

/** The clipboard as commands see it, which is text alone. */
async function pasteText(host: ServerHost): Promise<void> {
  const editor = window.activeTextEditor;
  const draft = await activeDraft(host);
  if (editor === undefined || draft === undefined || editor.document !== draft.document) return;
  const { client, uri, document } = draft;
  const params: PasteTableParams = {
    uri,
    version: document.version,
    range: client.code2ProtocolConverter.asRange(editor.selection),
    text: await env.clipboard.readText(),
  };
  const result: ChangeResult | null = await executeCommand(client, pasteTableCommand, params);
  if (result === null) void window.showWarningMessage(l10n.t('This document is too long to paste tables into.'));
}

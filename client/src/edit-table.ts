import { commands, type Disposable, Selection, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type EditTableParams, type EditTableResult, editTableCommand } from '../../server/src/lsp/protocol/edit-table.js';
import type { ProtocolRange } from '../../server/src/lsp/protocol/range.js';
import { activeDraft } from './active-draft.js';
import { executeCommand } from './execute-command.js';
import type { ServerHost } from './server-host.js';

/** Rows, columns and whole tables changed by hand; why something cannot be done the server says itself. */
export function registerEditTable(host: ServerHost): readonly Disposable[] {
  const edit = (operation: EditTableParams['operation']) => () => editTable(host, operation);
  return [
    commands.registerCommand('budgetDraft.insertRowAbove', edit('insertRowAbove')),
    commands.registerCommand('budgetDraft.insertRowBelow', edit('insertRowBelow')),
    commands.registerCommand('budgetDraft.insertOfWhichRow', edit('insertOfWhichRow')),
    commands.registerCommand('budgetDraft.deleteRows', edit('deleteRows')),
    commands.registerCommand('budgetDraft.moveRowUp', edit('moveRowUp')),
    commands.registerCommand('budgetDraft.moveRowDown', edit('moveRowDown')),
    commands.registerCommand('budgetDraft.insertColumnLeft', edit('insertColumnLeft')),
    commands.registerCommand('budgetDraft.insertColumnRight', edit('insertColumnRight')),
    commands.registerCommand('budgetDraft.deleteColumn', edit('deleteColumn')),
    commands.registerCommand('budgetDraft.moveColumnLeft', edit('moveColumnLeft')),
    commands.registerCommand('budgetDraft.moveColumnRight', edit('moveColumnRight')),
    commands.registerCommand('budgetDraft.sortRows', edit('sortRows')),
    commands.registerCommand('budgetDraft.alignTable', edit('alignTable')),
    commands.registerCommand('budgetDraft.tableToTabs', edit('tableToTabs')),
    commands.registerCommand('budgetDraft.tableToPipes', edit('tableToPipes')),
    commands.registerCommand('budgetDraft.documentToTabs', edit('documentToTabs')),
    commands.registerCommand('budgetDraft.documentToPipes', edit('documentToPipes')),
    commands.registerCommand('budgetDraft.unifyTableFigures', edit('unifyTableFigures')),
    commands.registerCommand('budgetDraft.unifyDocumentFigures', edit('unifyDocumentFigures')),
  ];
}

async function editTable(host: ServerHost, operation: EditTableParams['operation']): Promise<void> {
  const editor = window.activeTextEditor;
  const draft = editor && (await activeDraft(host));
  if (!editor || !draft || editor.document !== draft.document) return;
  const { client, uri, document } = draft;
  const range = client.code2ProtocolConverter.asRange(editor.selection);
  const params: EditTableParams = { uri, version: document.version, range, operation };
  const result: EditTableResult | null = await executeCommand(client, editTableCommand, params);
  if (result?.select) select(client, result.select);
}

/** Selects a range in the active editor and shows it. */
export function select(client: LanguageClient, range: ProtocolRange): void {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { start, end } = client.protocol2CodeConverter.asRange(range);
  editor.selection = new Selection(start, end);
  editor.revealRange(editor.selection);
}

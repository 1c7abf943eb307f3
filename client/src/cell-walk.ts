import { commands, Disposable, type TextEditor, window } from 'vscode';
import { type NextCellParams, type NextCellResult, nextCellMethod } from '../../server/src/lsp/protocol/next-cell.js';
import { select } from './edit-table.js';
import type { ServerHost } from './server-host.js';

/** The Tab key in tables: to the next cell and to the one before. */
export function registerCellWalk(host: ServerHost): readonly Disposable[] {
  return [
    commands.registerCommand('budgetDraft.nextCell', () => walk(host, 'next')),
    commands.registerCommand('budgetDraft.previousCell', () => walk(host, 'previous')),
    watchRows(),
  ];
}

/**
 * Says whether the cursor stands in what may be a row. Whether it is one the server knows; this only keeps the key from
 * asking it at every tab in prose.
 */
function watchRows(): Disposable {
  let said: boolean | undefined;
  const tell = (editor: TextEditor | undefined) => {
    const now = editor !== undefined && mayBeRow(editor);
    if (now === said) return;
    said = now;
    void commands.executeCommand('setContext', 'budgetDraft.inTable', now);
  };
  tell(window.activeTextEditor);
  return Disposable.from(
    window.onDidChangeActiveTextEditor(tell),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) tell(textEditor);
    }),
  );
}

function mayBeRow({ document, selection, selections }: TextEditor): boolean {
  return selections.length === 1 && selection.isSingleLine && /[|\t]/.test(document.lineAt(selection.active.line).text);
}

/** Where there is no cell to go to, the key does what it always does. */
async function walk(host: ServerHost, direction: NextCellParams['direction']): Promise<void> {
  const editor = window.activeTextEditor;
  const client = host.running();
  const usual = direction === 'next' ? 'tab' : 'outdent';
  if (editor === undefined || client === undefined) {
    await commands.executeCommand(usual);
    return;
  }
  const { document, selection } = editor;
  const params: NextCellParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    // A cell that is selected was reached with this key: its start says which one it is.
    position: client.code2ProtocolConverter.asPosition(selection.start),
    direction,
  };
  const result = await client.sendRequest<NextCellResult | null>(nextCellMethod, params).catch(() => null);
  if (window.activeTextEditor !== editor) return;
  if (result === null) {
    await commands.executeCommand(usual);
    return;
  }
  if (result.version !== document.version) return;
  const { edits } = result;
  if (edits.length > 0) {
    const isDone = await editor.edit((builder) => {
      for (const { range, newText } of edits) builder.replace(client.protocol2CodeConverter.asRange(range), newText);
    });
    if (!isDone) return;
  }
  select(client, result.select);
}

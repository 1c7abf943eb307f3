// What suites do with a draft in the window of an editor.
import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Diagnostic,
  type Hover,
  languages,
  type Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';

const WAIT_LIMIT = 20_000;

/** Shows a document of the workspace as it is on disk, in a tab of its own that stays when another is opened. */
export async function open(name: string): Promise<TextEditor> {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  const editor = await window.showTextDocument(Uri.joinPath(folder.uri, name), { preview: false });
  if (editor.document.isDirty) await commands.executeCommand('workbench.action.files.revert');
  return editor;
}

export function ours(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === 'budget-draft');
}

export function diagnosticsOf(document: TextDocument): Promise<readonly Diagnostic[]> {
  return eventually('findings are shown', () => (ours(document).length > 0 ? ours(document) : undefined));
}

export async function hoverText(document: TextDocument, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

export function quickFixes(document: TextDocument, range: Range): Thenable<CodeAction[]> {
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, CodeActionKind.QuickFix.value, 10);
}

export async function apply({ edit, command }: CodeAction): Promise<void> {
  if (edit) assert.ok(await workspace.applyEdit(edit));
  if (command) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}

export function rangeOf(document: TextDocument, text: string): Range {
  const offset = document.getText().indexOf(text);
  return new Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

export function describe({ message, range }: Diagnostic): string {
  return `${range.start.line + 1}:${range.start.character + 1} ${message}`;
}

/** Waits until a question has an answer, and fails with what was waited for where none comes. */
export async function eventually<T>(what: string, ask: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (const limit = Date.now() + WAIT_LIMIT; Date.now() < limit; ) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`Waited in vain until ${what}.`);
}

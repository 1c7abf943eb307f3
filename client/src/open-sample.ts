import { Uri, window, workspace } from 'vscode';

/** Opens a copy of the sample draft, which the author may change at will: it is saved nowhere. */
export async function openSample(extension: Uri): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'docs', 'sample', 'draft.md'));
  const document = await workspace.openTextDocument({ language: 'markdown', content: new TextDecoder().decode(bytes) });
  await window.showTextDocument(document);
}

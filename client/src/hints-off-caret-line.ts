import { type Disposable, type InlayHint, type TextDocument, type TextEditor, window } from 'vscode';
import type { InlayHintRequest, LanguageClient, Middleware } from 'vscode-languageclient/node';

/** Named here, since the library is loaded behind the activation. */
const inlayHintMethod: typeof InlayHintRequest.method = 'textDocument/inlayHint';

/** Hints are left out of the line that is being written, where they would move with each keystroke. */
export const withoutHintsInCaretLine: NonNullable<Middleware['provideInlayHints']> = async (document, range, token, next) => {
  const hints = await next(document, range, token);
  const lines = caretLines(document);
  return hints?.filter((hint: InlayHint) => !lines.has(hint.position.line));
};

/** Asks for the hints again whenever the caret has moved to another line. */
export function refreshHintsWithCaret(client: LanguageClient): Disposable {
  let last = '';
  return window.onDidChangeTextEditorSelection(({ textEditor }) => {
    const now = placeOf(textEditor);
    if (now === last) return;
    last = now;
    const feature = client.getFeature(inlayHintMethod);
    feature.getProvider(textEditor.document)?.onDidChangeInlayHints.fire();
  });
}

function caretLines(document: TextDocument): ReadonlySet<number> {
  const editors = window.visibleTextEditors.filter((editor) => editor.document === document);
  return new Set(editors.flatMap(({ selections }) => selections.map(({ active }) => active.line)));
}

function placeOf({ document, selections }: TextEditor): string {
  return `${document.uri.toString()} ${selections.map(({ active }) => active.line).join()}`;
}

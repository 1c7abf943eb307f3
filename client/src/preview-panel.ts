import {
  commands,
  Disposable,
  type ExtensionContext,
  l10n,
  type Position,
  type Range,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import type { FromPage, ToPage } from '../preview/messages.js';
import { tell } from './active-draft.js';
import { pageResources, previewPage } from './preview-page.js';
import type { PreviewRequests, ShownRevision, SourcePlace } from './preview-requests.js';

export const previewViewType = 'budgetDraft.preview';

/** The preview of one draft at a time, beside its source. */
export interface PreviewPanel {
  readonly panel: WebviewPanel;
  /** Shows another draft, or reads the same one again. */
  show(uri: Uri): void;
  /** Shows the equations of the number at a position, once the page has it. */
  ask(position: Position): Promise<void>;
}

/** For so long after one side was scrolled by the other, its own scrolling is no wish of the author's, in ms. */
const SETTLING = 250;

export function createPreviewPanel(context: ExtensionContext, requests: PreviewRequests, panel: WebviewPanel): PreviewPanel {
  let uri: Uri | undefined;
  /** What the page was sent last; undefined where it has nothing yet. */
  let revision: number | undefined;
  let isReady = false;
  let isClosed = false;
  let isReading = false;
  let isStale = false;
  let scrolledByPage = 0;
  /** What waits for a page that shows the draft as it is now. */
  let whenCurrent: (() => void)[] = [];

  const post = (message: ToPage) => {
    if (!isClosed) void panel.webview.postMessage(message);
  };
  /** A page that shows nothing must be sent everything once there is something again: it cannot patch what it does not have. */
  const postNothing = (message: string) => {
    revision = undefined;
    post({ kind: 'nothing', message });
  };
  const isShown = (document: TextDocument) => document.uri.toString() === uri?.toString();
  /** Undefined while the page has nothing to ask about. */
  const shown = (): ShownRevision | undefined =>
    uri && revision !== undefined && !isClosed && panel.visible ? { uri, revision } : undefined;

  /** One reading at a time: what changes meanwhile is read together when the answer is there. */
  async function update(): Promise<void> {
    if (isClosed || !isReady || !panel.visible || uri === undefined) return;
    isStale = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isStale) {
        isStale = false;
        await readOnce(uri);
      }
    } finally {
      isReading = false;
    }
    const waiting = whenCurrent;
    whenCurrent = [];
    for (const next of waiting) next();
  }

  async function readOnce(of: Uri): Promise<void> {
    const update = await requests.update(of, revision);
    if (uri?.toString() !== of.toString()) {
      isStale = true;
      return;
    }
    if (!update) return postNothing(whyNothing(update));
    revision = update.revision;
    post({ kind: 'update', uri: of.toString(), update });
    // A page that begins anew begins where the author is.
    const editor = update.kind === 'whole' && window.visibleTextEditors.find(({ document }) => isShown(document));
    if (editor) await follow(editor);
  }

  /** A draft that is gone, or a reading that was cut short by a server that stopped, is no news to tell in a dialog. */
  const read = () => update().catch((error: unknown) => postNothing(error instanceof Error ? error.message : String(error)));

  function show(next: Uri): void {
    if (uri?.toString() !== next.toString()) {
      if (uri) requests.forget(uri);
      uri = next;
      revision = undefined;
      panel.title = l10n.t('Preview {0}', next.path.slice(next.path.lastIndexOf('/') + 1));
    }
    void read();
  }

  async function placeAt(position: Position): Promise<PreviewPlace | undefined> {
    const asked = shown();
    return asked && requests.placeAt(asked, position);
  }

  async function follow(editor: TextEditor): Promise<void> {
    const place = await placeAt(editor.selection.active);
    if (place) post({ kind: 'cursor', place });
  }

  async function scrollPage(editor: TextEditor): Promise<void> {
    const first = editor.visibleRanges[0]?.start;
    if (first === undefined || Date.now() - scrolledByPage < SETTLING) return;
    const place = await placeAt(first);
    if (place) post({ kind: 'scroll', place });
  }

  function reveal(editor: TextEditor, range: Range, how: TextEditorRevealType): void {
    scrolledByPage = Date.now();
    editor.revealRange(range, how);
  }

  async function open({ document, range }: SourcePlace, focus: boolean): Promise<void> {
    // Without an editor that shows it, the draft opens where it does not cover its own preview.
    const viewColumn = editorOf(document)?.viewColumn ?? (panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
    const editor = await window.showTextDocument(document, { viewColumn, preserveFocus: !focus, selection: range });
    reveal(editor, range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async function receive(message: FromPage): Promise<void> {
    if (message.kind === 'ready') {
      isReady = true;
      revision = undefined;
      return read();
    }
    if (uri === undefined) return undefined;
    if (message.kind === 'export') return commands.executeCommand('budgetDraft.export', uri);
    const of: ShownRevision = { uri, revision: message.revision };
    switch (message.kind) {
      case 'open': {
        const source = await requests.sourceOf(of, message.place);
        return source && open(source, message.focus);
      }
      case 'scrolled': {
        const source = await requests.sourceOf(of, message.place);
        const editor = source && editorOf(source.document);
        return editor && reveal(editor, source.range, TextEditorRevealType.AtTop);
      }
      case 'ask':
        return answer(of, message.place);
      case 'fix':
        if (!(await requests.fix(of, message.finding, message.fix))) tell(l10n.t('The draft has changed meanwhile: nothing was changed.'));
        return undefined;
      case 'explain': {
        const params = await requests.explanationOf(of, message.ruleId, message.place);
        return params && commands.executeCommand('budgetDraft.explain', params);
      }
    }
  }

  async function answer(of: ShownRevision, place: PreviewPlace): Promise<void> {
    post({ kind: 'equation', place, view: await requests.equationOf(of, place) });
  }

  // What goes wrong in passing, such as a server that is being restarted, costs the page one step and nothing more.
  const quietly = (step: Promise<void>) => void step.catch(() => undefined);

  panel.webview.options = { enableScripts: true, localResourceRoots: [...pageResources(context)] };
  const listening = Disposable.from(
    panel.webview.onDidReceiveMessage((message: FromPage) => quietly(receive(message))),
    panel.onDidChangeViewState(() => void read()),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isShown(document)) void read();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => isShown(textEditor.document) && quietly(follow(textEditor))),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => isShown(textEditor.document) && quietly(scrollPage(textEditor))),
  );
  panel.onDidDispose(() => {
    isClosed = true;
    if (uri) requests.forget(uri);
    listening.dispose();
  });
  panel.webview.html = previewPage(context, panel.webview);

  return {
    panel,
    show,
    async ask(position) {
      await new Promise<void>((resolve) => {
        whenCurrent.push(resolve);
        void read();
      });
      const [of, place] = [shown(), await placeAt(position)];
      if (of && place) await answer(of, place);
    },
  };
}

/** Undefined where no server runs, null where it has nothing to show. */
function whyNothing(update: null | undefined): string {
  return update === undefined
    ? l10n.t('The budget server is not running: use “Restart Server” first.')
    : l10n.t('This document cannot be previewed: it is too long, or could not be read.');
}

function editorOf(document: TextDocument): TextEditor | undefined {
  return window.visibleTextEditors.find((editor) => editor.document === document);
}

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
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type EquationView,
  type PreviewFixParams,
  type PreviewParams,
  type PreviewPlace,
  type PreviewPlaceParams,
  type PreviewPositionParams,
  type PreviewTarget,
  type PreviewUpdate,
  previewCloseMethod,
  previewEquationMethod,
  previewFixMethod,
  previewMethod,
  previewPlaceMethod,
  previewTargetMethod,
} from '../../server/src/lsp/protocol/preview.js';
import type { FromPage, ToPage } from '../preview/messages.js';
import { tell } from './active-draft.js';
import { pageResources, previewPage } from './preview-page.js';

export const previewViewType = 'budgetDraft.preview';

/** The preview of one draft at a time, beside its source. */
export interface PreviewPanel {
  readonly panel: WebviewPanel;
  /** Shows another draft, or reads the same one again. */
  show(uri: Uri): void;
  /** The draft that it shows. */
  uri(): Uri | undefined;
  /** Shows the equations of the number at a position, once the page has it. */
  ask(position: Position): Promise<void>;
}

/** For so long after one side was scrolled by the other, its own scrolling is no wish of the author's, in ms. */
const SETTLING = 250;

export function createPreviewPanel(
  context: ExtensionContext,
  running: () => LanguageClient | undefined,
  panel: WebviewPanel,
): PreviewPanel {
  let uri: Uri | undefined;
  /** What the page was sent last; undefined where it has nothing yet. */
  let revision: number | undefined;
  let isReady = false;
  let isReading = false;
  let isStale = false;
  let scrolledByPage = 0;
  /** What waits for a page that shows the draft as it is now. */
  let whenCurrent: (() => void)[] = [];

  let isClosed = false;
  const post = (message: ToPage) => {
    if (!isClosed) void panel.webview.postMessage(message);
  };

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

  async function readOnce(shown: Uri): Promise<void> {
    const client = running();
    if (client === undefined)
      return post({ kind: 'nothing', message: l10n.t('The budget server is not running: use “Restart Server” first.') });
    await workspace.openTextDocument(shown);
    const params: PreviewParams = { uri: asUri(client, shown), ...(revision !== undefined && { revision }) };
    const update = await asked<PreviewUpdate>(client, previewMethod, params);
    if (uri?.toString() !== shown.toString()) {
      isStale = true;
      return;
    }
    if (update === null)
      return post({ kind: 'nothing', message: l10n.t('This document cannot be previewed: it is too long, or could not be read.') });
    revision = update.revision;
    post({ kind: 'update', uri: shown.toString(), update });
    // A page that begins anew begins where the author is.
    const editor = update.kind === 'whole' && window.visibleTextEditors.find(({ document }) => isShown(document));
    if (editor) await follow(editor);
  }

  function show(next: Uri): void {
    if (uri?.toString() !== next.toString()) {
      forget();
      uri = next;
      revision = undefined;
      panel.title = l10n.t('Preview {0}', nameOf(next));
    }
    void read();
  }

  /** A draft that is gone, or a reading that was cut short by a server that stopped, is no news to tell in a dialog. */
  const read = () =>
    update().catch((error: unknown) => post({ kind: 'nothing', message: error instanceof Error ? error.message : String(error) }));

  function forget(): void {
    const client = running();
    if (uri && client) void client.sendNotification(previewCloseMethod, { uri: asUri(client, uri) }).catch(() => undefined);
  }

  async function placeAt(position: Position): Promise<PreviewPlace | undefined> {
    const client = running();
    if (!client || !uri || revision === undefined || isClosed || !panel.visible) return undefined;
    const params: PreviewPositionParams = {
      uri: asUri(client, uri),
      revision,
      position: { line: position.line, character: position.character },
    };
    return (await asked<PreviewPlace>(client, previewPlaceMethod, params)) ?? undefined;
  }

  async function targetOf(
    place: PreviewPlace,
    of: number,
  ): Promise<{ readonly document: TextDocument; readonly range: Range } | undefined> {
    const client = running();
    if (!client || !uri) return undefined;
    const params: PreviewPlaceParams = { uri: asUri(client, uri), revision: of, place };
    const target = await asked<PreviewTarget>(client, previewTargetMethod, params);
    if (!target) return undefined;
    const document = await workspace.openTextDocument(uri);
    return document.version === target.version ? { document, range: client.protocol2CodeConverter.asRange(target.range) } : undefined;
  }

  async function open(place: PreviewPlace, of: number, focus: boolean): Promise<void> {
    const target = await targetOf(place, of);
    if (!target) return;
    const shown = editorOf(target.document);
    // Without an editor that shows it, the draft opens where it does not cover its own preview.
    const viewColumn = shown?.viewColumn ?? (panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
    const editor = await window.showTextDocument(target.document, { viewColumn, preserveFocus: !focus, selection: target.range });
    reveal(editor, target.range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async function scrollSource(place: PreviewPlace, of: number): Promise<void> {
    const target = await targetOf(place, of);
    const editor = target && editorOf(target.document);
    if (target && editor) reveal(editor, target.range, TextEditorRevealType.AtTop);
  }

  function reveal(editor: TextEditor, range: Range, how: TextEditorRevealType): void {
    scrolledByPage = Date.now();
    editor.revealRange(range, how);
  }

  async function answerEquation(place: PreviewPlace, of: number): Promise<void> {
    const client = running();
    if (!client || !uri) return;
    const params: PreviewPlaceParams = { uri: asUri(client, uri), revision: of, place };
    const view = await asked<EquationView<PreviewPlace>>(client, previewEquationMethod, params);
    post({ kind: 'equation', place, view });
  }

  async function fix(finding: string, at: number, of: number): Promise<void> {
    const client = running();
    if (!client || !uri) return;
    const params: PreviewFixParams = { uri: asUri(client, uri), revision: of, finding, fix: at };
    const result = await asked<{ readonly applied: boolean }>(client, previewFixMethod, params);
    if (!result?.applied) tell(l10n.t('The draft has changed meanwhile: nothing was changed.'));
  }

  async function explain(ruleId: string, place: PreviewPlace | undefined, of: number): Promise<void> {
    const client = running();
    const target = place && (await targetOf(place, of));
    if (client && uri)
      await commands.executeCommand('budgetDraft.explain', {
        uri: asUri(client, uri),
        ruleId,
        ...(target && { range: client.code2ProtocolConverter.asRange(target.range) }),
      });
  }

  async function receive(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        isReady = true;
        revision = undefined;
        return read();
      case 'open':
        return open(message.place, message.revision, message.focus);
      case 'scrolled':
        return scrollSource(message.place, message.revision);
      case 'ask':
        return answerEquation(message.place, message.revision);
      case 'fix':
        return fix(message.finding, message.fix, message.revision);
      case 'explain':
        return explain(message.ruleId, message.place, message.revision);
      case 'export':
        await commands.executeCommand('budgetDraft.export', uri);
    }
  }

  const isShown = (document: TextDocument) => document.uri.toString() === uri?.toString();

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
    forget();
    listening.dispose();
  });
  panel.webview.html = previewPage(context, panel.webview);

  return {
    panel,
    show,
    uri: () => uri,
    async ask(position) {
      await new Promise<void>((resolve) => {
        whenCurrent.push(resolve);
        void read();
      });
      const place = await placeAt(position);
      if (place && revision !== undefined) await answerEquation(place, revision);
    },
  };
}

/** Null where the server does not know the answer, or is being stopped. */
async function asked<T>(client: LanguageClient, method: string, params: object): Promise<T | null> {
  return client.sendRequest<T | null>(method, params);
}

function asUri(client: LanguageClient, uri: Uri): string {
  return client.code2ProtocolConverter.asUri(uri);
}

function editorOf(document: TextDocument): TextEditor | undefined {
  return window.visibleTextEditors.find((editor) => editor.document === document);
}

function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

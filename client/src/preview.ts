import { commands, type Disposable, type ExtensionContext, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { PageState } from '../preview/messages.js';
import { activeDraft } from './active-draft.js';
import { createPreviewPanel, type PreviewPanel, previewViewType } from './preview-panel.js';
import { previewRequests } from './preview-requests.js';
import type { ServerHost } from './server-host.js';
import type { BudgetInView } from './status.js';

/** One preview, which follows the budget in view. It outlives the extension, so that a window that is reloaded has it again. */
export function registerPreview(context: ExtensionContext, host: ServerHost, budget: BudgetInView): readonly Disposable[] {
  const requests = previewRequests(host.running);
  let preview: PreviewPanel | undefined;

  function adopt(panel: WebviewPanel): PreviewPanel {
    const adopted = createPreviewPanel(context, requests, panel);
    preview = adopted;
    panel.onDidDispose(() => {
      if (preview === adopted) preview = undefined;
    });
    return adopted;
  }

  function open(uri: Uri): PreviewPanel {
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    if (preview) preview.panel.reveal(undefined, true);
    const shown = preview ?? adopt(window.createWebviewPanel(previewViewType, '', place, { enableFindWidget: true }));
    shown.show(uri);
    return shown;
  }

  async function showPreview(of?: unknown): Promise<void> {
    const draft = await activeDraft(host, of);
    if (draft) open(draft.document.uri);
  }

  async function showEquation(of?: unknown): Promise<void> {
    const draft = await activeDraft(host, of);
    if (draft) await open(draft.document.uri).ask(draft.document.positionAt(draft.cursor));
  }

  return [
    commands.registerCommand('budgetDraft.showPreview', showPreview),
    commands.registerCommand('budgetDraft.showEquation', showEquation),
    // The server may also have read the draft anew under other settings, or beside other documents.
    budget.onDidChange(() => {
      const uri = budget.uri();
      if (uri && preview?.panel.visible) preview.show(uri);
    }),
    window.registerWebviewPanelSerializer(previewViewType, {
      async deserializeWebviewPanel(panel, state: Partial<PageState> | undefined) {
        if (typeof state?.uri === 'string') adopt(panel).show(Uri.parse(state.uri));
        else panel.dispose();
      },
    }),
  ];
}

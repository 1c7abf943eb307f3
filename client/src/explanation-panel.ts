import { commands, type Disposable, EventEmitter, env, extensions, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { ExplainResult } from '../../server/src/lsp/protocol/explain.js';

/** A panel beside the draft that shows one explanation at a time, as the built-in preview of Markdown would. */
export interface ExplanationPanel extends Disposable {
  show(explanation: ExplainResult): Promise<void>;
  /** Tells the address of a link that was followed. */
  onDidFollow(listener: (address: string) => void): Disposable;
}

/**
 * A preview of Markdown cannot lead to a line of a document: it drops addresses of files, and opens drafts as previews.
 * So links carry addresses in a scheme of ours, and come back as messages.
 */
export function createExplanationPanel(): ExplanationPanel {
  const followed = new EventEmitter<string>();
  let panel: WebviewPanel | undefined;

  function open(): WebviewPanel {
    const styles = markdownStyles();
    const opened = window.createWebviewPanel(
      'budgetDraft.explanation',
      '',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, enableFindWidget: true, localResourceRoots: styles ? [styles] : [] },
    );
    opened.webview.onDidReceiveMessage((address: unknown) => {
      if (typeof address === 'string') followed.fire(followable(address));
    });
    opened.onDidDispose(() => {
      panel = undefined;
    });
    return opened;
  }

  return {
    async show({ title, markdown }) {
      const body: unknown = await commands.executeCommand('markdown.api.render', withOwnScheme(markdown));
      if (panel === undefined) panel = open();
      else panel.reveal(undefined, true);
      panel.title = title;
      panel.webview.html = page(panel, typeof body === 'string' ? body : '');
    },
    onDidFollow: followed.event,
    dispose() {
      panel?.dispose();
      followed.dispose();
    },
  };
}

const ownScheme = 'budget-draft:';

/** Addresses of places; those of the web are left to the editor. */
function withOwnScheme(markdown: string): string {
  return markdown.replace(
    /\]\((?!https?:)([^()\s]+#L\d+,\d+)\)/gu,
    (_, address: string) => `](${ownScheme}${encodeURIComponent(address)})`,
  );
}

function followable(href: string): string {
  return href.startsWith(ownScheme) ? decodeURIComponent(href.slice(ownScheme.length)) : href;
}

function markdownStyles(): Uri | undefined {
  const builtIn = extensions.getExtension('vscode.markdown-language-features');
  return builtIn && Uri.joinPath(builtIn.extensionUri, 'media');
}

/** Scripts of ours only: a document's words are never markup, and if they were, nothing in them could run. */
function page({ webview }: WebviewPanel, body: string): string {
  const nonce = crypto.randomUUID();
  const styles = markdownStyles();
  const sheet = styles ? `<link rel="stylesheet" href="${webview.asWebviewUri(Uri.joinPath(styles, 'markdown.css')).toString()}">` : '';
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource} 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
${sheet}
<style nonce="${nonce}">
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 2px 10px; border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)); }
/* Amounts stand last; the alignment that Markdown asks for would need styles within the text, which are not let in. */
th:last-child, td:last-child { text-align: end; white-space: nowrap; }
td a { white-space: nowrap; }
pre { white-space: pre-wrap; user-select: all; }
</style>
</head>
<body class="vscode-body">
<main>${body}</main>
<script nonce="${nonce}">
const editor = acquireVsCodeApi();
addEventListener('click', (event) => {
  const href = event.target.closest('a[href]')?.getAttribute('href');
  if (!href) return;
  event.preventDefault();
  editor.postMessage(href);
});
</script>
</body>
</html>`;
}

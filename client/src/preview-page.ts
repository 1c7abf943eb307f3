import { type ExtensionContext, env, Uri, type Webview } from 'vscode';

type Extension = Pick<ExtensionContext, 'extensionUri'>;

/** What a webview may load: the bundle of the page, and nothing else. */
export function pageResources({ extensionUri }: Extension): readonly Uri[] {
  return [Uri.joinPath(extensionUri, 'dist')];
}

/** The page of the preview. It draws what it is sent as text; no script but its own can run, and nothing is loaded from elsewhere. */
export function previewPage({ extensionUri }: Extension, webview: Webview): string {
  const nonce = crypto.randomUUID();
  const built = (name: string) => webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', name)).toString();
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource} 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<link rel="stylesheet" href="${built('preview.css')}">
<script defer nonce="${nonce}" src="${built('preview.js')}"></script>
</head>
<body>
<div id="root"></div>
</body>
</html>`;
}

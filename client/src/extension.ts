import type { MarkdownIt } from 'markdown-it';
import { Disposable, type ExtensionContext, window } from 'vscode';
import { createChecklistView } from './checklist.js';
import { registerCommands } from './commands.js';
import { refreshHintsWithCaret } from './hints-off-caret-line.js';
import { createMarkdownPreview } from './markdown-preview.js';
import { registerPreview } from './preview.js';
import { createServerHost, type ServerHost } from './server-host.js';
import { createStatusView } from './status.js';

let host: ServerHost | undefined;

/** What other extensions may ask of this one: the built-in preview of Markdown gives its parser. */
export interface Contributions {
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** Everything the extension knows about budgets is in the server; here it is started and shown. Nothing waits for it. */
export function activate(context: ExtensionContext): Contributions {
  const output = window.createOutputChannel('预算文稿 Budget Draft', { log: true });
  const status = createStatusView();
  const server = createServerHost(context, output, (client) =>
    Disposable.from(status.connect(client), refreshHintsWithCaret(client), markdown.connect(client)),
  );
  host = server;
  const checklist = createChecklistView(status, server.running);
  const markdown = createMarkdownPreview(server.running);
  context.subscriptions.push(
    output,
    status,
    checklist,
    markdown,
    ...registerCommands(context, server, output),
    ...registerPreview(context, server, status),
  );
  void server.restart();
  return { extendMarkdownIt: markdown.extend };
}

export async function deactivate(): Promise<void> {
  await host?.stop();
}

import { Disposable, type ExtensionContext, window } from 'vscode';
import { createChecklistView } from './checklist.js';
import { registerCommands } from './commands.js';
import { refreshHintsWithCaret } from './hints-off-caret-line.js';
import { registerPreview } from './preview.js';
import { createServerHost, type ServerHost } from './server-host.js';
import { createStatusView } from './status.js';

let host: ServerHost | undefined;

/** Everything the extension knows about budgets is in the server; here it is started and shown. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('预算文稿 Budget Draft', { log: true });
  const status = createStatusView();
  const server = createServerHost(context, output, (client) => Disposable.from(status.connect(client), refreshHintsWithCaret(client)));
  host = server;
  const checklist = createChecklistView(status, server.running);
  context.subscriptions.push(
    output,
    status,
    checklist,
    ...registerCommands(context, server, output),
    ...registerPreview(context, server, status),
  );
  await server.restart();
}

export async function deactivate(): Promise<void> {
  await host?.stop();
}

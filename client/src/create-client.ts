import type { ExtensionContext, LogOutputChannel } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { documentSelector } from './documents.js';
import { errorHandler } from './error-handler.js';

export interface ServerTrouble {
  readonly couldNotStart: () => void;
  readonly gaveUp: () => void;
}

/** A client for the server in this extension's own folder, not yet started. */
export function createClient(context: ExtensionContext, output: LogOutputChannel, trouble: ServerTrouble): LanguageClient {
  const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const client: LanguageClient = new QuietClient(
    trouble.couldNotStart,
    output.name,
    { run, debug },
    {
      documentSelector,
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: errorHandler(() => client.state, trouble.gaveUp),
    },
  );
  return client;
}

/** The library's own pop-ups are in English and offer no cure: what it insists on telling is told by us, the rest is in the log. */
class QuietClient extends LanguageClient {
  readonly #insisted: () => void;

  constructor(insisted: () => void, name: string, server: ServerOptions, options: LanguageClientOptions) {
    super('budgetDraft', name, server, options);
    this.#insisted = insisted;
  }

  override error(message: string, data?: unknown, showNotification?: boolean | 'force'): void {
    super.error(message, data, false);
    if (showNotification === 'force') this.#insisted();
  }
}

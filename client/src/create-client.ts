import { type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { type ReadTextParams, readTextMethod } from '../../server/src/lsp/protocol/read-text.js';
import { documentSelector, settingsSelector } from './documents.js';
import { errorHandler } from './error-handler.js';
import { withoutHintsInCaretLine } from './hints-off-caret-line.js';

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
      documentSelector: [...documentSelector, ...settingsSelector],
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      middleware: { provideInlayHints: withoutHintsInCaretLine },
      errorHandler: errorHandler(() => client.state, trouble.gaveUp),
    },
  );
  serveTexts(client);
  return client;
}

/** Files of a workspace that is on no disk can be read here alone. */
function serveTexts(client: LanguageClient): void {
  client.registerFeature({
    fillClientCapabilities: (capabilities) => {
      capabilities.experimental = { ...capabilities.experimental, [readTextMethod]: true };
    },
    initialize: () => {},
    getState: () => ({ kind: 'static' }),
    clear: () => {},
  });
  client.onRequest(readTextMethod, async ({ uri }: ReadTextParams): Promise<string | null> => {
    try {
      return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri)));
    } catch {
      // The server tells how many files could not be read.
      return null;
    }
  });
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

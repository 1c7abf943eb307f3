import { type Disposable, type ExtensionContext, type LogOutputChannel, l10n, window } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import { documentSelector } from './documents.js';
import { errorHandler } from './error-handler.js';

/** The language server's life: at most one runs at a time. */
export interface ServerHost {
  /** The client of the running server, or nothing while none runs. */
  running(): LanguageClient | undefined;
  /** Starts the server, or a fresh one in place of the one that runs. Failure is told to the user, not thrown. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** `connect` is called with every new client before it starts, to listen to the server's notifications. */
export function createServerHost(
  context: ExtensionContext,
  output: LogOutputChannel,
  connect: (client: LanguageClient) => Disposable,
): ServerHost {
  // A client whose start failed cannot be started again, so each start makes a new one.
  let current: { readonly client: LanguageClient; readonly connection: Disposable } | undefined;

  async function stop(): Promise<void> {
    const stopping = current;
    current = undefined;
    stopping?.connection.dispose();
    // A server that is gone already cannot be stopped in good order, which is no news to the user.
    await stopping?.client.dispose().catch((error: unknown) => output.warn(String(error)));
  }

  async function restart(): Promise<void> {
    await stop();
    const client = createClient(context, output, () =>
      tellFailure(l10n.t('The budget server stopped several times and is not restarted.')),
    );
    current = { client, connection: connect(client) };
    try {
      await client.start();
    } catch (error) {
      output.error(error instanceof Error ? error : String(error));
      tellFailure(l10n.t('The budget server could not start; budgets are not checked.'));
    }
  }

  function tellFailure(message: string): void {
    const again = l10n.t('Restart');
    const show = l10n.t('Show Output');
    void window.showErrorMessage(message, again, show).then((choice) => {
      if (choice === again) return restart();
      if (choice === show) output.show();
      return undefined;
    });
  }

  return { running: () => (current?.client.isRunning() ? current.client : undefined), restart, stop };
}

function createClient(context: ExtensionContext, output: LogOutputChannel, gaveUp: () => void): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const client: LanguageClient = new LanguageClient(
    'budgetDraft',
    output.name,
    { run, debug },
    {
      documentSelector,
      outputChannel: output,
      // Nothing pops up by itself: what matters is said by `tellFailure`, the rest is in the log.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: errorHandler(() => client.state, gaveUp),
    },
  );
  return client;
}

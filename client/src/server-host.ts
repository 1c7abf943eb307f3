import { type Disposable, type ExtensionContext, type LogOutputChannel, l10n, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** The language server's life: at most one runs at a time. */
export interface ServerHost {
  /** The client of the running server, or nothing while none runs. */
  running(): LanguageClient | undefined;
  /** Starts the server, or a fresh one in place of the one that runs. Failure is told to the user, not thrown. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The library that speaks to servers is nine tenths of the client: the build makes a bundle of its own of it, which is read behind the activation. */
async function loadClient(): Promise<typeof import('./create-client.js')> {
  await new Promise((resolve) => setImmediate(resolve));
  return import('./create-client.js');
}

/** `connect` is called with every new client before it starts, to listen to the server's notifications. */
export function createServerHost(
  context: ExtensionContext,
  output: LogOutputChannel,
  connect: (client: LanguageClient) => Disposable,
): ServerHost {
  let telling = false;
  /** Stops and restarts follow one another, so that no two servers run. */
  let turn: Promise<void> = Promise.resolve();
  // A client whose start failed cannot be started again, so each start makes a new one.
  let current: { readonly client: LanguageClient; readonly connection: Disposable } | undefined;

  function inTurn(step: () => Promise<void>): Promise<void> {
    // A step that failed does not keep the next one from its turn.
    turn = turn.then(step, step);
    return turn;
  }

  async function stopNow(): Promise<void> {
    const stopping = current;
    current = undefined;
    stopping?.connection.dispose();
    // A server that is gone already cannot be stopped in good order, which is no news to the user.
    await stopping?.client.dispose().catch((error: unknown) => output.warn(String(error)));
  }

  async function restartNow(): Promise<void> {
    await stopNow();
    const couldNotStart = () => tell(l10n.t('The budget server could not start; budgets are not checked.'));
    const gaveUp = () => tell(l10n.t('The budget server stopped several times and is not restarted.'));
    try {
      const { createClient } = await loadClient();
      const client = createClient(context, output, { couldNotStart, gaveUp });
      current = { client, connection: connect(client) };
      await client.start();
    } catch (error) {
      output.error(error instanceof Error ? error : String(error));
      couldNotStart();
    }
  }

  /** One message at a time: a failure may come to light in several places at once. */
  function tell(message: string): void {
    if (telling) return;
    telling = true;
    const again = l10n.t('Restart');
    const show = l10n.t('Show Output');
    void window.showErrorMessage(message, again, show).then((choice) => {
      telling = false;
      if (choice === again) return inTurn(restartNow);
      if (choice === show) output.show();
      return undefined;
    });
  }

  return {
    running: () => (current?.client.isRunning() ? current.client : undefined),
    restart: () => inTurn(restartNow),
    stop: () => inTurn(stopNow),
  };
}

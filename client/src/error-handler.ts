import { CloseAction, ErrorAction, type ErrorHandler, State } from 'vscode-languageclient/node';

const crashLimit = 4;
const crashWindow = 3 * 60 * 1000;

/** Restarts a server that crashes now and then; gives up on one that crashes `crashLimit` times within three minutes. */
export function errorHandler(state: () => State, gaveUp: () => void, now: () => number = Date.now): ErrorHandler {
  const crashes: number[] = [];
  return {
    error: (_error, _message, count) => ({ action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true }),
    closed: () => {
      // Where the server dies while it starts, the start itself fails and is reported there.
      if (state() === State.Starting) return { action: CloseAction.DoNotRestart, handled: true };
      crashes.push(now());
      if (crashes.filter((time) => now() - time < crashWindow).length < crashLimit) return { action: CloseAction.Restart, handled: true };
      gaveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

import type { CancellationToken, ServerCapabilities } from 'vscode-languageserver';
import type { Session } from './session.js';

/** One thing an editor may ask for: listens on the connection, and says what the server can do thereby. */
export type ServerFeature = (session: Session) => ServedFeature;

export interface ServedFeature {
  readonly capabilities?: ServerCapabilities;
  /** Commands that the server executes, by name. */
  readonly commands?: Readonly<Record<string, ServerCommand>>;
  /** Commands of lenses and actions that our own client registers itself: executed for other clients, but not announced. */
  readonly clientCommands?: Readonly<Record<string, ServerCommand>>;
}

/** Executes a command; null where its arguments are not ours. What it throws is logged, and answered with null. */
export type ServerCommand = (given: readonly unknown[], call: CommandCall) => Promise<unknown>;

export interface CommandCall {
  readonly token: CancellationToken;
  readonly workDoneToken?: string | number | undefined;
}

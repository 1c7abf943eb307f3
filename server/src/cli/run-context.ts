import type { Locale } from '../core/api.js';
import type { Messages } from './messages/messages.js';
import type { Terminal } from './terminal.js';

/** What every command needs besides its own arguments. */
export interface RunContext {
  readonly terminal: Terminal;
  readonly locale: Locale;
  readonly messages: Messages;
  /** The language asked for on the command line, before all settings. */
  readonly askedLocale: Locale | undefined;
  /** The language of the surroundings as a BCP 47 tag. */
  readonly language: string | undefined;
}

/** What shells give a program that Ctrl-C ended is 130. */
export const exitCodes = { clean: 0, found: 1, couldNotRun: 2, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

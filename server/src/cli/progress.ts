import { printable } from './display-width.js';
import type { RunContext } from './run-context.js';

export interface Progress {
  next(path: string): void;
  end(): void;
}

const silent: Progress = { next: () => {}, end: () => {} };
const clearLine = '\r\x1b[K';

/** Shows on a terminal how far a run over many files has come; silent anywhere else. */
export function startProgress({ terminal, messages }: RunContext, total: number): Progress {
  const { error } = terminal;
  if (!error.isTerminal || total < 2) return silent;
  let done = 0;
  return {
    next: (path) => {
      done++;
      // A line that wraps could not be cleared again; full-width characters take two columns.
      const room = Math.max(10, Math.floor((error.columns ?? 80) / 2) - 10);
      error.write(`${clearLine}${messages.progress(done, total, printable(path).slice(-room))}`);
    },
    end: () => error.write(clearLine),
  };
}

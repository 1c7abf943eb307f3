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
      const columns = error.columns ?? 80;
      error.write(`${clearLine}${barOf(done - 1, total, columns)}${messages.progress(done, total, shorten(printable(path), columns))}`);
    },
    end: () => error.write(clearLine),
  };
}

/** Half-width marks only, so that the bar is as long in every terminal; none where it would take the place of the words. */
function barOf(done: number, total: number, columns: number): string {
  if (columns < 60) return '';
  const filled = Math.floor((done * barWidth) / total);
  return `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}] `;
}

const barWidth = 20;

/** A line that wraps could not be cleared again; each character may take two columns, and the words before the path some more. */
function shorten(path: string, columns: number): string {
  const room = Math.max(10, Math.floor(columns / 2) - (columns < 60 ? 12 : 24));
  return path.length > room ? `...${path.slice(3 - room)}` : path;
}

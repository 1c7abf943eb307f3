import type { Cancellable, Timer } from '../host/runtime.js';

/** Runs work for a key after a pause; work that comes in the meantime takes its place. */
export interface Scheduler {
  schedule(key: string, milliseconds: number, work: () => void): void;
  cancel(key: string): void;
}

export function createScheduler(timer: Timer): Scheduler {
  const waiting = new Map<string, Cancellable>();

  function cancel(key: string): void {
    waiting.get(key)?.cancel();
    waiting.delete(key);
  }

  return {
    schedule(key, milliseconds, work) {
      cancel(key);
      waiting.set(
        key,
        timer.after(milliseconds, () => {
          waiting.delete(key);
          work();
        }),
      );
    },
    cancel,
  };
}

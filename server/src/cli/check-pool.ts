import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pool as createPool } from 'workerpool';
import type { AnalyseOptions } from '../core/api.js';
import { type CheckedDraft, checkDraft } from './checked-draft.js';

/** Checks drafts, here or in other threads. */
export interface CheckPool {
  /** How many drafts it is worth to have under way. */
  readonly window: number;
  check(path: string, text: string, options: AnalyseOptions): Promise<CheckedDraft>;
  end(): Promise<void>;
}

/** The function that the other threads offer. */
export const checkTask = 'checkDraft';

/** A thread is worth its start where there is so much for each to do. */
const fewestFiles = 8;

/** As many threads as there are cores, or as many as are asked for; none for a few files. */
export function openCheckPool(files: number, jobs: number | undefined): CheckPool {
  const threads = jobs ?? (files < fewestFiles ? 1 : availableParallelism());
  return threads > 1 ? threaded(Math.min(threads, files)) : inThisThread;
}

const inThisThread: CheckPool = {
  window: 1,
  async check(path, text, options) {
    return checkDraft(path, text, options);
  },
  async end() {},
};

function threaded(threads: number): CheckPool {
  const pool = createPool(join(__dirname, 'check-worker.js'), { workerType: 'thread', minWorkers: threads, maxWorkers: threads });
  return {
    window: threads * 4,
    check: async (path, text, options) => (await pool.exec(checkTask, [path, text, options])) as CheckedDraft,
    end: async () => void (await pool.terminate(true)),
  };
}

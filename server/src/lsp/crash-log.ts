/** Tells of a crash once, however often it comes back with the next keystroke. */
export interface CrashLog {
  report(place: string, error: unknown): void;
}

export function createCrashLog(log: (message: string) => void): CrashLog {
  const known = new Set<string>();
  return {
    report(place, error) {
      const key = `${place}\n${error instanceof Error ? error.message : String(error)}`;
      if (known.has(key)) return;
      known.add(key);
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log(`内部错误，其余功能不受影响 / Internal error, all else goes on: ${place}\n${detail}`);
    },
  };
}

import { type Baseline, type Impact, observe } from '../core/api.js';
import type { Reading } from './readings.js';

/** Remembers what each open document printed when its amounts agreed, and tells what has been changed since. */
export interface Impacts {
  /** Takes notice of a reading; readings of a document come in the order in which it was edited. */
  note(reading: Reading): void;
  /** What follows from the author's changes; undefined where nothing waits to follow, or for a reading that is out of date. */
  of(reading: Reading): Impact | undefined;
  forget(uri: string): void;
}

interface Known {
  readonly reading: Reading;
  readonly baseline: Baseline | undefined;
  readonly impact: Impact | undefined;
}

export function createImpacts(onCrash: (reading: Reading, error: unknown) => void): Impacts {
  const known = new Map<string, Known>();
  return {
    note(reading) {
      const { uri } = reading.document;
      const before = known.get(uri)?.baseline;
      try {
        const observed = observe(before, reading.analysis);
        known.set(uri, { reading, baseline: observed?.baseline, impact: observed?.impact });
      } catch (error) {
        known.set(uri, { reading, baseline: before, impact: undefined });
        onCrash(reading, error);
      }
    },
    of(reading) {
      const latest = known.get(reading.document.uri);
      return latest?.reading === reading ? latest.impact : undefined;
    },
    forget: (uri) => void known.delete(uri),
  };
}

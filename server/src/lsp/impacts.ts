import { type Baseline, type Impact, observe } from '../core/api.js';
import type { Timer } from '../host/runtime.js';
import type { Reading } from './readings.js';
import { createScheduler } from './scheduler.js';

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
  /** Whether what follows tells of this reading; before that, of the one before. */
  readonly isObserved: boolean;
  readonly baseline: Baseline | undefined;
  readonly impact: Impact | undefined;
}

/** Until typing pauses for so long, what follows is not worked out unless it is asked for. In milliseconds. */
const pause = 250;
/** In longer texts, which no author drafts by hand, nothing is followed. In UTF-16 units. */
const longestText = 2_000_000;

export function createImpacts(timer: Timer, onCrash: (reading: Reading, error: unknown) => void): Impacts {
  const known = new Map<string, Known>();
  const scheduler = createScheduler(timer);

  function observeLatest(uri: string): void {
    const latest = known.get(uri);
    if (latest === undefined || latest.isObserved) return;
    const { reading, baseline } = latest;
    try {
      const observed = observe(baseline, reading.analysis);
      known.set(uri, { reading, isObserved: true, baseline: observed?.baseline, impact: observed?.impact });
    } catch (error) {
      known.set(uri, { reading, isObserved: true, baseline, impact: undefined });
      onCrash(reading, error);
    }
  }

  return {
    note(reading) {
      const { uri, lined } = reading.document;
      if (lined.textLength > longestText) {
        known.delete(uri);
        return;
      }
      const before = known.get(uri);
      // What a document was when it was opened is what its author goes out from, however soon it is changed.
      if (before?.baseline === undefined) observeLatest(uri);
      known.set(uri, { reading, isObserved: false, baseline: known.get(uri)?.baseline, impact: undefined });
      scheduler.schedule(uri, pause, () => observeLatest(uri));
    },
    of({ id, document: { uri } }) {
      if (known.get(uri)?.reading.id !== id) return undefined;
      observeLatest(uri);
      return known.get(uri)?.impact;
    },
    forget(uri) {
      scheduler.cancel(uri);
      known.delete(uri);
    },
  };
}

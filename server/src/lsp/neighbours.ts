import {
  type AmongOthers,
  type Analysis,
  acceptAgainst,
  amongOthers,
  byPlace,
  checkAmong,
  type DocumentDigest,
  type DocumentSet,
  digestOf,
  documentSet,
  type Finding,
  holdsAcceptances,
  lastYearOfDigest,
  mayDependOn,
} from '../core/api.js';
import type { Timer } from '../host/runtime.js';
import { toAnalyseOptions } from '../settings/settings.js';
import type { Judged } from './diagnostics.js';
import type { Reading } from './readings.js';
import { createScheduler } from './scheduler.js';

/** What is kept of a document so that it can be judged among others, whether it is open or not. */
export interface KnownDocument extends Pick<Reading, 'settings' | 'locale'> {
  readonly digest: DocumentDigest;
  /** Kept only where comments of the document may accept what others say against it. */
  readonly analysis: Analysis | undefined;
}

/** What is to be known of a budget that was read; nothing of any other document. */
export function knownDocument(
  uri: string,
  analysis: Analysis,
  { settings, locale }: Pick<Reading, 'settings' | 'locale'>,
): KnownDocument | undefined {
  const digest = digestOf(uri, analysis);
  return digest && { digest, settings, locale, analysis: holdsAcceptances(analysis) ? analysis : undefined };
}

/** All budgets that are known, open or not, as far as others are compared with them. */
export interface Neighbours {
  /** Takes note of a document as it is read now; `undefined` for one that is no budget any more or is gone. */
  note(uri: string, known: KnownDocument | undefined): void;
  /** The same for a document that is open. */
  noteReading(reading: Reading): void;
  /** An open document with what it says itself and what others say against it, and an id that changes with that. */
  judge(reading: Reading): { readonly judged: Judged; readonly id: string };
  /** What others say of an open document, and what its author says to that; undefined where there are no others. */
  around(reading: Reading): AmongOthers | undefined;
  /** The document of the same owner for the year before, open or not. */
  lastYear(reading: Reading): DocumentDigest | undefined;
  /** What others say against a document that is known, but for what its comments accept. */
  findingsAgainst(uri: string): readonly Finding[];
  /** Called a while after a document was noted, with others whose findings may be different now. */
  onOthersChanged(listener: (uris: readonly string[]) => void): void;
}

/** Other documents can wait longer than the one that is written. */
const pause = 400;

export function createNeighbours(timer: Timer): Neighbours {
  const known = new Map<string, KnownDocument>();
  const digests = new WeakMap<Reading, { readonly known: KnownDocument | undefined }>();
  const answered = new Map<string, { readonly said: string; readonly count: number }>();
  const changed = new Map<string, DocumentDigest>();
  const listeners: ((uris: readonly string[]) => void)[] = [];
  const scheduler = createScheduler(timer);
  let set: DocumentSet | undefined;

  function note(uri: string, now: KnownDocument | undefined): void {
    const before = known.get(uri);
    if (before?.digest === now?.digest) return;
    if (now) known.set(uri, now);
    else known.delete(uri);
    set = undefined;
    // The owner may have changed with the text, so those who knew the document before are told as well.
    if (before) changed.set(`${uri} before`, before.digest);
    if (now) changed.set(uri, now.digest);
    if (known.size > 1 || before) scheduler.schedule('others', pause, tell);
  }

  function tell(): void {
    const of = [...changed.values()];
    changed.clear();
    const uris = [...known].filter(([, { digest }]) => of.some((one) => mayDependOn(digest, one))).map(([uri]) => uri);
    if (uris.length > 0) for (const listener of listeners) listener(uris);
  }

  function setNow(): DocumentSet {
    set ??= documentSet([...known.values()].map(({ digest }) => digest));
    return set;
  }

  function findingsAgainst(uri: string): readonly Finding[] {
    const document = known.get(uri);
    if (!document || known.size < 2) return [];
    const found = checkAmong(document.digest, setNow(), toAnalyseOptions(document.settings, document.locale));
    return document.analysis ? acceptAgainst(document.analysis, found).findings : found;
  }

  function noteReading(reading: Reading): void {
    let entry = digests.get(reading);
    if (!entry) {
      entry = { known: knownDocument(reading.document.uri, reading.analysis, reading) };
      digests.set(reading, entry);
    }
    note(reading.document.uri, entry.known);
  }

  return {
    note,
    noteReading,
    findingsAgainst,
    around({ document, analysis }) {
      const digest = known.get(document.uri)?.digest;
      return digest && known.size > 1 ? amongOthers(analysis, digest, setNow()) : undefined;
    },
    lastYear({ document }) {
      const digest = known.get(document.uri)?.digest;
      return digest && known.size > 1 ? lastYearOfDigest(digest, setNow()) : undefined;
    },
    judge(reading) {
      const { document, settings, locale, analysis } = reading;
      const against = findingsAgainst(document.uri);
      const said = against.length === 0 ? '' : JSON.stringify(against);
      const before = answered.get(document.uri);
      const count = before === undefined ? 0 : before.said === said ? before.count : before.count + 1;
      answered.set(document.uri, { said, count });
      const judged = { document, lines: analysis.lines, settings, locale, findings: inOrder(analysis.findings, against) };
      return { judged, id: count === 0 ? reading.id : `${reading.id}.${count}` };
    },
    onOthersChanged: (listener) => listeners.push(listener),
  };
}

/** All findings of a document, ordered by place. */
export function inOrder(own: readonly Finding[], against: readonly Finding[]): readonly Finding[] {
  if (against.length === 0) return own;
  return [...own, ...against].sort(byPlace);
}

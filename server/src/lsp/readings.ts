import { type AnalyseOptions, type Analysis, type Locale, perUnit, type RoomyText } from '../core/api.js';
import { type Settings, toAnalyseOptions } from '../settings/settings.js';
import type { OpenDocument } from './open-document.js';

/** One version of a document, read under certain settings. */
export interface Reading {
  /** Another reading, be it of the same document, has another id. */
  readonly id: string;
  readonly document: OpenDocument;
  readonly settings: Settings;
  readonly locale: Locale;
  /** The analysis that is kept up while the text is typed: its offsets are those of `document.lined`. */
  readonly analysis: Analysis;
  /** The same reading with the analysis of `document.text`, whose offsets it has: for what changes much of a text. Made when asked for. */
  readonly plain: Reading;
}

/** Reads documents when they are asked for, each version once. */
export interface Readings {
  /** The reading of the document as it is now; nothing where it is not open, too long, or could not be read. */
  of(uri: string): Promise<Reading | undefined>;
  /** Forgets a document that is closed. */
  forget(uri: string): void;
}

export interface ReadingsNeeds {
  readonly documentAt: (uri: string) => OpenDocument | undefined;
  readonly settingsFor: (uri: string) => Promise<Settings>;
  readonly localeOf: (settings: Settings) => Locale;
  readonly analyse: (text: string | RoomyText, options: AnalyseOptions, before?: Analysis) => Analysis;
  readonly onRead: (reading: Reading) => void;
  readonly onTooLong: (document: OpenDocument, locale: Locale, limit: number) => void;
  readonly onCrash: (document: OpenDocument, error: unknown) => void;
}

/** In UTF-16 units. No budget is nearly as long, and an editor must not wait for what is not one. */
const longestText = 20_000_000;

interface Entry {
  readonly settings: Settings;
  readonly reading: Reading | undefined;
}

export function createReadings(needs: ReadingsNeeds): Readings {
  // Versions are values, so the readings of those that are gone go with them.
  const known = new WeakMap<OpenDocument, Entry>();
  /** By URI: what the next version of a document is read after. */
  const latest = new Map<string, Analysis>();
  const session = Date.now().toString(36);
  let count = 0;

  function read(document: OpenDocument, settings: Settings): Reading | undefined {
    const locale = needs.localeOf(settings);
    if (document.lined.textLength > longestText) {
      needs.onTooLong(document, locale, longestText);
      return undefined;
    }
    try {
      const options = optionsOf(settings, locale);
      const analysis = needs.analyse(document.lined, options, latest.get(document.uri));
      latest.set(document.uri, analysis);
      const reading = readingOf({ id: `${session}.${++count}`, document, settings, locale, analysis }, () =>
        needs.analyse(document.text, options),
      );
      needs.onRead(reading);
      return reading;
    } catch (error) {
      needs.onCrash(document, error);
      return undefined;
    }
  }

  return {
    async of(uri) {
      const settings = await needs.settingsFor(uri);
      const document = needs.documentAt(uri);
      if (document === undefined) return undefined;
      const entry = known.get(document);
      if (entry?.settings === settings) return entry.reading;
      const reading = read(document, settings);
      known.set(document, { settings, reading });
      return reading;
    },
    forget: (uri) => void latest.delete(uri),
  };
}

function readingOf(known: Omit<Reading, 'plain'>, analysePlainly: () => Analysis): Reading {
  let plain: Reading | undefined;
  const reading: Reading = {
    ...known,
    get plain() {
      plain ??= readingOf({ ...known, analysis: analysePlainly() }, analysePlainly);
      return plain;
    },
  };
  return reading;
}

/** The same settings give the same options, so that what rests on them is kept from version to version. */
const optionsOf = perUnit(toAnalyseOptions);

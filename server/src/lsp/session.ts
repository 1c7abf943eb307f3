import { type Connection, type FileEvent, type InitializeParams, MessageType, TextDocuments } from 'vscode-languageserver';
import { analyse, type Locale } from '../core/api.js';
import type { Runtime } from '../host/runtime.js';
import type { SettingsProblem } from '../settings/parse-settings.js';
import { resolveLocale, type Settings } from '../settings/settings.js';
import type { ClientFeatures } from './client-features.js';
import type { ClosedSymbols } from './closed-symbols.js';
import { type CrashLog, createCrashLog } from './crash-log.js';
import { createEditorSettings } from './editor-settings.js';
import { createImpacts, type Impacts } from './impacts.js';
import { createNeighbours, type Neighbours } from './neighbours.js';
import { type OpenDocument, openDocuments } from './open-document.js';
import { createReadings, type Reading, type Readings } from './readings.js';
import { showMessage } from './show-message.js';
import { wordsIn } from './words.js';
import { createWorkspaceSettings, isSettingsFile, type WorkspaceSettings } from './workspace-settings.js';

/** What lasts from `initialize` to `exit`: the open documents, the settings that hold for them, and their readings. */
export interface Session {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly client: ClientFeatures;
  readonly documents: TextDocuments<OpenDocument>;
  readonly settings: WorkspaceSettings;
  readonly readings: Readings;
  /** What documents say of one another. */
  readonly neighbours: Neighbours;
  /** What follows from figures that their author has changed. */
  readonly impacts: Impacts;
  /** By URI. */
  readonly closedSymbols: ClosedSymbols;
  readonly crashes: CrashLog;
  /** Language of messages under these settings. */
  localeOf(settings: Settings): Locale;
  /** Calls the listener with drafts that changed on disk, as far as the client watches them. */
  onFilesChange(listener: (changes: readonly FileEvent[]) => void): void;
  /** Calls the listener with each reading of a document, right after it is made. */
  onReading(listener: (reading: Reading) => void): void;
  /** Calls the listener whenever settings may have changed, from wherever. */
  onSettingsChange(listener: () => void): void;
  /** Answers from the reading of a document; with the fallback where there is none or answering fails. */
  answer<T>(request: string, uri: string, fallback: T, from: (reading: Reading) => T): Promise<T>;
}

export function createSession(connection: Connection, runtime: Runtime, params: InitializeParams, client: ClientFeatures): Session {
  const documents = new TextDocuments<OpenDocument>(openDocuments);
  const crashes = createCrashLog((message) => connection.console.error(message));
  const editorSettings = createEditorSettings(connection, params, client, crashes);
  const localeOf = (settings: Settings): Locale => resolveLocale(settings, params.locale ?? runtime.systemLocale);

  const report = createProblemReport(connection, localeOf);
  const settings = createWorkspaceSettings({
    editorSettings: editorSettings.for,
    folderOf: workspaceFolders(params),
    readText: runtime.readText,
    // A settings file that is open shows its faults itself.
    onProblems: (source, problems, of) => report(source, source !== undefined && documents.get(source) ? [] : problems, of),
  });

  const neighbours = createNeighbours(runtime.timer);
  const impacts = createImpacts(runtime.timer, ({ document: { uri } }, error) => crashes.report(`impact ${uri}`, error));
  const readingListeners: ((reading: Reading) => void)[] = [];
  const readings = createReadings({
    documentAt: (uri) => (isSettingsFile(uri) ? undefined : documents.get(uri)),
    settingsFor: settings.for,
    localeOf,
    analyse,
    onRead: (reading) => {
      neighbours.noteReading(reading);
      impacts.note(reading);
      for (const listener of readingListeners) listener(reading);
    },
    onTooLong: ({ uri }, locale, limit) => connection.console.warn(wordsIn(locale).documentTooLong(uri, limit)),
    onCrash: ({ uri }, error) => crashes.report(`analyse ${uri}`, error),
  });

  documents.onDidClose(({ document }) => {
    settings.drop(document.uri);
    impacts.forget(document.uri);
    readings.forget(document.uri);
  });
  documents.listen(connection);

  return {
    connection,
    runtime,
    client,
    documents,
    settings,
    readings,
    neighbours,
    impacts,
    closedSymbols: new Map(),
    crashes,
    localeOf,
    onFilesChange: editorSettings.onFilesChange,
    onReading: (listener) => void readingListeners.push(listener),
    onSettingsChange(listener) {
      editorSettings.onChange(() => {
        settings.forget();
        listener();
      });
    },
    async answer(request, uri, fallback, from) {
      try {
        const reading = await readings.of(uri);
        return reading === undefined ? fallback : from(reading);
      } catch (error) {
        crashes.report(`${request} ${uri}`, error);
        return fallback;
      }
    },
  };
}

/** The folders that are open when the client starts; the deepest that holds a document is its own. */
function workspaceFolders({ workspaceFolders, rootUri }: InitializeParams): (uri: string) => string | undefined {
  const folders = (workspaceFolders ?? []).map(({ uri }) => uri).concat(rootUri ?? []);
  const deepestFirst = folders.map((uri) => (uri.endsWith('/') ? uri : `${uri}/`)).sort((a, b) => b.length - a.length);
  return (uri) => deepestFirst.find((folder) => uri.startsWith(folder));
}

/** Says what is wrong with settings, once for as long as it stays the same. */
function createProblemReport(
  connection: Connection,
  localeOf: (settings: Settings) => Locale,
): (source: string | undefined, problems: readonly SettingsProblem[], settings: Settings) => void {
  const said = new Map<string | undefined, string>();
  return (source, problems, settings) => {
    const locale = localeOf(settings);
    const words = wordsIn(locale);
    const lines = problems.map(({ message, line, column }) => `${line === undefined ? '' : `${line}:${column} `}${message[locale]}`);
    const text = lines.length === 0 ? '' : words.settingsProblems(source === undefined ? words.editorSettings : decoded(source), lines);
    if ((said.get(source) ?? '') === text) return;
    said.set(source, text);
    if (text !== '') showMessage(connection, MessageType.Warning, text);
  };
}

/** A URI for people to read. */
function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

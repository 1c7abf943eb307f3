import { type LoadedPacks, loadPacks } from '../settings/load-packs.js';
import { packSteps } from '../settings/pack-path.js';
import { type ParsedSettingsText, parseSettings, readSettingsText, type SettingsProblem } from '../settings/parse-settings.js';
import { defaultSettings, type LoadedSettings, layerSettings, type Settings, settingsFileName } from '../settings/settings.js';

/** The settings that hold for each document: the editor's, and over them those of the nearest settings file. */
export interface WorkspaceSettings {
  /** Gives the same object for as long as nothing has changed for this document. */
  for(uri: string): Promise<LoadedSettings>;
  /** What is wrong with the text of a settings file, the template packs that it names included. */
  problemsIn(uri: string, text: string): Promise<readonly SettingsProblem[]>;
  /** Everything is looked up again the next time it is needed. */
  forget(): void;
  /** The document is no longer open. */
  drop(uri: string): void;
}

export interface WorkspaceSettingsNeeds {
  /** The editor's settings for a document, of whatever shape they are. */
  readonly editorSettings: (uri: string) => Promise<unknown>;
  /** The workspace folder that holds a document; paths in the editor's settings begin there. */
  readonly folderOf: (uri: string) => string | undefined;
  readonly readText: (uri: string) => Promise<string | undefined>;
  /** `source` is the URI of a settings file, or nothing for the editor's settings. An empty list takes back what was said. */
  readonly onProblems: (source: string | undefined, problems: readonly SettingsProblem[], settings: Settings) => void;
}

/** A settings file with the packs that it names. */
interface ReadFile {
  readonly parsed: ParsedSettingsText;
  readonly packs: LoadedPacks;
  readonly problems: readonly SettingsProblem[];
}

export function createWorkspaceSettings(needs: WorkspaceSettingsNeeds): WorkspaceSettings {
  const latest = new Map<string, LoadedSettings>();
  let byDocument = new Map<string, Promise<LoadedSettings>>();
  let byFile = new Map<string, Promise<ReadFile | undefined>>();

  function readFile(uri: string): Promise<ReadFile | undefined> {
    const known = byFile.get(uri);
    if (known !== undefined) return known;
    const reading = needs.readText(uri).then((text) => (text === undefined ? undefined : readWithPacks(uri, text)));
    byFile.set(uri, reading);
    return reading;
  }

  async function readWithPacks(uri: string, text: string): Promise<ReadFile> {
    const parsed = readSettingsText(text);
    const packs = await packsIn(folderOf(uri), parsed.given.packs ?? []);
    const problems = packs.problems.map(({ path, message }) => ({ path: 'packs', message, ...parsed.placeOfPack(path) }));
    return { parsed, packs, problems: [...parsed.problems, ...problems] };
  }

  async function packsIn(folder: string, paths: readonly string[]): Promise<LoadedPacks> {
    const files = paths.map(async (path) => ({ path, text: await needs.readText(packUri(folder, path)) }));
    return loadPacks(await Promise.all(files));
  }

  async function resolve(uri: string): Promise<LoadedSettings> {
    const editor = parseSettings(withoutTrace(await needs.editorSettings(uri)));
    let settings = layerSettings(defaultSettings, editor.given);
    let packs: LoadedPacks | undefined;
    for (const file of settingsFilesAbove(uri)) {
      const found = await readFile(file);
      if (found === undefined) continue;
      settings = layerSettings(settings, found.parsed.given);
      if (found.parsed.given.packs) packs = found.packs;
      needs.onProblems(file, found.problems, settings);
      break;
    }
    const ofEditor = await editorPacks(uri, editor.given.packs ?? []);
    needs.onProblems(undefined, [...editor.problems, ...ofEditor.problems.map(({ path, message }) => ({ path, message }))], settings);
    return sameAsLatest(uri, { ...settings, forms: (packs ?? ofEditor).forms });
  }

  /** Where no folder is open, paths in the editor's settings lead nowhere. */
  async function editorPacks(uri: string, paths: readonly string[]): Promise<LoadedPacks> {
    const folder = needs.folderOf(uri);
    return folder === undefined ? loadPacks(paths.map((path) => ({ path, text: undefined }))) : packsIn(folder, paths);
  }

  function sameAsLatest(uri: string, settings: LoadedSettings): LoadedSettings {
    const before = latest.get(uri);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(settings)) return before;
    latest.set(uri, settings);
    return settings;
  }

  return {
    for(uri) {
      const known = byDocument.get(uri);
      if (known !== undefined) return known;
      const resolving = resolve(uri);
      byDocument.set(uri, resolving);
      return resolving;
    },
    problemsIn: async (uri, text) => (await readWithPacks(uri, text)).problems,
    forget() {
      byDocument = new Map();
      byFile = new Map();
    },
    drop(uri) {
      byDocument.delete(uri);
      latest.delete(uri);
    },
  };
}

/** Whether a document is a settings file and so no draft. */
export function isSettingsFile(uri: string): boolean {
  return uri.endsWith(`/${settingsFileName}`);
}

/** The folder of a file, with a slash at its end. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** A path of `packs` below a folder; such a path never leads out of it. */
function packUri(folder: string, path: string): string {
  const inside = (packSteps(path) ?? []).map(encodeURIComponent).join('/');
  return `${folder.endsWith('/') ? folder : `${folder}/`}${inside}`;
}

/** The places where a settings file for a document may stand, the nearest first. Works on any URI with a path. */
export function settingsFilesAbove(uri: string): readonly string[] {
  const root = /^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i.exec(uri)?.[0];
  if (root === undefined) return [];
  const folders = uri.slice(root.length).split('/').slice(0, -1);
  return Array.from({ length: folders.length + 1 }, (_, up) => {
    const path = folders.slice(0, folders.length - up).map((folder) => `${folder}/`);
    return `${root}${path.join('')}${settingsFileName}`;
  });
}

/** The section also holds the setting by which the client library traces messages; it is none of ours. */
function withoutTrace(section: unknown): unknown {
  if (typeof section !== 'object' || section === null || Array.isArray(section)) return section;
  return Object.fromEntries(Object.entries(section).filter(([name]) => name !== 'trace'));
}

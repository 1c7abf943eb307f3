import { type ParsedSettings, parseSettings, readSettingsText, type SettingsProblem } from '../settings/parse-settings.js';
import { defaultSettings, layerSettings, type Settings, settingsFileName } from '../settings/settings.js';

/** The settings that hold for each document: the editor's, and over them those of the nearest settings file. */
export interface WorkspaceSettings {
  /** Gives the same object for as long as nothing has changed for this document. */
  for(uri: string): Promise<Settings>;
  /** Everything is looked up again the next time it is needed. */
  forget(): void;
  /** The document is no longer open. */
  drop(uri: string): void;
}

export interface WorkspaceSettingsNeeds {
  /** The editor's settings for a document, of whatever shape they are. */
  readonly editorSettings: (uri: string) => Promise<unknown>;
  readonly readText: (uri: string) => Promise<string | undefined>;
  /** `source` is the URI of a settings file, or nothing for the editor's settings. An empty list takes back what was said. */
  readonly onProblems: (source: string | undefined, problems: readonly SettingsProblem[], settings: Settings) => void;
}

export function createWorkspaceSettings(needs: WorkspaceSettingsNeeds): WorkspaceSettings {
  const latest = new Map<string, Settings>();
  let byDocument = new Map<string, Promise<Settings>>();
  let byFile = new Map<string, Promise<ParsedSettings | undefined>>();

  function readFile(uri: string): Promise<ParsedSettings | undefined> {
    const known = byFile.get(uri);
    if (known !== undefined) return known;
    const reading = needs.readText(uri).then((text) => (text === undefined ? undefined : readSettingsText(text)));
    byFile.set(uri, reading);
    return reading;
  }

  async function resolve(uri: string): Promise<Settings> {
    const editor = parseSettings(withoutTrace(await needs.editorSettings(uri)));
    let settings = layerSettings(defaultSettings, editor.given);
    for (const file of settingsFilesAbove(uri)) {
      const parsed = await readFile(file);
      if (parsed === undefined) continue;
      settings = layerSettings(settings, parsed.given);
      needs.onProblems(file, parsed.problems, settings);
      break;
    }
    needs.onProblems(undefined, editor.problems, settings);
    return sameAsLatest(uri, settings);
  }

  function sameAsLatest(uri: string, settings: Settings): Settings {
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

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSettingsText } from '../settings/parse-settings.js';
import { defaultSettings, type Settings, settingsFileName } from '../settings/settings.js';
import type { Problem } from './problem.js';
import { readText } from './read-text.js';

export interface SettingsInForce {
  /** What could be used of the file, over the defaults. */
  readonly settings: Settings;
  /** The file; undefined where the defaults hold. */
  readonly path: string | undefined;
  readonly problems: readonly Problem[];
}

const defaults: SettingsInForce = { settings: defaultSettings, path: undefined, problems: [] };

/** Finds and reads settings files, each once. */
export class SettingsFiles {
  readonly #named: string | undefined;
  readonly #read = new Map<string, SettingsInForce>();

  /** With a file named on the command line no other is looked for. */
  constructor(named: string | undefined) {
    this.#named = named;
  }

  /** The settings for the documents of a folder: those of the nearest settings file in it or above it. */
  inFolder(folder: string): SettingsInForce {
    const path = this.#named ?? nearestSettingsFile(folder);
    if (path === undefined) return defaults;
    const known = this.#read.get(path) ?? readSettingsFile(path);
    this.#read.set(path, known);
    return known;
  }

  /** What was wrong with the files read so far. */
  get problems(): readonly Problem[] {
    return [...this.#read.values()].flatMap((read) => read.problems);
  }
}

function nearestSettingsFile(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    const path = join(current, settingsFileName);
    if (existsSync(path)) return path;
    if (dirname(current) === current) return undefined;
  }
}

function readSettingsFile(path: string): SettingsInForce {
  const reading = readText(path);
  if (reading.kind === 'problem') return { ...defaults, path, problems: [reading.problem] };
  const { settings, problems } = readSettingsText(reading.text);
  return { settings, path, problems: problems.map(({ path: _setting, ...problem }) => ({ kind: 'settings', path, ...problem })) };
}

import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadPacks } from '../settings/load-packs.js';
import { packSteps } from '../settings/pack-path.js';
import { readSettingsText } from '../settings/parse-settings.js';
import { defaultSettings, type LoadedSettings, settingsFileName } from '../settings/settings.js';
import type { Problem } from './problem.js';
import { readText } from './read-text.js';

export interface SettingsInForce {
  /** What could be used of the file and of the packs it names, over the defaults. */
  readonly settings: LoadedSettings;
  /** The file; undefined where the defaults hold. */
  readonly path: string | undefined;
  readonly problems: readonly Problem[];
}

const defaults: SettingsInForce = { settings: { ...defaultSettings, forms: [] }, path: undefined, problems: [] };

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
  const parsed = readSettingsText(reading.text);
  const packs = loadPacks((parsed.given.packs ?? []).map((pack) => ({ path: pack, text: readPack(path, pack) })));
  const problems = parsed.problems.map(({ message, line, column }) => ({ path, message, ...placed(line, column) }));
  // What stands in a pack is told at its place there; that there is none, where the settings name it.
  const ofPacks = packs.problems.map(({ path: pack, message, inPack }) => {
    if (inPack) return { path: packPath(path, pack), message: inPack.message, ...placed(inPack.line, inPack.column) };
    const { line, column } = parsed.placeOfPack(pack);
    return { path, message, ...placed(line, column) };
  });
  return {
    settings: { ...parsed.settings, forms: packs.forms },
    path,
    problems: [...problems, ...ofPacks].map((problem) => ({ kind: 'settings', ...problem })),
  };
}

function placed(line: number | undefined, column: number | undefined): { readonly line?: number; readonly column?: number } {
  return { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}

/** A path of `packs` below the folder of its settings file; such a path never leads out of it. */
function packPath(settingsPath: string, pack: string): string {
  return join(dirname(settingsPath), ...(packSteps(pack) ?? []));
}

/** No pack is larger. */
const largestPack = 1024 * 1024;

function readPack(settingsPath: string, pack: string): string | undefined {
  const path = packPath(settingsPath, pack);
  try {
    const facts = statSync(path);
    if (!facts.isFile() || facts.size > largestPack) return undefined;
  } catch {
    return undefined;
  }
  const reading = readText(path);
  return reading.kind === 'problem' ? undefined : reading.text;
}

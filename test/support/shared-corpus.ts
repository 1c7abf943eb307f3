/** Real documents beside the repository; everything here is empty where they are not at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

/** The documents of a folder of the shared corpus that have one of the endings. */
export function sharedFiles(folder: string, ending: RegExp): readonly CorpusFile[] {
  const path = join(repositoryRoot, '..', 'shared', folder);
  if (!existsSync(path)) return [];
  const names = readdirSync(path)
    .filter((name) => ending.test(name))
    .toSorted();
  return names.map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
}

/** Runs a check on one document, where it is at hand. */
export function withFile(files: readonly CorpusFile[], name: string, check: (text: string) => void): void {
  const file = files.find((candidate) => candidate.name === name);
  if (file) check(file.text);
}

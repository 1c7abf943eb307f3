import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { repositoryRoot } from './repository.js';

/** A file of the repository: its path from the root, with slashes, and its text. */
export interface HouseFile {
  readonly path: string;
  readonly text: string;
}

const NOT_OURS = new Set(['.git', '.cache', 'node_modules', 'dist', 'run']);
const BINARY = new Set(['.png', '.vsix']);

/** Every text file of the repository below a folder, what is installed or built left out. */
export function houseFiles(folder = ''): readonly HouseFile[] {
  const entries = readdirSync(join(repositoryRoot, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : houseFiles(path);
    if (!entry.isFile() || BINARY.has(extname(path))) return [];
    return [{ path, text: readFileSync(join(repositoryRoot, path), 'utf8') }];
  });
}

/** The code that is shipped, written by hand. */
export function sourceFiles(): readonly HouseFile[] {
  return [...houseFiles('server/src'), ...houseFiles('client')].filter(({ path, text }) => /\.tsx?$/.test(path) && !isGenerated(text));
}

function isGenerated(text: string): boolean {
  return /^\/[/*].*\bgenerated\b/i.test(text);
}

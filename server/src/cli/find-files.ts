import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Problem, problemOfError } from './problem.js';

/** Extensions of the files that a folder is searched for; a file named outright may have any. */
const draftExtensions: readonly string[] = ['.md', '.txt', '.tsv'];

export interface FoundFiles {
  /** In the order of the paths given, each folder's files by name; `-` stays as it is. No file comes twice. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  readonly sawFolder: boolean;
}

/** Turns the paths of the command line into files: folders are searched through and through. */
export function findFiles(paths: readonly string[]): FoundFiles {
  const search = new Search();
  for (const path of paths) search.addNamed(path);
  return search;
}

class Search implements FoundFiles {
  readonly files: string[] = [];
  readonly problems: Problem[] = [];
  sawFolder = false;
  readonly #seenFiles = new Set<string>();

  addNamed(path: string): void {
    if (path === '-') this.#addFile(path, path);
    else this.#try(path, () => this.#addExisting(path));
  }

  #addExisting(path: string): void {
    if (!statSync(path).isDirectory()) {
      this.#addFile(path, realpathSync(path));
      return;
    }
    this.sawFolder = true;
    if (this.#addFolder(path, new Set()) === 0) this.problems.push({ kind: 'no-drafts', path });
  }

  /** Returns how many drafts there are, among them those that could not be read or were found before. */
  #addFolder(folder: string, seenFolders: Set<string>): number {
    // Links may lead back to a folder above; each real folder is searched once.
    const real = realpathSync(folder);
    if (seenFolders.has(real)) return 0;
    seenFolders.add(real);
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => compare(a.name, b.name));
    return entries.reduce((count, entry) => count + this.#addEntry(join(folder, entry.name), entry, seenFolders), 0);
  }

  #addEntry(path: string, entry: Dirent, seenFolders: Set<string>): number {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return 0;
    const isDraft = draftExtensions.includes(extname(entry.name).toLowerCase());
    if (!isDraft && !entry.isDirectory() && !entry.isSymbolicLink()) return 0;
    let count = isDraft ? 1 : 0;
    const add = (): void => {
      if (entry.isDirectory() || (entry.isSymbolicLink() && isFolder(path, isDraft))) count = this.#addFolder(path, seenFolders);
      else if (isDraft) this.#addFile(path, realpathSync(path));
    };
    this.#try(path, add);
    return count;
  }

  #addFile(path: string, identity: string): void {
    if (this.#seenFiles.has(identity)) return;
    this.#seenFiles.add(identity);
    this.files.push(path);
  }

  #try(path: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.problems.push(problemOfError(path, error));
    }
  }
}

/** A link that leads nowhere, or to itself, matters only where a draft was to be expected. */
function isFolder(path: string, mustExist: boolean): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (mustExist) throw error;
    return false;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode, type Problem } from './problem.js';

export interface WriteWishes {
  /** A file that is there already is written over. */
  readonly force?: boolean;
  /** Folders that are not there are made; otherwise a mistyped one is a problem. */
  readonly makesFolders?: boolean;
}

/** Writes a file that is not there yet. */
export function writeNewFile(
  path: string,
  shown: string,
  content: string | Uint8Array,
  { force = false, makesFolders = false }: WriteWishes = {},
): Problem | undefined {
  try {
    if (makesFolders) mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, force ? 'w' : 'wx');
    try {
      writeFileSync(file, content, 'utf8');
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return undefined;
  } catch (error) {
    const code = errorCode(error);
    return code === 'EEXIST' ? { kind: 'already-there', path: shown } : { kind: 'not-writable', path: shown, code };
  }
}

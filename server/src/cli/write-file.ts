import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode, type Problem } from './problem.js';

/** Writes a file that is not there yet, its folders included; with `force` also one that is. */
export function writeNewFile(path: string, shown: string, content: string | Uint8Array, force = false): Problem | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true });
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

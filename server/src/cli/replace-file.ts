import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode, type Problem } from './problem.js';

/**
 * Replaces a file's content in one step: a crash at any moment leaves the old file or the new one, never a part.
 * Refuses where the file is no longer what was read. A link stays a link; the file it leads to is replaced.
 */
export function replaceFile(path: string, before: Buffer, text: string): Problem | undefined {
  try {
    const target = realpathSync(path);
    accessSync(target, constants.W_OK);
    const temporary = join(dirname(target), `.budget-draft-${randomBytes(6).toString('hex')}.tmp`);
    try {
      writeDurably(temporary, text, statSync(target));
      if (!readFileSync(target).equals(before)) return removed(temporary, { kind: 'changed-meanwhile', path });
      renameSync(temporary, target);
    } catch (error) {
      return removed(temporary, { kind: 'not-writable', path, code: errorCode(error) });
    }
    syncFolder(dirname(target));
    return undefined;
  } catch (error) {
    return { kind: 'not-writable', path, code: errorCode(error) };
  }
}

function writeDurably(path: string, text: string, like: Stats): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, text, 'utf8');
    keepOwner(file, like);
    fchmodSync(file, like.mode & 0o7777);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Only the superuser may give files away; for everyone else the new file is their own, as with any editor. */
function keepOwner(file: number, like: Stats): void {
  try {
    fchownSync(file, like.uid, like.gid);
  } catch {
    // The content matters more than the owner.
  }
}

/** Makes the rename itself durable, where the system lets us open folders. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Not every system can do it, and the file is whole either way.
  }
}

function removed(temporary: string, problem: Problem): Problem {
  try {
    unlinkSync(temporary);
  } catch {
    // It was never made.
  }
  return problem;
}

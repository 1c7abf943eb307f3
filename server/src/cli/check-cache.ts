/** What checks of drafts have found, kept on disk by content: a draft that has not changed is not checked again. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { AnalyseOptions, DigestData, Finding } from '../core/api.js';
import type { CheckedDraft } from './checked-draft.js';
import { programVersion } from './version.js';

export interface CheckCache {
  /** What a check of a draft with this key found; undefined where it is not known. What others need of it is read when asked for. */
  find(key: string): { readonly draft: OwnResult; readonly digest: () => DigestData | undefined } | undefined;
  keep(key: string, checked: CheckedDraft): void;
  /** What drafts with these keys say against one another, by draft. */
  findAgainst(keys: readonly string[]): readonly (readonly Finding[])[] | undefined;
  keepAgainst(keys: readonly string[], against: readonly (readonly Finding[])[]): void;
  /** The key of a draft: its path, its bytes, its settings and the engine that reads it. */
  keyOf(path: string, bytes: Buffer, options: AnalyseOptions): string;
}

/** What a draft says by itself. */
export type OwnResult = Omit<CheckedDraft, 'digest'>;

export const noCache: CheckCache = {
  find: () => undefined,
  keep: () => {},
  findAgainst: () => undefined,
  keepAgainst: () => {},
  keyOf: () => '',
};

/** What was not used for so many milliseconds is taken away. */
const oldAge = 90 * 24 * 60 * 60 * 1000;

/**
 * A cache in a folder, which is made. `engine` tells one engine from another of the same version. What cannot be read, is damaged
 * or was written by something else counts as not known; what cannot be written is not kept.
 */
export function openCheckCache(folder: string, engine: string): CheckCache {
  const ofOptions = new WeakMap<AnalyseOptions, string>();
  removeOld(folder);
  return {
    keyOf(path, bytes, options) {
      const settings = ofOptions.get(options) ?? hashOf(serialize(options));
      ofOptions.set(options, settings);
      return hashOf([programVersion, engine, settings, path].join('\n'), bytes);
    },
    find(key) {
      const draft = read<OwnResult>(folder, `${key}.own`);
      return draft && { draft, digest: () => read<DigestData>(folder, `${key}.digest`) };
    },
    keep(key, { digest, ...own }) {
      if (digest) write(folder, `${key}.digest`, digest);
      write(folder, `${key}.own`, own);
    },
    findAgainst: (keys) => read(folder, `${hashOf(keys.join('\n'))}.against`),
    keepAgainst: (keys, against) => write(folder, `${hashOf(keys.join('\n'))}.against`, against),
  };
}

function hashOf(words: string | Buffer, bytes: Buffer = Buffer.alloc(0)): string {
  return createHash('sha256').update(words).update('\n').update(bytes).digest('hex');
}

function placeOf(folder: string, name: string): string {
  return join(folder, name.slice(0, 2), name.slice(2));
}

function read<Kept>(folder: string, name: string): Kept | undefined {
  try {
    const file = readFileSync(placeOf(folder, name));
    const data = file.subarray(sumLength);
    return sumOf(data).equals(file.subarray(0, sumLength)) ? (deserialize(data) as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Written beside and then renamed, so that nobody reads half a file. */
function write(folder: string, name: string, kept: unknown): void {
  const place = placeOf(folder, name);
  const written = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    const data = serialize(kept);
    writeFileSync(written, Buffer.concat([sumOf(data), data]), { mode: 0o600 });
    renameSync(written, place);
  } catch {
    // A full disk or a folder that may not be written: the next run takes as long as this one.
    removeQuietly(written);
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What cannot be removed is as little in the way as what cannot be written.
  }
}

/** In bytes, before the data in its file. */
const sumLength = 20;

/** Against damage, not against malice, which could write the sum as well. */
function sumOf(data: Buffer): Buffer {
  return createHash('sha1').update(data).digest();
}

/** Folders of the cache have two letters; nothing else in it is touched. */
function removeOld(folder: string): void {
  const oldest = Date.now() - oldAge;
  try {
    for (const name of readdirSync(folder).filter((each) => /^[0-9a-f]{2}$/.test(each)))
      for (const file of readdirSync(join(folder, name)).filter((each) => /^[0-9a-f]{62}\./.test(each))) {
        const path = join(folder, name, file);
        if (statSync(path).mtimeMs < oldest) rmSync(path, { force: true });
      }
  } catch {
    // A folder that is not there yet, or that another run is tidying.
  }
}

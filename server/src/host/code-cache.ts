/**
 * Runs a bundle with the code that V8 made of it the last time, so that it is neither parsed nor compiled again: the larger
 * part of what a start costs. Node can do so by itself from version 22 on; editors bring older ones.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

export interface LoadedBundle {
  /** What the bundle exports. */
  readonly exports: unknown;
  /** Keeps what is compiled by now for the next start, where nothing is kept yet. Takes some tens of milliseconds, and never throws. */
  keepCode(): void;
}

/**
 * Loads a CommonJS bundle. `purpose` is a short word for what it is started for: what is kept holds the functions that were
 * needed for it. Where nothing can be kept, the bundle just runs.
 */
export function loadBundle(file: string, purpose: string): LoadedBundle {
  const source = readFileSync(file, 'utf8');
  const place = placeOfCode(file, purpose);
  const cachedData = place === undefined ? undefined : readOwn(place);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
  const module = { exports: {} };
  script.runInThisContext().call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  let isKept = cachedData !== undefined && script.cachedDataRejected !== true;
  return {
    exports: module.exports,
    keepCode() {
      if (place === undefined || isKept) return;
      isKept = true;
      keep(place, script.createCachedData());
    },
  };
}

/** The user's own folder for what can be made again; undefined where nothing is to be kept. Named as Node names its own settings of this. */
export function codeFolder(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform, home: string): string | undefined {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = env;
  if (NODE_DISABLE_COMPILE_CACHE) return undefined;
  if (NODE_COMPILE_CACHE) return join(NODE_COMPILE_CACHE, 'budget-draft');
  if (platform === 'win32') return join(LOCALAPPDATA || join(home, 'AppData', 'Local'), 'budget-draft', 'code');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'budget-draft', 'code');
  return join(XDG_CACHE_HOME || join(home, '.cache'), 'budget-draft', 'code');
}

/** No code of ours is nearly as large. */
const largestCode = 32 * 1024 * 1024;
/** Code of versions that are gone is taken away after so many milliseconds. */
const oldAge = 30 * 24 * 60 * 60 * 1000;

/** Another bundle, another Node and another set of its flags have a place of their own. */
function placeOfCode(file: string, purpose: string): string | undefined {
  try {
    const folder = codeFolder(process.env, process.platform, homedir());
    // Debuggers and tools that count what is run want the source to be compiled.
    if (folder === undefined || process.env.NODE_V8_COVERAGE || process.execArgv.some((flag) => flag.includes('inspect'))) return undefined;
    const { size, mtimeMs } = statSync(file);
    const made = [file, size, mtimeMs, process.version, process.arch, cachedDataVersionTag(), ...process.execArgv].join('\n');
    return join(folder, `${basename(file, '.js')}-${purpose}-${createHash('sha256').update(made).digest('hex').slice(0, 24)}`);
  } catch {
    return undefined;
  }
}

/** What V8 is given is run, so that it must be a file of this user and whole; V8 itself sees whether it made it for this source. */
function readOwn(place: string): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(place, 'r');
    const { uid, mode, size } = fstatSync(descriptor);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    if (!isOwn || size > largestCode) return undefined;
    const file = readFileSync(descriptor);
    const code = file.subarray(sumLength);
    return sumOf(code).equals(file.subarray(0, sumLength)) ? code : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** In bytes, before the code in its file. */
const sumLength = 20;

/** Against damage, not against malice, which could write the sum as well. */
function sumOf(code: Buffer): Buffer {
  return createHash('sha1').update(code).digest();
}

/** Written beside and then renamed, so that nobody reads half a file. */
function keep(place: string, code: Buffer): void {
  const written = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    writeFileSync(written, Buffer.concat([sumOf(code), code]), { mode: 0o600 });
    renameSync(written, place);
    removeOld(dirname(place));
  } catch {
    // A full disk or a folder that may not be written: the next start takes as long as this one.
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

function removeOld(folder: string): void {
  const oldest = Date.now() - oldAge;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < oldest) rmSync(path, { force: true });
  }
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { repositoryRoot } from './repository.js';

export interface CliRun {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly error: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  /** For Node itself, before the program. */
  readonly nodeArgs?: readonly string[];
}

export const cliPath = join(repositoryRoot, 'dist', 'cli.js');

/** Runs the built program as a user would, in English unless the surroundings given say otherwise. */
export function runCli(args: readonly string[], { cwd = repositoryRoot, env = {}, input = '', nodeArgs = [] }: CliOptions = {}): CliRun {
  const run = spawnSync(process.execPath, [...nodeArgs, cliPath, ...args], {
    cwd,
    // A test leaves nothing in a user's folders.
    env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8', NODE_DISABLE_COMPILE_CACHE: '1', ...env },
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: run.status, signal: run.signal, out: run.stdout, error: run.stderr };
}

/** A folder with files in it that goes away with the test. */
export function folderWith(context: TestContext, files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'budget-draft-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Whatever happens, a user sees a sentence, never the program's insides. */
export function looksLikeStackTrace(text: string): boolean {
  return /^\s+at .+:\d+:\d+\)?$/m.test(text) || text.includes('node:internal');
}

/** The shipped sample, which holds one planted slip. */
export const samplePath = join(repositoryRoot, 'docs', 'sample', 'draft.md');
export const sampleText = readFileSync(samplePath, 'utf8');

/** The row with the slip as it stands and as it should stand. */
export const slip = {
  wrong: '| 20805 | 行政事业单位养老支出 | 321.08 | 312.08 | 0.00 |',
  right: '| 20805 | 行政事业单位养老支出 | 312.08 | 312.08 | 0.00 |',
} as const;
export const cleanSampleText = sampleText.replace(slip.wrong, slip.right);

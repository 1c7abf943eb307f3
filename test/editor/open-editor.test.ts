import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { removeFolder } from '../support/editor-server.js';
import { repositoryRoot } from '../support/repository.js';

const START_LIMIT = 60_000;

// What the tests have built is taken as it is: building again would pull it away under them.
describe('npm run editor', () => {
  it('serves the sample in VS Code until Ctrl+C, and leaves nothing behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bd-'));
    const editor = start(['--server', '--no-open', '--as-built'], { TMPDIR: folder });
    const [address] = await editor.printed(/http:\/\/127\.0\.0\.1:\S+/);
    const page = await fetch(address, { redirect: 'manual' });
    assert.ok(page.status < 400, `the page answers ${page.status}`);
    const withoutToken = await fetch(new URL('/', address), { redirect: 'manual' });
    assert.equal(withoutToken.status, 403, 'a page that was not given the address has no way in');

    editor.interrupt();
    assert.equal(await editor.ended, 0);
    await assert.rejects(fetch(address), 'nobody answers any more');
    const [left] = drafts(address);
    assert.equal(left !== undefined && existsSync(left), false, 'the copy of the sample is gone');
    removeFolder(folder);
  });

  it('opens the desktop VS Code with the extension and the sample where there is one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bd-'));
    const record = join(folder, 'arguments');
    const code = join(folder, 'code');
    writeFileSync(code, `#!/bin/sh\n[ "$1" = --version ] || printf '%s\\n' "$@" > '${record}'\n`);
    chmodSync(code, 0o755);
    const editor = start(['--as-built'], { PATH: `${folder}${delimiter}${process.env.PATH}`, TMPDIR: folder });
    assert.equal(await editor.ended, 0);
    const words = readFileSync(record, 'utf8').trim().split('\n');
    assert.ok(words.includes(`--extensionDevelopmentPath=${repositoryRoot}`));
    const draft = words.at(-1) ?? '';
    assert.equal(readFileSync(draft, 'utf8'), readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8'));
    removeFolder(folder);
  });
});

function drafts(address: string): readonly string[] {
  return new URL(address).searchParams.getAll('folder');
}

interface StartedScript {
  /** What matches in the output so far, as soon as something does. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Ctrl+C. */
  interrupt(): void;
  readonly ended: Promise<number | null>;
}

function start(options: readonly string[], environment: NodeJS.ProcessEnv): StartedScript {
  const child = spawn(process.execPath, ['scripts/editor.mjs', ...options], {
    cwd: repositoryRoot,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  return {
    ended,
    interrupt: () => child.kill('SIGINT'),
    printed: async (pattern) => {
      for (const limit = Date.now() + START_LIMIT; Date.now() < limit && child.exitCode === null; ) {
        const match = output.match(pattern);
        if (match) return match;
        await new Promise((done) => setTimeout(done, 50));
      }
      child.kill();
      throw new Error(`Nothing like ${pattern} was printed:\n${output}`);
    },
  };
}

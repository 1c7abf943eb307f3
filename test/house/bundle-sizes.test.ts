import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { repositoryRoot } from '../support/repository.js';

/** In thousands of bytes, minified, and packed by gzip. A larger bundle is a slower start for everybody: let it grow for a reason alone. */
const MOST: Readonly<Record<string, readonly [minified: number, packed: number]>> = {
  'client.js': [60, 20],
  'language-client.js': [480, 120],
  'server.js': [4, 2],
  'language-server.js': [1700, 560],
  'cli.js': [4, 2],
  'command-line.js': [1300, 420],
  'clipboard.js': [120, 45],
  'exchange.js': [1150, 380],
  'preview.js': [850, 300],
};

const folder = mkdtempSync(join(tmpdir(), 'budget-draft-sizes-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('no bundle that is shipped has outgrown its bound', () => {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--minify', `--outdir=${folder}`], {
    cwd: repositoryRoot,
    encoding: 'utf8',
  });
  assert.equal(built.status, 0, built.stderr);
  for (const [name, [minified, packed]] of Object.entries(MOST)) {
    const bytes = readFileSync(join(folder, name));
    assert.ok(bytes.length <= minified * 1000, `${name} has ${bytes.length} bytes, more than ${minified} kB`);
    const size = gzipSync(bytes).length;
    assert.ok(size <= packed * 1000, `${name} packs to ${size} bytes, more than ${packed} kB`);
    assert.ok(built.stdout.includes(name), `the build does not tell the size of ${name}`);
  }
});

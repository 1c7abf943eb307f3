import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { repositoryRoot } from '../support/repository.js';

test('the compiled readings are what the dictionary and the names of server/catalogue and server/packs say', () => {
  const check = spawnSync(process.execPath, ['scripts/generate-readings.mjs', '--check'], { cwd: repositoryRoot, encoding: 'utf8' });
  assert.equal(check.status, 0, check.stderr);
});

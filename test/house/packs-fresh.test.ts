import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { repositoryRoot } from '../support/repository.js';

test('the compiled template packs are what the files of server/packs say', () => {
  const check = spawnSync(process.execPath, ['scripts/generate-packs.mjs', '--check'], { cwd: repositoryRoot, encoding: 'utf8' });
  assert.equal(check.status, 0, check.stderr);
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { repositoryRoot } from '../support/repository.js';

test('the compiled pages of the rules are what the pages say', () => {
  const check = spawnSync(process.execPath, ['scripts/generate-rule-pages.mjs', '--check'], { cwd: repositoryRoot, encoding: 'utf8' });
  assert.equal(check.status, 0, check.stderr);
});

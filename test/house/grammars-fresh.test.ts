import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { repositoryRoot } from '../support/repository.js';

test('the grammars are what their script writes', () => {
  const check = spawnSync(process.execPath, ['scripts/generate-grammars.mjs', '--check'], { cwd: repositoryRoot, encoding: 'utf8' });
  assert.equal(check.status, 0, `${check.stdout}${check.stderr}`);
});

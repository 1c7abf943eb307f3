import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { repositoryRoot } from '../support/repository.js';

test('the manifest, its words and the schema are what the settings say', () => {
  const check = spawnSync(process.execPath, ['scripts/generate-schemas.mjs', '--check'], { cwd: repositoryRoot, encoding: 'utf8' });
  assert.equal(check.status, 0, `${check.stdout}${check.stderr}`);
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { IDENTITIES } from '../../server/src/core/budget/facts/identity.js';
import { builtInPacks } from '../../server/src/core/budget/form/built-in-packs.generated.js';
import { repositoryRoot } from '../support/repository.js';

test('the compiled template packs are what the files of server/packs say', () => {
  const check = spawnSync(process.execPath, ['scripts/generate-packs.mjs', '--check'], { cwd: repositoryRoot, encoding: 'utf8' });
  assert.equal(check.status, 0, check.stderr);
});

test('a form names only identities that are checked', () => {
  const known = new Set<string>(Object.values(IDENTITIES).map(({ id }) => id));
  for (const { id, identities } of builtInPacks) for (const identity of identities) assert.ok(known.has(identity), `${id}: ${identity}`);
});

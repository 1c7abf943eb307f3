import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';
import { repositoryRoot } from '../support/repository.js';

it('npm start checks the sample draft, shows its one finding and says how to go on', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], { cwd: repositoryRoot, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /321\.08/);
  assert.match(stdout, /312\.08/);
  for (const command of ['npm run editor', 'npm test', 'node dist/cli.js check']) assert.ok(stdout.includes(command), command);
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as z from 'zod';
import { analyse } from '../../server/src/core/api.js';
import { repositoryRoot } from '../support/repository.js';

test('the snippets are the tables of the form that fits all', () => {
  const check = spawnSync(process.execPath, ['scripts/generate-snippets.mjs', '--check'], { cwd: repositoryRoot, encoding: 'utf8' });
  assert.equal(check.status, 0, check.stderr);
});

test('each snippet is read as a table of its title, once it is inserted', () => {
  const snippets = z
    .record(z.string(), z.object({ prefix: z.array(z.string()), body: z.array(z.string()) }))
    .parse(JSON.parse(readFileSync(join(repositoryRoot, 'snippets/budget-tables.json'), 'utf8')));
  assert.ok(Object.keys(snippets).length >= 9);
  const prefixes = Object.values(snippets).flatMap(({ prefix }) => prefix);
  assert.equal(new Set(prefixes).size, prefixes.length, 'each by names of its own');
  for (const [title, { body }] of Object.entries(snippets)) {
    const text = body
      .join('\n')
      .replaceAll('$' + '{CURRENT_YEAR}', '2027')
      .replaceAll('$' + '{1:单位名称}', '青川县水务局')
      .replace(/\\([\\$}])/gu, '$1');
    const { document } = analyse(text, { locale: 'zh-CN' });
    assert.deepEqual(
      document.tables.map(({ caption }) => [caption.title, caption.owner]),
      [[title, '青川县水务局']],
    );
    assert.ok(!/\$\{/u.test(text));
  }
});

// Seventy documents that are no budgets, many of them full of tables and figures, get no finding.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { sharedFiles } from '../support/shared-corpus.js';

const files = sharedFiles('corpus/ordinary', /\.md$/);

test('no ordinary document is taken for a budget', () => {
  const taken = files.filter(({ text }) => analyse(text, { locale: 'en' }).recognised);
  assert.deepEqual(
    taken.map(({ name }) => name),
    [],
  );
  assert.ok(files.length === 0 || files.length === 70, `${files.length} files`);
});

test('no ordinary document gets a finding', () => {
  const findings = files.flatMap(({ name, text }) => analyse(text, { locale: 'en' }).findings.map(({ message }) => `${name}: ${message}`));
  assert.deepEqual(findings, []);
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { colours } from '../support/grammar.js';
import { repositoryRoot } from '../support/repository.js';

const SHARED = join(repositoryRoot, '..', 'shared');

describe('the colours of real documents', () => {
  it('show the codes, amounts and totals of the seeds', async (test) => {
    for (const file of documentsIn('seeds')) {
      const found = await colours('markdown', readFileSync(file, 'utf8'));
      const count = (kind: string) => found.filter((colour) => colour.kind === kind).length;
      test.diagnostic(`${file}: ${count('code')} codes, ${count('amount')} amounts, ${count('total')} totals`);
      assert.ok(count('code') > 100 && count('amount') > 850 && count('total') > 10, file);
    }
  });

  it('stay inside the rows of tables, and out of documents without Chinese', async (test) => {
    let coloured = 0;
    const files = documentsIn('corpus/ordinary');
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const lines = text.split(/\r?\n/);
      const found = await colours('markdown', text);
      const outside = found.filter(({ line }) => !/[|\t].*\p{Script=Han}|\p{Script=Han}.*[|\t]/u.test(lines[line] ?? ''));
      assert.deepEqual(outside, [], file);
      if (found.length > 0) coloured++;
    }
    test.diagnostic(`${files.length} ordinary documents, ${coloured} with amounts of money in a Chinese table`);
    assert.ok(coloured * 20 <= files.length);
  });
});

/** The Markdown documents of a folder of reference material; none where it is not there. */
function documentsIn(folder: string): readonly string[] {
  const path = join(SHARED, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(path, name));
}

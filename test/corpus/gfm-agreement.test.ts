import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gfmTables, ourPipeTables } from '../support/gfm-tables.js';

const SHARED = join('..', 'shared');

describe('what is a pipe table and what its cells say, compared with micromark', () => {
  for (const folder of ['seeds', 'corpus/budget', 'corpus/ordinary']) {
    it(`agrees over ${folder}`, (test) => {
      const files = documentsIn(join(SHARED, folder));
      let tables = 0;
      let cells = 0;
      for (const file of files) {
        const text = readFileSync(file, 'utf8');
        const expected = gfmTables(text);
        assert.deepEqual(ourPipeTables(text), expected, file);
        tables += expected.length;
        cells += expected.reduce((sum, table) => sum + table.rows.length * (table.rows[0]?.length ?? 0), 0);
      }
      test.diagnostic(`${folder}: ${files.length} files, ${tables} tables, ${cells} cells, all agree`);
    });
  }
});

/** The documents of a folder of reference material; none where it is not there. */
function documentsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.(md|txt)$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

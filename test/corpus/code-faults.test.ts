// Codes of the real budgets: silent where they are right, found and mended where one digit is changed.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { CODE_RULES, plantInCodes } from '../support/planted-codes.js';
import { repositoryRoot } from '../support/repository.js';

const SHARED = join(repositoryRoot, '..', 'shared');
const SEEDS = join(SHARED, 'seeds');
const BUDGETS = join(SHARED, 'corpus', 'budget');
const ORDINARY = join(SHARED, 'corpus', 'ordinary');

/** Rows whose class was lost when the document was printed: `7|11|02` below 210. */
const BROKEN_CODES: Readonly<Record<string, number>> = { 'sh-putuo-fuliyuan-2024-danwei.txt': 2 };

for (const path of [...draftsIn(SEEDS), ...draftsIn(BUDGETS)]) {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  test(`the codes of ${name} give the findings that are expected, and no other`, () => {
    const { findings } = analyse(readFileSync(path, 'utf8'), { locale: 'zh-CN' });
    const own = findings.filter((finding) => CODE_RULES.has(finding.ruleId));
    const printed = own
      .map((finding) => /(?<=编码 ?)\d{3,7}|\d{3,7}(?= 的规定名称)/.exec(finding.message)?.[0])
      .filter((code) => code !== undefined);
    const broken = own.filter((finding) => finding.message.includes('残缺'));
    assert.deepEqual(printed.slice().sort(), listedSlips(name));
    assert.equal(broken.length, BROKEN_CODES[name] ?? 0);
    assert.equal(printed.length + broken.length, own.length);
  });
}

for (const path of draftsIn(SEEDS)) {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  test(`one changed digit in any code of ${name} is one finding on that code, and its first suggestion undoes it`, (context) => {
    const tally = plantInCodes(readFileSync(path, 'utf8'), false);
    const { planted, detected, exact, alone, repaired } = tally;
    context.diagnostic(
      `${name}: planted ${planted}, detected ${detected}, one on the code ${exact}, no other ${alone}, repaired ${repaired}`,
    );
    assert.ok(planted > 90);
    assert.ok(detected >= planted * 0.98, tally.misses.join('\n'));
    assert.ok(exact >= planted * 0.98, tally.misses.join('\n'));
    assert.ok(alone >= planted * 0.9, tally.misses.join('\n'));
    assert.ok(repaired >= planted * 0.9, tally.misses.join('\n'));
  });
}

test('documents that are no budgets stay silent', () => {
  for (const path of draftsIn(ORDINARY)) {
    const { findings } = analyse(readFileSync(path, 'utf8'), { locale: 'zh-CN' });
    assert.deepEqual(
      findings.map(({ message }) => message),
      [],
      path,
    );
  }
});

function draftsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .map((name) => join(folder, name));
}

/** The codes whose names are known to be wrong in a document of the corpus. */
function listedSlips(name: string): readonly string[] {
  const list = join(BUDGETS, 'expectations.tsv');
  if (!existsSync(list)) return [];
  const rows = readFileSync(list, 'utf8').split('\n');
  return rows
    .map((row) => row.split('\t'))
    .filter((cells) => cells[0] === name && cells[3] === 'name')
    .map((cells) => cells[2] ?? '')
    .sort();
}

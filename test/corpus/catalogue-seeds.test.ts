// Every subject code and name printed in the real budgets is in the catalogue with that name in that year, apart from
// the slips that are listed as such. The reading here is deliberately simple and independent of the table reader.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { normalise, splitLabel } from '../../server/src/core/base/normalise.js';
import { entryIn, kindOfCode, sameName } from '../../server/src/core/budget/catalogue/catalogue.js';
import { repositoryRoot } from '../support/repository.js';

const SHARED = join(repositoryRoot, '..', 'shared');
const BUDGETS = join(SHARED, 'corpus', 'budget');
const SEEDS = join(SHARED, 'seeds');

/** The least number of pairs each document must give, so that a reading that finds nothing cannot pass. */
const LEAST: Readonly<Record<string, number>> = {
  'guangdong-2022.md': 60,
  'guangzhou-2021.md': 60,
  'js-rendaban-2018.md': 40,
  'sh-putuo-fuliyuan-2024-danwei.txt': 25,
  'sh-putuo-sifaju-2026-bumen.md': 35,
};

const here = existsSync(BUDGETS) && existsSync(SEEDS);
const files = here ? [SEEDS, BUDGETS].flatMap((folder) => readdirSync(folder).map((name) => ({ folder, name }))) : [];
const slips = here ? listedSlips() : new Set<string>();

for (const { folder, name } of files) {
  const year = Number(/20\d\d/.exec(name)?.[0]);
  if (!/\.(md|txt)$/.test(name)) continue;
  test(`codes and names of ${name}`, () => {
    const pairs = printedPairs(readFileSync(join(folder, name), 'utf8'), year);
    const wrong = pairs.filter(({ code, name: printed }) => {
      const kind = kindOfCode(code, year);
      const entry = kind === undefined ? undefined : entryIn(kind, code, year);
      return (entry === undefined || !sameName(entry.name, printed)) && !slips.has(`${name} ${code}`);
    });
    assert.deepEqual(wrong, []);
    assert.ok(pairs.length >= (LEAST[name] ?? 0), `only ${pairs.length} pairs read`);
  });
}

test('the real budgets are read where they are present', () => {
  assert.equal(files.length > 0, here);
});

interface Pair {
  readonly code: string;
  readonly name: string;
}

function listedSlips(): ReadonlySet<string> {
  const rows = readFileSync(join(BUDGETS, 'expectations.tsv'), 'utf8').split('\n');
  const named = rows.map((row) => row.split('\t')).filter((cells) => cells[3] === 'name');
  return new Set(named.map((cells) => `${cells[0]} ${cells[2]}`));
}

function printedPairs(text: string, year: number): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  const add = (code: string, printed: string) => {
    const name = splitLabel(printed).name;
    if (kindOfCode(code, year) !== undefined && /[\u4e00-\u9fff]/.test(name)) pairs.set(`${code} ${name}`, { code, name });
  };
  for (const line of text.split('\n').filter((row) => /[|\t]/.test(row))) {
    const cells = line.split(/[|\t]/).map((cell) => cell.trim());
    cells.forEach((cell, index) => {
      const inside = /^\[([0-9ABC]\d*)\](.+)$/.exec(cell) ?? /^([ABC]\d+) (.+)$/.exec(cell);
      if (inside !== null) add(inside[1] ?? '', inside[2] ?? '');
      else addFromColumns(cells, index, add);
    });
  }
  return [...pairs.values()];
}

/** A code in one cell or in up to three, then the name in the next one. */
function addFromColumns(cells: readonly string[], index: number, add: (code: string, name: string) => void): void {
  const [first = '', second = '', third = '', fourth = ''] = cells.slice(index, index + 4);
  if (/^(\d{3}|\d{5}|\d{7})$/.test(first) && !/^\d*$/.test(second)) add(first, second);
  if (!/^[235]\d\d$/.test(first) || !/^(\d\d)?$/.test(second)) return;
  if (/^(\d\d)?$/.test(third)) {
    if (!/^\d*$/.test(fourth) && !normalise(fourth).includes('合计')) add(first + second + third, fourth);
  } else add(first + second, third);
}

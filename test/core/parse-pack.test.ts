// A template pack is used as a whole or not at all, and what does not fit in it is named at its place.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { builtInPacks } from '../../server/src/core/api.js';
import { parsePack, parsePackValue } from '../../server/src/settings/parse-pack.js';
import fc from '../support/fast-check.js';
import { repositoryRoot } from '../support/repository.js';

const folder = join(repositoryRoot, 'server', 'packs');

const PACK = `{
  "id": "our-county",
  "name": { "zh-CN": "本县", "en": "Our county" },
  "tables": [
    { "title": "部门收支总表", "kind": "overview" },
    { "title": "“三公”经费表", "unit": "元" }
  ]
}`;

test('every built-in pack is what its file says, and is valid', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  assert.deepEqual(names.map((name) => name.replace('.json', '')).sort(), builtInPacks.map(({ id }) => id).sort());
  for (const name of names) {
    const { pack, problems } = parsePack(readFileSync(join(folder, name), 'utf8'));
    assert.deepEqual(problems, [], name);
    assert.deepEqual(
      pack,
      builtInPacks.find(({ id }) => `${id}.json` === name),
    );
  }
});

test('what a pack leaves out is filled in', () => {
  const { pack, problems } = parsePack(PACK);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    pack?.tables.map(({ kind, unit, required }) => [kind, unit, required]),
    [
      ['overview', '万元', true],
      ['other', '元', true],
    ],
  );
});

for (const [from, to, path, line, column, words] of [
  ['"our-county"', '"Our County"', 'id', 2, 3, /lower-case letters/],
  ['"title": "部门收支总表"', '"titel": "部门收支总表"', 'tables.0.titel', 5, 7, /did you mean "title"/],
  ['"overview"', '"overvew"', 'tables.0.kind', 5, 26, /one of "overview"/],
  ['"unit": "元"', '"unit": 1', 'tables.1.unit', 6, 27, /one of "元"/],
  [', "en": "Our county"', '', 'name.en', 3, 3, /should be a text/],
  ['"overview" },', '"overview" }', '', 6, 5, /not valid JSON/],
] as const) {
  test(`a pack with ${to === '' ? `no ${from}` : to} is not used and says why`, () => {
    assert.ok(PACK.includes(from));
    const { pack, problems } = parsePack(PACK.replace(from, to));
    assert.equal(pack, undefined);
    const problem = problems.find((candidate) => candidate.path === path);
    assert.ok(problem, JSON.stringify(problems));
    assert.match(problem.message.en, words);
    assert.deepEqual([problem.line, problem.column], [line, column]);
  });
}

test('any value gives a pack or problems, never both', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { pack, problems } = parsePackValue(value);
      assert.equal(pack === undefined, problems.length > 0);
      assert.deepEqual(parsePack(JSON.stringify(value)).pack, pack);
    }),
  );
});

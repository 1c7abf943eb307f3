import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { parseSettings } from '../../server/src/settings/parse-settings.js';
import { defaultSettings } from '../../server/src/settings/settings.js';
import fc from '../support/fast-check.js';
import { repositoryRoot } from '../support/repository.js';

// The schema that editors are given says the same as the reader of settings, as far as a schema can.

const schema: unknown = JSON.parse(readFileSync(join(repositoryRoot, 'schemas', 'settings.schema.json'), 'utf8'));
// Editors know keywords of their own, such as snippets, which a strict validator must be told of.
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, keywords: ['defaultSnippets', 'enumDescriptions'], strictTypes: false });
const fits = ajv.compile(schema as object);

const good: readonly unknown[] = [
  {},
  { $schema: 'x' },
  defaultSettings,
  { locale: 'en', year: 2024, template: 'our-city', maxFindings: 1, codeLens: false, rules: { 'own-identity': 'hint' } },
  { year: null },
  { codes: { '2012698': '地方志编修', '30298': { name: '其他', years: [null, 2025] }, A0299: { name: '其他', kind: 'procurement' } } },
  { identities: ['接待: 三公经费表[公务接待费] ≤ 基本支出表[30217] + 项目支出表[30217]'], packs: ['packs/our-city.budget-pack.json'] },
];

const bad: readonly unknown[] = [
  [],
  { yaer: 2022 },
  { year: '2022' },
  { year: 1999 },
  { rules: { 'own-identity': 'loud' } },
  { rules: { 'no-such-rule': 'off' } },
  { codes: ['2012698'] },
  { codes: { '201269': '地方志编修' } },
  { codes: { '4012698': '地方志编修' } },
  { codes: { '2012698': '' } },
  { codes: { '2012698': { years: [2020, 2021] } } },
  { codes: { '2012698': { name: '地方志编修', years: [2020] } } },
  { codes: { '2012698': { name: '地方志编修', kind: 'other' } } },
  { codes: { '2012698': { name: '地方志编修', from: 2020 } } },
  { identities: '甲[合计] = 乙[合计]' },
  { identities: [5] },
  { identities: ['长'.repeat(1001)] },
  { identities: Array.from({ length: 201 }, () => '甲[合计] = 乙[合计]') },
  { packs: [''] },
  { packs: Array.from({ length: 21 }, (_, place) => `${place}.json`) },
  { template: 'Our City' },
];

test('good settings fit the schema and have no problem', () => {
  for (const settings of good) {
    assert.ok(fits(settings), `${JSON.stringify(settings)}: ${ajv.errorsText(fits.errors)}`);
    assert.deepEqual(parseSettings(withoutLink(settings)).problems, []);
  }
});

test('bad settings do not fit it, and each has its problem', () => {
  for (const settings of bad) {
    assert.equal(fits(settings), false, JSON.stringify(settings));
    assert.ok(parseSettings(settings).problems.length > 0, JSON.stringify(settings));
  }
});

test('what the schema refuses the reader tells, and what the reader takes the schema takes', () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>('auto', 'en', 2022, null, true, 'off', '地方志编修', '甲[合计] = 乙[合计]', 'a/b.json', [2020, null], {
      name: '甲',
    }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const inner = fc.oneof(
    fc.dictionary(fc.constantFrom('own-identity', 'wrong-sum', '2012698', '30298', 'x', 'name'), value, { maxKeys: 3 }),
    fc.array(value, { maxLength: 3 }),
    value,
  );
  const settings = fc.dictionary(
    fc.constantFrom('locale', 'year', 'template', 'rules', 'codes', 'identities', 'packs', 'maxFindings', 'codeLens', 'other'),
    inner,
    { maxKeys: 5 },
  );
  fc.assert(
    fc.property(settings, (one) => {
      const { problems, given } = parseSettings(one);
      if (!fits(one)) assert.ok(problems.length > 0, JSON.stringify(one));
      assert.ok(fits(given), `${JSON.stringify(given)}: ${ajv.errorsText(fits.errors)}`);
    }),
    { numRuns: 500 },
  );
});

test('editors are offered examples that are good settings', () => {
  const { properties } = schema as { properties: Record<string, { examples?: readonly unknown[] }> };
  const examples = Object.entries(properties).flatMap(([name, { examples: of = [] }]) => of.map((value) => ({ [name]: value })));
  assert.ok(examples.length >= 4);
  for (const example of examples) assert.deepEqual(parseSettings(example).problems, [], JSON.stringify(example));
});

function withoutLink(settings: unknown): unknown {
  const { $schema: _link, ...rest } = settings as Record<string, unknown>;
  return rest;
}

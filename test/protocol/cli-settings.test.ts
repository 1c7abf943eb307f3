import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { readSettingsText } from '../../server/src/settings/parse-settings.js';
import { cleanSampleText, folderWith, runCli } from '../support/cli-process.js';
import { soundDraft } from '../support/language-server-drafts.js';
import { repositoryRoot } from '../support/repository.js';

interface Entry {
  readonly messages: readonly { readonly ruleId: string; readonly line: number; readonly message: string }[];
}

function rulesIn(out: string): readonly string[] {
  return (JSON.parse(out) as readonly Entry[]).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

test('identities of the settings file hold for the drafts below it', (context) => {
  const identities = [
    '收支总体情况表[收入总计] = 支出总体情况表[合计]',
    '住房: 支出总体情况表[221] = 支出总体情况表[210, 基本支出]',
    '没有的表[甲] = 支出总体情况表[合计]',
  ];
  const cwd = folderWith(context, {
    '.budget-draft.json': JSON.stringify({ identities }),
    '稿/draft.md': soundDraft,
    '稿/off/.budget-draft.json': JSON.stringify({ identities, rules: { 'own-identity': 'off' } }),
    '稿/off/draft.md': soundDraft,
  });
  const inForce = runCli(['check', '--format', 'json', '稿/draft.md'], { cwd });
  assert.deepEqual([inForce.code, rulesIn(inForce.out), inForce.error], [1, ['own-identity'], '']);
  assert.match(inForce.out, /Your identity 住房 does not hold, difference 21\.75: 45\.90 ≠ 24\.15/u);
  const off = runCli(['check', '--format', 'json', '稿/off/draft.md'], { cwd });
  assert.deepEqual([off.code, rulesIn(off.out)], [0, []]);
});

test('codes of the settings file are known, under their names and in their years', (context) => {
  const local = soundDraft.replace('| 2012604 | 档案馆 |', '| 2012698 | 地方志编修 |');
  const found = (codes: unknown) => {
    const cwd = folderWith(context, { '.budget-draft.json': JSON.stringify({ codes }), 'draft.md': local });
    const run = runCli(['check', '--format', 'json', 'draft.md'], { cwd });
    assert.equal(run.error, '');
    return rulesIn(run.out);
  };
  assert.deepEqual(found({}), ['unknown-code']);
  assert.deepEqual(found({ '2012698': '地方志编修' }), []);
  assert.deepEqual(found({ '2012698': { name: '地方志编修', years: [2022, 2022] } }), []);
  assert.deepEqual(found({ '2012698': { name: '地方志编修', years: [2023, null] } }), ['code-not-in-force']);
  assert.deepEqual(found({ '2012698': '方志出版' }), ['code-name-mismatch']);
});

test('what is wrong in a settings file, and in a pack that it names, is told at its place, and the rest holds', (context) => {
  const settings = [
    '{',
    '  "identities": ["支出总体情况表[221] = 支出总体情况表[210", "支出总体情况表[221] = 支出总体情况表[210]"],',
    '  "codes": { "2012698": "地方志编修", "2012601": "别名", "20126980": "甲" },',
    '  "packs": ["packs/a.json", "packs/none.json", "../outside.json"]',
    '}',
  ].join('\n');
  const cwd = folderWith(context, { '.budget-draft.json': settings, 'packs/a.json': '{\n "id": "A B"\n}', 'draft.md': soundDraft });
  const { code, out, error } = runCli(['check', '--format', 'json', 'draft.md'], { cwd });
  assert.deepEqual([code, rulesIn(out)], [2, ['own-identity']]);
  const file = join(cwd, '.budget-draft.json');
  const pack = join(cwd, 'packs', 'a.json');
  const expected: readonly (readonly [string, number, string, RegExp])[] = [
    [file, 2, '[210"', /This identity cannot be read.*add \]/],
    [file, 3, '"别名"', /2012601 is already published as 行政运行/],
    [file, 3, '"20126980"', /is not the form of a code/],
    [file, 4, '"../outside.json"', /inside the folder/],
    [file, 4, '"packs/none.json"', /is not there or cannot be read/],
  ];
  for (const [path, line, part, message] of expected) {
    const column = (settings.split('\n')[line - 1] ?? '').indexOf(part) + 1;
    const said = error.split('\n').find((one) => one.includes(`${path}:${line}:${column}: `));
    assert.ok(said, `${part} at ${line}:${column} is not told in:\n${error}`);
    assert.match(said, message);
  }
  assert.ok(error.includes(`${pack}:2:2: "id" should be`), error);
});

// ---- the guide to the settings is right

const guide = readFileSync(join(repositoryRoot, 'docs', 'settings.md'), 'utf8');

const shown = [...guide.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text = '']) => text);

test('every settings file shown in the guide is a good one, and the sample is right by it', (context) => {
  assert.ok(shown.length >= 4);
  for (const example of shown) {
    const { packs = [] } = readSettingsText(example).given;
    const files = Object.fromEntries(packs.map((path) => [path, packIn(guide)]));
    const cwd = folderWith(context, { '.budget-draft.json': example, 'draft.md': cleanSampleText, ...files });
    const { code, error } = runCli(['check', '--format', 'json', 'draft.md'], { cwd });
    assert.deepEqual([code, error], [0, ''], example);
  }
});

test('the identities shown in the guide are about cells that the sample has', () => {
  const identities = shown.flatMap((example) => readSettingsText(example).settings.identities);
  assert.ok(identities.length >= 4);
  const { document } = analyse(cleanSampleText, { locale: 'en', identities });
  const unbound = document.own.filter(({ equation }) => !equation).map(({ identity }) => identity.title.en);
  assert.deepEqual([document.own.length, unbound], [identities.length, []]);
});

/** The pack that the guide shows. */
function packIn(text: string): string {
  const [, pack] = /^```jsonc? pack\n(.*?)^```$/ms.exec(text) ?? [];
  assert.ok(pack !== undefined, 'the guide shows no pack');
  return pack;
}

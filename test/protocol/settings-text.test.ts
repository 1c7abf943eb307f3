import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleInfos } from '../../server/src/core/api.js';
import { settingsFilesAbove } from '../../server/src/lsp/workspace-settings.js';
import { readJson } from '../../server/src/settings/json-text.js';
import { nearest } from '../../server/src/settings/nearest.js';
import { parseSettings, readSettingsText } from '../../server/src/settings/parse-settings.js';
import { defaultSettings, layerSettings, resolveLocale, toAnalyseOptions } from '../../server/src/settings/settings.js';
import fc from '../support/fast-check.js';

test('no settings are the default settings', () => {
  for (const input of [undefined, null, {}]) {
    assert.deepEqual(parseSettings(input), { settings: defaultSettings, given: {}, problems: [] });
  }
  assert.deepEqual(readSettingsText('{}').settings, defaultSettings);
});

test('good settings hold, and only what was said is given', () => {
  const { settings, given, problems } = readSettingsText('\uFEFF{ "$schema": "x", "locale": "en", "year": 2024, "codeLens": false }');
  assert.deepEqual(problems, []);
  assert.deepEqual(given, { locale: 'en', year: 2024, codeLens: false });
  assert.deepEqual(settings, { ...defaultSettings, locale: 'en', year: 2024, codeLens: false });
});

test('each bad part is reported with its place and the others hold', () => {
  const { given, problems } = readSettingsText('{\n  "year": 20222,\n  "codelens": true,\n  "maxFindings": 50,\n  "locale": null\n}');
  assert.deepEqual(given, { maxFindings: 50 });
  assert.deepEqual(problems.map(({ path, line, column }) => [path, line, column]).sort(), [
    ['codelens', 3, 3],
    ['locale', 5, 13],
    ['year', 2, 11],
  ]);
  const messages = new Map(problems.map(({ path, message }) => [path, message]));
  assert.deepEqual(messages.get('year'), {
    'zh-CN': '"year" 应为2000 至 2100 之间的整数，或 null，实为 20222；此项暂按默认值处理',
    en: '"year" should be a whole number from 2000 to 2100, or null, but is 20222; the default is used instead',
  });
  assert.match(messages.get('codelens')?.en ?? '', /did you mean "codeLens"\?$/);
});

test('rules are known by their names, one by one', () => {
  const [first] = ruleInfos;
  assert.ok(first !== undefined);
  const misspelt = `${first.id}x`;
  const { given, problems } = parseSettings({ rules: { [first.id]: 'hint', [misspelt]: 'off', nothing: 'off' } });
  assert.deepEqual(given, { rules: { [first.id]: 'hint' } });
  assert.deepEqual(problems.map(({ path }) => path).sort(), [`rules.${misspelt}`, 'rules.nothing'].sort());
  assert.ok(problems.some(({ message }) => message.en.endsWith(`did you mean "${first.id}"?`)));
  const level = parseSettings({ rules: { [first.id]: 'loud' } });
  assert.deepEqual(level.settings.rules, {});
  assert.match(level.problems[0]?.message.en ?? '', /should be one of "error", "warning", "information", "hint", "off", but is "loud"/);
});

test('mistakes in JSON are named at their place', () => {
  const cases: readonly (readonly [string, number, number, RegExp])[] = [
    ['', 1, 1, /expected a value/],
    ['{', 1, 2, /expected a name/],
    ['{"year" 1}', 1, 9, /expected “:”/],
    ['{"year": 1', 1, 11, /expected “,” or “}”/],
    ['{\n"year": 1,\n}', 3, 1, /a comma may not stand before “}”/],
    ['{"a": [1,]}', 1, 10, /a comma may not stand before “]”/],
    ["{'year': 1}", 1, 2, /expected a name in double quotes/],
    ['{"year": tru}', 1, 10, /expected a value/],
    ['{"year": 01}', 1, 10, /expected a value/],
    ['{"year": "20', 1, 10, /not closed/],
    ['{"year": "\\x"}', 1, 10, /unknown escape/],
    ['{} {}', 1, 4, /unexpected text after the end/],
    ['// settings\n{}', 1, 1, /comments are not allowed/],
    ['['.repeat(10_000), 1, 34, /nested too deeply/],
  ];
  for (const [text, line, column, message] of cases) {
    const { settings, problems } = readSettingsText(text);
    assert.deepEqual(settings, defaultSettings);
    assert.deepEqual([problems.length, problems[0]?.line, problems[0]?.column], [1, line, column], text.slice(0, 40));
    assert.match(problems[0]?.message.en ?? '', message);
    assert.match(problems[0]?.message['zh-CN'] ?? '', /^不是有效的 JSON：[^a-z]/);
  }
});

test('JSON is read as the engine reads it, and refused where the engine refuses it', () => {
  fc.assert(
    fc.property(fc.json({ depthSize: 'small', maxDepth: 5 }), fc.nat(), fc.string({ maxLength: 2 }), (text, at, noise) => {
      for (const one of [
        text,
        JSON.stringify(JSON.parse(text), null, '\t\r\n '),
        text.slice(0, at % (text.length + 1)) + noise + text.slice(at % (text.length + 1)),
      ]) {
        const reading = readJson(one);
        const expected = engineReads(one);
        assert.equal(reading.kind === 'json', expected !== undefined, one);
        if (reading.kind === 'json') assert.deepEqual(reading.json.value, expected?.value);
        else assert.ok(reading.fault.offset <= one.length);
      }
    }),
  );
});

function engineReads(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

test('parsing never throws, and what it gives is whole', () => {
  const names = ['locale', 'year', 'rules', 'maxFindings', 'codeLens', '__proto__', 'constructor', 'x'];
  fc.assert(
    fc.property(
      fc.oneof(fc.anything({ withBigInt: true, withDate: true, withMap: true }), fc.dictionary(fc.constantFrom(...names), fc.anything())),
      (input) => {
        const { settings, problems } = parseSettings(input);
        assert.deepEqual(Object.keys(settings).sort(), Object.keys(defaultSettings).sort());
        assert.deepEqual(parseSettings(settings).problems, []);
        for (const { message } of problems) assert.ok(message.en !== '' && message['zh-CN'] !== '');
      },
    ),
  );
});

test('layers: what is given replaces, rules one by one', () => {
  const base = { ...defaultSettings, year: 2021, rules: { a: 'off', b: 'hint' } } as const;
  assert.deepEqual(layerSettings(base, { locale: 'en', rules: { b: 'error' } }), {
    ...base,
    locale: 'en',
    rules: { a: 'off', b: 'error' },
  });
});

test('the language is the pinned one, else that of the surroundings', () => {
  const cases = { 'zh-cn': 'zh-CN', zh_CN: 'zh-CN', zh: 'zh-CN', 'zh-Hant-TW': 'zh-CN', en: 'en', 'de-AT': 'en', zhx: 'en' } as const;
  for (const [surroundings, locale] of Object.entries(cases))
    assert.equal(resolveLocale(defaultSettings, surroundings), locale, surroundings);
  assert.equal(resolveLocale({ ...defaultSettings, locale: 'en' }, 'zh-cn'), 'en');
  assert.equal(resolveLocale(defaultSettings, undefined), 'zh-CN');
});

test('the core is told the year only where it is pinned', () => {
  assert.deepEqual(toAnalyseOptions(defaultSettings, 'en'), { locale: 'en', rules: {} });
  assert.deepEqual(toAnalyseOptions({ ...defaultSettings, year: 2020 }, 'en'), { locale: 'en', rules: {}, year: 2020 });
});

test('a settings file is looked for from the document upwards', () => {
  assert.deepEqual(settingsFilesAbove('file:///a/b%20c/d.md'), [
    'file:///a/b%20c/.budget-draft.json',
    'file:///a/.budget-draft.json',
    'file:///.budget-draft.json',
  ]);
  assert.deepEqual(settingsFilesAbove('file://server/share/d.md'), [
    'file://server/share/.budget-draft.json',
    'file://server/.budget-draft.json',
  ]);
  assert.deepEqual(settingsFilesAbove('untitled:Untitled-1'), []);
});

test('the nearest name is only offered where it is near', () => {
  assert.equal(nearest('codeLense', ['locale', 'codeLens']), 'codeLens');
  assert.equal(nearest('banana', ['locale', 'codeLens']), undefined);
});

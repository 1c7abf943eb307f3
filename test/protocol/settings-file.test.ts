import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { pullCapabilities, withLanguageServer } from '../support/language-server.js';
import { soundDraft } from '../support/language-server-drafts.js';

/** A folder of its own for a test, with a draft that holds and a place for settings. */
async function inFolder(run: (folder: Folder) => Promise<void>): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), 'budget-draft-'));
  const uriOf = (name: string) => pathToFileURL(join(path, name)).href;
  try {
    await mkdir(join(path, 'packs'));
    await run({
      settings: uriOf('.budget-draft.json'),
      draft: uriOf('draft.md'),
      uriOf,
      write: (name, text) => writeFile(join(path, name), typeof text === 'string' ? text : JSON.stringify(text)),
    });
  } finally {
    await rm(path, { recursive: true });
  }
}

interface Folder {
  readonly settings: string;
  readonly draft: string;
  uriOf(name: string): string;
  write(name: string, text: unknown): Promise<void>;
}

const faulty = `{
  "yaer": 2022,
  "maxFindings": "many",
  "identities": [
    "收支\\u603b体情况表[收入总计] = 支出总体情况表[合计",
    "收支总体情况表[收入总计] = 支出总体情况表[合计]"
  ],
  "codes": { "2012699x": "甲", "2012698": "地方档案支出" },
  "packs": ["packs/none.json"]
}`;

/** What is marked in the faulty file, in its order. */
const marked = ['"yaer"', '"many"', '[合计', '"2012699x"', '"packs/none.json"'];

test('a settings file that is open shows each fault at its place, by push, until it is mended', () =>
  inFolder(async ({ settings, draft, write }) => {
    await write('.budget-draft.json', faulty);
    await withLanguageServer({ locale: 'en' }, async (server) => {
      await server.open(settings, faulty, 'json');
      const found = await server.pushed(settings);
      assert.deepEqual(
        found.map(({ range }) => server.textIn(settings, range)),
        marked,
      );
      assert.deepEqual(
        new Set(found.map(({ severity, code, source }) => `${severity} ${code} ${source}`)),
        new Set(['2 settings budget-draft']),
      );
      assert.match(String(found[0]?.message), /did you mean "year"\?$/);

      // What is shown in the file is not said in a message as well.
      await server.open(draft, soundDraft);
      assert.deepEqual(await server.pushed(draft), []);
      assert.deepEqual(server.shown, []);

      await server.replace(settings, '"yaer"', '"year"');
      assert.deepEqual(
        (await server.pushed(settings)).map(({ range }) => server.textIn(settings, range)),
        marked.slice(1),
      );
      await server.change(settings, [{ text: '{ "year": 2022 }' }]);
      assert.deepEqual(await server.pushed(settings), []);
      await server.change(settings, [{ text: '{ "year": 2022, }' }]);
      assert.deepEqual(
        (await server.pushed(settings)).map(({ range }) => server.textIn(settings, range)),
        ['}'],
      );
      await server.close(settings);
      await server.waitFor('no more faults', () => (server.published.at(-1)?.diagnostics.length === 0 ? true : undefined));
      assert.deepEqual(server.logged, []);
    });
  }));

test('the same by pull, in Chinese', () =>
  inFolder(async ({ settings, write }) => {
    await write('.budget-draft.json', faulty);
    await withLanguageServer({ locale: 'zh-cn', capabilities: pullCapabilities }, async (server) => {
      await server.open(settings, faulty, 'json');
      const found = await server.pulled(settings);
      assert.deepEqual(
        found.map(({ range }) => server.textIn(settings, range)),
        marked,
      );
      for (const { message } of found) assert.match(String(message), /[\u4e00-\u9fff]{4}/u);
    });
  }));

test('a settings file is no draft: nothing but its faults is said of it', () =>
  inFolder(async ({ settings }) =>
    withLanguageServer({}, async (server) => {
      await server.open(settings, soundDraft, 'markdown');
      assert.equal((await server.pushed(settings)).length, 1);
      assert.deepEqual(await server.symbols(settings), []);
      assert.deepEqual(await server.codeLenses(settings), []);
      assert.equal(await server.hover(settings, { line: 12, character: 8 }), null);
      assert.deepEqual(server.statuses, []);
      assert.deepEqual(server.logged, []);
    }),
  ));

test('an identity that is written into the settings file is checked once the file is saved, and no longer once it is gone', () =>
  inFolder(async ({ settings, draft, write }) => {
    await withLanguageServer({ locale: 'zh-cn' }, async (server) => {
      await server.open(draft, soundDraft);
      assert.deepEqual(await server.pushed(draft), []);
      const holds = '收支总体情况表[收入总计] = 支出总体情况表[合计]';
      const fails = '住房: 支出总体情况表[221] = 支出总体情况表[210, 基本支出]';
      await write('.budget-draft.json', { identities: [holds, fails, '没有的表[甲] = 支出总体情况表[合计]'] });
      await server.touchFile(settings);
      const published = await server.waitFor('a finding', () =>
        server.published.findLast(({ uri, diagnostics }) => uri === draft && diagnostics.length > 0),
      );
      assert.deepEqual(
        published.diagnostics.map(({ code, range }) => [code, server.textIn(draft, range)]),
        [['own-identity', '45.90']],
      );
      assert.match(String(published.diagnostics[0]?.message), /自定义勾稽“住房”不成立/u);

      // A client that watches no files tells of the save.
      await server.open(settings, '{}', 'json');
      await write('.budget-draft.json', {});
      const before = server.published.length;
      await server.save(settings);
      await server.waitFor('silence', () =>
        server.published.slice(before).find(({ uri, diagnostics }) => uri === draft && diagnostics.length === 0),
      );
      assert.deepEqual(server.shown, []);
    });
  }));

test('a code of one’s own is known: it is no finding, it is told as one’s own, and its name is checked', () =>
  inFolder(async ({ settings, draft, write }) => {
    const local = soundDraft.replace('| 2012604 | 档案馆 |', '| 2012698 | 地方志编修 |');
    await withLanguageServer({ locale: 'zh-cn' }, async (server) => {
      await server.open(draft, local);
      const [unknown] = await server.pushed(draft);
      assert.equal(unknown?.code, 'unknown-code');

      await write('.budget-draft.json', { codes: { '2012698': { name: '地方志编修', years: [2020, null] } } });
      await server.touchFile(settings);
      await server.waitFor('silence', () => server.published.findLast(({ uri, diagnostics }) => uri === draft && diagnostics.length === 0));
      const hover = await server.hover(draft, server.rangeOf(draft, '2012698').start);
      assert.match(JSON.stringify(hover?.contents), /地方志编修.*自定义（设置 codes）.*2020 年起/u);

      await server.replace(draft, '地方志编修', '地方志');
      const [misnamed] = await server.pushed(draft);
      assert.equal(misnamed?.code, 'code-name-mismatch');
    });
  }));

test('a pack of one’s own is a form to choose, and its faults are told at the path that names it', () =>
  inFolder(async ({ settings, draft, uriOf, write }) => {
    const table = (title: string) => ({ title, columns: [] });
    const pack = {
      id: 'our-city',
      name: { 'zh-CN': '本市', en: 'Our city' },
      tables: [table('收支总体情况表'), table('支出总体情况表'), table('政府采购预算表')],
    };
    await write('packs/our-city.budget-pack.json', pack);
    const written = { template: 'our-city', packs: ['packs/our-city.budget-pack.json'] };
    await write('.budget-draft.json', written);
    await withLanguageServer({ locale: 'zh-cn' }, async (server) => {
      await server.open(draft, soundDraft);
      const found = await server.pushed(draft);
      assert.ok(
        found.some(({ message }) => String(message).includes('政府采购预算表')),
        found.map(({ message }) => String(message)).join('\n'),
      );
      assert.deepEqual(server.shown, []);

      await write('packs/our-city.budget-pack.json', { ...pack, tables: [table('收支总体情况表'), table('支出总体情况表')] });
      await server.touchFile(uriOf('packs/our-city.budget-pack.json'));
      await server.waitFor('silence', () => server.published.findLast(({ uri, diagnostics }) => uri === draft && diagnostics.length === 0));

      await write('packs/our-city.budget-pack.json', { ...pack, tables: [{ title: 5 }] });
      await server.open(settings, JSON.stringify(written), 'json');
      const [fault] = await server.pushed(settings);
      assert.ok(fault);
      assert.equal(server.textIn(settings, fault.range), '"packs/our-city.budget-pack.json"');
      assert.match(String(fault.message), /packs\/our-city\.budget-pack\.json:1:\d+ "tables\.0\.title" 应为文字/u);
    });
  }));

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { fullCapabilities, pullCapabilities, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, slip } from '../support/language-server-drafts.js';

const uri = 'file:///drafts/draft.md';

/** A folder of its own for a test, and gone after it. */
async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'budget-draft-'));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a change of the editor’s settings is seen at once, by push', async () => {
  let configuration: unknown = {};
  await withLanguageServer({ locale: 'zh-cn', configuration: () => configuration }, async (server) => {
    await server.open(uri, draftWithSlip);
    const [found] = await server.pushed(uri);
    assert.ok(found !== undefined);
    await server.waitFor('registrations', () => (server.registered.length === 2 ? true : undefined));
    assert.deepEqual(server.registered, ['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);

    configuration = { rules: { [String(found.code)]: 'hint' } };
    await server.changeConfiguration();
    const milder = await server.waitFor('a milder finding', () =>
      server.published.find(({ diagnostics }) => diagnostics[0]?.severity === 4),
    );
    assert.equal(milder.diagnostics[0]?.message, found.message);

    configuration = { rules: { [String(found.code)]: 'off' } };
    await server.changeConfiguration();
    await server.waitFor('silence', () => server.published.find(({ diagnostics }) => diagnostics.length === 0));

    configuration = { locale: 'en', codeLens: false };
    await server.changeConfiguration();
    await server.waitFor('English', () =>
      server.published.find(({ diagnostics }) => /^[\x20-\x7e].*[a-z]{3}/.test(String(diagnostics[0]?.message))),
    );
    assert.deepEqual(await server.codeLenses(uri), []);
    assert.deepEqual(server.shown, []);
  });
});

test('a change of settings makes a client that pulls ask again, and the answer is not “unchanged”', async () => {
  let configuration: unknown = {};
  await withLanguageServer({ capabilities: pullCapabilities, configuration: () => configuration }, async (server) => {
    await server.open(uri, draftWithSlip);
    const first = await server.pull(uri);
    assert.ok(first.kind === 'full' && first.items[0] !== undefined);
    configuration = { rules: { [String(first.items[0].code)]: 'off' } };
    await server.changeConfiguration();
    await server.waitFor('a refresh', () => (server.refreshes > 0 ? true : undefined));
    const second = await server.pull(uri, first.resultId);
    assert.ok(second.kind === 'full');
    assert.deepEqual(second.items, []);
  });
});

test('a change of settings that changes nothing for a document leaves its result as it is', () =>
  withLanguageServer({ capabilities: pullCapabilities }, async (server) => {
    await server.open(uri, draftWithSlip);
    const { resultId } = await server.pull(uri);
    await server.changeConfiguration();
    assert.deepEqual(await server.pull(uri, resultId), { kind: 'unchanged', resultId });
  }));

test('an editor that cannot be asked sends its settings', async () => {
  const capabilities: ClientCapabilities = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, configuration: false } };
  const initializationOptions = { settings: { locale: 'en' } };
  await withLanguageServer({ capabilities, locale: 'zh-cn', initializationOptions }, async (server) => {
    await server.open(uri, draftWithSlip);
    const [found] = await server.pushed(uri);
    assert.match(String(found?.message), /[a-z]{3}/);
    await server.changeConfiguration({ budgetDraft: { locale: 'zh-CN' } });
    await server.waitFor('Chinese', () =>
      server.published.find(({ diagnostics }) => /[\u4e00-\u9fff]{3}/.test(String(diagnostics[0]?.message))),
    );
  });
});

test('the bad parts of settings are named once and the rest holds', async () => {
  const configuration = { locale: 'fr', codeLens: false, rulez: {}, trace: { server: 'off' } };
  await withLanguageServer({ locale: 'en', configuration: () => configuration }, async (server) => {
    await server.open(uri, draftWithSlip);
    assert.equal((await server.pushed(uri)).length, 1);
    assert.deepEqual(await server.codeLenses(uri), []);
    await server.open('file:///drafts/other.md', draftWithSlip);
    assert.equal((await server.pushed('file:///drafts/other.md')).length, 1);
    assert.deepEqual(server.shown, [
      'Budget Draft settings (editor settings budgetDraft): "locale" should be "auto", "zh-CN" or "en", but is "fr"; the default is used instead; ' +
        'There is no setting named "rulez", it is ignored; did you mean "rules"?',
    ]);
  });
});

for (const configuration of ['nonsense', 1, [], true, { rules: 1 }, { rules: { nonsense: 'loud' } }, { maxFindings: -1, year: 'x' }]) {
  test(`settings such as ${JSON.stringify(configuration)} do not stop the check`, () =>
    withLanguageServer({ configuration: () => configuration }, async (server) => {
      await server.open(uri, draftWithSlip);
      assert.equal((await server.pushed(uri)).length, 1);
      assert.equal(server.shown.length, 1);
      assert.deepEqual(server.logged, []);
    }));
}

test('the nearest settings file above a document holds, over the editor’s settings', () =>
  inFolder(async (folder) => {
    await mkdir(join(folder, '局 机关', 'deep'), { recursive: true });
    await writeFile(join(folder, '.budget-draft.json'), '{"locale": "en"}');
    const draft = pathToFileURL(join(folder, '局 机关', 'deep', 'draft.md')).href;
    await withLanguageServer({ locale: 'zh-cn', configuration: () => ({ locale: 'zh-CN', codeLens: false }) }, async (server) => {
      await server.open(draft, draftWithSlip);
      const [found] = await server.pushed(draft);
      assert.match(String(found?.message), /[a-z]{3}/);
      assert.deepEqual(await server.codeLenses(draft), []);

      const nearer = join(folder, '局 机关', '.budget-draft.json');
      await writeFile(nearer, `{"rules": {"${found?.code}": "warning"}}`);
      await server.touchFile(pathToFileURL(nearer).href);
      const next = await server.waitFor('a warning', () => server.published.find(({ diagnostics }) => diagnostics[0]?.severity === 2));
      assert.match(String(next.diagnostics[0]?.message), /[\u4e00-\u9fff]/);

      await rm(nearer);
      await server.touchFile(pathToFileURL(nearer).href);
      const before = server.published.length;
      await server.waitFor('an error again', () =>
        server.published.slice(before).find(({ diagnostics }) => diagnostics[0]?.severity === 1),
      );
    });
  }));

test('a settings file that is no JSON is named with the place and the cure, and the check goes on', () =>
  inFolder(async (folder) => {
    const file = join(folder, '.budget-draft.json');
    await writeFile(file, '{\n  "year": 2022,\n}\n');
    const draft = pathToFileURL(join(folder, 'draft.md')).href;
    await withLanguageServer({ locale: 'en' }, async (server) => {
      await server.open(draft, draftWithSlip);
      const [found] = await server.pushed(draft);
      assert.equal(server.textIn(draft, found?.range ?? server.rangeOf(draft, '201')), slip.figure);
      assert.equal(server.shown.length, 1);
      assert.ok(
        server.shown[0]?.includes('.budget-draft.json): 3:1 This is not valid JSON: a comma may not stand before'),
        server.shown[0],
      );

      // Mended in an editor that watches no files: the next save of the draft looks again.
      await writeFile(file, '{\n  "year": 2022\n}\n');
      await server.save(draft);
      await server.symbols(draft);
      assert.equal(server.shown.length, 1);
    });
  }));

test('a settings file is not looked for where there are no files', () =>
  withLanguageServer({}, async (server) => {
    for (const one of [
      'untitled:Untitled-1',
      'https://example.org/a/draft.md',
      'vscode-vfs://github/a/b/draft.md',
      'file:///%ZZ/draft.md',
    ]) {
      await server.open(one, draftWithSlip);
      assert.equal((await server.pushed(one)).length, 1, one);
    }
    assert.deepEqual([server.shown, server.logged], [[], []]);
  }));

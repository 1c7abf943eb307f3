import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver/node';
import {
  bareCapabilities,
  fullCapabilities,
  type LanguageServer,
  pullCapabilities,
  withLanguageServer,
} from '../support/language-server.js';
import { draftWithSlip, ordinaryMarkdown, slip, soundDraft } from '../support/language-server-drafts.js';

const uri = 'file:///drafts/draft.md';

/** The one finding that the draft with the slip has. */
function theSlip(server: LanguageServer, diagnostics: readonly Diagnostic[]): Diagnostic {
  assert.deepEqual(
    diagnostics.map(({ range }) => server.textIn(uri, range)),
    [slip.figure],
    JSON.stringify(diagnostics),
  );
  return diagnostics[0] as Diagnostic;
}

test('a wrong total is underlined by push, with its law, its addends and its cure', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, draftWithSlip);
    const found = theSlip(server, await server.pushed(uri));
    assert.equal(found.source, 'budget-draft');
    assert.equal(found.severity, 1);
    assert.match(String(found.code), /^[a-z]+(-[a-z]+)*$/);
    assert.equal(
      found.codeDescription?.href,
      `https://github.com/budget-draft/budget-draft/blob/main/server/src/core/rules/${found.code}.md`,
    );
    assert.match(String(found.message), /[\u4e00-\u9fff]/);
    assert.ok(String(found.message).includes(slip.meant), String(found.message));
    const places = (found.relatedInformation ?? []).map(({ location }) => server.textIn(location.uri, location.range));
    for (const addend of ['404.77', '56.43', '24.15', '45.90', '0.00']) assert.ok(places.includes(addend), places.join(' '));
    assert.deepEqual(found.data.version, 1);
    assert.deepEqual(found.data.suggestions[0].edits[0].newText, slip.meant);
  }));

test('the same by pull, and nothing by push', () =>
  withLanguageServer({ capabilities: pullCapabilities, locale: 'zh-cn' }, async (server) => {
    await server.open(uri, draftWithSlip);
    theSlip(server, await server.pulled(uri));
    await server.close(uri);
    assert.equal(await server.connection.sendRequest('budgetDraft/status', { uri }), null);
    assert.deepEqual(server.published, []);
  }));

test('a pull that would repeat the last one is answered with “unchanged”', () =>
  withLanguageServer({ capabilities: pullCapabilities }, async (server) => {
    await server.open(uri, draftWithSlip);
    const first = await server.pull(uri);
    assert.ok(first.kind === 'full' && first.resultId !== undefined);
    assert.deepEqual(await server.pull(uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await server.replace(uri, slip.wrong, slip.right);
    const second = await server.pull(uri, first.resultId);
    assert.ok(second.kind === 'full');
    assert.deepEqual(second.items, []);
    // The same version number of another opening is another document.
    await server.close(uri);
    await server.open(uri, draftWithSlip);
    assert.equal((await server.pull(uri, first.resultId)).kind, 'full');
  }));

test('a pull for a document that is not open is answered with nothing', () =>
  withLanguageServer({ capabilities: pullCapabilities }, async (server) => {
    assert.deepEqual(await server.pull('file:///nowhere.md'), { kind: 'full', items: [] });
  }));

test('findings come and go with typing, and go when the document is closed', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    theSlip(server, await server.pushed(uri));
    await server.replace(uri, slip.wrong, slip.right);
    assert.deepEqual(await server.pushed(uri), []);
    await server.replace(uri, slip.right, slip.wrong);
    theSlip(server, await server.pushed(uri));
    const before = server.published.length;
    await server.close(uri);
    const last = await server.waitFor('the findings to be taken back', () => server.published[before]);
    assert.deepEqual([last.uri, last.diagnostics], [uri, []]);
  }));

test('while typing goes on only the last version is checked', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, soundDraft);
    await server.pushed(uri);
    const before = server.published.length;
    const steps = ['| 18.81 | 18.81 |', '| 18.8 | 18.81 |', '| 18.87 | 18.81 |', '| 18.8 | 18.81 |', '| 18.81 | 18.81 |'];
    for (const [index, step] of steps.slice(1).entries()) await server.replace(uri, steps[index] as string, step);
    assert.deepEqual(await server.pushed(uri), []);
    assert.equal(server.published.length, before + 1);
  }));

test('a document that is no budget has no finding', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, ordinaryMarkdown);
    assert.deepEqual(await server.pushed(uri), []);
  }));

test('a budget that adds up has no finding', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, soundDraft);
    assert.deepEqual(await server.pushed(uri), []);
  }));

test('ordinary documents of others have no finding', () =>
  withLanguageServer({ capabilities: pullCapabilities }, async (server) => {
    const folder = join('..', 'shared', 'corpus', 'ordinary');
    for (const name of filesIn(folder)) {
      const one = `file:///ordinary/${encodeURIComponent(name)}`;
      await server.open(one, readFileSync(join(folder, name), 'utf8'));
      assert.deepEqual(await server.pulled(one), [], name);
      await server.close(one);
    }
  }));

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

test('messages follow the language of the editor', async () => {
  const messages = new Map<string, string>();
  for (const locale of ['zh-cn', 'en']) {
    await withLanguageServer({ locale }, async (server) => {
      await server.open(uri, draftWithSlip);
      messages.set(locale, String(theSlip(server, await server.pushed(uri)).message));
    });
  }
  assert.match(messages.get('zh-cn') ?? '', /[\u4e00-\u9fff]/);
  assert.match(messages.get('en') ?? '', /\b(is|should|be|add|adds|up|sum|total|parts)\b/i);
  assert.notEqual(messages.get('zh-cn'), messages.get('en'));
});

test('a client that knows less is told less', () =>
  withLanguageServer({ capabilities: bareCapabilities }, async (server) => {
    await server.open(uri, draftWithSlip);
    const published = await server.waitFor('diagnostics', () => server.published.find((one) => one.uri === uri));
    const found = theSlip(server, published.diagnostics);
    assert.equal(published.version, undefined);
    assert.equal(found.relatedInformation, undefined);
    assert.equal(found.codeDescription, undefined);
  }));

test('no more findings than wanted are shown, and one line says how many are left', () =>
  withLanguageServer({ capabilities: fullCapabilities, locale: 'en', configuration: () => ({ maxFindings: 1 }) }, async (server) => {
    const draft = draftWithSlip.replace('| 2012604 | 档案馆 | 118.30 |', '| 2012604 | 档案馆 | 181.30 |');
    await server.open(uri, draft);
    const diagnostics = await server.pushed(uri);
    assert.equal(diagnostics.length, 2, JSON.stringify(diagnostics));
    assert.deepEqual([diagnostics[1]?.code, diagnostics[1]?.severity], ['more-findings', 3]);
    assert.equal(diagnostics[1]?.message, '1 more finding is not shown (1 at most, set by maxFindings)');
  }));

import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import { FileChangeType } from 'vscode-languageserver';
import { checkWorkspaceCommand } from '../../server/src/lsp/protocol/check-workspace.js';
import { readTextMethod } from '../../server/src/lsp/protocol/read-text.js';
import { figure } from '../support/budget-drafts.js';
import { folderWith } from '../support/cli-process.js';
import { documentsOfSet, SET_YEAR, type UnitYears, unitYears } from '../support/document-sets.js';
import fc from '../support/fast-check.js';
import { fullCapabilities, type LanguageServer, pullCapabilities, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, ordinaryMarkdown, soundDraft } from '../support/language-server-drafts.js';

const units = fc.sample(unitYears, { numRuns: 1, seed: 5 })[0] as readonly UnitYears[];
const [, river] = units as [UnitYears, UnitYears, UnitYears];
const wrongReception = river.lastYear.reception + 100;
const wrongUnits = units.map((unit) => (unit === river ? { ...river, lastYear: { ...river.lastYear, reception: wrongReception } } : unit));

/** This year's document of a unit, with last year's figures as published, and as somebody got them wrong. */
const name = `${SET_YEAR}/${river.code}.md`;
const soundText = textOf(units);
const wrongText = textOf(wrongUnits);

function textOf(of: readonly UnitYears[]): string {
  return documentsOfSet(of).find((document) => document.name === name)?.text ?? '';
}

interface Folder {
  readonly uris: readonly string[];
  uriOf(name: string): string;
  pathOf(name: string): string;
}

function folderOf(context: TestContext, files: Readonly<Record<string, string>>): Folder {
  const folder = folderWith(context, files);
  const pathOf = (file: string) => join(folder, file);
  const uriOf = (file: string) => pathToFileURL(pathOf(file)).href;
  return { uris: Object.keys(files).map(uriOf), uriOf, pathOf };
}

function setFolder(context: TestContext, text: string): Folder {
  return folderOf(context, {
    ...Object.fromEntries(documentsOfSet(units).map((document) => [document.name, document.text])),
    [name]: text,
  });
}

/** What is shown of a document that is not open. */
function shownOf(server: LanguageServer, uri: string): readonly Diagnostic[] {
  return server.published.findLast((one) => one.uri === uri)?.diagnostics ?? [];
}

async function waitForCodes(server: LanguageServer, uri: string, codes: readonly string[]): Promise<void> {
  await server.waitFor(`${codes} in ${uri}`, () => {
    const shown = server.published.findLast((one) => one.uri === uri);
    return shown && shown.diagnostics.map(({ code }) => code).join() === codes.join() ? true : undefined;
  });
}

test('a folder is checked with a bar of progress, and findings are shown for files that are not open', async (context) => {
  const folder = folderOf(context, { 'sound.md': soundDraft, 'wrong.md': draftWithSlip, 'readme.md': ordinaryMarkdown, 'x.json': '{}' });
  await withLanguageServer({}, async (server) => {
    const result = await server.execute(checkWorkspaceCommand, { uris: folder.uris });
    assert.deepEqual(result, { total: 3, checked: 3, budgets: 2, unreadable: 0, cancelled: false });
    assert.equal(shownOf(server, folder.uriOf('wrong.md')).length, 1);
    assert.deepEqual(
      server.published.map(({ uri }) => uri),
      [folder.uriOf('wrong.md')],
    );
    const [begin, ...others] = server.progress;
    assert.ok(begin?.kind === 'begin' && begin.cancellable && begin.percentage === 0 && begin.title !== '');
    assert.equal(others.at(-1)?.kind, 'end');
    const percentages = others.flatMap((value) => (value.kind === 'report' ? [value.percentage ?? Number.NaN] : []));
    assert.equal(percentages.length, 3);
    assert.equal(percentages.at(-1), 100);
  });
});

test('a check that is cancelled stops, and shows what it found until then', async (context) => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, place) => [`${place}.md`, draftWithSlip]));
  const folder = folderOf(context, files);
  await withLanguageServer({}, async (server) => {
    server.cancelsAt = (value) => value.kind === 'report';
    const result = (await server.execute(checkWorkspaceCommand, { uris: folder.uris })) as { checked: number; cancelled: boolean };
    assert.equal(result.cancelled, true);
    assert.ok(result.checked >= 1 && result.checked < 60, String(result.checked));
    assert.equal(server.progress.at(-1)?.kind, 'end');
    assert.equal(server.published.length, result.checked);
  });
});

test('a folder in which everything agrees shows nothing', async (context) => {
  const folder = setFolder(context, soundText);
  await withLanguageServer({}, async (server) => {
    const result = await server.execute(checkWorkspaceCommand, { uris: folder.uris });
    assert.deepEqual(result, { total: 8, checked: 8, budgets: 8, unreadable: 0, cancelled: false });
    assert.deepEqual(server.published, []);
  });
});

test('last year’s figure that is wrong in a closed file is found once, with the place in the other file', async (context) => {
  const folder = setFolder(context, wrongText);
  await withLanguageServer({}, async (server) => {
    await server.execute(checkWorkspaceCommand, { uris: folder.uris });
    assert.equal(server.published.length, 1);
    const [diagnostic, ...others] = shownOf(server, folder.uriOf(name));
    assert.ok(diagnostic);
    assert.deepEqual(others, []);
    assert.equal(diagnostic.code, 'last-year-differs');
    assert.match(String(diagnostic.message), new RegExp(figure(wrongReception).replace('.', '\\.')));
    assert.equal(diagnostic.relatedInformation?.[0]?.location.uri, folder.uriOf(`${SET_YEAR - 1}/${river.code}.md`));
  });
});

test('a closed file that changes on disk, or goes, is shown as it is then', async (context) => {
  const folder = setFolder(context, soundText);
  const uri = folder.uriOf(name);
  await withLanguageServer({}, async (server) => {
    await server.execute(checkWorkspaceCommand, { uris: folder.uris });
    assert.equal(server.registered.filter((method) => method === 'workspace/didChangeWatchedFiles').length, 2);
    writeFileSync(folder.pathOf(name), wrongText);
    await server.touchFile(uri);
    await waitForCodes(server, uri, ['last-year-differs']);
    // With last year's document nothing is left to compare with.
    const lastYear = folder.uriOf(`${SET_YEAR - 1}/${river.code}.md`);
    rmSync(folder.pathOf(`${SET_YEAR - 1}/${river.code}.md`));
    await server.touchFile(lastYear, FileChangeType.Deleted);
    await waitForCodes(server, uri, []);
  });
});

test('an open document has what its neighbours say against it, by push, and a fix for it', async (context) => {
  const folder = setFolder(context, wrongText);
  const uri = folder.uriOf(name);
  await withLanguageServer({}, async (server) => {
    await server.execute(checkWorkspaceCommand, { uris: folder.uris });
    await server.open(uri, wrongText);
    const diagnostics = await server.pushed(uri);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['last-year-differs'],
    );
    const [action] = await server.codeActions(
      uri,
      diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      diagnostics,
    );
    assert.ok(action?.edit);
    assert.equal(server.applied(action.edit, uri), soundText);
    server.applyWorkspaceEdit(action.edit);
    assert.deepEqual(await server.pushed(uri), []);
    // What is on disk counts again when the editor closes without saving.
    await server.close(uri);
    await waitForCodes(server, uri, ['last-year-differs']);
  });
});

test('an open document has what its neighbours say against it, by pull, and what was pushed for it is taken back', async (context) => {
  const folder = setFolder(context, wrongText);
  const uri = folder.uriOf(name);
  await withLanguageServer({ capabilities: pullCapabilities }, async (server) => {
    await server.execute(checkWorkspaceCommand, { uris: folder.uris });
    await waitForCodes(server, uri, ['last-year-differs']);
    await server.open(uri, wrongText);
    await waitForCodes(server, uri, []);
    const report = await server.pull(uri);
    assert.ok(report.kind === 'full');
    assert.deepEqual(
      report.items.map(({ code }) => code),
      ['last-year-differs'],
    );
    assert.equal((await server.pull(uri, report.resultId)).kind, 'unchanged');
    await server.change(uri, [{ text: soundText }]);
    assert.deepEqual(await server.pulled(uri), []);
  });
});

test('a change in one open document is seen in another, without being asked for', async (context) => {
  const folder = setFolder(context, soundText);
  const [thisYear, lastYear] = [folder.uriOf(name), folder.uriOf(`${SET_YEAR - 1}/${river.code}.md`)];
  const lastText = documentsOfSet(units).find((document) => document.name === `${SET_YEAR - 1}/${river.code}.md`)?.text ?? '';
  const changed = documentsOfSet(wrongUnits).find((document) => document.name === `${SET_YEAR - 1}/${river.code}.md`)?.text ?? '';
  await withLanguageServer({}, async (server) => {
    await server.open(thisYear, soundText);
    await server.open(lastYear, lastText);
    assert.deepEqual(await server.pushed(thisYear), []);
    assert.deepEqual(await server.pushed(lastYear), []);
    await server.change(lastYear, [{ text: changed }]);
    await waitForCodes(server, thisYear, ['last-year-differs']);
    await server.change(lastYear, [{ text: lastText }]);
    await waitForCodes(server, thisYear, []);
  });
});

test('files that only the client reaches are read through it', async () => {
  const uri = 'memfs:/drafts/wrong.md';
  const capabilities = { ...fullCapabilities, experimental: { [readTextMethod]: true } };
  await withLanguageServer({ capabilities }, async (server) => {
    server.connection.onRequest(readTextMethod, (params: { readonly uri: string }) => (params.uri === uri ? draftWithSlip : null));
    const result = await server.execute(checkWorkspaceCommand, { uris: [uri, 'memfs:/drafts/gone.md'] });
    assert.deepEqual(result, { total: 2, checked: 2, budgets: 1, unreadable: 1, cancelled: false });
    assert.equal(shownOf(server, uri).length, 1);
  });
});

test('arguments that are none, and a client without progress, do no harm', async (context) => {
  const folder = folderOf(context, { 'wrong.md': draftWithSlip });
  await withLanguageServer({ capabilities: {} }, async (server) => {
    assert.equal(await server.execute(checkWorkspaceCommand), null);
    assert.equal(await server.execute(checkWorkspaceCommand, { uris: 3 }), null);
    const result = await server.execute(checkWorkspaceCommand, { uris: [...folder.uris, ...folder.uris] });
    assert.deepEqual(result, { total: 1, checked: 1, budgets: 1, unreadable: 0, cancelled: false });
    assert.equal(shownOf(server, folder.uriOf('wrong.md')).length, 1);
    assert.deepEqual(server.progress, []);
  });
});

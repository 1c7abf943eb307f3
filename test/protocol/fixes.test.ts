import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientCapabilities, CodeAction, Diagnostic } from 'vscode-languageserver/node';
import { bareCapabilities, fullCapabilities, type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, slip, soundDraft } from '../support/language-server-drafts.js';

const uri = 'untitled:Untitled-1';

async function openWithSlip(server: LanguageServer): Promise<Diagnostic> {
  await server.open(uri, draftWithSlip);
  const [found] = await server.pushed(uri);
  assert.ok(found !== undefined);
  return found;
}

function editOf(action: CodeAction | undefined): NonNullable<CodeAction['edit']> {
  assert.ok(action?.edit !== undefined);
  return action.edit;
}

test('one click puts the slip right and changes nothing else', () =>
  withLanguageServer({}, async (server) => {
    const found = await openWithSlip(server);
    const [first, ...others] = await server.codeActions(uri, found.range, [found], ['quickfix']);
    assert.equal(first?.kind, 'quickfix');
    assert.equal(first?.isPreferred, true);
    assert.deepEqual(
      first?.diagnostics?.map(({ code }) => code),
      [found.code],
    );
    assert.equal(
      others.some(({ isPreferred }) => isPreferred),
      false,
    );
    assert.equal(server.applied(editOf(first), uri), soundDraft);
    server.applyWorkspaceEdit(editOf(first));
    assert.deepEqual(await server.pushed(uri), []);
  }));

test('an edit of figures names its version and is marked as one', () =>
  withLanguageServer({ locale: 'en' }, async (server) => {
    const found = await openWithSlip(server);
    const [first] = await server.codeActions(uri, found.range, [found]);
    const { documentChanges, changeAnnotations, changes } = editOf(first);
    assert.equal(changes, undefined);
    assert.deepEqual(documentChanges, [
      { textDocument: { uri, version: 1 }, edits: [{ range: found.range, newText: slip.meant, annotationId: 'change-1' }] },
    ]);
    assert.deepEqual(changeAnnotations, {
      'change-1': { label: 'Changes figures', description: 'Figures in the document change', needsConfirmation: false },
    });
  }));

test('a client without versioned edits gets plain ones', async () => {
  const capabilities: ClientCapabilities = {
    ...fullCapabilities,
    workspace: { ...fullCapabilities.workspace, workspaceEdit: {} },
  };
  await withLanguageServer({ capabilities }, async (server) => {
    const found = await openWithSlip(server);
    const [first] = await server.codeActions(uri, found.range, [found]);
    assert.deepEqual(editOf(first), { changes: { [uri]: [{ range: found.range, newText: slip.meant }] } });
  });
});

test('a client that keeps no data with its diagnostics gets the same fix', () =>
  withLanguageServer({}, async (server) => {
    const { data: _, ...found } = await openWithSlip(server);
    const [first] = await server.codeActions(uri, found.range, [found], ['quickfix']);
    assert.equal(server.applied(editOf(first), uri), soundDraft);
  }));

test('a diagnostic of an older version does not bring its old edits', () =>
  withLanguageServer({}, async (server) => {
    const found = await openWithSlip(server);
    await server.change(uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n' }]);
    for (const action of await server.codeActions(uri, found.range, [found], ['quickfix'])) {
      assert.fail(`${action.title} was offered at a place that holds something else by now`);
    }
    const [fresh] = await server.pushed(uri);
    assert.ok(fresh !== undefined);
    const [first] = await server.codeActions(uri, fresh.range, [fresh], ['quickfix']);
    assert.equal(server.applied(editOf(first), uri), `\n\n${soundDraft}`);
  }));

test('data that is none of ours is passed over', () =>
  withLanguageServer({}, async (server) => {
    const found = await openWithSlip(server);
    for (const data of [null, 1, 'x', {}, { version: 1 }, { version: 1, suggestions: [{}] }, { version: '1', suggestions: [] }]) {
      const [first] = await server.codeActions(uri, found.range, [{ ...found, data }], ['quickfix']);
      assert.equal(server.applied(editOf(first), uri), soundDraft);
    }
    const foreign = { ...found, source: 'other', data: { version: 1, suggestions: [{ title: 'x', changesFigures: false, edits: [] }] } };
    assert.equal(
      (await server.codeActions(uri, found.range, [foreign])).some(({ title }) => title === 'x'),
      false,
    );
  }));

test('only the kinds that are asked for are offered, and nothing is ever fixed on save', () =>
  withLanguageServer({}, async (server) => {
    const found = await openWithSlip(server);
    const kinds = async (...only: string[]): Promise<readonly (string | undefined)[]> => [
      ...new Set((await server.codeActions(uri, found.range, [found], only)).map(({ kind }) => kind)),
    ];
    assert.deepEqual(await kinds('quickfix'), ['quickfix']);
    assert.deepEqual(await kinds('refactor'), ['refactor.rewrite', 'refactor.move']);
    assert.deepEqual(await kinds('refactor.move'), ['refactor.move']);
    assert.deepEqual(await kinds('refactor.rewrite'), ['refactor.rewrite']);
    assert.deepEqual(await kinds('refactor.extract'), []);
    assert.deepEqual(await kinds('source'), []);
    assert.deepEqual(await kinds('source.fixAll'), []);
    assert.deepEqual(await kinds(''), ['quickfix', 'refactor.rewrite', 'refactor.move']);
  }));

test('a total can be recalculated where it stands', () =>
  withLanguageServer({}, async (server) => {
    const found = await openWithSlip(server);
    const actions = await server.codeActions(uri, found.range, [], ['refactor']);
    assert.ok(actions.length > 0);
    assert.ok(actions.some((action) => server.applied(editOf(action), uri) === soundDraft));
    assert.ok(actions.every(({ isPreferred }) => isPreferred !== true));
  }));

test('a client without code action literals is given none', () =>
  withLanguageServer({ capabilities: bareCapabilities }, async (server) => {
    await server.open(uri, draftWithSlip);
    assert.deepEqual(await server.codeActions(uri, server.rangeOf(uri, slip.figure), []), []);
  }));

test('a finding can be accepted: the comment stands above the table, and its reason is selected where the client can', async () => {
  const title = { line: draftWithSlip.split('\n').indexOf('表 3 支出总体情况表'), character: 0 };
  const workspace = fullCapabilities.workspace;
  const capabilities = {
    ...fullCapabilities,
    workspace: { ...workspace, workspaceEdit: { ...workspace?.workspaceEdit, snippetEditSupport: true } },
  };
  await withLanguageServer({ capabilities, locale: 'zh-CN' }, async (server) => {
    const found = await openWithSlip(server);
    const action = (await server.codeActions(uri, found.range, [found], ['quickfix'])).at(-1);
    assert.equal(action?.title, '接受并说明原因…');
    assert.deepEqual(editOf(action).documentChanges, [
      {
        textDocument: { uri, version: 1 },
        edits: [
          {
            range: { start: title, end: title },
            snippet: {
              kind: 'snippet',
              value: `<!-- budget-draft accept wrong-sum 社会保障和就业支出 ${slip.figure}: \${1:（请填写原因）} -->\n`,
            },
          },
        ],
      },
    ]);
  });
  await withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    const found = await openWithSlip(server);
    const action = (await server.codeActions(uri, found.range, [found], ['quickfix'])).at(-1);
    server.applyWorkspaceEdit(editOf(action));
    const [unexplained, still] = await server.pushed(uri);
    assert.deepEqual([unexplained?.code, still?.code], ['unexplained-acceptance', found.code]);
  });
});

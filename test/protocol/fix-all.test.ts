import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, ordinaryMarkdown, slip, soundDraft } from '../support/language-server-drafts.js';

const uri = 'untitled:Untitled-1';
const fixAll = 'source.fixAll.budgetDraft';
const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** A slip in a figure, and three things that need no decision: a name of another year, a blank in a name, a bare zero. */
const messy = draftWithSlip
  .replace('| 20805 | 行政事业单位养老支出 |', '| 20805 | 行政事业单位离退休 |')
  .replace('| 卫生健康支出 | 24.15 | 24.15 | 0.00 |', '| 卫生健康 支出 | 24.15 | 24.15 | 0 |');

async function actionsOf(server: LanguageServer, only: readonly string[] | undefined) {
  return server.codeActions(uri, everything, [], only);
}

test('the fixes that need no decision are made at once, and no figure changes its value', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    assert.notEqual(messy, draftWithSlip);
    await server.open(uri, messy);
    const [action, ...others] = await actionsOf(server, [fixAll]);
    assert.ok(action?.edit);
    assert.deepEqual([action.kind, others], [fixAll, []]);
    assert.equal(server.applied(action.edit, uri), draftWithSlip);
    assert.equal(action.edit.changeAnnotations, undefined);
    assert.ok(draftWithSlip.includes(slip.figure), 'the slip is left to its author');
    server.applyWorkspaceEdit(action.edit);
    assert.deepEqual(await actionsOf(server, [fixAll]), []);
  }));

test('it is asked for by its kind or those above it, and stands in no menu', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, messy);
    const provider = server.initialized.capabilities.codeActionProvider;
    assert.ok(typeof provider === 'object' && provider.codeActionKinds?.includes(fixAll));
    for (const only of [[fixAll], ['source.fixAll'], ['source']]) {
      const actions = await actionsOf(server, only);
      assert.deepEqual(
        actions.map(({ kind }) => kind),
        [fixAll],
      );
    }
    for (const only of [undefined, ['quickfix'], ['refactor'], ['source.organizeImports'], ['source.fixAll.eslint']])
      assert.ok((await actionsOf(server, only)).every(({ kind }) => kind !== fixAll));
  }));

test('there is nothing to fix in a sound draft and in what is no budget', () =>
  withLanguageServer({}, async (server) => {
    assert.deepEqual(analyse(soundDraft, { locale: 'en' }).findings, []);
    for (const text of [soundDraft, ordinaryMarkdown.replace('Model', '模 型')]) {
      await server.open(uri, text);
      assert.deepEqual(await actionsOf(server, [fixAll]), []);
      await server.close(uri);
    }
  }));

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeAction, ShowDocumentRequest } from 'vscode-languageserver/node';
import {
  type ExplainParams,
  type ExplainResult,
  explainCommand,
  explainFindingCommand,
  explainMethod,
} from '../../server/src/lsp/protocol/explain.js';
import { fullCapabilities, type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, ordinaryMarkdown, slip } from '../support/language-server-drafts.js';

const uri = 'file:///draft (1).md';
const line = draftWithSlip.split('\n').indexOf(slip.wrong);
const character = slip.wrong.indexOf(slip.figure);

async function openWithSlip(server: LanguageServer, text = draftWithSlip) {
  await server.open(uri, text);
  const [found] = await server.pushed(uri);
  assert.ok(found);
  return found;
}

function explain(server: LanguageServer, params: unknown): Promise<ExplainResult | null> {
  return server.connection.sendRequest(explainMethod, params);
}

function whyOf(actions: readonly CodeAction[]): CodeAction {
  const why = actions.find(({ command }) => command?.command === explainFindingCommand);
  assert.ok(why, actions.map(({ title }) => title).join());
  return why;
}

test('every finding can be asked why, and the answer works its equation out with links to the lines', () =>
  withLanguageServer({ locale: 'en' }, async (server) => {
    const found = await openWithSlip(server);
    const why = whyOf(await server.codeActions(uri, found.range, [found], ['quickfix']));
    assert.deepEqual(
      [why.title, why.kind, why.edit, why.isPreferred, why.diagnostics?.length],
      ['Why? Total does not equal the sum of its parts', 'quickfix', undefined, undefined, 1],
    );
    const [params] = why.command?.arguments ?? [];
    assert.deepEqual(params, { uri, range: found.range, ruleId: 'wrong-sum' });
    const answer = await explain(server, params);
    assert.equal(answer?.title, 'Total does not equal the sum of its parts');
    const { markdown = '' } = answer ?? {};
    // A bracket of the address does not end the link.
    const address = `file:///draft%20%281%29.md#L${line + 1},${character + 1}`;
    assert.ok(markdown.includes(`[line ${line + 1}](${address}) | ${slip.figure} |`), markdown);
    assert.ok(markdown.includes(`${slip.figure} → ${slip.meant}`));
    assert.deepEqual(await server.execute(explainCommand, params), answer);
  }));

test('the finding at a place is meant where no rule is named, and the page of a rule where no place is', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    await openWithSlip(server);
    const start = { line, character };
    const atCursor: ExplainParams = { uri, range: { start, end: start } };
    assert.equal((await explain(server, atCursor))?.title, '合计与各项之和不符');
    const page = await explain(server, { uri, ruleId: 'rounding-difference' });
    assert.ok(page?.markdown.startsWith('# 四舍五入差\n'));
    assert.match(page?.markdown ?? '', /\]\(https:\/\/\S+\/rules\/wrong-sum\.md\)|⟦/u);
  }));

test('a finding that has gone meanwhile is explained by the page of its rule', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    const found = await openWithSlip(server);
    await server.replace(uri, slip.figure, slip.meant);
    const answer = await explain(server, { uri, range: found.range, ruleId: 'wrong-sum' });
    assert.match(answer?.markdown ?? '', /^# 合计与各项之和不符\n\n`wrong-sum`\n/u);
  }));

test('there is nothing to explain where nothing was found, no such rule is, or the question is none of ours', () =>
  withLanguageServer({}, async (server) => {
    await openWithSlip(server);
    const start = { line: 0, character: 0 };
    await server.open('file:///ordinary.md', ordinaryMarkdown);
    for (const params of [
      { uri, range: { start, end: start } },
      { uri, ruleId: 'no-such-rule' },
      { uri: 'file:///ordinary.md', range: { start, end: start } },
      { uri: 'file:///not-open.md', range: { start, end: start } },
      { uri, range: 'all' },
      {},
      [],
    ]) {
      assert.equal(await explain(server, params), null);
      assert.equal(await server.execute(explainCommand, params), null);
    }
    assert.deepEqual(server.logged, []);
  }));

test('an editor without our view is led to the page of the rule, or told where it is', async () => {
  const page = /^https:\/\/\S+\/server\/src\/core\/rules\/wrong-sum\.md$/u;
  const params = { uri, ruleId: 'wrong-sum', range: { start: { line, character }, end: { line, character } } };
  const showing = { ...fullCapabilities, window: { ...fullCapabilities.window, showDocument: { support: true } } };
  await withLanguageServer({ capabilities: showing }, async (server) => {
    const opened: string[] = [];
    server.connection.onRequest(ShowDocumentRequest.type, ({ uri: shown, external }) => {
      opened.push(`${external} ${shown}`);
      return { success: true };
    });
    await openWithSlip(server);
    assert.ok(await server.execute(explainFindingCommand, params));
    assert.match(opened.join(), /^true https:\S+\/wrong-sum\.md$/u);
    assert.deepEqual(server.shown, []);
  });
  await withLanguageServer({ locale: 'en' }, async (server) => {
    await openWithSlip(server);
    assert.ok(await server.execute(explainFindingCommand, params));
    const told = await server.waitFor('the address of the page', () => server.shown[0]);
    assert.match(told.split(' ').at(-1) ?? '', page);
    // The command is ours to register in our own client.
    assert.ok(server.initialized.capabilities.executeCommandProvider?.commands.includes(explainCommand));
    assert.ok(!server.initialized.capabilities.executeCommandProvider?.commands.includes(explainFindingCommand));
  });
});

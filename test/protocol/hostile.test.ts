import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pullCapabilities, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, slip } from '../support/language-server-drafts.js';

const row = '| 201 | 一般公共服务支出 | 1.00 | 1.00 | 0.00 |\n';

const contents: Readonly<Record<string, string>> = {
  nothing: '',
  'a byte order mark alone': '\uFEFF',
  'null characters': '\0'.repeat(10_000) + draftWithSlip.replaceAll(' ', '\0'),
  'lone surrogates': draftWithSlip.replaceAll('支', '\uD83D').replaceAll('出', '\uDE00'),
  'one line of a million pipes': '|'.repeat(1_000_000),
  'one line of a hundred thousand tabs': '\t'.repeat(100_000),
  'a figure of a hundred thousand digits': draftWithSlip.replace(slip.figure, '9'.repeat(100_000)),
  'rows of a thousand cells': `${'| 1.00 '.repeat(1_000)}|\n${'| --- '.repeat(1_000)}|\n`.repeat(20),
  'ten thousand rows': draftWithSlip.replace('| 210 |', `${row.repeat(10_000)}| 210 |`),
  'ten thousand headings': '# 表 1 收支总体情况表\n'.repeat(10_000),
  'a thousand tables': `${draftWithSlip.slice(draftWithSlip.indexOf('表 3'))}\n`.repeat(60),
  'deep brackets': `${'（'.repeat(50_000)}| 1 |`,
  'deep quotes': `${'>'.repeat(20_000)} | a | b |`,
  'open fences': '```\n| a | b |\n'.repeat(5_000),
  'names of built-in properties': draftWithSlip.replaceAll('一般公共服务支出', '__proto__').replaceAll('合计', 'constructor'),
  'bidirectional and control characters': draftWithSlip.replaceAll(' ', '\u202E\u200B\u0007'),
  'mixed line ends': draftWithSlip.replace(/\n/g, (_, at: number) => (['\n', '\r\n', '\r'] as const)[at % 3] as string),
};

test('whatever a document holds, every request is answered and the server lives', () =>
  withLanguageServer({ capabilities: pullCapabilities }, async (server) => {
    for (const [name, text] of Object.entries(contents)) {
      const uri = `file:///hostile/${encodeURIComponent(name)}.md`;
      const everywhere = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
      await server.open(uri, text);
      const diagnostics = await server.pulled(uri);
      assert.ok(diagnostics.length <= 201, name);
      await server.hover(uri, { line: 0, character: 1 });
      await server.hover(uri, { line: 1_000_000, character: 1_000_000 });
      await server.codeActions(uri, everywhere, diagnostics);
      await server.codeLenses(uri);
      await server.symbols(uri);
      await server.folding(uri);
      await server.execute('budgetDraft.server.recalculate', { uri, scope: { kind: 'document' } });
      await server.close(uri);
      assert.deepEqual(server.logged, [], name);
    }
    await server.open('file:///after.md', draftWithSlip);
    assert.equal((await server.pulled('file:///after.md')).length, 1);
  }));

test('a document that is far too long is named and left alone', () =>
  withLanguageServer({ capabilities: pullCapabilities, locale: 'en' }, async (server) => {
    const uri = 'file:///long.md';
    await server.open(uri, draftWithSlip + ' '.repeat(20_000_000));
    assert.deepEqual(await server.pulled(uri), []);
    assert.deepEqual(await server.symbols(uri), []);
    assert.equal(server.logged.length, 1);
    assert.match(server.logged[0] ?? '', /long\.md is longer than 20000000 characters and is not checked; split it/);
  }));

test('requests with nonsense for parameters are refused one by one', () =>
  withLanguageServer({}, async (server) => {
    for (const method of [
      'textDocument/hover',
      'textDocument/codeAction',
      'textDocument/codeLens',
      'textDocument/documentSymbol',
      'budgetDraft/status',
      'budgetDraft/checklist',
    ]) {
      for (const params of [{}, { textDocument: null }, { textDocument: { uri: 1 } }]) {
        await server.connection.sendRequest(method, params).catch(() => undefined);
      }
    }
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: 'file:///not-open.md', version: 2 },
      contentChanges: [],
    });
    await server.connection.sendNotification('budgetDraft/nonsense', {});
    await assert.rejects(server.connection.sendRequest('budgetDraft/nonsense', {}));
    await server.open('file:///after.md', draftWithSlip);
    assert.equal((await server.pushed('file:///after.md')).length, 1);
  }));

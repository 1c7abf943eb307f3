import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MarkdownTablesResult, markdownTablesMethod } from '../../server/src/lsp/protocol/markdown-tables.js';
import { type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, ordinaryMarkdown, slip } from '../support/language-server-drafts.js';

const uri = 'file:///draft.md';
const lines = draftWithSlip.split('\n');

function ask(server: LanguageServer): Promise<MarkdownTablesResult | null> {
  return server.connection.sendRequest(markdownTablesMethod, { uri });
}

test('the tables of a budget come as HTML, with the lines they take the place of, for the version they are of', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    await server.open(uri, draftWithSlip);
    const first = await ask(server);
    assert.equal(first?.tables.length, 2);
    for (const { html, pages } of first.tables) {
      assert.equal(pages.length, 1);
      const [{ start, end } = { start: 0, end: 0 }] = pages;
      const taken = lines.slice(start, end);
      assert.ok(taken.every((line) => line.startsWith('|')) && !lines[start - 1]?.startsWith('|') && !lines[end]?.startsWith('|'));
      assert.equal(html.split('<table').length - 1, 1);
    }
    const row = new RegExp(`<tr [^>]*data-line="${lines.indexOf(slip.wrong)}"[^>]*>(.*?)</tr>`, 'u').exec(first.tables[1]?.html ?? '')?.[1];
    assert.match(row ?? '', /class="amount mark is-error"[^>]* title="[^"]+"/u);
    const start = { line: 0, character: 0 };
    await server.change(uri, [{ range: { start, end: start }, text: '\n' }]);
    const second = await ask(server);
    assert.ok(second && second.version > first.version);
    assert.equal(second.tables[0]?.pages[0]?.start, (first.tables[0]?.pages[0]?.start ?? 0) + 1);
  }));

test('what is no budget has no such tables, and what the server does not read has no answer', () =>
  withLanguageServer({}, async (server) => {
    assert.equal(await ask(server), null);
    assert.equal(await server.connection.sendRequest(markdownTablesMethod, {}), null);
    await server.open(uri, ordinaryMarkdown);
    assert.deepEqual((await ask(server))?.tables, []);
  }));

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type ClientCapabilities, DocumentSymbolRequest, FoldingRangeRequest } from 'vscode-languageserver/node';
import { type ChecklistResult, checklistMethod } from '../../server/src/lsp/protocol/checklist.js';
import type { StatusParams } from '../../server/src/lsp/protocol/status.js';
import { bareCapabilities, fullCapabilities, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, ordinaryMarkdown, slip, soundDraft } from '../support/language-server-drafts.js';
import { repositoryRoot } from '../support/repository.js';

const uri = 'vscode-vfs://host/drafts/draft.md';

test('hovering a code tells its name and its parents', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, draftWithSlip);
    const range = server.rangeOf(uri, '2080505');
    const hover = await server.hover(uri, range.start);
    assert.deepEqual(hover?.range, range);
    assert.ok(hover !== null && typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.equal(hover.contents.kind, 'markdown');
    for (const part of ['机关事业单位基本养老保险缴费支出', '社会保障和就业支出', '行政事业单位养老支出', '37.62']) {
      assert.ok(hover.contents.value.includes(part), `${part} is not in ${hover.contents.value}`);
    }
  }));

test('hovering an amount of a sentence tells the cells that print it', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8'));
    const range = server.rangeOf(uri, '2698.43万元');
    const hover = await server.hover(uri, range.start);
    assert.deepEqual(hover?.range, range);
    assert.ok(hover !== null && typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.match(hover.contents.value, /文中的“一般公共服务支出”[\s\S]*✓ .*：2698\.43/u);
  }));

test('hovering a wrong total tells what it should be and shows the sum', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, draftWithSlip);
    const range = server.rangeOf(uri, slip.figure);
    const hover = await server.hover(uri, { line: range.start.line, character: range.start.character + 2 });
    assert.ok(hover !== null && typeof hover.contents === 'object' && 'kind' in hover.contents);
    for (const part of [slip.figure, slip.meant, '0.09']) {
      assert.ok(hover.contents.value.includes(part), `${part} is not in ${hover.contents.value}`);
    }
  }));

test('a client without markdown gets plain text', () =>
  withLanguageServer({ capabilities: bareCapabilities, locale: 'zh-cn' }, async (server) => {
    await server.open(uri, draftWithSlip);
    const hover = await server.hover(uri, server.rangeOf(uri, '2080505').start);
    assert.ok(hover !== null && typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.equal(hover.contents.kind, 'plaintext');
    assert.doesNotMatch(hover.contents.value, /\*\*|`/);
  }));

test('a client without markdown gets names as they are written', () =>
  withLanguageServer({ capabilities: bareCapabilities, locale: 'zh-cn' }, async (server) => {
    const written = '`养老`[支出](https://example.com/)';
    await server.open(uri, soundDraft.replace('| 行政事业单位养老支出 |', `| ${written} |`));
    const hover = await server.hover(uri, server.rangeOf(uri, '20805 |').start);
    assert.ok(hover !== null && typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.ok(hover.contents.value.includes(`文稿中写作：${written}`), hover.contents.value);
  }));

test('there is nothing to hover in prose, beyond the end, or in other documents', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    assert.equal(await server.hover(uri, { line: 0, character: 3 }), null);
    assert.equal(await server.hover(uri, { line: 100_000, character: 100_000 }), null);
    assert.equal(await server.hover('file:///not-open.md', { line: 0, character: 0 }), null);
    await server.open('file:///other.md', ordinaryMarkdown);
    assert.equal(await server.hover('file:///other.md', { line: 4, character: 12 }), null);
  }));

test('each table tells how many of its equations hold', async () => {
  for (const [locale, whole, broken] of [
    ['zh-cn', /^\d+ 项勾稽成立 · 重新计算$/, /^\d+ 项勾稽中 \d+ 项不成立 · 重新计算$/],
    ['en', /^\d+ equations? holds? · recalculate$/, /^\d+ of \d+ do not hold · recalculate$/],
  ] as const) {
    await withLanguageServer({ locale }, async (server) => {
      await server.open(uri, draftWithSlip);
      const [first, second, ...others] = await server.codeLenses(uri);
      assert.deepEqual(others, []);
      assert.match(first?.command?.title ?? '', whole);
      assert.match(second?.command?.title ?? '', broken);
      assert.equal(second?.command?.command, 'budgetDraft.recalculateTable');
      assert.equal(second?.command?.arguments?.[0], uri);
    });
  }
});

test('clicking a code lens recalculates its table, and a second click changes nothing', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    const [, lens] = await server.codeLenses(uri);
    // The client's command turns into the server's; an editor without our client sends the lens as it is.
    const [lensUri, offset] = lens?.command?.arguments ?? [];
    const scope = { kind: 'table', offset };
    assert.deepEqual(await server.execute('budgetDraft.server.recalculate', { uri: lensUri, version: 1, scope }), {
      applied: true,
      changed: 1,
    });
    assert.equal(server.text(uri), soundDraft);
    assert.equal(server.appliedEdits.length, 1);
    assert.deepEqual(await server.execute('budgetDraft.server.recalculate', { uri, scope }), { applied: false, changed: 0 });
    assert.equal(server.appliedEdits.length, 1);
  }));

test('a code lens works in an editor that has no client of ours', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    const [, lens] = await server.codeLenses(uri);
    assert.ok(lens?.command !== undefined);
    await server.execute(lens.command.command, ...(lens.command.arguments ?? []));
    assert.equal(server.text(uri), soundDraft);
  }));

test('the whole document is recalculated in one step that can be undone at once', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    // A leaf changes: everything above it is stale, over three levels and in two columns.
    const changed = soundDraft.replace('| 档案馆 | 118.30 | 0.00 | 118.30 |', '| 档案馆 | 118.30 | 0.00 | 120.80 |');
    await server.open(uri, changed);
    const result = await server.execute('budgetDraft.server.recalculate', { uri, scope: { kind: 'document' } });
    assert.equal(server.appliedEdits.length, 1);
    assert.equal(server.appliedEdits[0]?.label, '重新计算');
    assert.deepEqual(result, { applied: true, changed: 7 });
    for (const row of [
      '| | 合计 | 533.75 | 412.95 | 120.80 |',
      '| 201 | 一般公共服务支出 | 407.27 | 286.47 | 120.80 |',
      '| 20126 | 档案事务 | 407.27 | 286.47 | 120.80 |',
      '| 2012604 | 档案馆 | 120.80 | 0.00 | 120.80 |',
    ]) {
      assert.ok(server.text(uri).includes(row), `${row} is not in\n${server.text(uri)}`);
    }
  }));

test('one total is recalculated with those it rests on', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    const offset = draftWithSlip.indexOf(slip.figure);
    await server.execute('budgetDraft.server.recalculate', { uri, scope: { kind: 'total', offset } });
    assert.equal(server.text(uri), soundDraft);
  }));

test('a recalculation asked for another version changes nothing and says so', () =>
  withLanguageServer({ locale: 'en' }, async (server) => {
    await server.open(uri, draftWithSlip);
    const result = await server.execute('budgetDraft.server.recalculate', { uri, version: 7, scope: { kind: 'document' } });
    assert.deepEqual(result, { applied: false, changed: 0 });
    assert.deepEqual(server.appliedEdits, []);
    await server.waitFor('a message', () => server.shown.find((message) => message.includes('try again')));
  }));

test('commands and arguments that are not ours are answered with nothing', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    assert.equal(await server.execute('other.command'), null);
    for (const given of [undefined, 1, {}, { uri }, { uri, scope: { kind: 'table' } }, { uri, scope: { kind: 'table', offset: -1 } }]) {
      assert.equal(await server.execute('budgetDraft.server.recalculate', given), null);
    }
    const unknown = { uri: 'file:///not-open.md', scope: { kind: 'document' } };
    assert.deepEqual(await server.execute('budgetDraft.server.recalculate', unknown), { applied: false, changed: 0 });
    assert.deepEqual(server.appliedEdits, []);
  }));

test('an editor that applies no edits is told what would change', () =>
  withLanguageServer({ capabilities: bareCapabilities }, async (server) => {
    await server.open(uri, draftWithSlip);
    const result = await server.execute('budgetDraft.server.recalculate', { uri, scope: { kind: 'document' } });
    assert.deepEqual(result, { applied: false, changed: 1 });
  }));

test('the outline shows tables and their rows as a tree', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, soundDraft);
    const symbols = await server.symbols(uri);
    assert.deepEqual(
      symbols.map(({ name }) => name.replace(/\s/g, '')),
      ['表1收支总体情况表', '表3支出总体情况表'],
    );
    const all = symbols.flatMap(function flat(symbol): typeof symbols {
      return [symbol, ...(symbol.children ?? []).flatMap(flat)];
    });
    const pensions = all.find(({ name }) => name.includes('行政事业单位养老支出'));
    assert.equal(pensions?.children?.length, 2);
    for (const { name, range, selectionRange } of all) {
      assert.notEqual(name.trim(), '');
      assert.ok(range.start.line <= selectionRange.start.line && selectionRange.end.line <= range.end.line, name);
    }
  }));

test('a client without trees gets the outline as a list', () =>
  withLanguageServer({ capabilities: bareCapabilities }, async (server) => {
    await server.open(uri, soundDraft);
    const symbols = (await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) ?? [];
    const row = symbols.find(({ name }) => name.includes('2080505'));
    assert.ok(row !== undefined && 'location' in row);
    assert.match(row.containerName ?? '', /行政事业单位养老支出/);
  }));

test('tables and groups of rows fold, as many as the client takes', async () => {
  const lines = soundDraft.split('\n');
  await withLanguageServer({}, async (server) => {
    await server.open(uri, soundDraft);
    const ranges = await server.folding(uri);
    assert.ok(
      ranges.some(({ startLine }) => lines[startLine]?.includes('| 20805 |')),
      JSON.stringify(ranges),
    );
    for (const { startLine, endLine } of ranges) assert.ok(startLine < endLine && endLine < lines.length);
  });
  const capabilities: ClientCapabilities = {
    ...fullCapabilities,
    textDocument: { ...fullCapabilities.textDocument, foldingRange: { rangeLimit: 1 } },
  };
  await withLanguageServer({ capabilities }, async (server) => {
    await server.open(uri, soundDraft);
    assert.equal((await server.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } }))?.length, 1);
  });
});

test('the status tells what was recognised after each reading, and on asking', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    const sent = await server.waitFor('a status', () => server.statuses.find((status) => status.uri === uri));
    const { recognised, year, tables, equations, holding, findings, version } = sent;
    assert.deepEqual({ recognised, year, tables, findings, version }, { recognised: true, year: 2022, tables: 2, findings: 1, version: 1 });
    assert.ok(holding > 0 && holding < equations);
    assert.deepEqual(await server.connection.sendRequest('budgetDraft/status', { uri }), sent);
    await server.replace(uri, slip.wrong, slip.right);
    const next = await server.waitFor('a new status', () => server.statuses.find((status) => status.version === 2));
    assert.equal(next.holding, next.equations);
    assert.deepEqual([next.settled, next.total], [sent.total, sent.total]);
    assert.ok(sent.settled < sent.total);
    await server.open('file:///other.md', ordinaryMarkdown);
    const other = await server.connection.sendRequest<StatusParams>('budgetDraft/status', { uri: 'file:///other.md' });
    assert.equal(other.recognised, false);
  }));

test('the checklist tells what was checked, with places, and null of a document that is not open', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    await server.open(uri, draftWithSlip);
    const list = await server.connection.sendRequest<ChecklistResult>(checklistMethod, { uri });
    const items = list.groups.flatMap((group) => group.items);
    const status = await server.connection.sendRequest<StatusParams>('budgetDraft/status', { uri });
    assert.deepEqual([list.uri, list.version, list.recognised], [uri, 1, true]);
    assert.deepEqual([list.settled, list.total], [status.settled, status.total]);
    const places = items.flatMap((item) => item.places.filter(({ kind }) => kind === 'finding').map((place) => ({ item, place })));
    assert.deepEqual(
      places.map(({ item, place }) => [item.status, item.statusTitle, place.ruleId, place.severity]),
      [['failed', '未通过', 'wrong-sum', 'error']],
    );
    const [found] = await server.pushed(uri);
    assert.deepEqual([places[0]?.place.range, places[0]?.place.message], [found?.range, found?.message]);
    assert.ok(items.some((item) => item.status === 'passed' && item.places.length === 1 && item.places[0]?.kind === 'place'));
    assert.equal(await server.connection.sendRequest(checklistMethod, { uri: 'file:///not-open.md' }), null);
  }));

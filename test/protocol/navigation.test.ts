// What any editor shows when its user asks where something comes from, where it occurs, and what makes it up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  type ClientCapabilities,
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type Position,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  type SelectionRange,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { checkWorkspaceCommand } from '../../server/src/lsp/protocol/check-workspace.js';
import { readTextMethod } from '../../server/src/lsp/protocol/read-text.js';
import { bareCapabilities, fullCapabilities, type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { ordinaryMarkdown } from '../support/language-server-drafts.js';
import { waterDraft } from '../support/navigation-drafts.js';

const uri = 'vscode-vfs://host/drafts/water.md';
const capabilities: ClientCapabilities = {
  ...fullCapabilities,
  textDocument: { ...fullCapabilities.textDocument, definition: { linkSupport: true }, rename: { prepareSupport: true } },
};

/** The place of words in a line that is known by other words, which occur once. */
function at(server: LanguageServer, line: string, part: string): Position {
  const { start } = server.rangeOf(uri, line);
  return { line: start.line, character: start.character + line.indexOf(part) };
}

const asked = (server: LanguageServer, line: string, part: string) => ({ textDocument: { uri }, position: at(server, line, part) });
const shown = (server: LanguageServer, range: Range) => `${range.start.line + 1}:${server.textIn(uri, range)}`;

function withWater(test: (server: LanguageServer) => Promise<void>, given = capabilities): Promise<void> {
  return withLanguageServer({ capabilities: given, locale: 'zh-cn' }, async (server) => {
    await server.open(uri, waterDraft);
    await test(server);
  });
}

test('the server says what it can do', () =>
  withWater(async ({ initialized }) => {
    const can = initialized.capabilities;
    assert.deepEqual(
      [
        can.definitionProvider,
        can.referencesProvider,
        can.documentHighlightProvider,
        can.callHierarchyProvider,
        can.workspaceSymbolProvider,
      ],
      [true, true, true, true, true],
    );
    assert.deepEqual([can.documentLinkProvider, can.selectionRangeProvider, can.renameProvider], [{}, true, { prepareProvider: true }]);
  }));

test('the definition of an amount of a sentence is its cells, as links with the row around each', () =>
  withWater(async (server) => {
    const links = await server.connection.sendRequest(DefinitionRequest.type, asked(server, '支出总计660.00万元', '60'));
    assert.ok(Array.isArray(links));
    assert.deepEqual(
      links.map((link) => ('targetUri' in link ? [link.targetUri, shown(server, link.originSelectionRange ?? link.targetRange)] : link)),
      [
        [uri, '31:660.00万元'],
        [uri, '31:660.00万元'],
      ],
    );
    assert.deepEqual(
      links.map((link) => 'targetUri' in link && [shown(server, link.targetSelectionRange), shown(server, link.targetRange)]),
      [
        ['50:660.00', '50:| 收入总计 | 660.00 | 支出总计 | 660.00 |'],
        ['60:660.00', '60:| | 合计 | 660.00 | 300.00 | 360.00 |'],
      ],
    );
  }));

test('a client without links gets locations', () =>
  withWater(async (server) => {
    const found = await server.connection.sendRequest(DefinitionRequest.type, asked(server, '安排河道综合整治工程', '河道'));
    assert.ok(Array.isArray(found));
    assert.deepEqual(
      found.map((place) => ('range' in place ? shown(server, place.range) : place)),
      ['80:河道综合<br>整治工程'],
    );
  }, bareCapabilities));

test('references of a code, with and without itself', () =>
  withWater(async (server) => {
    for (const [includeDeclaration, expected] of [
      [true, ['31:农林水支出', '49:二、农林水支出', '65:213']],
      [false, ['31:农林水支出', '49:二、农林水支出']],
    ] as const) {
      const found = await server.connection.sendRequest(ReferencesRequest.type, {
        ...asked(server, '| 213 | 农林水支出', '213'),
        context: { includeDeclaration },
      });
      assert.deepEqual(
        (found ?? []).map(({ range }) => shown(server, range)),
        expected,
      );
    }
  }));

test('a total is written, its addends are read', () =>
  withWater(async (server) => {
    const found = await server.connection.sendRequest(
      DocumentHighlightRequest.type,
      asked(server, '| 20805 | 行政事业单位养老支出 | 90.00', '90'),
    );
    assert.deepEqual(
      (found ?? []).map(({ range, kind }) => [shown(server, range), kind]),
      [
        ['62:90.00', DocumentHighlightKind.Write],
        ['62:90.00', DocumentHighlightKind.Read],
        ['62:0.00', DocumentHighlightKind.Read],
        ['63:60.00', DocumentHighlightKind.Read],
        ['64:30.00', DocumentHighlightKind.Read],
      ],
    );
  }));

test('what makes up a number, step by step from a sentence to a leaf, and back', () =>
  withWater(async (server) => {
    const { connection } = server;
    const [sentence] = (await connection.sendRequest(CallHierarchyPrepareRequest.type, asked(server, '农林水支出570.00万元', '70'))) ?? [];
    assert.deepEqual([sentence?.name, sentence?.detail], ['农林水支出 570.00', '文中']);
    const parts = async (item: CallHierarchyItem | undefined) => {
      assert.ok(item);
      return ((await connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item })) ?? []).map(({ to }) => to);
    };
    const users = async (item: CallHierarchyItem | undefined) => {
      assert.ok(item);
      return ((await connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item })) ?? []).map(({ from }) => from);
    };
    const row = (await parts(sentence)).find(({ name }) => name === '213 农林水支出·合计 570.00');
    assert.equal(row?.detail, '表 2 支出总体情况表');
    const water = (await parts(row)).find(({ name }) => name === '21303 水利·合计 570.00');
    const leaf = (await parts(water)).find(({ name }) => name === '2130306 水利工程运行与维护·合计 360.00');
    assert.ok(leaf);
    assert.equal(shown(server, leaf.selectionRange), '68:360.00');
    assert.ok((await users(leaf)).some(({ name }) => name === water?.name));
    assert.ok((await users(row)).some(({ name, detail }) => name === '农林水支出 570.00' && detail === '文中'));
    assert.equal(await connection.sendRequest(CallHierarchyPrepareRequest.type, asked(server, '负责全市', '全市')), null);
  }));

test('links lead to the line of a title', () =>
  withWater(async (server) => {
    const links = (await server.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })) ?? [];
    assert.equal(links.length, 11);
    const quoted = links.find(({ range }) => server.textIn(uri, range) === '《支出总体情况表》');
    assert.equal(quoted?.target, `${uri}#L52,1`);
  }));

test('selections grow from the figure to the document', () =>
  withWater(async (server) => {
    const position = at(server, '一、社会保障和就业支出 | 90.00', '90');
    const [innermost] =
      (await server.connection.sendRequest(SelectionRangeRequest.type, { textDocument: { uri }, positions: [position] })) ?? [];
    const lines: string[] = [];
    for (let range: SelectionRange | undefined = innermost; range; range = range.parent)
      lines.push(`${range.range.start.line + 1}-${range.range.end.line + 1}`);
    assert.equal(innermost && server.textIn(uri, innermost.range), '90.00');
    assert.deepEqual(lines, ['48-48', '48-48', '48-48', '48-48', '48-50', '45-50', '39-50', '37-102', '1-102']);
  }));

test('symbols are found in open drafts and in those that were checked with their folder', () => {
  const closed = 'vscode-vfs://host/drafts/closed.md';
  const reads: ClientCapabilities = { ...capabilities, experimental: { [readTextMethod]: true } };
  return withLanguageServer({ capabilities: reads, locale: 'zh-cn' }, async (server) => {
    server.connection.onRequest(readTextMethod, () => waterDraft.replaceAll('河道综合', '湖泊综合'));
    await server.open(uri, waterDraft);
    const found = async (query: string) =>
      ((await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []).map(({ name, location }) => [
        name,
        location.uri,
      ]);
    assert.deepEqual(await found('2130306'), [['2130306 水利工程运行与维护', uri]]);
    assert.deepEqual(await found('湖泊综合整治工程二期'), []);
    await server.execute(checkWorkspaceCommand, { uris: [closed] });
    assert.deepEqual(await found('湖泊综合整治工程二期'), [['湖泊综合整治工程二期', closed]]);
    assert.deepEqual(await found('2130306'), [
      ['2130306 水利工程运行与维护', uri],
      ['2130306 水利工程运行与维护', closed],
    ]);
    await server.open(closed, ordinaryMarkdown);
    assert.deepEqual(await found('湖泊综合整治工程二期'), []);
  });
});

test('a rename is one edit of this version, told table by table, and says what it left alone', () =>
  withWater(async (server) => {
    const place = asked(server, '安排河道综合整治工程', '河道');
    const prepared = await server.connection.sendRequest(PrepareRenameRequest.type, place);
    assert.ok(prepared && 'placeholder' in prepared);
    assert.deepEqual([shown(server, prepared.range), prepared.placeholder], ['35:河道综合整治工程', '河道综合整治工程']);
    const edit = await server.connection.sendRequest(RenameRequest.type, { ...place, newName: '水系综合整治工程' });
    const [change, ...others] = edit?.documentChanges ?? [];
    assert.deepEqual(others, []);
    assert.ok(change && 'textDocument' in change);
    assert.deepEqual(change.textDocument, { uri, version: 1 });
    const labels = Object.values(edit?.changeAnnotations ?? {}).map(({ label }) => label);
    assert.deepEqual(labels, ['正文', '表 3 部门预算项目支出表', '表 4 重点项目绩效目标表']);
    assert.ok(change.edits.every((one) => 'newText' in one && one.newText === '水系' && server.textIn(uri, one.range) === '河道'));
    assert.ok(edit);
    const text = server.applied(edit, uri);
    assert.ok(text.includes('| **水系综合<br>整治工程** | 200.00'));
    assert.ok(text.includes('| 河道综合整治工程二期 | 60.00'));
    await server.waitFor('what was left alone', () => server.shown.find((message) => message.includes('没有改动（第 35 行）')));
  }));

test('a rename back and forth leaves the document as it was', () =>
  withWater(async (server) => {
    for (const [from, to] of [
      ['青川市水务局', '青川市水利事业局'],
      ['青川市水利事业局', '青川市水务局'],
    ] as const) {
      const edit = await server.connection.sendRequest(RenameRequest.type, { ...asked(server, `# ${from} 2022`, from), newName: to });
      assert.ok(edit);
      server.applyWorkspaceEdit(edit);
      assert.ok(server.text(uri).startsWith(`# ${to} 2022`));
    }
    assert.equal(server.text(uri), waterDraft);
  }));

test('what cannot be renamed is refused in words', () =>
  withWater(async (server) => {
    const refusal = (request: Promise<unknown>) =>
      request.then(
        () => assert.fail('was not refused'),
        (error: unknown) => (error instanceof Error ? error.message : ''),
      );
    const { connection } = server;
    assert.match(
      await refusal(connection.sendRequest(PrepareRenameRequest.type, asked(server, '| 213 | 农林水支出', '213'))),
      /由目录规定/u,
    );
    const place = asked(server, '安排河道综合整治工程', '河道');
    assert.match(await refusal(connection.sendRequest(RenameRequest.type, { ...place, newName: '甲|乙' })), /竖线/u);
    assert.match(await refusal(connection.sendRequest(RenameRequest.type, { ...place, newName: ' ' })), /不能为空/u);
  }));

test('in a document that is no budget nothing leads anywhere', () =>
  withLanguageServer({ capabilities }, async (server) => {
    await server.open(uri, ordinaryMarkdown);
    const place = { textDocument: { uri }, position: { line: 4, character: 3 } };
    const { connection } = server;
    assert.equal(await connection.sendRequest(DefinitionRequest.type, place), null);
    assert.deepEqual(await connection.sendRequest(ReferencesRequest.type, { ...place, context: { includeDeclaration: true } }), []);
    assert.deepEqual(await connection.sendRequest(DocumentHighlightRequest.type, place), []);
    assert.equal(await connection.sendRequest(CallHierarchyPrepareRequest.type, place), null);
    assert.deepEqual(await connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } }), []);
    assert.deepEqual(await connection.sendRequest(WorkspaceSymbolRequest.type, { query: '' }), []);
    assert.equal(await connection.sendRequest(DefinitionRequest.type, { ...place, textDocument: { uri: 'file:///not-open.md' } }), null);
  }));

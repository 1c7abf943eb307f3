// Tables aligned, walked through, changed and rewritten over the protocol, as any editor can.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodeActionRequest,
  CodeActionTriggerKind,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { type EditTableParams, type EditTableResult, editTableCommand } from '../../server/src/lsp/protocol/edit-table.js';
import { type NextCellParams, type NextCellResult, nextCellMethod } from '../../server/src/lsp/protocol/next-cell.js';
import { fullCapabilities, type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { ordinaryMarkdown, soundDraft } from '../support/language-server-drafts.js';

const uri = 'file:///d/tables.md';
const options = { tabSize: 4, insertSpaces: true };

function at({ start }: Range): Range {
  return { start, end: start };
}

async function edit(server: LanguageServer, operation: EditTableParams['operation'], range: Range): Promise<EditTableResult | null> {
  const params: EditTableParams = { uri, version: server.version(uri), range, operation };
  return (await server.execute(editTableCommand, params)) as EditTableResult | null;
}

async function format(server: LanguageServer, of: string): Promise<readonly TextEdit[]> {
  return (await server.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri: of }, options })) ?? [];
}

async function next(
  server: LanguageServer,
  position: Position,
  direction: NextCellParams['direction'] = 'next',
): Promise<NextCellResult | null> {
  return server.connection.sendRequest(nextCellMethod, { uri, position, direction } satisfies NextCellParams);
}

test('formatting aligns the tables of a budget, once', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    assert.equal(server.initialized.capabilities.documentFormattingProvider, true);
    await server.open(uri, soundDraft);
    const edits = await format(server, uri);
    assert.ok(edits.every(({ newText }) => /^[ -]*$/u.test(newText)));
    await server.change(
      uri,
      [...edits].reverse().map(({ range, newText }) => ({ range, text: newText })),
    );
    assert.ok(
      server.text(uri).includes('\n| 2080505  | 机关事业单位基本养老保险缴费支出 |  37.62 |    37.62 |     0.00 |\n'),
      server.text(uri),
    );
    assert.deepEqual(await format(server, uri), []);
  }));

test('formatting a range keeps to its lines', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, soundDraft);
    const range = server.rangeOf(uri, '| 2080505 | 机关事业单位基本养老保险缴费支出 | 37.62 | 37.62 | 0.00 |');
    const edits = await server.connection.sendRequest(DocumentRangeFormattingRequest.type, { textDocument: { uri }, range, options });
    assert.ok(edits && edits.length > 0);
    assert.ok(edits.every((one) => one.range.start.line === range.start.line && one.range.end.line === range.start.line));
  }));

test('a formatter is announced for budgets alone, where the client can hear of it later', () => {
  const { textDocument } = fullCapabilities;
  const dynamicRegistration = true;
  const capabilities = {
    ...fullCapabilities,
    textDocument: { ...textDocument, formatting: { dynamicRegistration }, rangeFormatting: { dynamicRegistration } },
  };
  return withLanguageServer({ capabilities }, async (server) => {
    assert.equal(server.initialized.capabilities.documentFormattingProvider, undefined);
    await server.open('file:///d/other.md', ordinaryMarkdown);
    assert.deepEqual(await format(server, 'file:///d/other.md'), []);
    assert.ok(!server.registered.includes('textDocument/formatting'));
    await server.open(uri, soundDraft);
    await server.waitFor('a formatter', () => server.registered.includes('textDocument/rangeFormatting') || undefined);
    assert.ok(server.registered.includes('textDocument/formatting'));
  });
});

test('the next cell is selected, and the last one leads to a new row', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, soundDraft);
    const code = server.rangeOf(uri, '2012601');
    const name = await next(server, code.start);
    assert.deepEqual([name?.edits, server.textIn(uri, name?.select ?? code)], [[], '行政运行']);
    assert.deepEqual((await next(server, name?.select.start ?? code.start, 'previous'))?.select, code);
    const end = server.rangeOf(uri, '| 2210201 | 住房公积金 | 45.90 | 45.90 | 0.00 |').end;
    const row = await next(server, { line: end.line, character: end.character - 2 });
    assert.deepEqual(
      row?.edits.map(({ newText }) => newText.replace(/ +/gu, ' ')),
      ['\n| | | | | |'],
    );
    assert.deepEqual(row?.select.start, { line: end.line + 1, character: 2 });
    assert.equal(await next(server, { line: 0, character: 2 }), null);
    await server.open('file:///d/other.md', ordinaryMarkdown);
    assert.equal(
      await server.connection.sendRequest(nextCellMethod, {
        uri: 'file:///d/other.md',
        position: { line: 4, character: 3 },
        direction: 'next',
      }),
      null,
    );
  }));

test('a row of tabs is walked through and added like any other', () =>
  withLanguageServer({}, async (server) => {
    const tabs =
      '2022 年部门预算\n\n支出总体情况表\n\n单位：万元\n\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t5.00\n20101\t人大事务\t5.00';
    await server.open(uri, tabs);
    const last = server.rangeOf(uri, '20101\t人大事务\t5.00').end;
    const row = await next(server, last);
    assert.deepEqual(row?.edits, [{ range: { start: last, end: last }, newText: '\n\t\t' }]);
    await server.change(
      uri,
      (row?.edits ?? []).map(({ range, newText }) => ({ range, text: newText })),
    );
    const second = await next(server, row?.select.start ?? last);
    assert.deepEqual(second?.select.start, { line: last.line + 1, character: 1 });
    await server.change(uri, [
      { range: { start: { line: last.line + 1, character: 0 }, end: { line: last.line + 1, character: 2 } }, text: '2010101\t行政运行' },
    ]);
    const third = await next(server, { line: last.line + 1, character: 12 });
    assert.deepEqual([third?.edits.map(({ newText }) => newText), third?.select.start], [['\t'], { line: last.line + 1, character: 13 }]);
  }));

test('rows are inserted, moved and deleted, each as one step', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, soundDraft);
    const inserted = await edit(server, 'insertRowBelow', at(server.rangeOf(uri, '2012601')));
    assert.equal(inserted?.applied, true);
    assert.match(server.text(uri), /\| 2012601 [^\n]*\n\|[ |]*\|\n\| 2012604 /u);
    assert.equal(server.appliedEdits.at(-1)?.label, '在下方插入一行');
    await edit(server, 'deleteRows', { start: inserted?.select?.start as Position, end: inserted?.select?.start as Position });
    assert.equal(server.text(uri), soundDraft);
    const moved = await edit(server, 'moveRowDown', at(server.rangeOf(uri, '2080505')));
    assert.match(server.text(uri), /\| 2080506 [^\n]*\n\| 2080505 /u);
    assert.deepEqual(moved?.select?.start, server.rangeOf(uri, '2080505').start);
    await edit(server, 'sortRows', at(server.rangeOf(uri, '2080505')));
    assert.equal(server.text(uri), soundDraft);
    const ofWhich = await edit(server, 'insertOfWhichRow', at(server.rangeOf(uri, '2012604')));
    assert.match(server.text(uri), /\| 2012604 [^\n]*\n\| +\| 其中： \| +\| +\| +\|\n/u);
    assert.equal(
      server.textIn(uri, {
        start: { line: ofWhich?.select?.start.line ?? 0, character: (ofWhich?.select?.start.character ?? 3) - 3 },
        end: ofWhich?.select?.start as Position,
      }),
      '其中：',
    );
  }));

test('columns are inserted, moved and deleted with their delimiters', () =>
  withLanguageServer({ locale: 'en' }, async (server) => {
    await server.open(uri, soundDraft);
    await edit(server, 'insertColumnRight', at(server.rangeOf(uri, '科目名称')));
    assert.match(server.text(uri), /\| 科目编码 \| 科目名称 \| +\| 合计 /u);
    assert.match(server.text(uri), /\n\| --- \| --- \| --- \| --- \| --- \| --- \|\n\| \| 合计 \| +\| 531\.25 /u);
    const blank = server.rangeOf(uri, '科目名称').end;
    await edit(server, 'deleteColumn', {
      start: { ...blank, character: blank.character + 3 },
      end: { ...blank, character: blank.character + 3 },
    });
    assert.equal(server.text(uri), soundDraft);
    await edit(server, 'moveColumnRight', at(server.rangeOf(uri, '基本支出')));
    assert.match(server.text(uri), /\| 项目支出 \| 基本支出 \|/u);
    assert.match(server.text(uri), /\| 2012604 \| 档案馆 \| 118\.30 \| 118\.30 \| 0\.00 \|/u);
  }));

test('pipes become tabs and pipes again, and figures are printed alike', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, soundDraft);
    assert.equal(
      (await edit(server, 'documentToTabs', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }))?.applied,
      true,
    );
    assert.ok(server.text(uri).includes('\n2080505\t机关事业单位基本养老保险缴费支出\t37.62\t37.62\t0.00\n'));
    assert.ok(!server.text(uri).includes('|'));
    assert.deepEqual(await server.pushed(uri), []);
    await edit(server, 'tableToPipes', at(server.rangeOf(uri, '2080505')));
    assert.match(server.text(uri), /\n\| 2080505 +\| 机关事业单位基本养老保险缴费支出 \| +37\.62 \|/u);
    await server.replace(uri, '37.62 |    37.62 |     0.00', '37.62 |    ３７.62 |        0');
    const result = await edit(server, 'unifyTableFigures', at(server.rangeOf(uri, '2080505')));
    assert.equal(result?.changed, 2);
    assert.match(server.text(uri), /\| 2080505 [^\n]* \| +37\.62 \| +37\.62 \| +0\.00 \|/u);
  }));

test('what cannot be done is said in one line, and nothing is changed', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, soundDraft);
    for (const [operation, place, reason] of [
      ['deleteRows', '科目编码', /表头/u],
      ['moveRowDown', '2210201', /边上/u],
      ['moveColumnLeft', '科目编码', /边上/u],
      ['sortRows', '项目支出', /已按编码/u],
      ['insertRowAbove', '注：', /不在预算表/u],
      ['tableToPipes', '2210201', /没有可以转换/u],
      ['unifyDocumentFigures', '2210201', /一致/u],
    ] as const) {
      assert.deepEqual(await edit(server, operation, at(server.rangeOf(uri, place))), { applied: false, changed: 0 }, operation);
      assert.match(server.shown.at(-1) ?? '', reason, operation);
    }
    assert.equal(server.text(uri), soundDraft);
    assert.equal(await server.execute(editTableCommand, { uri, operation: 'explode' }), null);
  }));

test('in a row actions for rows are offered, in the header those for columns and the table', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, soundDraft);
    const titles = async (place: string) =>
      (await server.codeActions(uri, at(server.rangeOf(uri, place)), [], ['refactor'])).map(({ title }) => title);
    const inRow = await titles('2012601');
    for (const title of ['在下方插入一行', '在下方插入“其中”行', '删除本行', '本行上移', '本行下移'])
      assert.ok(inRow.includes(title), title);
    assert.ok(!inRow.some((title) => title.includes('列')));
    const inHeader = await titles('基本支出');
    for (const title of ['在右侧插入一列', '删除本列', '本列左移', '本列右移', '本表改用制表符分隔'])
      assert.ok(inHeader.includes(title), title);
    assert.ok(!inHeader.some((title) => title.includes('行') || title === '按科目编码排序'), inHeader.join());
    const moves = await server.codeActions(uri, at(server.rangeOf(uri, '2012601')), [], ['refactor.move']);
    assert.deepEqual(
      moves.map(({ title }) => title),
      ['本行上移', '本行下移'],
    );
    const unasked = await server.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: at(server.rangeOf(uri, '2012601')),
      context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Automatic },
    });
    assert.deepEqual(unasked, [], 'no lamp in every row');
  }));

// Tables between the clipboard and a draft, as an editor asks the server for them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CopyTableResult, copyTableCommand } from '../../server/src/lsp/protocol/copy-table.js';
import {
  type PasteTableParams,
  type PasteTableResult,
  pasteTableCommand,
  pasteTableMethod,
} from '../../server/src/lsp/protocol/paste-table.js';
import { excelHtml } from '../support/clipboard-html.js';
import { bareCapabilities, type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { ordinaryMarkdown } from '../support/language-server-drafts.js';

const uri = 'file:///drafts/draft.md';
const draft =
  '# 清溪县图书馆2021年部门预算\n\n## 表1 支出总体情况表\n\n单位：万元\n\n| 项目 | 预算数 |\n| --- | ---: |\n| 一、人员 | 8.00 |\n| 二、公用 | 2.00 |\n| 合计 | 10.00 |\n\n';
const end = { line: 12, character: 0 };
const html = excelHtml([
  ['科目名称', '预算数'],
  ['基本支出', '3.00'],
  ['合计', '3.00'],
]);
const table = '| 科目名称 | 预算数 |\n| -------- | -----: |\n| 基本支出 |   3.00 |\n| 合计     |   3.00 |\n';

const ask = (server: LanguageServer, params: PasteTableParams) =>
  server.connection.sendRequest<PasteTableResult | null>(pasteTableMethod, params);

test('an editor is told how the clipboard is pasted, from HTML before text', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    await server.open(uri, draft);
    const result = await ask(server, { uri, version: 1, range: { start: end, end }, html, text: 'x\t1\ny\t2\n' });
    assert.deepEqual(result, {
      inBudget: true,
      choices: [{ kind: 'insert', title: '粘贴为预算表（3 行）', insertText: table, edits: [] }],
    });
    const fromText = await ask(server, { uri, range: { start: end, end }, html: '<p>x</p>', text: 'x\t1\ny\t2\n' });
    assert.match(fromText?.choices.at(-1)?.insertText ?? '', /^\| x {3}\| {3}1 \|/);
  }));

test('what is pasted over cells is told beside the selection', () =>
  withLanguageServer({ locale: 'en' }, async (server) => {
    await server.open(uri, draft);
    const range = server.rangeOf(uri, '8.00');
    const result = await ask(server, { uri, range: { start: range.start, end: range.start }, html: excelHtml([['9.00'], ['1.00']]) });
    const [choice] = result?.choices ?? [];
    assert.deepEqual([choice?.kind, choice?.title, choice?.insertText], ['fill', 'Paste into table cells (2 rows)', ' 9.00 ']);
    assert.deepEqual(
      choice?.edits.map((edit) => [server.textIn(uri, edit.range), edit.newText]),
      [
        [' 2.00 ', ' 1.00 '],
        [' ', ''],
        ['8.00 ', ''],
      ],
    );
  }));

test('elsewhere the ways are told as well, but as those of no budget; what is no table has none', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, ordinaryMarkdown);
    const start = { line: 0, character: 0 };
    const result = await ask(server, { uri, range: { start, end: start }, html });
    assert.equal(result?.inBudget, false);
    assert.deepEqual(
      result?.choices.map(({ kind }) => kind),
      ['insert'],
    );
    assert.deepEqual((await ask(server, { uri, range: { start, end: start }, text: '一段话\n又一段\n' }))?.choices, []);
    assert.equal(await ask(server, { uri: 'file:///not-open.md', range: { start, end: start }, html }), null);
    assert.equal(await ask(server, { uri, version: 7, range: { start, end: start }, html }), null);
    assert.equal(await server.connection.sendRequest(pasteTableMethod, { uri }), null);
  }));

test('a draft without a table becomes a budget by the first one', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, '# 会议记录\n\n');
    const end = { line: 2, character: 0 };
    const budget = excelHtml([
      ['2021年支出总体情况表', ''],
      ['单位：万元', ''],
      ['科目名称', '预算数'],
      ['基本支出', '3.00'],
      ['合计', '3.00'],
    ]);
    assert.equal((await ask(server, { uri, range: { start: end, end }, html: budget }))?.inBudget, true);
    const scores = excelHtml([
      ['姓名', '分数'],
      ['甲', '3.00'],
      ['乙', '3.00'],
    ]);
    assert.equal((await ask(server, { uri, range: { start: end, end }, html: scores }))?.inBudget, false);
  }));

test('a file of tabs gets rows of tabs', () =>
  withLanguageServer({}, async (server) => {
    await server.open('file:///drafts/new.tsv', '', 'tsv');
    const start = { line: 0, character: 0 };
    const result = await ask(server, { uri: 'file:///drafts/new.tsv', range: { start, end: start }, html });
    assert.equal(result?.choices[0]?.insertText, '科目名称\t预算数\n基本支出\t3.00\n合计\t3.00\n');
  }));

test('editors without a client of ours paste by a command, as one edit of the version they saw', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    assert.ok(server.initialized.capabilities.executeCommandProvider?.commands.includes(pasteTableCommand));
    await server.open(uri, draft);
    const params: PasteTableParams = { uri, version: 1, range: { start: end, end }, html };
    assert.deepEqual(await server.execute(pasteTableCommand, params), { applied: true, changed: 1 });
    assert.equal(server.text(uri), draft + table);
    assert.equal(server.appliedEdits[0]?.label, '粘贴为预算表（3 行）');
    assert.deepEqual(await server.execute(pasteTableCommand, params), { applied: false, changed: 0 });
    assert.deepEqual(await server.execute(pasteTableCommand, { uri, range: { start: end, end }, text: '文字' }), {
      applied: false,
      changed: 0,
    });
    assert.match(server.shown.at(-1) ?? '', /剪贴板中没有/);
    assert.equal(await server.execute(pasteTableCommand, { uri }), null);
  }));

test('a table is copied for a spreadsheet by a command, for any editor', () =>
  withLanguageServer({ locale: 'zh-CN', capabilities: bareCapabilities }, async (server) => {
    assert.ok(server.initialized.capabilities.executeCommandProvider?.commands.includes(copyTableCommand));
    await server.open(uri, draft);
    const result = (await server.execute(copyTableCommand, { uri, position: server.rangeOf(uri, '8.00').start })) as CopyTableResult;
    assert.equal(result.text, '表1 支出总体情况表\n单位：万元\n项目\t预算数\n一、人员\t8.00\n二、公用\t2.00\n合计\t=B4+B5\n');
    assert.match(result.message, /^已复制 4 行，其中 1 个合计为公式；请粘贴到空工作表的 A1 单元格。$/);
    const none = (await server.execute(copyTableCommand, { uri, position: { line: 0, character: 0 } })) as CopyTableResult;
    assert.deepEqual(Object.keys(none), ['message']);
    assert.equal(await server.execute(copyTableCommand, { uri: 'file:///not-open.md', position: end }), null);
    assert.equal(await server.execute(copyTableCommand, {}), null);
  }));

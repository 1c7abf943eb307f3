import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClientCapabilities, type CompletionItem, InsertTextFormat, type TextEdit } from 'vscode-languageserver/node';
import { bareCapabilities, fullCapabilities, type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { ordinaryMarkdown, soundDraft } from '../support/language-server-drafts.js';
import { applyChange, offsetAt, positionAt } from '../support/language-server-text.js';

const uri = 'file:///drafts/budget.md';

const editor: ClientCapabilities = {
  ...fullCapabilities,
  textDocument: {
    ...fullCapabilities.textDocument,
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        resolveSupport: { properties: ['documentation'] },
      },
    },
  },
};

/** Types behind the one place where some words stand, and asks what may follow. */
async function complete(server: LanguageServer, after: string, typed: string): Promise<readonly CompletionItem[]> {
  const { end } = server.rangeOf(uri, after);
  await server.change(uri, [{ range: { start: end, end }, text: typed }]);
  const text = server.text(uri);
  return server.completions(uri, positionAt(text, offsetAt(text, end) + typed.length));
}

function textEditOf(item: CompletionItem | undefined): TextEdit {
  const textEdit = item?.textEdit;
  assert.ok(textEdit && 'range' in textEdit);
  return textEdit;
}

/** The text once an item is accepted; its places are those of the text as it stands. */
function accepted(text: string, item: CompletionItem): string {
  const edits = [textEditOf(item), ...(item.additionalTextEdits ?? [])];
  return edits
    .toSorted((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start))
    .reduce((before, { range, newText }) => applyChange(before, { range, text: newText }), text);
}

test('a row that is being typed is completed by the sound of its name', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, soundDraft);
    const [first] = await complete(server, '| 2080506 | 机关事业单位职业年金缴费支出 | 18.81 | 18.81 | 0.00 |', '\n| qtxzsydwyl');
    assert.ok(first);
    assert.equal(first.label, '2080599 其他行政事业单位养老支出');
    assert.equal(first.filterText, 'qtxzsydwyl', 'the editor does not sort it out by its letters');
    const text = accepted(server.text(uri), first);
    assert.match(text, /^\| 2080506 .*\n\| 2080599 \| 其他行政事业单位养老支出 \| 0\.00 \| 0\.00 \| 0\.00 \|\n\| 210 /mu);
  }));

test('the rows of 款 and 类 are put above where the table lacks them', () =>
  withLanguageServer({ capabilities: editor }, async (server) => {
    await server.open(uri, soundDraft);
    const [first] = await complete(server, '| 2210201 | 住房公积金 | 45.90 | 45.90 | 0.00 |', '\n| 2220115');
    assert.ok(first);
    assert.match(first.label, /^2220115 /u);
    const text = accepted(server.text(uri), first);
    const rows = text.split('\n').filter((line) => line.startsWith('| 222'));
    assert.deepEqual(
      rows.map((row) => row.split('|')[1]?.trim()),
      ['222', '22201', '2220115'],
    );
    assert.match(rows[0] ?? '', /^\| 222 \| 粮油物资储备支出 \| 0\.00 \| 0\.00 \| 0\.00 \|$/u);
  }));

test('where the editor has snippets, the first amount of a new row is the next thing to type', () =>
  withLanguageServer({ capabilities: editor }, async (server) => {
    await server.open(uri, soundDraft);
    const [first] = await complete(server, '| 2101101 | 行政单位医疗 | 24.15 | 24.15 | 0.00 |', '\n| 2101103');
    assert.equal(first?.insertTextFormat, InsertTextFormat.Snippet);
    assert.ok(textEditOf(first).newText.includes(['$', '{1:0.00}'].join('')), textEditOf(first).newText);
    assert.equal(first.labelDetails?.description, '行政事业单位医疗');
  }));

test('an editor that can do nothing special gets plain text', () =>
  withLanguageServer({ capabilities: bareCapabilities }, async (server) => {
    await server.open(uri, soundDraft);
    const [first] = await complete(server, '| 2101101 | 行政单位医疗 | 24.15 | 24.15 | 0.00 |', '\n| 2101103');
    assert.equal(first?.insertTextFormat, undefined);
    assert.equal(textEditOf(first).newText, '2101103 | 公务员医疗补助 | 0.00 | 0.00 | 0.00 |');
  }));

test('what is known of a subject is shown once it is looked at', () =>
  withLanguageServer({ capabilities: editor }, async (server) => {
    await server.open(uri, soundDraft);
    const [first] = await complete(server, '| 2101101 | 行政单位医疗 | 24.15 | 24.15 | 0.00 |', '\n| 2101103');
    assert.equal(first?.documentation, undefined);
    const resolved = await server.resolveCompletion(first as CompletionItem);
    assert.ok(typeof resolved.documentation === 'object' && resolved.documentation.value.includes('卫生健康支出'));
  }));

test('units and titles are completed where they belong', () =>
  withLanguageServer({ capabilities: editor }, async (server) => {
    await server.open(uri, soundDraft);
    const units = await complete(server, '注：本表金额为拟定数。', '\n\n金额单位：');
    assert.equal(units[0]?.label, '万元');
    const titles = await complete(server, '金额单位：', '\n\n收支情况详见《szzt');
    assert.equal(textEditOf(titles[0]).newText, '收支总体情况表》');
  }));

test('nothing is offered beside amounts, in prose and in documents that are no budget', () =>
  withLanguageServer({ capabilities: editor }, async (server) => {
    await server.open(uri, soundDraft);
    assert.deepEqual(await complete(server, '| 2101101 | 行政单位医疗 | 24.15', '1'), []);
    assert.deepEqual(await complete(server, '注：本表金额为拟定数。', '另见意见20'), []);
    const other = 'file:///drafts/notes.md';
    await server.open(other, ordinaryMarkdown);
    const { end } = server.rangeOf(other, '| 201');
    assert.deepEqual(await server.completions(other, end), []);
    const heading = server.rangeOf(other, '# Benchmarks').end;
    assert.deepEqual(await server.completions(other, heading), []);
  }));

test('what is typed faster than it is read is still completed', () =>
  withLanguageServer({ capabilities: editor }, async (server) => {
    await server.open(uri, soundDraft);
    await complete(server, '| 2080506 | 机关事业单位职业年金缴费支出 | 18.81 | 18.81 | 0.00 |', '\n| ');
    for (const [typed, expected] of [
      ['2', ''],
      ['20', '2080599'],
      ['2101', '2101102'],
    ] as const) {
      const { end } = server.rangeOf(uri, '| 2080506 | 机关事业单位职业年金缴费支出 | 18.81 | 18.81 | 0.00 |\n| ');
      await server.change(uri, [{ range: { start: end, end: { ...end, character: 99 } }, text: typed }]);
      const items = await server.completions(uri, { ...end, character: end.character + typed.length });
      assert.ok(items.every(({ label }) => label.startsWith(typed)));
      assert.ok(expected === '' || items.some(({ label }) => label.startsWith(expected)), items.map(({ label }) => label).join());
    }
  }));

test('the settings file is completed with the tables, rows and codes of the drafts beside it', () =>
  withLanguageServer({ capabilities: editor }, async (server) => {
    await server.open(uri, soundDraft.replaceAll('2012604 | 档案馆', '2012698 | 数字档案馆'));
    const settings = 'file:///drafts/.budget-draft.json';
    await server.open(
      settings,
      '{\n  "identities": ["支出总体情况表[208, jb", "szzt"],\n  "codes": { "20126": "", "2012698": "" }\n}\n',
      'json',
    );
    const offered = async (before: string) =>
      (await server.completions(settings, server.rangeOf(settings, before).end)).map(({ label }) => label);
    assert.deepEqual(await offered('[208, jb'), ['基本支出']);
    assert.deepEqual(await offered('"szzt'), ['收支总体情况表']);
    assert.equal((await offered('"codes": { "20126'))[0], '2012698 数字档案馆');
    assert.deepEqual(await offered('"2012698": "'), ['数字档案馆']);
    assert.deepEqual(await offered('"identities'), []);
  }));

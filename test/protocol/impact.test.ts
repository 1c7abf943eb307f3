// After an edit of a leaf the author sees what waits to follow, and one command updates it all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, CodeLens, TextDocumentEdit } from 'vscode-languageserver/node';
import { type LanguageServer, pullCapabilities, withLanguageServer } from '../support/language-server.js';
import { spreadingChanged, spreadingDraft, spreadingLeaf, spreadingUpdated } from '../support/ripple-drafts.js';

const uri = 'file:///d/impact.md';
const command = 'budgetDraft.server.updateDependents';
const lensesOfImpact = (lenses: readonly CodeLens[]) => lenses.filter((lens) => /Dependents$/u.test(lens.command?.command ?? ''));

/** Opens the draft and changes the leaf, as an author does. */
async function edited(server: LanguageServer): Promise<void> {
  await server.open(uri, spreadingDraft);
  assert.deepEqual(lensesOfImpact(await server.codeLenses(uri)), []);
  await server.replace(uri, spreadingLeaf.row, spreadingLeaf.changedRow);
}

test('above the changed table stands what waits to follow; the update is one step', () =>
  withLanguageServer({ locale: 'zh-cn', capabilities: pullCapabilities }, async (server) => {
    await edited(server);
    const lenses = lensesOfImpact(await server.codeLenses(uri));
    assert.deepEqual(
      lenses.map(({ command: of }) => [of?.title, of?.command, of?.arguments]),
      [
        ['7 个小计、1 张表、3 处文字待更新 · 更新', 'budgetDraft.updateDependents', [uri]],
        ['预览', 'budgetDraft.previewDependents', [uri]],
      ],
    );
    assert.equal(server.textIn(uri, lenses[0]?.range ?? server.rangeOf(uri, '表 1')), '表 3 支出总体情况表');
    assert.deepEqual(await server.execute(command, { uri, version: server.version(uri) }), { applied: true, changed: 21 });
    assert.equal(server.appliedEdits.length, 1);
    assert.equal(server.appliedEdits[0]?.label, '更新从属数字（21 处）');
    assert.equal(server.text(uri), spreadingUpdated);
    assert.deepEqual(lensesOfImpact(await server.codeLenses(uri)), []);
    assert.deepEqual(await server.pulled(uri), []);
  }));

test('undoing the update brings the lens back', () =>
  withLanguageServer({ locale: 'en' }, async (server) => {
    await edited(server);
    const [before] = lensesOfImpact(await server.codeLenses(uri));
    assert.equal(before?.command?.title, '7 totals, 1 table, 3 sentences to update · update');
    await server.execute(command, { uri });
    await server.codeLenses(uri);
    await server.replace(uri, server.text(uri), spreadingChanged);
    const [after] = lensesOfImpact(await server.codeLenses(uri));
    assert.deepEqual(after, before);
  }));

test('what is typed digit by digit counts from what was there before the first', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, spreadingDraft);
    await server.codeLenses(uri);
    let row: string = spreadingLeaf.row;
    for (const typed of ['1', '12', '128', '128.', '128.3', '128.30']) {
      const next = spreadingLeaf.row.replace(/118\.30 \|$/u, `${typed} |`);
      await server.replace(uri, row, next);
      await server.codeLenses(uri);
      row = next;
    }
    await server.execute(command, { uri });
    assert.equal(server.text(uri), spreadingUpdated);
  }));

test('a preview asks for every table and the text on its own, with each number before and after', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await edited(server);
    await server.codeLenses(uri);
    await server.execute(command, { uri, preview: true });
    const { edit } = server.appliedEdits[0] ?? {};
    const annotations = Object.values(edit?.changeAnnotations ?? {});
    assert.deepEqual(
      annotations.map(({ label, needsConfirmation = false }) => [label, needsConfirmation]),
      [
        // What asks to be confirmed is left out unless it is ticked: the one edit that asks changes nothing.
        ['请逐项核对，不改的取消勾选，再点“应用”', true],
        ['《表 1 收支总体情况表》6 处', false],
        ['《表 3 支出总体情况表》7 处', false],
        ['文字8 处', false],
      ],
    );
    assert.match(annotations[2]?.description ?? '', /^合计·合计 531\.25 → 541\.25；合计·项目支出 118\.30 → 128\.30；/u);
    assert.equal(server.text(uri), spreadingUpdated);
    const [changes] = edit?.documentChanges ?? [];
    assert.equal((changes as TextDocumentEdit | undefined)?.textDocument.version, 2);
  }));

test('at the changed figure the update comes before what puts the old figure back', () =>
  withLanguageServer({ locale: 'zh-cn', capabilities: pullCapabilities }, async (server) => {
    await edited(server);
    const diagnostics = await server.pulled(uri);
    const at = server.rangeOf(uri, '128.30');
    const here = diagnostics.filter(({ range }) => range.start.line === at.start.line);
    const actions = (await server.codeActions(uri, at, here)) as readonly CodeAction[];
    const [first, ...others] = actions;
    assert.equal(first?.title, '以新数为准，更新其余：7 个小计、1 张表、3 处文字待更新');
    assert.equal(first?.isPreferred, true);
    assert.ok(others.every(({ isPreferred }) => !isPreferred));
    assert.ok(first?.edit);
    assert.equal(server.applied(first.edit, uri), spreadingUpdated);
  }));

test('without any history, a figure that the others contradict can be taken as meant', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, spreadingChanged);
    const actions = (await server.codeActions(uri, server.rangeOf(uri, '128.30'), [])) as readonly CodeAction[];
    const action = actions.find(({ title }) => title.startsWith('以此数为准'));
    assert.equal(action?.title, '以此数为准，更新其余：7 个小计、1 张表、3 处文字待更新');
    assert.ok(action?.edit);
    assert.equal(server.applied(action.edit, uri), spreadingUpdated);
  }));

test('a client that knows what a figure was before says so', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, spreadingChanged);
    const offset = spreadingChanged.indexOf('128.30');
    const sources = [{ offset, before: spreadingLeaf.before }];
    assert.deepEqual(await server.execute(command, { uri, sources }), { applied: true, changed: 21 });
    assert.equal(server.text(uri), spreadingUpdated);
  }));

test('the lens works in an editor that has no client of ours', () =>
  withLanguageServer({}, async (server) => {
    await edited(server);
    const [lens] = lensesOfImpact(await server.codeLenses(uri));
    assert.ok(lens?.command);
    await server.execute(lens.command.command, ...(lens.command.arguments ?? []));
    assert.equal(server.text(uri), spreadingUpdated);
  }));

test('where nothing waits, nothing is changed and the author is told', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, spreadingDraft);
    assert.deepEqual(await server.execute(command, { uri }), { applied: false, changed: 0 });
    assert.equal(server.text(uri), spreadingDraft);
    assert.equal(await server.execute(command, 'nonsense'), null);
    assert.deepEqual(await server.execute(command, { uri, version: 99 }), { applied: false, changed: 0 });
  }));

test('the status tells what waits', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await edited(server);
    const status = await server.connection.sendRequest('budgetDraft/status', { uri });
    assert.deepEqual((status as { readonly impact?: unknown }).impact, { text: '7 个小计、1 张表、3 处文字待更新', edits: 21 });
  }));

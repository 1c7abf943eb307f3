// New documents, tables of their form and sentences out of their figures, for any editor that speaks the protocol.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInPacks } from '../../server/src/core/api.js';
import {
  draftSentencesCommand,
  type FormsResult,
  type FormTablesResult,
  formsMethod,
  formTablesMethod,
  insertTableCommand,
  type NewDraftParams,
  type NewDraftResult,
  newDraftMethod,
} from '../../server/src/lsp/protocol/new-draft.js';
import fc from '../support/fast-check.js';
import { blankDraft, fillTables, smallBudget } from '../support/filled-drafts.js';
import { packNamed } from '../support/form-drafts.js';
import { type LanguageServer, withLanguageServer } from '../support/language-server.js';

const uri = 'file:///drafts/2027.md';
const wishes: NewDraftParams = { form: 'central', year: 2027, owner: '青川县水务局' };

function newDraft(server: LanguageServer, params: unknown): Promise<NewDraftResult | null> {
  return server.connection.sendRequest<NewDraftResult | null>(newDraftMethod, params);
}

test('the forms are told with their units, and a new draft of each is known for its form', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    const { forms, owner } = await server.connection.sendRequest<FormsResult>(formsMethod, {});
    assert.deepEqual(forms.map(({ id }) => id).sort(), builtInPacks.map(({ id }) => id).sort());
    assert.equal(owner, undefined);
    assert.equal(forms.find(({ id }) => id === 'shanghai-district')?.unit, '元');
    for (const { id, unit } of forms) {
      const draft = await newDraft(server, { ...wishes, form: id, unit });
      assert.ok(draft?.placeholder, id);
      await server.open(`file:///drafts/${id}.md`, draft.text);
      const status = await server.waitFor('the draft is read', () => server.statuses.find(({ uri: of }) => of.endsWith(`/${id}.md`)));
      assert.deepEqual([status.recognised, status.year, status.owner, status.template?.id], [true, 2027, '青川县水务局', id]);
      const first = server.textIn(`file:///drafts/${id}.md`, draft.placeholder);
      assert.match(first, /^（请填写.*）$/u);
    }
    const here = await server.connection.sendRequest<FormsResult>(formsMethod, { uri: 'file:///drafts/central.md' });
    assert.equal(here.owner, '青川县水务局', 'the owner of the document that is open');
  }));

test('what is asked for in no sensible way is not answered with a draft', () =>
  withLanguageServer({}, async (server) => {
    for (const params of [
      {},
      null,
      { ...wishes, form: 'nowhere' },
      { ...wishes, year: 12 },
      { ...wishes, unit: '角' },
      { ...wishes, owner: 7 },
    ]) {
      assert.equal(await newDraft(server, params), null, JSON.stringify(params));
    }
  }));

test('a table of the form is put where the form has it, and what is there is told', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    const whole = blankDraft({ pack: packNamed('guangzhou-2021'), year: 2022, unit: '万元' });
    const start = whole.indexOf('### 三、支出总体情况表');
    const cut = whole.slice(0, start) + whole.slice(whole.indexOf('### 四、', start));
    await server.open(uri, cut);
    const { tables, version } = await server.connection.sendRequest<FormTablesResult>(formTablesMethod, { uri });
    assert.deepEqual(
      tables.filter(({ isThere }) => !isThere).map(({ title }) => title),
      ['支出总体情况表'],
    );
    const params = { uri, version, title: '支出总体情况表', offset: 0, year: 2022 };
    assert.deepEqual(await server.execute(insertTableCommand, params), { applied: true, changed: 1 });
    assert.equal(server.text(uri), whole);
    assert.deepEqual(await server.execute(insertTableCommand, { ...params, title: '没有这张表', version: 2 }), {
      applied: false,
      changed: 0,
    });
    assert.match(server.shown.at(-1) ?? '', /没有这张表/);
    assert.equal(await server.execute(insertTableCommand, { uri }), null);
  }));

test('in a document without a form a table stands at the cursor', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    await server.open(uri, '# 草稿\n\n第一行\n\n第二行\n');
    const params = { uri, version: 1, title: '收支总表', offset: '# 草稿\n\n第一'.length, year: 2027 };
    assert.deepEqual(await server.execute(insertTableCommand, params), { applied: true, changed: 1 });
    assert.match(
      server.text(uri),
      /^# 草稿\n\n第一行\n\n收支总表\n\n部门名称：【单位名称】\n\n单位：万元\n\n\| 收入 [\s\S]+ 支出总计 [^\n]+\|\n\n第二行\n$/,
    );
  }));

test('sentences are filled in from the tables and last year’s document, by action and by command, as one step', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    const blank = 'file:///drafts/blank.md';
    await server.open(blank, blankDraft({ pack: packNamed('central'), year: 2022, unit: '万元' }));
    assert.deepEqual(
      await server.execute(draftSentencesCommand, { uri: blank }),
      { applied: false, changed: 0 },
      'zeros are no figures yet',
    );
    await server.close(blank);
    const [before, now] = fc.sample(smallBudget, { numRuns: 2, seed: 11 });
    assert.ok(before && now);
    const of = (year: number, budget: typeof now) =>
      fillTables(blankDraft({ pack: packNamed('guangzhou-2021'), year, unit: '万元' }), budget);
    await server.open(uri, of(2022, now));
    await server.open('file:///drafts/2021.md', of(2021, before));
    await server.waitFor('both are read', () => (server.statuses.length >= 3 ? true : undefined));
    const sentence = server.rangeOf(uri, '2022年本部门收支总预算XX');
    const diagnostics = (await server.pushed(uri)).filter(({ range }) => range.start.line === sentence.start.line);
    assert.ok(diagnostics.length > 0);
    const actions = await server.codeActions(uri, sentence, diagnostics);
    const fill = actions.find(({ title }) => title === '按表填写本句的数字');
    assert.ok(fill?.edit && fill.kind === 'quickfix' && fill.isPreferred, actions.map(({ title }) => title).join());
    const filled = server.applied(fill.edit, uri);
    assert.match(filled, /本部门收支总预算[\d.]+万元，比上年(?:增加|减少)[\d.]+万元，(?:增长|下降)[\d.]+%，主要原因是（请填写/u);
    assert.ok(actions.some(({ title, kind }) => /^按表填写全文待填的文字/u.test(title) && kind === 'refactor.rewrite'));

    const result = await server.execute(draftSentencesCommand, { uri, version: 1 });
    assert.ok(result !== null && typeof result === 'object' && 'applied' in result && result.applied);
    assert.ok(!/XX/u.test(server.text(uri)));
    assert.equal(server.appliedEdits.length, 1);
    assert.deepEqual(await server.execute(draftSentencesCommand, { uri }), { applied: false, changed: 0 });
    assert.match(server.shown.at(-1) ?? '', /没有可按表填写的文字/);
  }));

// What an editor is told of the form of a draft, and how it pins one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StatusParams } from '../../server/src/lsp/protocol/status.js';
import { type TemplatesResult, templatesMethod } from '../../server/src/lsp/protocol/templates.js';
import { formDraft, packNamed } from '../support/form-drafts.js';
import { withLanguageServer } from '../support/language-server.js';
import { ordinaryMarkdown } from '../support/language-server-drafts.js';

const uri = 'file:///drafts/draft.md';
const draft = formDraft(packNamed('guangdong-2022'));

test('the form of a draft is told, and a comment put where the answer says pins another', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    await server.open(uri, draft);
    const templates = await server.connection.sendRequest<TemplatesResult>(templatesMethod, { uri });
    assert.deepEqual(templates.current, {
      id: 'guangdong-2022',
      name: packNamed('guangdong-2022').name['zh-CN'],
      how: 'recognised',
      missing: 0,
    });
    assert.ok(templates.choices.some(({ id, name }) => id === 'guangzhou-2021' && /广州/.test(name)));
    const { range, before, after } = templates.comment;
    assert.deepEqual([range, templates.version], [{ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, 1]);

    const pinned = 'file:///drafts/pinned.md';
    await server.open(pinned, `${before}jiangsu${after}${draft}`);
    const status = await server.connection.sendRequest<StatusParams>('budgetDraft/status', { uri: pinned });
    assert.deepEqual([status.template?.id, status.template?.how], ['jiangsu', 'comment']);
    const again = await server.connection.sendRequest<TemplatesResult>(templatesMethod, { uri: pinned });
    assert.deepEqual([again.comment.before, again.comment.after], ['', '']);
    assert.equal(server.textIn(pinned, again.comment.range), 'jiangsu');
  }));

test('front matter stays at the top, and what is no budget follows no form', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, `---\ntitle: 预算\n---\n\n${draft}`);
    const { comment } = await server.connection.sendRequest<TemplatesResult>(templatesMethod, { uri });
    assert.deepEqual(comment.range.start, { line: 4, character: 0 });
    await server.open('file:///other.md', ordinaryMarkdown);
    assert.equal(await server.connection.sendRequest(templatesMethod, { uri: 'file:///other.md' }), null);
    const status = await server.connection.sendRequest<StatusParams>('budgetDraft/status', { uri: 'file:///other.md' });
    assert.equal(status.template, undefined);
  }));

test('the setting pins a form, and a name that there is none of is told', () =>
  withLanguageServer({ configuration: () => ({ template: 'central' }) }, async (server) => {
    await server.open(uri, draft);
    const { template } = await server.connection.sendRequest<StatusParams>('budgetDraft/status', { uri });
    assert.deepEqual([template?.id, template?.how], ['central', 'setting']);
  }));

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type PreviewModel,
  type PreviewPlace,
  type PreviewTarget,
  type PreviewUpdate,
  previewCloseMethod,
  previewFixMethod,
  previewMethod,
  previewPlaceMethod,
  previewTargetMethod,
} from '../../server/src/lsp/protocol/preview.js';
import { applyPatch } from '../../server/src/page/apply-patch.js';
import { fullCapabilities, type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, ordinaryMarkdown, slip } from '../support/language-server-drafts.js';

const uri = 'file:///draft.md';
const line = draftWithSlip.split('\n').indexOf(slip.wrong);
const character = slip.wrong.indexOf(slip.figure);

function preview(server: LanguageServer, revision?: number): Promise<PreviewUpdate | null> {
  return server.connection.sendRequest(previewMethod, { uri, revision });
}

async function whole(server: LanguageServer): Promise<{ readonly revision: number; readonly model: PreviewModel }> {
  const update = await preview(server);
  assert.equal(update?.kind, 'whole');
  return update;
}

test('a page is told the document with what is wrong in it, and where that stands', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    const { revision, model } = await whole(server);
    const [finding, ...others] = model.findings;
    assert.ok(finding?.place);
    assert.deepEqual([finding.ruleId, others.length], ['wrong-sum', 0]);
    const table = model.blocks.find(({ id }) => id === finding.place?.block);
    assert.ok(table?.kind === 'table');
    assert.equal(table.rows[finding.place.row ?? -1]?.cells[finding.place.column ?? -1], slip.figure);
    const target: PreviewTarget | null = await server.connection.sendRequest(previewTargetMethod, { uri, revision, place: finding.place });
    assert.deepEqual(target?.range, { start: { line, character }, end: { line, character: character + slip.figure.length } });
    const back: PreviewPlace | null = await server.connection.sendRequest(previewPlaceMethod, {
      uri,
      revision,
      position: { line, character: character + 1 },
    });
    assert.deepEqual(back, finding.place);
  }));

test('after an edit a page is told what changed; one that shows another revision is told everything', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    const { revision, model } = await whole(server);
    const start = { line, character };
    const end = { line, character: character + slip.figure.length };
    await server.change(uri, [{ range: { start, end }, text: slip.meant }]);
    const update = await preview(server, revision);
    assert.equal(update?.kind, 'patch');
    assert.equal(update.base, revision);
    assert.deepEqual(applyPatch(model, update.patch).findings, []);
    assert.equal(update.patch.tables?.[0]?.rows?.added.length, 1);
    assert.equal(update.patch.texts, undefined);
    const again = await preview(server, update.revision);
    assert.deepEqual(again, { kind: 'patch', revision: update.revision, base: update.revision, version: update.version, patch: {} });
    assert.equal((await preview(server, revision))?.kind, 'whole');
    // What the page asked of the revision before is not answered from another one.
    assert.equal(await server.connection.sendRequest(previewTargetMethod, { uri, revision, place: { block: 1 } }), null);
  }));

test('after an edit that the page was not told of, it is led nowhere', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    const { revision, model } = await whole(server);
    const asked = { uri, revision, place: model.findings[0]?.place };
    assert.ok(await server.connection.sendRequest(previewTargetMethod, asked));
    await server.change(uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n' }]);
    assert.equal(await server.connection.sendRequest(previewTargetMethod, asked), null);
    assert.equal(await server.connection.sendRequest(previewPlaceMethod, { uri, revision, position: { line, character } }), null);
    const update = await preview(server, revision);
    assert.equal(update?.kind, 'patch');
    const target: PreviewTarget | null = await server.connection.sendRequest(previewTargetMethod, { ...asked, revision: update.revision });
    assert.deepEqual(target?.range.start, { line: line + 2, character });
  }));

test('a sheet of tabs and a text of no language are shown as tables and lines, and are no Markdown', () =>
  withLanguageServer({}, async (server) => {
    const rows = ['科目编码\t科目名称\t合计', '201\t*一般*公共服务支出\t3.00', '202\t外交支出\t4.00'];
    for (const [sheet, language] of [
      ['file:///draft.tsv', 'tsv'],
      ['file:///draft.txt', 'plaintext'],
    ] as const) {
      await server.open(sheet, ['*支出*总表', ...rows, '注：无'].join('\n'), language);
      const update: PreviewUpdate | null = await server.connection.sendRequest(previewMethod, { uri: sheet });
      assert.equal(update?.kind, 'whole');
      const { isMarkdown, blocks } = update.model;
      assert.equal(isMarkdown, false);
      assert.deepEqual(
        blocks.map((block) => (block.kind === 'text' ? block.text : block.rows.map(({ cells }) => cells[0]))),
        ['*支出*总表', ['201', '202'], '注：无'],
      );
    }
    await server.open('untitled:Untitled-1', ordinaryMarkdown);
    const untitled: PreviewUpdate | null = await server.connection.sendRequest(previewMethod, { uri: 'untitled:Untitled-1' });
    assert.ok(untitled?.kind === 'whole' && untitled.model.isMarkdown);
  }));

test('a finding is mended from the page, in the version that it shows', () =>
  withLanguageServer({ capabilities: fullCapabilities }, async (server) => {
    await server.open(uri, draftWithSlip);
    const { revision, model } = await whole(server);
    const params = { uri, revision, finding: model.findings[0]?.id, fix: 0 };
    assert.deepEqual(await server.connection.sendRequest(previewFixMethod, params), { applied: true, changed: 1 });
    assert.ok(server.text(uri).includes(slip.right));
    assert.deepEqual(await server.connection.sendRequest(previewFixMethod, { ...params, finding: 'none' }), { applied: false, changed: 0 });
  }));

test('a document that is no budget is shown without findings, and what is no request is answered with nothing', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, ordinaryMarkdown);
    const { revision, model } = await whole(server);
    assert.deepEqual([model.recognised, model.findings, model.checklist, model.pictures], [false, [], undefined, []]);
    assert.ok(model.blocks.length > 0);
    await server.connection.sendNotification(previewCloseMethod, { uri });
    assert.equal((await preview(server, revision))?.kind, 'whole');
    for (const method of [previewMethod, previewTargetMethod, previewPlaceMethod])
      assert.equal(await server.connection.sendRequest(method, { uri: 7 }), null);
  }));

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type EquationView,
  type PreviewModel,
  type PreviewPlace,
  type PreviewTarget,
  type PreviewUpdate,
  previewEquationMethod,
  previewMethod,
  previewTargetMethod,
} from '../../server/src/lsp/protocol/preview.js';
import { type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, ordinaryMarkdown, slip } from '../support/language-server-drafts.js';
import { waterDraft } from '../support/navigation-drafts.js';

const uri = 'file:///draft.md';

async function shown(server: LanguageServer, text: string): Promise<{ readonly revision: number; readonly model: PreviewModel }> {
  await server.open(uri, text);
  const update: PreviewUpdate | null = await server.connection.sendRequest(previewMethod, { uri });
  assert.equal(update?.kind, 'whole');
  return update;
}

function ask(server: LanguageServer, revision: number, place: unknown): Promise<EquationView<PreviewPlace> | null> {
  return server.connection.sendRequest(previewEquationMethod, { uri, revision, place });
}

/** What stands at a place of the source, by where the server says it is. */
async function sourceOf(server: LanguageServer, text: string, revision: number, place: PreviewPlace | undefined): Promise<string> {
  const target: PreviewTarget | null = await server.connection.sendRequest(previewTargetMethod, { uri, revision, place });
  assert.ok(target);
  const { start, end } = target.range;
  return text.split('\n')[start.line]?.slice(start.character, end.character) ?? '';
}

test('the number of a finding is told with its equations, and one can walk on and come back', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    const { revision, model } = await shown(server, draftWithSlip);
    const place = model.findings[0]?.place;
    const view = await ask(server, revision, place);
    assert.ok(view);
    assert.deepEqual(view.number.place, place);
    assert.deepEqual([view.number.amount, view.number.isSuspect, view.number.expected], [slip.figure, true, slip.meant]);
    const failing = view.asTotal.filter(({ state }) => state === 'fails');
    assert.ok(failing.length > 0);
    for (const { total, parts } of failing) {
      assert.deepEqual(total.place, place);
      for (const part of parts) {
        assert.equal(await sourceOf(server, draftWithSlip, revision, part.place), part.amount);
        const walked = await ask(server, revision, part.place);
        assert.deepEqual(walked?.number.place, part.place);
        assert.ok(walked?.asPart.some((equation) => equation.state === 'fails' && equation.total.amount === slip.figure));
      }
    }
  }));

test('an amount of a sentence leads to the cells that state the same, and back', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    const { revision, model } = await shown(server, waterDraft);
    const block = model.blocks.find((each) => each.kind === 'text' && each.text.startsWith('2022年支出总计660.00'));
    assert.ok(block?.kind === 'text');
    const [range] = block.figures;
    assert.ok(range);
    const view = await ask(server, revision, { block: block.id, start: range[0], end: range[1] });
    assert.deepEqual([view?.number.amount, view?.number.where], ['660.00', '文中']);
    const cell = view?.same.find(({ where }) => where === '表 2 支出总体情况表');
    assert.equal(await sourceOf(server, waterDraft, revision, cell?.place), '660.00');
    const back = await ask(server, revision, cell?.place);
    assert.ok(
      back?.same.some(({ place, where }) => where === '文中' && place?.block === block.id && place.start === view?.number.place?.start),
    );
  }));

test('what holds no number, is out of date or is no place is answered with nothing', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    const { revision, model } = await shown(server, waterDraft);
    const table = model.blocks.find(({ kind }) => kind === 'table');
    assert.ok(table);
    const number = { block: table.id, row: 0, column: 1 };
    assert.ok(await ask(server, revision, number));
    assert.equal(await ask(server, revision + 1, number), null);
    for (const place of [{ ...number, column: 0 }, { ...number, inHeader: true }, { block: 1e9 }, { ...number, row: 1e9 }])
      assert.equal(await ask(server, revision, place), null, JSON.stringify(place));
    for (const place of [undefined, null, 7, 'x', {}, { block: -1 }, { block: table.id, row: 'x' }])
      assert.equal(await ask(server, revision, place), null);
    await server.change(uri, [{ text: ordinaryMarkdown }]);
    const update: PreviewUpdate | null = await server.connection.sendRequest(previewMethod, { uri });
    assert.equal(update?.kind, 'whole');
    for (const { id } of update.model.blocks) assert.equal(await ask(server, update.revision, { block: id }), null);
    assert.deepEqual(server.logged, []);
  }));

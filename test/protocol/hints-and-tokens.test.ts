import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  InlayHintRefreshRequest,
  InlayHintRequest,
  type Range,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import { fullCapabilities, type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, ordinaryMarkdown, slip, soundDraft } from '../support/language-server-drafts.js';

const uri = 'untitled:Untitled-1';
const line = draftWithSlip.split('\n').indexOf(slip.wrong);
const everything: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

async function hintsIn(server: LanguageServer, range: Range = everything) {
  const hints = (await server.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })) ?? [];
  return hints.map(({ position, label }) => ({ position, parts: typeof label === 'string' ? [] : label }));
}

function onLine(line: number): Range {
  return { start: { line, character: 0 }, end: { line, character: 1000 } };
}

test('a total that is off shows the sum of its parts behind it, with the equation and the way to its first part', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    const [hint, ...others] = await hintsIn(server, onLine(line));
    assert.ok(hint);
    assert.deepEqual(others, []);
    assert.deepEqual(hint.position, { line, character: slip.wrong.indexOf(slip.figure) + slip.figure.length });
    const [part] = hint.parts;
    assert.equal(part?.value, `Σ ${slip.meant}`);
    assert.match(String(part?.tooltip), /56\.34 ≠ 56\.43/u);
    assert.equal(part?.location?.uri, uri);
    assert.equal(server.textIn(uri, part?.location?.range ?? everything), '56.43');
    assert.deepEqual(await hintsIn(server, onLine(0)), []);
  }));

test('units and shares are shown where they are asked for, and hints of sums only where they are not switched off', () => {
  let configuration: unknown = { shareHints: true };
  return withLanguageServer({ configuration: () => configuration }, async (server) => {
    let refreshed = 0;
    server.connection.onRequest(InlayHintRefreshRequest.type, () => void refreshed++);
    await server.open(uri, soundDraft);
    const first = soundDraft.split('\n').findIndex((row) => row.startsWith('| 201 |'));
    // 404.77, 286.47 and 118.30 of 531.25, 412.95 and 118.30.
    assert.deepEqual(
      (await hintsIn(server, onLine(first))).map(({ parts }) => parts[0]?.value),
      ['76.2%', '69.4%', '100.0%'],
    );
    configuration = { unitHints: true, sumHints: false };
    await server.changeConfiguration();
    assert.deepEqual(
      (await hintsIn(server, onLine(first))).map(({ parts }) => parts[0]?.value),
      ['万元', '万元', '万元'],
    );
    await server.open('untitled:2', draftWithSlip);
    assert.equal(refreshed, 0, 'this client cannot be asked to ask again');
  });
});

test('a client that can is asked to ask again when settings change', () => {
  const workspace = { ...fullCapabilities.workspace, inlayHint: { refreshSupport: true } };
  return withLanguageServer({ capabilities: { ...fullCapabilities, workspace } }, async (server) => {
    let refreshed = 0;
    const asked = new Promise<void>((done) => {
      server.connection.onRequest(InlayHintRefreshRequest.type, () => {
        refreshed++;
        done();
      });
    });
    await server.open(uri, soundDraft);
    await server.changeConfiguration();
    await asked;
    assert.ok(refreshed > 0);
  });
});

interface Word {
  readonly words: string;
  readonly type: string;
  readonly modifiers: readonly string[];
}

/** Unpacks what the protocol packs into five numbers a token. */
function unpack(server: LanguageServer, data: readonly number[]): readonly Word[] {
  const legend = server.initialized.capabilities.semanticTokensProvider?.legend;
  const lines = server.text(uri).split('\n');
  let [line, start] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, place) => {
    const [lines5 = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(place * 5, place * 5 + 5);
    start = lines5 === 0 ? start + characters : characters;
    line += lines5;
    return {
      words: (lines[line] ?? '').slice(start, start + length),
      type: legend?.tokenTypes[type] ?? '',
      modifiers: (legend?.tokenModifiers ?? []).filter((_modifier, bit) => (modifiers & (1 << bit)) !== 0),
    };
  });
}

test('codes are told by level, totals by their names, amounts by whether they are worked out, and the suspect cell', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    const { data = [] } = (await server.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } })) ?? {};
    const words = unpack(server, data);
    const typeOf = (wanted: string) => [...new Set(words.filter(({ words }) => words === wanted).map(({ type }) => type))];
    assert.deepEqual(['201', '20126', '2012601'].map(typeOf), [['budgetClass'], ['budgetSection'], ['budgetItem']]);
    assert.deepEqual(['合计', '收入总计'].map(typeOf), [['budgetTotal'], ['budgetTotal']]);
    const modifiersOf = (wanted: string) => words.find(({ words }) => words === wanted)?.modifiers;
    assert.deepEqual(modifiersOf(slip.figure), ['computed', 'suspect']);
    // 10.00 stands for 其他资金 alone, and is the sum of nothing.
    assert.deepEqual(modifiersOf('10.00'), []);
  }));

test('a range holds the tokens of its lines, and a change is told as a difference', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, draftWithSlip);
    const textDocument = { uri };
    const part = await server.connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range: onLine(line) });
    assert.deepEqual(
      unpack(server, part?.data ?? []).map(({ words }) => words),
      ['208', '56.34', '56.43', '0.00'],
    );
    const full = await server.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    assert.ok(full?.resultId);
    await server.replace(uri, slip.wrong, slip.right);
    const delta = await server.connection.sendRequest(SemanticTokensDeltaRequest.type, { textDocument, previousResultId: full.resultId });
    assert.ok(delta && 'edits' in delta);
    const data = [...full.data];
    for (const edit of delta.edits.toSorted((a, b) => b.start - a.start)) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    const anew = await server.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    assert.deepEqual(data, anew?.data);
    assert.ok(delta.edits.reduce((sum, { data: added = [] }) => sum + added.length, 0) < data.length / 4, 'less than the whole');
    // What the server no longer knows is told in full.
    const unknown = await server.connection.sendRequest(SemanticTokensDeltaRequest.type, { textDocument, previousResultId: 'long ago' });
    assert.deepEqual(unknown && 'data' in unknown ? unknown.data : [], anew?.data);
  }));

test('an ordinary document has neither hints nor tokens', () =>
  withLanguageServer({ configuration: () => ({ unitHints: true, shareHints: true }) }, async (server) => {
    await server.open(uri, ordinaryMarkdown);
    assert.deepEqual(await hintsIn(server), []);
    const tokens = await server.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } });
    assert.deepEqual(tokens?.data, []);
  }));

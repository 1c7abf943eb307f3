import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Range, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import fc from '../support/fast-check.js';
import { LanguageServer, pullCapabilities } from '../support/language-server.js';
import { draftWithSlip, slip } from '../support/language-server-drafts.js';

let server: LanguageServer;
let count = 0;

before(async () => {
  server = await LanguageServer.start({ capabilities: pullCapabilities });
});

after(async () => {
  assert.equal(await server.stop(), 0);
});

/** What an author has changed since the amounts agreed is known only of the document that was edited. */
const ofHistory = /^(?:以[新此]数为准|由“)|Dependents$/u;

/** Everything the server says of a document, but for its name and version, and for what it remembers of it. */
async function everything(uri: string): Promise<string> {
  const whole: Range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
  const diagnostics = await server.pulled(uri);
  const answers = [
    diagnostics,
    (await server.codeLenses(uri)).filter(({ command }) => !ofHistory.test(command?.command ?? '')),
    await server.symbols(uri),
    await server.folding(uri),
    (await server.codeActions(uri, whole, diagnostics)).filter(({ title }) => !ofHistory.test(title)),
    await server.hover(uri, { line: 30, character: 4 }),
  ];
  return JSON.stringify(answers)
    .replaceAll(uri, 'URI')
    .replaceAll('"isPreferred":true,', '')
    .replace(/"version":\d+/g, '"version":0');
}

async function sameAsReopened(uri: string): Promise<void> {
  const reopened = `${uri}-reopened`;
  await server.open(reopened, server.text(uri));
  assert.equal(await everything(uri), await everything(reopened));
  await server.close(reopened);
}

const place = fc.record({ line: fc.nat({ max: 60 }), character: fc.nat({ max: 40 }) });

const typed = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '9',
    '.',
    '|',
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '合计',
    '201',
    '| 2012604 | 档案馆 | 1.00 | 0.00 | 1.00 |\n',
    '\uD800',
    '（',
  ),
  fc.string({ maxLength: 6, unit: 'binary' }),
);

const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .record({ start: place, length: fc.nat({ max: 30 }), text: typed })
      .map(({ start, length, text }) => ({ range: { start, end: { line: start.line, character: start.character + length } }, text })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ start: place, lines: fc.nat({ max: 4 }), text: typed })
      .map(({ start, lines, text }) => ({ range: { start, end: { line: start.line + lines, character: 0 } }, text })),
  },
  { weight: 1, arbitrary: fc.constantFrom({ text: draftWithSlip }, { text: draftWithSlip.replaceAll('\n', '\r\n') }) },
);

test('a document that was typed into is read as the same text opened anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), async (edits) => {
      const uri = `file:///typed-${count++}.md`;
      await server.open(uri, draftWithSlip);
      for (const edit of edits) await server.change(uri, edit);
      await sameAsReopened(uri);
      await server.close(uri);
    }),
    { numRuns: 60 },
  );
});

test('typing a figure digit by digit ends where pasting it ends', async () => {
  const uri = 'file:///digits.md';
  await server.open(uri, draftWithSlip);
  const { start, end } = server.rangeOf(uri, slip.figure);
  await server.change(uri, [{ range: { start, end }, text: '' }]);
  await everything(uri);
  for (const [index, digit] of [...slip.meant].entries()) {
    const at = { line: start.line, character: start.character + index };
    await server.change(uri, [{ range: { start: at, end: at }, text: digit }]);
    await everything(uri);
  }
  await sameAsReopened(uri);
  assert.deepEqual(await server.pulled(uri), []);
});

test('positions beyond the end of a line or of the text mean that end', async () => {
  const uri = 'file:///beyond.md';
  await server.open(uri, draftWithSlip);
  await server.change(uri, [{ range: { start: { line: 9_999, character: 9 }, end: { line: 99_999, character: 9 } }, text: '尾' }]);
  assert.ok(server.text(uri).endsWith('尾'));
  await sameAsReopened(uri);
});

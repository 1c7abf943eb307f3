import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withChanges } from '../../server/src/lsp/open-document.js';
import fc from '../support/fast-check.js';
import { applyChange } from '../support/language-server-text.js';

const position = fc.record({ line: fc.nat({ max: 6 }), character: fc.nat({ max: 5 }) });
const piece = fc.string({ unit: fc.constantFrom('a', '|', '支', '\n', '\r', '\r\n'), maxLength: 12 });
const change = fc.oneof(
  { weight: 12, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text: piece }) },
  { weight: 1, arbitrary: fc.record({ text: piece }) },
);

test('many changes at once are the same as each of them alone', () => {
  fc.assert(
    fc.property(piece, fc.array(change, { maxLength: 6 }), (text, changes) => {
      assert.equal(withChanges(text, changes), changes.reduce(applyChange, text));
    }),
    { numRuns: 5_000 },
  );
});

test('a change that ends beyond the last line leaves the next one in its place', () => {
  const beyond = { range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } }, text: '\n' };
  const first = { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' };
  assert.equal(withChanges('a\nb\n', [beyond, first]), 'b\n\n');
});

test('a line feed behind a carriage return makes one line end of both', () => {
  const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
  const changes = [
    { range: at(1, 0), text: '\n' },
    { range: at(1, 0), text: 'x' },
  ];
  assert.equal(withChanges('a\rb', changes), 'a\r\nxb');
});

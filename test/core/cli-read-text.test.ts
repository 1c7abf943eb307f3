import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convertedPath, quoteForShell } from '../../server/src/cli/quote-for-shell.js';
import { decodeText, largestFile } from '../../server/src/cli/read-text.js';

function kindOf(bytes: Uint8Array): unknown {
  const reading = decodeText('draft.md', Buffer.from(bytes));
  if (reading.kind === 'text') return reading.text;
  const { path: _path, ...problem } = reading.problem;
  return problem;
}

// “部门预算支出总表，单位：万元。” and “合计” in GB18030, which Node can read but not write.
const gb18030 = Buffer.from('b2bfc3c5d4a4cbe3d6a7b3f6d7dcb1eda3acb5a5cebba3bacdf2d4aaa1a30abacfbcc6', 'hex');

test('UTF-8 is read as Node reads it, a byte order mark included', () => {
  assert.equal(kindOf(Buffer.from('\uFEFF合计\r\n')), '\uFEFF合计\r\n');
  assert.equal(kindOf(Buffer.alloc(0)), '');
});

test('GB18030 is recognised by what it says', () => {
  assert.equal(new TextDecoder('gb18030').decode(gb18030), '部门预算支出总表，单位：万元。\n合计');
  assert.deepEqual(kindOf(gb18030), { kind: 'other-encoding', encoding: 'GB18030' });
  assert.deepEqual(kindOf(Buffer.concat([gb18030, Buffer.from('\n| 201 | 12.00 |\n')])), { kind: 'other-encoding', encoding: 'GB18030' });
});

test('UTF-8 with a broken byte is not taken for GB18030, and the line is named', () => {
  const bytes = Buffer.concat([Buffer.from('部门预算\n支出'), Buffer.from([0xe5, 0x90]), Buffer.from('总表\n')]);
  assert.deepEqual(kindOf(bytes), { kind: 'invalid-utf8', line: 2 });
  assert.deepEqual(kindOf(Buffer.from([0x61, 0xff, 0xfe, 0xfd, 0x80, 0x81])), { kind: 'invalid-utf8', line: 1 });
});

test('UTF-16 and UTF-32 are recognised by their marks', () => {
  assert.deepEqual(kindOf(Buffer.from('\uFEFF合计', 'utf16le')), { kind: 'other-encoding', encoding: 'UTF-16' });
  assert.deepEqual(kindOf(Buffer.from('\uFEFF合计', 'utf16le').swap16()), { kind: 'other-encoding', encoding: 'UTF-16' });
  assert.deepEqual(kindOf(Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])), { kind: 'other-encoding', encoding: 'UTF-32' });
});

test('binary files are told apart where the cure differs', () => {
  assert.deepEqual(kindOf(Buffer.from('PK\x03\x04\x14\0')), { kind: 'binary', format: 'office' });
  assert.deepEqual(kindOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), { kind: 'binary', format: 'office' });
  assert.deepEqual(kindOf(Buffer.from('%PDF-1.7\n')), { kind: 'binary', format: 'pdf' });
  assert.deepEqual(kindOf(Buffer.from('合计\0')), { kind: 'binary', format: 'unknown' });
});

test('too much is refused', () => {
  assert.deepEqual(kindOf(Buffer.alloc(largestFile + 1, 0x61)), { kind: 'too-large' });
});

test('commands shown to the reader can be copied', () => {
  assert.equal(quoteForShell('预算/draft-1.md'), '预算/draft-1.md');
  assert.equal(quoteForShell("it's 1.md"), "'it'\\''s 1.md'");
  assert.equal(quoteForShell('$(x).md'), "'$(x).md'");
  assert.equal(convertedPath('a.b/draft.md'), 'a.b/draft.utf8.md');
  assert.equal(convertedPath('a.b/draft'), 'a.b/draft.utf8');
});

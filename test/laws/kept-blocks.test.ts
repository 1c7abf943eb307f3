// While a text is typed, its blocks are those of the text read anew, and what is not touched is the same as before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineMap } from '../../server/src/core/base/line-map.js';
import { RoomyText } from '../../server/src/core/base/roomy-text.js';
import { type KeptBlocks, readKeptBlocks } from '../../server/src/core/table/kept-blocks.js';
import type { Block } from '../../server/src/core/table/physical-table.js';
import fc from '../support/fast-check.js';

const line = fc.constantFrom(
  ...[
    '| a | b |',
    '|---|---|',
    '| c | 1.00 |',
    '| 合计 | 2.00 |',
    '| a |',
    '|-|',
    '单位：万元',
    '甲\t1.00',
    '乙\t2.00\t3.00',
    '\t\t',
    'a\tb',
  ],
  ...[
    '# h',
    '---',
    '===',
    '```',
    '~~~',
    '<div>',
    '</div>',
    '<!-- c',
    '-->',
    '<!-- c -->',
    '> q',
    '> | a | b |',
    '- x',
    '  - y',
    '    code',
  ],
  ...['text', '一、收入', '…。', '   ', '\\| a | b', 'key: 1', '续表', '第 3 页'],
);
/** Many empty lines, so that there is much that a change cannot reach. */
const text = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: line }, { weight: 2, arbitrary: fc.constant('') }), { minLength: 1, maxLength: 60 }),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([lines, ending]) => lines.join(ending));

const change = fc.record({
  line: fc.nat(),
  start: fc.nat(12),
  length: fc.nat(6),
  newText: fc.constantFrom('', '|', '\t', '1', '`', '```', '-', '---', '<', '>', ' ', '0.01', '| x |', '<!--', '-->', '#', '一'),
});

/** Blocks with lines and columns for offsets. */
function placed(blocks: readonly Block[], lines: LineMap): unknown {
  return JSON.parse(JSON.stringify(blocks), (key, value) =>
    key === 'span' || key === 'outer' ? [lines.positionAt(value.start), lines.positionAt(value.end)] : value,
  );
}

/** Rows that belong together over empty lines or not, as the rows around them have it. */
const rowLine = fc.constantFrom(
  '| a | b |',
  '| c | 1 |',
  '| d | 2 | 3 |',
  '|---|---|',
  '甲\t1\t2',
  '乙\t3',
  '\t\t',
  '\t1',
  'text',
  '',
  '',
  '',
  '',
);
const rows = fc.array(rowLine, { minLength: 4, maxLength: 24 }).map((lines) => ['# h', '', 'text', '', ...lines].join('\n'));

test('a text that is typed has the blocks of the same text read anew', () => {
  fc.assert(
    fc.property(fc.oneof(text, rows), fc.array(change, { minLength: 1, maxLength: 8 }), (written, changes) => {
      let typed = RoomyText.of(written);
      let kept: KeptBlocks | undefined = readKeptBlocks(typed);
      for (const { line: at, start, length, newText } of changes) {
        typed = typed.withinLine(at % typed.lineCount, start, start + length, newText) ?? typed;
        kept = readKeptBlocks(typed, kept);
        const anew = RoomyText.of(typed.toString());
        assert.deepEqual(placed(kept.blocks, typed.lines), placed(readKeptBlocks(anew).blocks, anew.lines));
      }
    }),
    { numRuns: 6000 },
  );
});

test('blocks that a change does not touch are the same objects', () => {
  const part = ['# 一', '', '| a | b |', '|---|---|', '| c | 1.00 |', '', 'text', ''].join('\n');
  const before = readKeptBlocks(RoomyText.of(part.repeat(50)));
  const typed = before.text.withinLine(8 * 20 + 4, 6, 7, '23') as RoomyText;
  const after = readKeptBlocks(typed, before);
  assert.equal(after.blocks.filter((block, index) => block !== before.blocks[index]).length, 1);
});

test('a text with room reads like the string it is', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), fc.array(change, { maxLength: 3 }), (written, first, second, changes) => {
      let typed = RoomyText.of(written);
      for (const { line: at, start, length, newText } of changes)
        typed = typed.withinLine(at % typed.lineCount, start, start + length, newText) ?? typed;
      const whole = typed.toString();
      const plain = RoomyText.of(whole);
      assert.equal(typed.textLength, whole.length);
      const [from, to] = [first % (whole.length + 1), second % (whole.length + 1)].sort((a, b) => a - b) as [number, number];
      const place = (offset: number) => typed.lines.offsetAt(new LineMap(whole).positionAt(offset));
      assert.equal(typed.slice(place(from), place(to)), whole.slice(from, to));
      assert.equal(typed.charAt(place(from)), whole.charAt(from));
      assert.equal(typed.plainOffsetOf(place(from)), from);
      assert.equal(typed.offsetOfPlain(from), place(from));
      assert.deepEqual(typed.lines.positionAt(place(to)), new LineMap(whole).positionAt(to));
      assert.equal(plain.toString(), whole);
    }),
    { numRuns: 2000 },
  );
});

test('before a line stands the ending of the line above it, whatever room is between', () => {
  const typed = RoomyText.of('a\r\nb\nc');
  const second = typed.lines.lineStart(1);
  assert.equal(typed.slice(second - 2, second), '\r\n');
  assert.deepEqual(typed.lines.positionAt(second - 2), { line: 0, character: 1 });
  assert.equal(typed.charAt(typed.lines.lineStart(2) - 1), '\n');
  assert.equal(typed.charAt(second - 3), '');
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { displayWidth } from '../../server/src/core/base/display-width.js';
import { LineMap } from '../../server/src/core/base/line-map.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';
import type { Block } from '../../server/src/core/table/physical-table.js';
import { writeRow, writeTable } from '../../server/src/core/table/write-table.js';
import fc from '../support/fast-check.js';

function blocksOf(text: string): readonly Block[] {
  return readBlocks(text, new LineMap(text));
}

function cellsOf(text: string): readonly (readonly string[])[] {
  return blocksOf(text).flatMap((block) => (block.kind === 'text' ? [] : block.rows.map(({ cells }) => cells.map((cell) => cell.text))));
}

describe('displayWidth', () => {
  it('counts Chinese characters and full-width forms twice', () => {
    assert.equal(displayWidth('基本支出'), 8);
    assert.equal(displayWidth('（一）1,234.50'), 14);
    assert.equal(displayWidth('１２'), 4);
    assert.equal(displayWidth('　a'), 3);
  });

  it('counts a character with its marks once, and what does not show not at all', () => {
    assert.equal(displayWidth('e\u0301'), 1);
    assert.equal(displayWidth('\u200b'), 0);
    assert.equal(displayWidth('👨‍👩‍👧'), 2);
    assert.equal(displayWidth('✔\ufe0f'), 2);
    assert.equal(displayWidth('𠮷'), 2);
  });

  it('counts ambiguous characters as it is told', () => {
    assert.equal(displayWidth('①“”'), 3);
    assert.equal(displayWidth('①“”', { ambiguousAsWide: true }), 6);
  });
});

describe('writeTable', () => {
  it('aligns columns by their width on the screen', () => {
    const text = writeTable({
      kind: 'pipe',
      rows: [
        ['项目', '金额'],
        ['基本支出', '1,234.50'],
        ['a', '0.00'],
      ],
      alignments: ['none', 'right'],
    });
    assert.deepEqual(text.split('\n'), [
      '| 项目     |     金额 |',
      '| -------- | -------: |',
      '| 基本支出 | 1,234.50 |',
      '| a        |     0.00 |',
    ]);
  });

  it('writes a head as wide as its widest row', () => {
    assert.equal(writeTable({ kind: 'pipe', rows: [['a'], ['b', 'c']] }).split('\n')[0], '| a   |     |');
  });

  it('keeps the prefix and the line ends that it is given', () => {
    assert.equal(writeTable({ kind: 'pipe', rows: [['a']], prefix: '> ', lineEnd: '\r\n' }), '> | a   |\r\n> | --- |');
    assert.equal(
      writeTable({
        kind: 'tab',
        rows: [
          ['a', 'b'],
          ['c', ''],
        ],
      }),
      'a\tb\nc\t',
    );
  });

  it('does not stretch a column to its longest text', () => {
    const goal = '目标'.repeat(60);
    const rows = [
      ['项目', '绩效目标'],
      ['a', goal],
      ['b', '完成'],
    ];
    const lines = writeTable({ kind: 'pipe', rows }).split('\n');
    assert.equal(lines[3], '| b    | 完成     |');
    assert.equal(lines[2], `| a    | ${goal} |`);
  });

  it('is read back as the same cells', () => {
    const words = fc.string({ unit: fc.constantFrom('预', '算', 'a', '1', '.', '|', '\\', '*', '-', '　', ' ', '“', '`'), maxLength: 8 });
    const cell = words.map((word) => word.trim());
    const rows = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(rows, ([head = [], ...body]) => {
        const table = [head.map((text) => `头${text}`), ...body];
        assert.deepEqual(cellsOf(writeTable({ kind: 'pipe', rows: table })), table);
        assert.deepEqual(
          cellsOf(`| 头 |${' |'.repeat(head.length - 1)}\n${'|-'.repeat(head.length)}|\n${writeRow(table[0] ?? [], 'pipe')}`)[1],
          table[0],
        );
      }),
    );
  });

  it('puts what parts cells or lines into cells as something else', () => {
    assert.equal(writeRow(['a\tb', 'c\r\nd', 'e|f'], 'pipe'), '| a b | c<br>d | e\\|f |');
    assert.equal(writeRow(['a\tb', 'c\nd', 'e|f'], 'tab'), 'a b\tc d\te|f');
  });
});

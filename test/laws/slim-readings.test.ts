import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatAmount, plainAmount, plainAmountAt, readAmount } from '../../server/src/core/base/amount.js';
import { LineMap } from '../../server/src/core/base/line-map.js';
import { perWord } from '../../server/src/core/base/per-word.js';
import type { Entry } from '../../server/src/core/budget/budget-table.js';
import { Entries } from '../../server/src/core/budget/entries.js';
import { RowShape } from '../../server/src/core/budget/row-shape.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';
import { isBlankCell, movedCells, plainAmountOf } from '../../server/src/core/table/cell.js';
import type { Cell, PhysicalTable } from '../../server/src/core/table/physical-table.js';
import fc from '../support/fast-check.js';

/** Texts near figures: their characters in any order, and some that make none. */
const nearFigure = fc.string({ unit: fc.constantFrom(...'0123456789.,-+，．（)( 元%无'), maxLength: 24 });
const cellText = fc.oneof(nearFigure, fc.constantFrom('', '合 计', '\\-12.00', 'a\\|b', '1,234.56', '　12.00　', '**合计**'));

describe('a figure read where it is written', () => {
  it('is the figure that its text says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.integer({ min: 0, max: 4 }), fc.boolean(), (units, decimals, grouped) => {
        const [whole = '', fraction] = formatAmount({ units, decimals }).split('.');
        const text = (grouped ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole) + (fraction === undefined ? '' : `.${fraction}`);
        assert.deepEqual(plainAmount(text), { units, decimals });
        assert.deepEqual(plainAmountAt(`9${text}9`, 1, text.length + 1), { units, decimals });
      }),
    );
  });

  it('is read as any other spelling of it', () => {
    fc.assert(
      fc.property(nearFigure, (text) => {
        const plain = plainAmount(text);
        // A blank before it sends the same figure the long way.
        const long = readAmount(` ${text}`);
        if (plain) assert.deepEqual(long.kind === 'amount' && long.amount, plain);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('cells', () => {
  it('say the same of themselves, of their figures, and in a text that they are moved to', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cellText, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        fc.nat(99),
        (rows, shift) => {
          const lines = [['一', '二', '三'], ['---', '---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`);
          const text = lines.join('\n');
          const [table] = readBlocks(text, new LineMap(text)) as readonly [PhysicalTable];
          for (const { cells } of table.rows) {
            const moved = movedCells(cells, shift);
            cells.forEach((cell, column) => {
              assertCell(cell, text);
              assertMoved(moved[column] as Cell, cell, shift);
            });
            const back = movedCells(moved, -shift);
            assert.deepEqual(
              back.map(({ span }) => span),
              cells.map(({ span }) => span),
            );
          }
        },
      ),
    );
  });
});

function assertCell(cell: Cell, text: string): void {
  const { span, outer } = cell;
  assert.equal(text.slice(outer.start, outer.end).trim(), text.slice(span.start, span.end));
  assert.equal(isBlankCell(cell), cell.text === '');
  assert.equal(cell.span, span, 'a span is made once');
  assert.deepEqual(plainAmountOf(cell), text.slice(span.start, span.end) === cell.text ? plainAmount(cell.text) : undefined);
}

function assertMoved(moved: Cell, cell: Cell, shift: number): void {
  assert.equal(moved.text, cell.text);
  assert.deepEqual(moved.span, { start: cell.span.start + shift, end: cell.span.end + shift });
  assert.deepEqual(moved.outer, { start: cell.outer.start + shift, end: cell.outer.end + shift });
  assert.deepEqual(plainAmountOf(moved), plainAmountOf(cell));
}

describe('the entries of a row', () => {
  it('read like a map', () => {
    const columns = fc.uniqueArray(fc.nat(12), { maxLength: 8 });
    fc.assert(
      fc.property(columns, (indexes) => {
        const list = indexes.map((index) => ({ name: `entry ${index}` }) as unknown as Entry);
        const entries = new Entries(indexes, list);
        const map = new Map(indexes.map((index, place) => [index, list[place] as Entry]));
        assert.deepEqual([...entries], [...map]);
        assert.deepEqual([...entries.entries()], [...map.entries()]);
        assert.deepEqual([...entries.keys()], [...map.keys()]);
        assert.deepEqual([...entries.values()], [...map.values()]);
        assert.equal(entries.size, map.size);
        for (let column = 0; column <= 12; column++) {
          assert.equal(entries.get(column), map.get(column));
          assert.equal(entries.has(column), map.has(column));
        }
        const visited: unknown[] = [];
        entries.forEach((entry, column) => {
          visited.push([column, entry]);
        });
        assert.deepEqual(visited, [...map]);
      }),
    );
  });
});

describe('what is read of words', () => {
  it('is what it would be read alone, and is read once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 40 }), (words) => {
        const read = new Map<string, number>();
        const lengthOf = perWord((word) => {
          read.set(word, (read.get(word) ?? 0) + 1);
          return word.length > 5 ? word.length : undefined;
        });
        for (const word of [...words, ...words]) assert.equal(lengthOf(word), word.length > 5 ? word.length : undefined);
        for (const [word, times] of read) assert.ok(times === 1 || word.length > 48);
      }),
    );
  });

  it('is remembered of so many words only', () => {
    let count = 0;
    const read = perWord((word) => {
      count++;
      return word;
    });
    for (let round = 0; round < 2; round++) for (let word = 0; word < 20_000; word++) assert.equal(read(String(word)), String(word));
    assert.ok(count > 20_000);
  });
});

describe('the shape of a row', () => {
  it('is one text for rows that fill the same', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('-', 'x', ' owner', ' kind'), { maxLength: 6 }), { maxLength: 20 }), (rows) => {
        const start = new RowShape('');
        const shapeOf = (parts: readonly string[]) => parts.reduce((shape, part) => shape.with(part), start);
        for (const parts of rows) {
          assert.equal(shapeOf(parts).text, parts.join(''));
          assert.equal(shapeOf(parts), shapeOf(parts));
        }
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PreviewBlock, PreviewTable, PreviewText } from '../../server/src/core/api.js';
import { continueIds } from '../../server/src/core/features/preview/block-ids.js';
import { deltaBetween } from '../../server/src/core/features/preview/delta-between.js';
import { applyDelta } from '../../server/src/page/apply-delta.js';
import fc from '../support/fast-check.js';

function text(id: number, words: string): PreviewText {
  return { kind: 'text', id, role: 'body', level: 0, marker: '', text: words, figures: [] };
}

function table(id: number, name: string, ...names: readonly string[]): PreviewTable {
  const rows = names.map((label) => ({ cells: [label], depth: 0, isTotal: false }));
  return { kind: 'table', id, name, captions: [], columns: [{ label: '', role: 'name' }], header: [], rows, equations: 0, holding: 0 };
}

/** The ids that a list of blocks gets after another one, whose ids are those of its blocks; new ones from 100 on. */
function idsAfter(before: readonly PreviewBlock[], after: readonly PreviewBlock[]): readonly number[] {
  return continueIds(before, after, 100).ids;
}

describe('the ids of blocks', () => {
  const before = [text(1, '一'), table(2, '表', '甲'), text(3, '二'), table(4, '表', '乙'), text(5, '三')];

  it('stay where nothing changed', () => {
    assert.deepEqual(idsAfter(before, before), [1, 2, 3, 4, 5]);
  });

  it('stay with a table and a text that are edited', () => {
    assert.deepEqual(
      idsAfter(before, [text(0, '一'), table(0, '表', '甲', '丙'), text(0, '二。'), table(0, '表', '丁'), text(0, '三')]),
      [1, 2, 3, 4, 5],
    );
  });

  it('are new for a block between others, though others have its name', () => {
    assert.deepEqual(idsAfter(before, [text(0, '一'), table(0, '表', '新'), ...before.slice(1)]), [1, 100, 2, 3, 4, 5]);
  });

  it('stay with tables without a title, which are called after those above them', () => {
    const untitled = [table(1, '第 1 张表', '甲'), text(2, '一'), table(3, '第 2 张表', '乙')];
    const after = [table(0, '第 1 张表', '新'), table(0, '第 2 张表', '甲'), text(0, '一'), table(0, '第 3 张表', '乙')];
    assert.deepEqual(idsAfter(untitled, after), [100, 1, 2, 3]);
  });

  it('go with the blocks that are gone, and come to no other', () => {
    assert.deepEqual(idsAfter(before, [text(0, '一'), text(0, '二'), table(0, '表', '乙'), text(0, '三')]), [1, 3, 4, 5]);
    assert.deepEqual(idsAfter([], [text(0, '一')]), [100]);
  });

  it('move with what alone has a name', () => {
    const named = [table(1, '收入总表', '甲'), text(2, '一'), table(3, '支出总表', '乙')];
    assert.deepEqual(idsAfter(named, [table(0, '支出总表', '乙'), text(0, '一'), table(0, '收入总表', '甲')]), [3, 2, 1]);
  });
});

/** As it comes out at the other end. */
function sent<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

const data: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('', '甲', '乙', 0, 1, true),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(fc.constantFrom('id', 'name', 'place', 'row', 'list'), tie('value')),
  ),
})).value;

describe('a delta', () => {
  it('makes the one of the other, whatever the two are', () => {
    fc.assert(
      fc.property(data, data, (before, after) => {
        const delta = deltaBetween(before, after);
        const made = delta === undefined ? before : applyDelta(before, sent(delta));
        assert.deepEqual(sent(made), sent(after));
      }),
      { numRuns: 500 },
    );
  });

  it('tells of an element that came first only that one, though all others moved', () => {
    const before = Array.from({ length: 1000 }, (_, at) => ({ id: `第 ${at} 处`, message: '不等', place: { block: 1, row: at } }));
    const after = [{ id: '新', message: '不等', place: { block: 1, row: 3 } }, ...before];
    assert.deepEqual(deltaBetween(before, after), { list: [{ add: [after[0]] }, { keep: [0, 1000] }] });
  });

  it('tells of elements that say the same elsewhere only where', () => {
    const before = [1, 2, 3].map((row) => ({ id: `${row}`, place: { block: 1, row } }));
    const after = before.slice(1).map(({ id, place }) => ({ id, place: { ...place, row: place.row - 1 } }));
    const moved = (at: number, is: number) => ({ change: [at, { of: { place: { of: { row: { is } } } } }] });
    assert.deepEqual(deltaBetween(before, after), { list: [moved(1, 1), moved(2, 2)] });
  });

  it('keeps the objects of what is the same', () => {
    const before = { title: '表', list: [{ id: 'a' }, { id: 'b', text: '1' }] };
    const delta = deltaBetween(before, { title: '表', list: [{ id: 'a' }, { id: 'b', text: '2' }] });
    assert.ok(delta);
    const after = applyDelta(before, delta) as typeof before;
    assert.equal(after.list[0], before.list[0]);
    assert.deepEqual(after.list[1], { id: 'b', text: '2' });
  });

  it('of long lists that share little is found in no time', () => {
    const list = (shift: number) => Array.from({ length: 40_000 }, (_, at) => ({ id: `${(at * 7919 + shift) % 50_000}` }));
    const start = performance.now();
    deltaBetween(list(0), list(13));
    // A comparison of each with each would take minutes.
    assert.ok(performance.now() - start < 4000);
  });
});

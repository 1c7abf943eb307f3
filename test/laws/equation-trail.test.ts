import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { moveTrail, NO_TRAIL, type Trail, type TrailStep, visit } from '../../client/preview/equation-trail.js';
import fc from '../support/fast-check.js';

const stepAt = (row: number, amount = '1.00'): TrailStep => ({ place: { block: 1, row, column: 2 }, name: `第${row}行`, amount });
const walked = (rows: readonly number[]): Trail => rows.reduce((trail, row) => visit(trail, stepAt(row)), NO_TRAIL);
const rowsOf = ({ steps }: Trail) => steps.map(({ place }) => place.row);
const rows = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 40 });

describe('the numbers one came by', () => {
  it('are each there once, and one is always at the last one', () =>
    fc.assert(
      fc.property(rows, (visits) => {
        const trail = walked(visits);
        assert.equal(trail.steps[trail.at]?.place.row, visits.at(-1));
        assert.equal(new Set(rowsOf(trail)).size, trail.steps.length);
      }),
    ));

  it('lead back and forward without being lost', () =>
    fc.assert(
      fc.property(rows, fc.nat(), (visits, choice) => {
        const trail = walked(visits);
        const step = trail.steps[choice % trail.steps.length];
        assert.ok(step);
        const back = visit(trail, step);
        assert.deepEqual(rowsOf(back), rowsOf(trail));
        assert.equal(back.at, trail.steps.indexOf(step));
        const other = visit(back, stepAt(99));
        assert.deepEqual(rowsOf(other), [...rowsOf(trail).slice(0, back.at + 1), 99], 'another way ends what lay ahead');
      }),
    ));

  it('tell what stands there now', () => {
    const trail = visit(walked([1, 2]), stepAt(1, '7.00'));
    assert.deepEqual([trail.steps[0]?.amount, trail.at], ['7.00', 0]);
  });

  it('move with an edit, and those that are gone are left out', () =>
    fc.assert(
      fc.property(rows, fc.uniqueArray(fc.nat({ max: 12 })), (visits, gone) => {
        const trail = walked(visits);
        const moved = moveTrail(trail, ({ row = 0, ...place }) => (gone.includes(row) ? undefined : { ...place, row: row + 5 }));
        assert.deepEqual(
          rowsOf(moved),
          rowsOf(trail)
            .filter((row) => !gone.includes(row ?? 0))
            .map((row) => (row ?? 0) + 5),
        );
        const at = trail.steps[trail.at]?.place.row ?? 0;
        if (!gone.includes(at)) assert.equal(moved.steps[moved.at]?.place.row, at + 5);
        else assert.ok(moved.at >= -1 && moved.at < moved.steps.length);
      }),
    ));

  it('are not kept without end', () => {
    const trail = walked(Array.from({ length: 500 }, (_, row) => row));
    assert.ok(trail.steps.length <= 50);
    assert.equal(trail.at, trail.steps.length - 1);
  });
});

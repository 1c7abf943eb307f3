// Rates in exact arithmetic: what rounds to the printed rate holds, what cannot fails.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isShare, judgeGrowth, type Money, rateOf, shareOf, solveGrowth } from '../../server/src/core/prose/growth.js';
import fc from '../support/fast-check.js';

const yuan = (units: number, decimals = 2): Money => ({ amount: { units, decimals }, unit: '万元' });
const percent = (units: number, decimals = 2) => ({ units, decimals });

describe('growth', () => {
  it('holds as published documents print it', () => {
    // 4.48 of 7.80 - 4.48 = 3.32 is 134.94 %; 39 of 141.5 is 27.6 %; 1.07 % less than 1690.69 is 1672.67.
    assert.equal(judgeGrowth({ kind: 'change', level: yuan(780), change: yuan(448), sign: 1 }, percent(13494)), 'holds');
    assert.equal(judgeGrowth({ kind: 'change', level: yuan(10250), change: yuan(3900), sign: -1 }, percent(-276, 1)), 'holds');
    assert.equal(judgeGrowth({ kind: 'levels', level: yuan(167267), previous: yuan(169069) }, percent(-107)), 'holds');
    assert.equal(judgeGrowth({ kind: 'base', previous: yuan(20000), change: yuan(1030), sign: 1 }, percent(515)), 'holds');
  });

  it('fails where no values inside the printed intervals give it', () => {
    // 1557.29 of 1685.72 - 1557.29 = 128.43 is 1212.56 %.
    const growth = { kind: 'change', level: yuan(168572), change: yuan(155729), sign: 1 } as const;
    assert.equal(judgeGrowth(growth, percent(131256)), 'fails');
    assert.deepEqual(rateOf(growth, 2), percent(121256));
    assert.equal(judgeGrowth(growth, percent(-121256)), 'fails');
  });

  it('has no rate on nothing, and none beyond what there is', () => {
    assert.equal(judgeGrowth({ kind: 'change', level: yuan(500), change: yuan(500), sign: 1 }, percent(100, 0)), 'zero-base');
    assert.equal(judgeGrowth({ kind: 'change', level: yuan(500), change: yuan(500), sign: 1 }, percent(0, 0)), 'holds');
    assert.equal(judgeGrowth({ kind: 'change', level: yuan(500), change: yuan(600), sign: 1 }, percent(100, 0)), 'fails');
    assert.equal(rateOf({ kind: 'levels', level: yuan(500), previous: yuan(0) }, 2), undefined);
    assert.equal(judgeGrowth({ kind: 'change', level: yuan(0), change: yuan(3500), sign: -1 }, percent(-100, 0)), 'holds');
  });

  it('takes units into account', () => {
    const level: Money = { amount: { units: 5_678_901_234, decimals: 2 }, unit: '元' };
    assert.equal(judgeGrowth({ kind: 'change', level, change: yuan(50000), sign: 1 }, percent(965)), 'holds');
  });

  it('holds for the rounded rate of any two amounts, and fails for one two last places off unless the amounts are coarse', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: 99_999_999 }), fc.integer({ min: 100_000, max: 99_999_999 }), (now, then) => {
        const growth = { kind: 'levels', level: yuan(now), previous: yuan(then) } as const;
        const rate = rateOf(growth, 2);
        assert.ok(rate);
        // An independent reading in floating point, far from its limits.
        assert.ok(Math.abs(rate.units - ((now - then) / then) * 10_000) <= 0.5 + 1e-6);
        assert.equal(judgeGrowth(growth, rate), 'holds');
        if (now < 10 * then) {
          assert.equal(judgeGrowth(growth, { units: rate.units + 3, decimals: 2 }), 'fails');
          assert.equal(judgeGrowth(growth, { units: rate.units - 3, decimals: 2 }), 'fails');
        }
        const change = { kind: 'change', level: yuan(now), change: yuan(Math.abs(now - then)), sign: now >= then ? 1 : -1 } as const;
        assert.equal(judgeGrowth(change, rate), 'holds');
      }),
    );
  });

  it('gives back the amount that a rate asks for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 9_999_999 }), fc.integer({ min: 10_000, max: 9_999_999 }), (now, then) => {
        const growth = { kind: 'levels', level: yuan(now), previous: yuan(then) } as const;
        const rate = rateOf(growth, 6);
        assert.ok(rate);
        const solved = solveGrowth(growth, rate, 'level', yuan(0));
        assert.ok(solved && Math.abs(solved.units - now) <= 1, `${solved?.units} for ${now}`);
      }),
    );
  });
});

describe('shares', () => {
  it('are what a part makes of its whole', () => {
    assert.deepEqual(shareOf(yuan(1550), yuan(2050), 2), percent(7561));
    assert.ok(isShare(yuan(1550), yuan(2050), percent(756, 1), 0));
    assert.ok(!isShare(yuan(155000), yuan(205000), percent(7562), 0));
    assert.ok(isShare(yuan(155000), yuan(205000), percent(7562), 1));
    assert.ok(!isShare(yuan(0), yuan(0), percent(0), 1));
  });
});

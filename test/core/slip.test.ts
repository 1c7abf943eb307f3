import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Slip, slipBetween, slipRank } from '../../server/src/core/budget/sums/slip.js';

test('a wrong figure is told by what it looks like beside the right one', () => {
  const slips: readonly (readonly [printed: number, meant: number, slip: Slip])[] = [
    [32108, 31208, 'digits-swapped'],
    [50215, 52015, 'digits-swapped'],
    [31308, 31208, 'digit-changed'],
    [3208, 31208, 'digit-missing'],
    [312208, 31208, 'digit-added'],
    [312080, 31208, 'decimal-point'],
    [31200, 312, 'decimal-point'],
    [312, 312000, 'decimal-point'],
    [312080000, 31208, 'unit'],
    [312, 3120000, 'unit'],
    [-31208, 31208, 'sign'],
    [31208, -31208, 'sign'],
    [0, 31208, 'left-blank'],
    [45678, 31208, 'other'],
    [31208, 0, 'other'],
  ];
  for (const [printed, meant, slip] of slips) assert.equal(slipBetween(printed, meant), slip, `${printed} for ${meant}`);
});

test('swapped digits point at a cell more surely than one changed digit, and any slip more than none', () => {
  const ranks = (
    ['digits-swapped', 'unit', 'decimal-point', 'sign', 'digit-missing', 'digit-added', 'digit-changed', 'other'] as const
  ).map(slipRank);
  assert.deepEqual(
    ranks,
    ranks.toSorted((a, b) => a - b),
  );
  assert.equal(new Set(ranks).size, ranks.length);
});

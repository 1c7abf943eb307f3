// Figures of all units are integers of one size; each is printed back in its own unit, with the places its document prints.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAmount } from '../../server/src/core/base/amount.js';
import type { MoneyUnit } from '../../server/src/core/base/money-unit.js';
import { readScale } from '../../server/src/core/budget/scale.js';
import type { Figure } from '../../server/src/core/table/figure.js';
import fc from '../support/fast-check.js';

const NOWHERE = { start: 0, end: 0 };

function figure(units: number, decimals: number, unit: MoneyUnit | undefined): Figure {
  return { cell: { span: NOWHERE, outer: NOWHERE, text: '' }, amount: { units, decimals }, unreadable: false, figure: NOWHERE, unit };
}

const yuan = figure(208795900, 2, '元');
const tenThousands = figure(20880, 2, '万元');

test('2,087,959.00 元 and 208.80 万元 are the same as far as both print', () => {
  const scale = readScale([yuan, tenThousands]);
  assert.equal(scale.valueOf(yuan), 208795900);
  assert.equal(scale.valueOf(tenThousands), 208800000);
  assert.equal(scale.lastPlaceOf(tenThousands), 10000);
  assert.equal(scale.printable(208795900, tenThousands), 208800000);
  assert.equal(formatAmount(scale.amountOf(scale.printable(208795900, tenThousands), tenThousands)), '208.80');
  assert.equal(formatAmount(scale.amountOf(208795900, yuan)), '2087959.00');
});

test('a figure whose unit nothing says has the unit of most others', () => {
  const scale = readScale([tenThousands, tenThousands, yuan, figure(1, 0, undefined)]);
  assert.equal(scale.valueOf(figure(1, 0, undefined)), scale.valueOf(figure(1, 0, '万元')));
});

test('one figure with more places than the others does not add a place to them', () => {
  const usual = Array.from({ length: 40 }, (_, place) => figure(100 + place, 2, '万元'));
  const scale = readScale([...usual, figure(120692, 3, '万元')]);
  assert.equal(formatAmount(scale.amountOf(scale.valueOf(usual[0]) ?? 0, usual[0] as Figure)), '1.00');
  assert.equal(formatAmount(scale.amountOf(120692, usual[0] as Figure)), '120.692');
});

test('values are exact: every figure is printed back as it stands', () => {
  const units = fc.constantFrom<MoneyUnit>('元', '千元', '万元', '亿元');
  const figures = fc.array(fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 2 }), units), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(figures, (drawn) => {
      const all = drawn.map(([value, decimals, unit]) => figure(value, decimals, unit));
      const scale = readScale(all);
      for (const each of all) {
        const value = scale.valueOf(each) as number;
        const back = scale.amountOf(value, each);
        const places = Math.max(back.decimals, each.amount?.decimals ?? 0);
        const widened = (amount: { units: number; decimals: number }) => BigInt(amount.units) * 10n ** BigInt(places - amount.decimals);
        assert.equal(widened(back), widened(each.amount as { units: number; decimals: number }));
        assert.equal(scale.printable(value, each), value);
      }
    }),
  );
});

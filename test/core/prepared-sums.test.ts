import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { prepareSums } from '../../server/src/core/features/ripple/prepared-sums.js';
import { definitionsOf, Reckoner } from '../../server/src/core/features/ripple/reckoner.js';
import fc from '../support/fast-check.js';
import { codedTable } from '../support/large-tables.js';

const { document } = analyse(codedTable(260), { locale: 'zh-CN' });
const derivations = definitionsOf(document.evaluated, document.scale);
const terms = [...derivations.values()].map(({ evaluated }) => evaluated.equation);
const leaves = terms.flatMap(({ parts }) => parts.filter(({ entry }) => !derivations.has(entry.cell)));

test('a changed figure moves the totals above it and no others, as working everything out does', () => {
  assert.ok(leaves.length > 100);
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 9_999_999 }), (choice, value) => {
      const leaf = leaves[choice % leaves.length];
      assert.ok(leaf);
      const moved = prepareSums(document).set(leaf.entry.cell, value);
      const reckoner = new Reckoner({
        scale: document.scale,
        rounded: new Set(),
        derivations,
        given: new Map([[leaf.entry.cell, value]]),
        mayBeStale: () => false,
      });
      const expected = terms.filter(({ total }) => reckoner.follows(total)).map(({ total }) => [total.entry.cell, reckoner.valueOf(total)]);
      assert.ok(expected.length > 0);
      assert.deepEqual(new Map(moved.map((one) => [one.cell, one.value])), new Map(expected as never));
    }),
    { numRuns: 60 },
  );
});

test('changes stay, and taking one back takes back what followed', () => {
  const [first, second] = leaves;
  assert.ok(first && second);
  const sums = prepareSums(document);
  sums.set(first.entry.cell, 1_234_567);
  sums.set(second.entry.cell, 7);
  sums.set(second.entry.cell, document.scale.valueOf(second.entry) ?? 0);
  for (const { cell, value } of sums.set(first.entry.cell, document.scale.valueOf(first.entry) ?? 0)) {
    const total = terms.find((each) => each.total.entry.cell === cell)?.total.entry;
    assert.equal(value, document.scale.valueOf(total));
  }
});

// What is measured is right: made-up budgets agree with themselves, and a slip in them is found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { departmentBudget, departmentBudgets } from '../support/generated-documents.js';

test('budgets made for measuring have no finding, with pipes and with tabs', () => {
  for (const index of [0, 3, 40]) {
    const { findings, document } = analyse(departmentBudget(index), { locale: 'en' });
    assert.deepEqual(findings, []);
    assert.equal(document.evaluated.length, 531);
  }
});

test('a volume of them is as long as asked, and has none either', () => {
  const volume = departmentBudgets(200_000);
  assert.ok(Buffer.byteLength(volume) >= 200_000 && Buffer.byteLength(volume) < 300_000);
  assert.deepEqual(analyse(volume, { locale: 'en' }).findings, []);
});

test('one figure that is off is found in the department where it stands', () => {
  const volume = departmentBudgets(150_000);
  const place = volume.lastIndexOf('| 2080505 |');
  const figure = volume.indexOf('.', place);
  const wrong = `${volume.slice(0, figure - 1)}${(Number(volume[figure - 1]) + 3) % 10}${volume.slice(figure)}`;
  const { findings } = analyse(wrong, { locale: 'en' });
  assert.ok(findings.length > 0);
  assert.ok(findings.every(({ span }) => span.start > volume.length / 2));
});

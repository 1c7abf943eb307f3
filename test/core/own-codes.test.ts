import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allEntries, kindOfCode, officialCatalogue } from '../../server/src/core/budget/catalogue/catalogue.js';
import { catalogueWithOwn, judgeOwnCodes, type OwnCode } from '../../server/src/core/budget/catalogue/own-codes.js';
import fc from '../support/fast-check.js';

const kinds = ['function', 'department-economic', 'government-economic', 'revenue'] as const;
const published = kinds.flatMap((kind) => allEntries(kind));
const parents = published.filter(({ level }) => level === '款');

function faultsOf(...codes: readonly OwnCode[]): readonly string[] {
  return judgeOwnCodes(codes).map((fault) => `${fault.code} ${fault.kind}`);
}

test('what is wrong with a code is told', () => {
  assert.deepEqual(faultsOf({ code: '201269', name: '甲' }), ['201269 form']);
  assert.deepEqual(faultsOf({ code: '4012698', name: '甲' }), ['4012698 form']);
  assert.deepEqual(faultsOf({ code: '2012698', name: '甲', kind: 'revenue' }), ['2012698 kind']);
  assert.deepEqual(faultsOf({ code: '2012698', name: '甲', validFrom: 2024, validTo: 2023 }), ['2012698 years']);
  assert.deepEqual(faultsOf({ code: '2980101', name: '甲' }), ['2980101 no-parent']);
  assert.deepEqual(faultsOf({ code: '2012601', name: '地方志编修' }), ['2012601 official-name']);
  assert.deepEqual(faultsOf({ code: 'A99010203', name: '甲', kind: 'function' }), ['A99010203 kind']);
});

test('a code stands with its parents beside it, or under published ones', () => {
  assert.deepEqual(faultsOf({ code: '2012698', name: '地方志编修', kind: 'function' }), []);
  assert.deepEqual(faultsOf({ code: '298', name: '甲' }, { code: '29801', name: '乙' }, { code: '2980101', name: '丙' }), []);
  assert.deepEqual(faultsOf({ code: '30298', name: '甲' }, { code: '50298', name: '乙' }, { code: '1030198', name: '丙' }), []);
});

test('published codes keep their names, and may be said again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...published), fc.boolean(), ({ code, name, confidence, validFrom, validTo }, isSame) => {
      const years = { ...(validFrom === undefined ? {} : { validFrom }), ...(validTo === undefined ? {} : { validTo }) };
      const faults = faultsOf({ code, name: isSame ? name : `${name}之外`, ...years });
      if (isSame) assert.deepEqual(faults, []);
      else if (confidence !== 'low') assert.deepEqual(faults, [`${code} official-name`]);
    }),
  );
});

test('own codes are found by code and by name in their years, beside what is published, which stays as it is', () => {
  const local = fc
    .record({
      parent: fc.constantFrom(...parents),
      tail: fc.integer({ min: 10, max: 98 }),
      name: fc.string({ minLength: 2, maxLength: 6, unit: fc.constantFrom(...'地方专项编修试点') }),
      from: fc.integer({ min: 2018, max: 2024 }),
      length: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ parent, tail, name, from, length }) => ({ code: `${parent.code}${tail}`, name, validFrom: from, validTo: from + length }))
    .filter(({ code }) => kindOfCode(code) !== undefined && officialCatalogue.entriesOf(kindOfCode(code) ?? 'function', code).length === 0);
  fc.assert(
    fc.property(local, fc.constantFrom(...published), (own, other) => {
      const catalogue = catalogueWithOwn([own]);
      const kind = kindOfCode(own.code) ?? 'function';
      assert.equal(catalogue.entryIn(kind, own.code, own.validFrom)?.name, own.name);
      assert.equal(catalogue.entryIn(kind, own.code, own.validTo + 1), undefined);
      assert.ok(catalogue.entriesNamed(kind, own.name).some(({ code, own: isOwn }) => code === own.code && isOwn));
      assert.equal(catalogue.nearestCodes(kind, { name: own.name }, own.validFrom, 9)[0]?.name, own.name);
      assert.deepEqual(catalogue.entriesOf(other.kind, other.code), officialCatalogue.entriesOf(other.kind, other.code));
      assert.deepEqual(officialCatalogue.entriesOf(kind, own.code), []);
    }),
  );
});

test('a code that does not stand up is passed over and the others are there', () => {
  const catalogue = catalogueWithOwn([
    { code: '2012601', name: '别名' },
    { code: '2012698', name: '地方志编修' },
  ]);
  assert.equal(catalogue.entryIn('function', '2012601', 2022)?.name, '行政运行');
  assert.equal(catalogue.entryIn('function', '2012698', 2022)?.name, '地方志编修');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalise, splitLabel } from '../../server/src/core/base/normalise.js';
import {
  allEntries,
  type CatalogueKind,
  entriesOf,
  entryIn,
  isInForce,
  isMappedPair,
  kindOfCode,
  levelOf,
  nearestCodes,
  parentCodes,
  partnersOf,
  sameName,
} from '../../server/src/core/budget/catalogue/catalogue.js';
import fc from '../support/fast-check.js';

const KINDS: readonly CatalogueKind[] = [
  'function',
  'department-economic',
  'government-economic',
  'revenue',
  'procurement-2013',
  'procurement-2022',
];
const everyEntry = KINDS.flatMap((kind) => allEntries(kind));
const anyEntry = fc.constantFrom(...everyEntry);
const anyYear = fc.integer({ min: 2010, max: 2030 });
const labelParts = fc.constantFrom(
  '一',
  '十',
  '、',
  '（',
  '）',
  '(',
  ')',
  '[',
  ']',
  '其中',
  '：',
  ' ',
  '\u3000',
  '1',
  '2',
  '0',
  '8',
  '.',
  'A',
  '①',
  '支出',
  '#',
  '-',
);
const anyLabel = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(labelParts, { maxLength: 14 }).map((parts) => parts.join('')),
);

test('every entry is found by its code, in every year it holds, and its parents exist', () => {
  for (const entry of everyEntry) {
    assert.ok(entriesOf(entry.kind, entry.code).includes(entry), entry.code);
    assert.equal(levelOf(entry.kind, entry.code), entry.level);
    const year = entry.validFrom ?? entry.validTo ?? 2020;
    assert.ok(isInForce(entry, year));
    assert.ok(entryIn(entry.kind, entry.code, year) !== undefined);
    for (const parent of parentCodes(entry.code, entry.kind))
      assert.ok(entriesOf(entry.kind, parent).length > 0, `${entry.code} under ${parent}`);
    if (!entry.kind.startsWith('procurement')) assert.equal(kindOfCode(entry.code), entry.kind);
  }
});

test('no code has two certain names in one year', () => {
  for (const entry of everyEntry) {
    for (let year = 2015; year <= 2028; year++) {
      const certain = entriesOf(entry.kind, entry.code).filter((other) => other.confidence !== 'low' && isInForce(other, year));
      assert.ok(certain.length <= 1, `${entry.code} in ${year}`);
    }
  }
});

test('the entry of a year is in force in that year', () => {
  fc.assert(
    fc.property(anyEntry, anyYear, (entry, year) => {
      const found = entryIn(entry.kind, entry.code, year);
      assert.equal(
        found !== undefined,
        entriesOf(entry.kind, entry.code).some((other) => isInForce(other, year)),
      );
      if (found !== undefined) assert.ok(isInForce(found, year));
    }),
  );
});

test('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(anyLabel, (text) => assert.equal(normalise(normalise(text)), normalise(text))),
    { numRuns: 2000 },
  );
});

test('taking a label apart never throws and its name is normalised', () => {
  fc.assert(
    fc.property(anyLabel, (text) => {
      const { name } = splitLabel(text);
      assert.equal(normalise(name), name);
    }),
    { numRuns: 5000 },
  );
});

test('a catalogue name is never taken for a label with parts', () => {
  for (const entry of everyEntry) {
    const name = normalise(entry.name);
    assert.deepEqual(splitLabel(entry.name), { name }, entry.name);
    if (entry.kind.startsWith('procurement') && entry.code.length < 5) continue;
    if (entry.kind !== 'revenue' && !/^[!-~]/.test(entry.name))
      assert.deepEqual(splitLabel(entry.code + entry.name), { code: entry.code, name }, entry.code);
    assert.deepEqual(splitLabel(`[${entry.code}] ${entry.name}`), { code: entry.code, name });
    assert.deepEqual(splitLabel(`${entry.code}　${entry.name}`), { code: entry.code, name });
  }
});

test('the same name is a relation that layout does not disturb', () => {
  const spaced = (name: string, at: number) => {
    const cut = at % (name.length + 1);
    return `${name.slice(0, cut)} \u3000${name.slice(cut)}`;
  };
  fc.assert(
    fc.property(anyEntry, anyEntry, fc.nat(), (a, b, at) => {
      assert.ok(sameName(a.name, a.name));
      assert.ok(sameName(a.name, spaced(a.name, at)));
      assert.equal(sameName(a.name, b.name), sameName(b.name, a.name));
    }),
  );
});

test('siblings in force in the same year never count as the same name', () => {
  const siblings = new Map<string, typeof everyEntry>();
  for (const entry of everyEntry) {
    const key = `${entry.kind} ${parentCodes(entry.code, entry.kind)[0] ?? ''}`;
    siblings.set(key, [...(siblings.get(key) ?? []), entry]);
  }
  const clashes: string[] = [];
  for (const group of siblings.values()) {
    for (const [index, a] of group.entries()) {
      for (const b of group.slice(index + 1)) {
        const together = (b.validFrom ?? 0) <= (a.validTo ?? 9999) && (a.validFrom ?? 0) <= (b.validTo ?? 9999);
        if (a.code !== b.code && together && sameName(a.name, b.name)) clashes.push(`${a.code} ${b.code} ${a.name}`);
      }
    }
  }
  assert.deepEqual(clashes, []);
});

test('mapped pairs say yes from both sides', () => {
  for (const entry of allEntries('department-economic')) {
    for (const partner of partnersOf(entry.code)) {
      assert.equal(isMappedPair(entry.code, partner.code), 'yes');
      assert.ok(partnersOf(partner.code).some((back) => back.code === entry.code));
      assert.equal(isMappedPair(entry.code.slice(0, 3), partner.code.slice(0, 3)), 'yes');
    }
  }
});

test('one wrong digit: the right code is among the candidates, the first with the name', () => {
  fc.assert(
    fc.property(anyEntry, fc.nat(), fc.integer({ min: 1, max: 9 }), (entry, at, step) => {
      const year = entry.validFrom ?? entry.validTo ?? 2021;
      const index = 1 + (at % Math.max(1, entry.code.length - 1));
      if (entry.code.length === 1) return;
      const digit = (Number(entry.code[index]) + step) % 10;
      const wrong = `${entry.code.slice(0, index)}${digit}${entry.code.slice(index + 1)}`;
      const found = nearestCodes(entry.kind, { code: wrong, name: entry.name }, year, 40).map((candidate) => candidate.code);
      assert.ok(found.includes(entry.code), `${wrong} → ${entry.code} ${entry.name}: ${found.join(' ')}`);
    }),
    { numRuns: 300 },
  );
});

// Explanations in words: right ones are silent in the manner of every region, one wrong digit in a figure that others bear out is
// found, and mending it gives silence again.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits, type Finding } from '../../server/src/core/api.js';
import fc from '../support/fast-check.js';
import { draftOf, narrativeDrafts } from '../support/narrative-drafts.js';

const RUNS = 200;

/** What editors show of a draft; hints aside. */
function findingsIn(text: string): readonly Finding[] {
  return analyse(text, { locale: 'zh-CN' }).findings.filter(({ severity }) => severity !== 'hint');
}

function money(units: number, comma = false): string {
  const digits = (units / 100).toFixed(2);
  return comma ? digits.replace(/\B(?=(?:\d{3})+\.)/gu, ',') : digits;
}

/** A rate of growth with two decimals, half a unit away from zero; computed in integers. */
function rate(change: number, base: number): string {
  const units = (20_000n * BigInt(Math.abs(change)) + BigInt(base)) / (2n * BigInt(base));
  return `${units / 100n}.${String(units % 100n).padStart(2, '0')}`;
}

/** An item with its amounts before and after, far enough from nothing for rates to tell. */
const growth = fc
  .record({
    before: fc.integer({ min: 200_000, max: 90_000_000 }),
    by: fc.integer({ min: 21_000, max: 60_000 }),
    up: fc.boolean(),
    comma: fc.boolean(),
  })
  .map(({ before, by, up, comma }) => {
    const change = Math.floor((before / 100_000) * by);
    return { before, change, now: up ? before + change : before - change, up, comma };
  });

type Growth = typeof growth extends fc.Arbitrary<infer Value> ? Value : never;

/** Ways to tell the same growth. */
const MANNERS: readonly ((growth: Growth) => string)[] = [
  ({ now, change, before, up, comma }) =>
    `2022年机关运行经费安排${money(now, comma)}万元，比上年${up ? '增加' : '减少'}${money(change, comma)}万元，${up ? '增长' : '下降'}${rate(change, before)}%，主要原因是人员变动。`,
  ({ now, change, before, up, comma }) =>
    `2022年培训费预算数为${money(now, comma)}万元，较2021年执行数${up ? '增加' : '减少'}${money(change, comma)}万元，${up ? '增幅' : '降幅'}为${rate(change, before)}%。`,
  ({ now, before, change, up }) =>
    `会议费${money(now)}万元。2021年当年预算执行数为${money(before)}万元，2022年预算安排${money(now)}万元，比2021年预算执行数${up ? '增加' : '减少'}${rate(change, before)}%。`,
  ({ now, before, change, up, comma }) =>
    `2022年业务费预算${money(now, comma)}万元，比2021年${money(before, comma)}万元${up ? '增加' : '减少'}${money(change, comma)}万元，${up ? '上升' : '下降'}${rate(change, before)}%。`,
];

const manner = fc.nat({ max: MANNERS.length - 1 });

function draftWith(paragraph: string): string {
  return draftOf({ year: 2022, paragraphs: ['一、其他情况说明', paragraph] });
}

describe('explanations', () => {
  for (const draft of narrativeDrafts)
    it(`that are right are silent in the manner of ${draft.region}`, () => {
      const text = draftOf(draft);
      assert.deepEqual(
        findingsIn(text).map(({ ruleId, message }) => `${ruleId}: ${message}`),
        [],
      );
      assert.ok(analyse(text, { locale: 'zh-CN' }).document.systems.length > 0);
    });

  it('that are right are silent', () => {
    fc.assert(
      fc.property(growth, manner, (told, way) => {
        const text = draftWith((MANNERS[way] as (typeof MANNERS)[number])(told));
        assert.deepEqual(
          findingsIn(text).map(({ message }) => message),
          [],
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('with one wrong digit are found, once', () => {
    fc.assert(
      fc.property(growth, manner, fc.nat(), fc.integer({ min: 1, max: 9 }), (told, way, at, by) => {
        const paragraph = (MANNERS[way] as (typeof MANNERS)[number])(told);
        // A rate of two decimals bears out the first three digits of an amount, and its own before the point.
        const places = [...paragraph.matchAll(/(\d[\d,]*)\.\d\d(万元|%)/gu)].flatMap(({ index, 1: whole = '', 2: mark }) =>
          Array.from(whole, (digit, place) => (digit === ',' ? [] : [index + place]))
            .flat()
            .slice(0, mark === '%' ? 9 : 3),
        );
        const place = places[at % places.length] as number;
        const digit = (Number(paragraph[place]) + by) % 10;
        const wrong = paragraph.slice(0, place) + digit + paragraph.slice(place + 1);
        const text = draftWith(wrong);
        const found = findingsIn(text);
        assert.equal(found.length, 1, `${wrong}\n${found.map(({ ruleId, message }) => `${ruleId}: ${message}`).join('\n')}`);
        assert.match((found[0] as Finding).ruleId, /^(?:wrong-rate|wrong-direction|sentences-disagree|rate-on-zero-base)$/u);
      }),
      { numRuns: RUNS },
    );
  });

  it('whose rate is wrong are silent once it is mended', () => {
    fc.assert(
      fc.property(growth, fc.nat({ max: 1 }), fc.integer({ min: 1, max: 9 }), (told, way, by) => {
        const paragraph = (MANNERS[way] as (typeof MANNERS)[number])(told);
        const wrong = paragraph.replace(/(\d)(\.\d\d%)/u, (_, digit: string, rest: string) => `${(Number(digit) + by) % 10}${rest}`);
        const text = draftWith(wrong);
        const [found] = findingsIn(text);
        const [fix] = found?.suggestions ?? [];
        assert.ok(found && fix, wrong);
        assert.deepEqual(findingsIn(applyEdits(text, fix.edits)), []);
      }),
      { numRuns: RUNS },
    );
  });
});

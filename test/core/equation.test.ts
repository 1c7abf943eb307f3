// The bands of DOMAIN §3.2, with bounds worked out by hand: for n parts at precision p the difference d is
// rounding up to p, plausible up to 0.87 p √(n+1), unlikely up to p (n+1)/2, and wrong above.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Equation, evaluate, isCellTerm, type Verdict } from '../../server/src/core/budget/sums/equation.js';
import { check, documentOf, pipeDraft } from '../support/core-readings.js';

/** The verdict on a total over so many parts of 100.00, off by some hundredths. */
function verdict(parts: number, off: number): Verdict | undefined {
  const units = parts * 10_000 + off;
  const rows = Array.from({ length: parts }, (_, place) => [`第${place + 1}项经费`, '100.00']);
  const total = `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`;
  const { evaluated } = documentOf(pipeDraft('项目支出预算表', ['项目', '预算数'], ...rows, ['合计', total]));
  assert.equal(evaluated.length, 1);
  return evaluated[0]?.verdict;
}

function verdicts(parts: number, ...offs: readonly number[]): readonly (Verdict | undefined)[] {
  return offs.map((off) => verdict(parts, off));
}

test('two parts: 0.87 √3 = 1.5 and 3/2 = 1.5, so there is nothing between rounding and wrong', () => {
  assert.deepEqual(verdicts(2, 0, 1, -1, 2, -2), ['holds', 'rounding', 'rounding', 'wrong', 'wrong']);
});

test('three parts: 0.87 √4 = 1.74 and 4/2 = 2', () => {
  assert.deepEqual(verdicts(3, 1, 2, 3), ['rounding', 'unlikely', 'wrong']);
});

test('ten parts: 0.87 √11 = 2.88 and 11/2 = 5.5', () => {
  assert.deepEqual(verdicts(10, 1, 2, 3, 5, 6), ['rounding', 'plausible', 'unlikely', 'unlikely', 'wrong']);
});

test('twenty parts: 0.87 √21 = 3.98 and 21/2 = 10.5', () => {
  assert.deepEqual(verdicts(20, -1, -3, -4, -10, -11), ['rounding', 'plausible', 'unlikely', 'unlikely', 'wrong']);
});

test('verdicts are told as hint, information, warning and error', () => {
  const severities = (parts: number, off: number) => {
    const rows = Array.from({ length: parts }, (_, place) => [`第${place + 1}项经费`, '1.00']);
    const text = pipeDraft('项目支出预算表', ['项目', '预算数'], ...rows, ['合计', (parts + off / 100).toFixed(2)]);
    return check(text).findings.map(({ ruleId, severity }) => `${severity} ${ruleId}`);
  };
  assert.deepEqual(severities(10, 1), ['hint rounding-difference']);
  assert.deepEqual(severities(10, 2), ['information wrong-sum']);
  assert.deepEqual(severities(10, 5), ['warning wrong-sum']);
  assert.deepEqual(severities(10, 6), ['error wrong-sum']);
});

test('the coarsest figure sets the precision: 10.3 = 5.13 + 5.14 within a tenth', () => {
  const { evaluated } = documentOf(pipeDraft('项目支出预算表', ['项目', '预算数'], ['堤防', '5.13'], ['河道', '5.14'], ['合计', '10.3']));
  assert.deepEqual(
    evaluated.map((one) => [one.verdict, one.residual, one.lastPlace]),
    [['rounding', 3, 10]],
  );
});

test('元 without decimals are exact to one 元', () => {
  const table = (total: string) => pipeDraft('项目支出预算表', ['项目', '预算数'], ['堤防', '2087959'], ['河道', '1153'], ['合计', total]);
  assert.equal(documentOf(table('2089112')).evaluated[0]?.verdict, 'holds');
  assert.equal(documentOf(table('2089113')).evaluated[0]?.verdict, 'rounding');
  assert.equal(documentOf(table('2089114')).evaluated[0]?.verdict, 'wrong');
});

function balance(income: string, expenditure: string): Verdict | undefined {
  const { evaluated } = documentOf(
    pipeDraft(
      '收支总体情况表',
      ['收入', '预算数', '支出', '预算数'],
      ['一、财政拨款', income, '一、农林水支出', expenditure],
      ['收入总计', income, '支出总计', expenditure],
    ),
  );
  return evaluated.find(({ equation }) => equation.source.kind === 'balance')?.verdict;
}

test('income and expenditure balance without any slack', () => {
  assert.equal(balance('102.50', '102.50'), 'holds');
  assert.equal(balance('102.50', '102.51'), 'wrong');
  assert.equal(balance('102.5', '102.6'), 'wrong');
});

test('the same amount may be printed with fewer digits', () => {
  assert.equal(balance('102.5', '102.50'), 'holds');
  assert.equal(balance('102.5', '102.54'), 'holds');
  assert.equal(balance('102.5', '102.59'), 'wrong');
});

test('figures that cannot be read, or leave the exact range, are not judged', () => {
  const { evaluated, scale } = documentOf(
    pipeDraft('项目支出预算表', ['项目', '预算数'], ['堤防', '1.00'], ['河道', '2.00'], ['合计', '3.00']),
  );
  const equation = evaluated[0]?.equation as Equation;
  const withPart = (part: Equation['parts'][number]): Equation => ({ ...equation, parts: [part, ...equation.parts.slice(1)] });
  const [first] = equation.parts;
  assert.ok(first && isCellTerm(first));
  const unread = { ...first, entry: { ...first.entry, amount: undefined, unreadable: true } };
  assert.equal(evaluate(withPart(unread), scale), undefined);
  const vast = { ...first, entry: { ...first.entry, amount: { units: 9_007_199_254_740_991, decimals: 2 } } };
  assert.equal(evaluate(withPart(vast), scale), undefined);
});

test('parts that are only named may be less than the whole, never more than a last place above it', () => {
  const { evaluated, scale } = documentOf(
    pipeDraft('项目支出预算表', ['项目', '预算数'], ['堤防', '1.00'], ['河道', '2.00'], ['合计', '3.00']),
  );
  const equation = evaluated[0]?.equation as Equation;
  const { total: whole } = equation;
  assert.ok(isCellTerm(whole));
  const named = (total: number) => {
    const entry = { ...whole.entry, amount: { units: total, decimals: 2 } };
    return evaluate({ ...equation, total: { ...whole, entry }, atMost: true }, scale)?.verdict;
  };
  assert.deepEqual([named(500), named(300), named(299), named(298)], ['holds', 'holds', 'holds', 'wrong']);
});

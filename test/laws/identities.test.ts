// Tables that agree are silent, whatever their form; a change that goes through one table only is one finding.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, type Finding } from '../../server/src/core/api.js';
import { printVolume, type Spending, SUBJECTS, TITLES, type Volume } from '../support/budget-volumes.js';
import fc from '../support/fast-check.js';
import * as regions from '../support/region-drafts.js';

/** Rules about what agrees; the volumes print no prose, no notes and no other things that forms ask for. */
const RULES = ['wrong-sum', 'unbalanced-totals', 'tables-disagree', 'part-exceeds-whole', 'contributions-differ', 'amounts-disagree'];

/** Hundredths of 万元; no change below outweighs one. */
const amount = fc.integer({ min: 10_000, max: 900_000 });

const spending = (code: string) =>
  fc.record({ code: fc.constant(code), basic: amount, project: fc.oneof(fc.constant(0), amount), other: fc.oneof(fc.constant(0), amount) });

const volumes: fc.Arbitrary<Volume> = fc.record({
  spending: fc.subarray([...SUBJECTS], { minLength: 2 }).chain((codes) => fc.tuple(...codes.map(spending))),
  fund: fc.oneof(fc.constant(0), amount),
  carried: fc.oneof(fc.constant(0), amount),
  hasFundColumns: fc.boolean(),
  inYuan: fc.boolean(),
});

function check(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

function ofRules({ findings }: Analysis): readonly Finding[] {
  return findings.filter(({ ruleId }) => RULES.includes(ruleId));
}

function told(analysis: Analysis): string {
  return ofRules(analysis)
    .map(({ ruleId, message }) => `${ruleId}: ${message}`)
    .join('\n');
}

test('tables of one model agree, in every form', () => {
  fc.assert(
    fc.property(volumes, (volume) => {
      const analysis = check(printVolume(volume));
      assert.ok(analysis.recognised);
      assert.equal(told(analysis), '');
    }),
    { numRuns: 150 },
  );
});

for (const [name, text] of Object.entries(regions)) {
  test(`${name}: a right document of another form is silent, and its tables are compared`, () => {
    const analysis = check(text);
    assert.equal(told(analysis), '');
    const { equations, contradicted } = analysis.document.identities;
    assert.ok(equations.length > 40, `${equations.length}`);
    assert.deepEqual(contradicted, []);
  });

  test(`${name}: what must hold between its tables does hold`, () => {
    const { document } = check(text);
    const failing = document.evaluated.filter(
      ({ equation, residual }) => equation.source.kind === 'identity' && !equation.atMost && residual !== 0,
    );
    assert.deepEqual(
      failing.map(({ residual }) => residual),
      [],
    );
  });
}

test('enough of them is compared', () => {
  const { document } = check(printVolume(plainVolume(2500)));
  const ids = new Set(document.identities.equations.map(({ source }) => (source.kind === 'identity' ? source.identity.id : '')));
  for (const id of ['C3', 'D2', 'D4', 'E4', 'E5', 'F2', 'G3']) assert.ok(ids.has(id), `${id} among ${[...ids].join(' ')}`);
});

test('an item of expenditure that one table has alone is one finding, and names both tables', () => {
  fc.assert(
    fc.property(volumes, fc.constantFrom('expenditure', 'general'), fc.integer({ min: 7, max: 5000 }), (volume, key, change) => {
      const title = TITLES[key];
      const other = printVolume({ ...volume, spending: raised(volume.spending, change) });
      const text = withTableOf(printVolume(volume), other, title);
      const findings = ofRules(check(text));
      assert.equal(findings.length, 1, told(check(text)) || `nothing found with ${title} changed by ${change}`);
      assert.ok(findings[0]?.ruleId === 'tables-disagree' || findings[0]?.ruleId === 'part-exceeds-whole', told(check(text)));
      assert.ok(Object.values(TITLES).some((name) => findings[0]?.message.includes(name)));
    }),
    { numRuns: 100 },
  );
});

test('one wrong figure of a class is found where it stands', () => {
  fc.assert(
    fc.property(volumes, fc.constantFrom('overview', 'expenditure', 'general', 'basic'), fc.nat(), (volume, key, seed) => {
      const text = printVolume(volume);
      const figure = figuresOf(text, TITLES[key])[seed % figuresOf(text, TITLES[key]).length];
      fc.pre(figure !== undefined && figure.text !== '0.00' && figure.text !== '0');
      if (!figure) return;
      const wrong = text.slice(0, figure.start) + raisedDigit(figure.text) + text.slice(figure.start + figure.text.length);
      const findings = ofRules(check(wrong));
      assert.ok(findings.length >= 1, `${figure.text} in ${TITLES[key]} at ${figure.start} is not missed`);
      assert.equal(findings.length, 1, told(check(wrong)));
    }),
    { numRuns: 150 },
  );
});

test('a single place is offered the value that the others have', () => {
  const text = printVolume(plainVolume(0));
  const wrong = text.replace('| 3.公务接待费 | 30.00 |', '| 3.公务接待费 | 33.00 |');
  assert.notEqual(wrong, text);
  const [finding, ...others] = ofRules(check(wrong));
  assert.deepEqual(others, []);
  assert.equal(wrong.slice(finding?.span.start, finding?.span.end), '33.00');
  assert.equal(finding?.suggestions[0]?.edits[0]?.newText, '30.00');
});

/** Two subjects of round amounts, all of it from the general budget. */
function plainVolume(project: number): Volume {
  const of = (code: string, basic: number, project: number): Spending => ({ code, basic, project, other: 0 });
  return {
    spending: [of('2010301', 9000, project), of('2080505', 3000, 0), of('2210201', 0, 0)],
    fund: 0,
    carried: 0,
    hasFundColumns: false,
    inYuan: true,
  };
}

/** The first project costs more. */
function raised(spending: readonly Spending[], change: number): readonly Spending[] {
  return spending.map((each, place) => (place === spending.length - 1 ? { ...each, project: each.project + change } : each));
}

/** A volume with one table of another. */
function withTableOf(text: string, other: string, title: string): string {
  const [here, there] = [sectionOf(text, title), sectionOf(other, title)];
  return text.slice(0, here.start) + other.slice(there.start, there.end) + text.slice(here.end);
}

function sectionOf(text: string, title: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(title);
  const end = text.indexOf('\n2022年', start);
  return { start, end: end < 0 ? text.length : end };
}

function figuresOf(text: string, title: string): readonly { readonly text: string; readonly start: number }[] {
  const { start, end } = sectionOf(text, title);
  return [...text.slice(start, end).matchAll(/(?<=\| )\d+(?:\.\d\d)?(?= \|)/gu)]
    .filter(({ 0: found, index }) => !/^2\d\d/u.test(found) || found.includes('.') || text[start + index - 3] !== '\n')
    .map((match) => ({ text: match[0], start: start + match.index }))
    .filter(({ start: at }) => text.slice(at - 3, at) !== '\n| ');
}

/** The first digit one higher, or two digits lower where it cannot be. */
function raisedDigit(figure: string): string {
  return figure.startsWith('9') ? `7${figure.slice(1)}` : `${Number(figure[0]) + 1}${figure.slice(1)}`;
}

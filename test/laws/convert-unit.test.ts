import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, analyse, applyEdits, type Converted, type ConvertRequest, convertUnit } from '../../server/src/core/api.js';
import { type EvaluatedEquation, isCellTerm } from '../../server/src/core/budget/sums/equation.js';
import { consistentDraft, writeDraft } from '../support/budget-drafts.js';
import { printVolume, SUBJECTS } from '../support/budget-volumes.js';
import { centralBudget } from '../support/explained-budgets.js';
import fc from '../support/fast-check.js';
import { river } from '../support/feature-drafts.js';
import { inFinerUnit } from '../support/finer-figures.js';
import { keptEquations } from '../support/kept-equations.js';
import { sharedFiles } from '../support/shared-corpus.js';

const documents = [
  { name: 'the river draft', text: river },
  { name: 'a budget of the centre', text: centralBudget },
  ...sharedFiles('seeds', /\.md$/u),
  ...sharedFiles('corpus/budget', /\.(?:md|txt)$/u),
].filter(({ text }) => read(text).recognised);
const inTenThousands = documents.filter(({ text }) => read(text).document.ledgers.some(({ table }) => table.caption.unit === '万元'));

function read(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

function converted(analysis: Analysis, request: Partial<ConvertRequest> & Pick<ConvertRequest, 'to'>): Converted {
  const conversion = convertUnit(analysis, { scope: { kind: 'document' }, ...request });
  if (conversion.kind === 'refused') assert.fail(conversion.reason);
  return conversion;
}

/** Amounts of hundredths of 元 that look like any. */
function amountsFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % 400_000;
  };
}

/** In hundredths of 万元. */
const amount = fc.integer({ min: 100, max: 500_000 });

const inFiner = fc
  .tuple(consistentDraft, fc.constantFrom('pipe' as const, 'tab' as const), fc.integer({ min: 1, max: 2 ** 30 }))
  .map(([draft, layout, start]) => inFinerUnit(writeDraft(draft, { layout }).text, amountsFrom(start)));

describe('conversion to 万元 and back', () => {
  for (const { name, text } of inTenThousands)
    it(`gives back the same text of ${name}`, () => {
      const analysis = read(text);
      const isMixed = new Set(analysis.document.ledgers.map(({ table }) => table.caption.unit)).size > 1;
      if (isMixed) return;
      const inYuan = applyEdits(text, converted(analysis, { to: '元' }).change.edits);
      assert.doesNotMatch(
        inYuan
          .split('\n')
          .filter((line) => /单位[:：]/u.test(line))
          .join(),
        /万元/u,
      );
      const back = converted(read(inYuan), { to: '万元' });
      assert.equal(applyEdits(inYuan, back.change.edits), text);
      assert.deepEqual(back.adjusted, []);
    });

  it('gives back the same text of every draft', () => {
    fc.assert(
      fc.property(
        consistentDraft,
        fc.constantFrom('pipe' as const, 'tab' as const),
        fc.constantFrom('元', '百元', '千元'),
        (draft, layout, to) => {
          const { text } = writeDraft(draft, { layout });
          const there = applyEdits(text, converted(read(text), { to, decimals: 2 }).change.edits);
          assert.notEqual(there, text);
          assert.equal(applyEdits(there, converted(read(there), { to: '万元', decimals: 2 }).change.edits), text);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('conversion of 元 to 万元', () => {
  for (const { name, text } of documents)
    it(`keeps every sum of ${name}`, () => {
      const finer = inTenThousands.some((other) => other.name === name) ? inFinerUnit(text, amountsFrom(7)) : text;
      keepsSums(finer, { to: '万元' });
    });

  it('keeps every sum of every draft, each figure within one step of its exact value', () => {
    fc.assert(
      fc.property(inFiner, (text) => {
        const conversion = keepsSums(text, { to: '万元' });
        for (const { exact, printed } of conversion.adjusted)
          assert.ok(Math.abs(Number(exact) - Number(printed)) < 0.0100001, `${exact} → ${printed}`);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every sum of whole sets of tables that agree with each other, in any unit', () => {
    const spending = fc.record({ basic: amount, project: amount, other: fc.oneof(fc.constant(0), amount) });
    const volumes = fc.record({
      spending: fc
        .array(spending, { minLength: 1, maxLength: SUBJECTS.length })
        .map((list) => list.map((each, place) => ({ ...each, code: SUBJECTS[place] as string }))),
      fund: fc.oneof(fc.constant(0), amount),
      carried: fc.oneof(fc.constant(0), amount),
      hasFundColumns: fc.boolean(),
      inYuan: fc.constant(false),
    });
    fc.assert(
      fc.property(volumes, fc.integer({ min: 1, max: 2 ** 30 }), fc.constantFrom('万元', '千元', '亿元'), (volume, start, to) => {
        const { adjusted } = keepsSums(inFinerUnit(printVolume(volume), amountsFrom(start)), { to, decimals: 2 });
        for (const { exact, printed } of adjusted)
          assert.ok(Math.abs(Number(exact) - Number(printed)) < 0.0100001, `${exact} → ${printed}`);
      }),
      { numRuns: 15 },
    );
  });

  it('lists exactly the figures that are not the nearest', () => {
    fc.assert(
      fc.property(inFiner, (text) => {
        const analysis = read(text);
        const { change, adjusted } = converted(analysis, { to: '万元' });
        const listed = new Set(adjusted.map(({ span }) => span.start));
        for (const { span, newText } of change.edits) {
          if (newText === '万元') continue;
          const exact = BigInt(text.slice(span.start, span.end).replace(/[,.]/gu, ''));
          const size = exact < 0n ? -exact : exact;
          const nearest = ((size + 5000n) / 10_000n) * (exact < 0n ? -1n : 1n);
          assert.equal(
            BigInt(newText.replace(/[,.]/gu, '')) !== nearest,
            listed.has(span.start),
            `${text.slice(span.start, span.end)} → ${newText}`,
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  it('keeps what one table agrees in with the others when it is converted alone', () => {
    fc.assert(
      fc.property(inFiner, fc.nat(), (text, choice) => {
        const analysis = read(text);
        const { ledgers } = analysis.document;
        const table = ledgers[choice % ledgers.length]?.table;
        if (!table) return;
        const { change, lost } = converted(analysis, { to: '万元', scope: { kind: 'table', offset: table.span.start } });
        const from = table.caption.titleSpan?.start ?? table.span.start;
        assert.ok(change.edits.every(({ span }) => span.start >= from && span.end <= table.span.end));
        const after = read(applyEdits(text, change.edits));
        const isOfTable = ({ equation: { total, parts } }: EvaluatedEquation) =>
          [total, ...parts].every((term) => isCellTerm(term) && term.item.table.table === table);
        assert.deepEqual(keptEquations(analysis, change.edits, after, isOfTable).broken, []);
        assert.ok(lost.length > 0 || failing(after) <= failing(analysis));
      }),
      { numRuns: 20 },
    );
  });
});

function failing({ document }: Analysis): number {
  return document.evaluated.filter(({ verdict }) => verdict === 'wrong' || verdict === 'unlikely').length;
}

function keepsSums(text: string, request: Partial<ConvertRequest> & Pick<ConvertRequest, 'to'>): Converted {
  const before = read(text);
  const conversion = converted(before, request);
  const after = read(applyEdits(text, conversion.change.edits));
  const { broken, lost } = keptEquations(before, conversion.change.edits, after);
  assert.deepEqual(broken, []);
  assert.equal(lost.length, conversion.lost.length);
  return conversion;
}

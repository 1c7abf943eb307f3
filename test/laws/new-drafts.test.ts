// A new draft of any form asks for nothing but to be filled in, and agrees in every figure once it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, builtInPacks, checkAmong, digestOf, documentSet, draftSentences, recalculate } from '../../server/src/core/api.js';
import fc from '../support/fast-check.js';
import { blankDraft, type DraftCase, fillTables, read, smallBudget } from '../support/filled-drafts.js';

const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027];
const UNITS = ['万元', '元'] as const;
const cases: readonly DraftCase[] = builtInPacks.flatMap((pack) => YEARS.flatMap((year) => UNITS.map((unit) => ({ pack, year, unit }))));
const named = ({ pack, year, unit }: DraftCase) => `${pack.id} ${year} ${unit}`;
const anyCase = fc.constantFrom(...cases).map((one) => ({ ...one, [fc.toStringMethod]: () => named(one) }));

test('a new draft is known for its form and has nothing to mend but what is left to fill in', () => {
  for (const one of cases) {
    const text = blankDraft(one);
    const { document, findings } = read(text);
    assert.equal(document.form.pack.id, one.pack.id, named(one));
    assert.equal(document.year, one.year, named(one));
    assert.ok(findings.some(({ ruleId }) => ruleId === 'placeholder-left'));
    const others = findings.filter(({ ruleId }) => ruleId !== 'placeholder-left');
    assert.deepEqual(
      others.map(({ ruleId, message }) => `${ruleId} ${message}`),
      [],
      named(one),
    );
  }
});

/** What the author alone can write is written. */
function withoutInstructions(text: string): string {
  return text.replace(/（请填写[^（）]*）/gu, '政策性因素').replace(/【[^】]*】/gu, '河道整治');
}

test('filled in with figures that agree, a new draft has no finding, and its sentences state the cells they were made from', () => {
  fc.assert(
    fc.property(anyCase, smallBudget, (one, budget) => {
      const filled = withoutInstructions(fillTables(blankDraft(one), budget));
      const text = applyEdits(
        filled,
        draftSentences(read(filled), undefined).flatMap(({ edits }) => edits),
      );
      const { findings } = read(text);
      const others = findings.filter(({ ruleId }) => ruleId !== 'placeholder-left');
      assert.deepEqual(
        others.map(({ ruleId, message }) => `${ruleId} ${message}`),
        [],
        named(one),
      );
    }),
    { numRuns: 60 },
  );
});

test('sentences are drafted from the tables and last year’s document, state the cells they were made from, and contradict nothing', () => {
  fc.assert(
    fc.property(anyCase, smallBudget, smallBudget, (one, before, budget) => {
      fc.pre(one.year > (YEARS[0] ?? 0));
      const lastYear = digestOf('last', read(withoutInstructions(fillTables(blankDraft({ ...one, year: one.year - 1 }), before))));
      assert.ok(lastYear);
      // Some forms print last year's official expenses beside this year's.
      const paid = (code: string) => before.basic.get(code) ?? 0;
      const agreeing = { ...budget, lastYear: [paid('30212'), paid('31013'), paid('30231'), paid('30217')] as const };
      const filled = withoutInstructions(fillTables(blankDraft(one), agreeing));
      const drafts = draftSentences(read(filled), lastYear);
      const text = applyEdits(
        filled,
        drafts.flatMap(({ edits }) => edits),
      );
      const analysis = read(text);
      const digest = digestOf('this', analysis);
      assert.ok(digest && drafts.length >= 8);
      const own = analysis.findings.filter(({ ruleId }) => ruleId !== 'placeholder-left');
      const among = checkAmong(digest, documentSet([lastYear, digest]), { locale: 'zh-CN' });
      assert.deepEqual(
        [...own, ...among].map(({ ruleId, message }) => `${ruleId} ${message}`),
        [],
        named(one),
      );
      // Every level that a sentence tells is bound to a cell, and every change is the one that the tables of both years make.
      const bound = new Set(analysis.document.stated.map(({ figure }) => figure.cell.span.start));
      const unbound = analysis.document.prose.statements.filter(({ level }) => level && !bound.has(level.figure.cell.span.start));
      assert.deepEqual(
        unbound.map(({ item }) => item.text),
        [],
        named(one),
      );
      assert.ok(/比上年(?:增加|减少)\d/u.test(text), named(one));
      // Drafting again changes nothing.
      assert.deepEqual(draftSentences(analysis, lastYear), []);
    }),
    { numRuns: 30 },
  );
});

test('below an empty heading a whole section is drafted; what an author has written stays', () => {
  fc.assert(
    fc.property(anyCase, smallBudget, (one, budget) => {
      const filled = withoutInstructions(fillTables(blankDraft(one), budget));
      const sentence = /^.*本部门收支总预算.*$/mu.exec(filled)?.[0] ?? '';
      const emptied = filled.replace(`${sentence}\n\n`, '').replace(/\n20\d\d年(?:收入|支出)预算XX.*\n/gu, '');
      const sections = draftSentences(read(emptied), undefined).filter(({ kind }) => kind === 'section');
      assert.ok(sections.length >= 1, named(one));
      const text = applyEdits(
        emptied,
        sections.flatMap(({ edits }) => edits),
      );
      assert.match(text, /20\d\d年本部门收支总预算[\d.]+万元，比上年/u);
      const own = filled.replace(sentence, '本部门的收支由局机关汇总，比上年XX。');
      assert.ok(draftSentences(read(own), undefined).every(({ span }) => !own.slice(span.start, span.end).includes('由局机关汇总')));
    }),
    { numRuns: 10 },
  );
});

test('leaves alone are filled in, and recalculating makes every total', () => {
  for (const pack of builtInPacks) {
    const one = { pack, year: 2022, unit: '万元' } as const;
    const [budget] = fc.sample(smallBudget, { numRuns: 1, seed: 7 });
    assert.ok(budget);
    const whole = fillTables(blankDraft(one), budget);
    const { evaluated, systems } = read(whole).document;
    const isSum = ({ equation: { source, atMost } }: (typeof evaluated)[number]) =>
      !atMost && (source.kind === 'rows' || source.kind === 'columns');
    const totals = new Set(evaluated.filter(isSum).map(({ equation }) => equation.total.entry.cell));
    const cells = systems.flatMap(({ table }) => table.items.flat().flatMap(({ entries }) => [...entries.values()]));
    const erased = [...new Set(cells.map(({ cell }) => cell))].filter((cell) => totals.has(cell) && /[1-9]/u.test(cell.text));
    assert.ok(erased.length > 0);
    const leaves = applyEdits(
      whole,
      erased.map(({ span }) => ({ span, newText: '0.00' })),
    );
    assert.equal(applyEdits(leaves, recalculate(read(leaves), { kind: 'document' })), whole, pack.id);
  }
});

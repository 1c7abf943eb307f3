// What must hold for every budget: consistent drafts are silent, a changed figure is found and mended, and the way a draft
// is written down changes nothing.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Analysis, analyse, applyEdits, type Finding, recalculate } from '../../server/src/core/api.js';
import {
  consistentDraft,
  type Draft,
  type Place,
  printOf,
  samePlace,
  sumsWith,
  type WriteOptions,
  type WrittenDraft,
  withFigures,
  writeDraft,
} from '../support/budget-drafts.js';
import fc from '../support/fast-check.js';
import { repositoryRoot } from '../support/repository.js';

const RUNS = 200;
const layouts = fc.constantFrom<WriteOptions['layout']>('pipe', 'tab');

/** One figure of a draft and another value for it, at least ten last places away. */
const slip = fc.record({
  /** Which figure, counted round and round. */
  at: fc.nat({ max: 99_999 }),
  change: fc.oneof(
    fc.integer({ min: 10, max: 999_999 }).map((by) => (units: number) => units + by),
    fc.integer({ min: 10, max: 999_999 }).map((by) => (units: number) => (units >= 2 * by ? units - by : units + by)),
    fc.constantFrom(10, 100, 10_000).map((factor) => (units: number) => (units >= 100 ? units * factor : units + 100 * factor)),
  ),
});

function check(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

/** What an author sees without asking for hints. */
function serious(analysis: Analysis): readonly Finding[] {
  return analysis.findings.filter(({ severity }) => severity !== 'hint');
}

/** Findings in words, for laws that fail and for counting. */
function told({ findings, text }: Analysis): readonly string[] {
  return findings.map(({ ruleId, span, message }) => `${ruleId} «${text.slice(span.start, span.end)}» ${message}`);
}

function pick(draft: Draft, { at, change }: { at: number; change: (units: number) => number }): { place: Place; units: number } {
  const figure = draft.figures[at % draft.figures.length] as Draft['figures'][number];
  return { place: figure.place, units: change(figure.units) };
}

/** The findings by where they stand in the draft rather than in the text, with what they would put in. */
function located({ findings, text }: Analysis, written: WrittenDraft): readonly unknown[] {
  return findings
    .map(({ ruleId, severity, span, suggestions }) => ({
      ruleId,
      severity,
      place: written.placeAt(span.start) ?? text.slice(span.start, span.end),
      suggestions: suggestions.map(({ edits }) =>
        edits.map(({ span: at, newText }) => [written.placeAt(at.start) ?? null, newText.trim()]),
      ),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Figures that stand in no sum together: their faults do not mix. */
function areApart(draft: Draft, places: readonly Place[]): boolean {
  return places.every((place, index) =>
    places.slice(index + 1).every((other) => !sumsWith(draft, place).some((sum) => sumsWith(draft, other).includes(sum))),
  );
}

/** A figure in several sums that no other figure shares is singled out by them. */
function isSingledOut(draft: Draft, place: Place): boolean {
  const sums = sumsWith(draft, place);
  const [first] = sums;
  if (!first || sums.length < 2) return false;
  const others = [first.total, ...first.parts].filter((other) => !samePlace(other, place));
  return !others.some((other) => sums.every((sum) => sumsWith(draft, other).includes(sum)));
}

test('a consistent draft has no finding, not even a hint', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, (draft, layout) => {
      const analysis = check(writeDraft(draft, { layout }).text);
      assert.deepEqual(told(analysis), []);
      assert.equal(analysis.document.systems.length, draft.tables.length);
    }),
    { numRuns: RUNS },
  );
});

test('a consistent draft is silent however it prints nothing, and in 元 without decimals as well', () => {
  const nothing = fc.constantFrom('', '-', '—', '0', '0.00');
  fc.assert(
    fc.property(consistentDraft, layouts, nothing, fc.boolean(), (draft, layout, mark, inYuan) => {
      const print = (cell: string) => {
        if (/^0\.00$/u.test(cell)) return mark;
        return inYuan && /^[\d,]+\.\d\d$/u.test(cell) ? cell.replaceAll(/[.,]/gu, '').replace(/^0+(?=\d)/u, '') : cell;
      };
      const tables = draft.tables.map((table) => ({ ...table, rows: table.rows.map((cells) => cells.map(print)) }));
      const { text } = writeDraft({ ...draft, tables }, { layout });
      assert.deepEqual(told(check(inYuan ? text.replaceAll('单位：万元', '单位：元') : text)), []);
    }),
    { numRuns: RUNS },
  );
});

test('every sum of a consistent draft is found as an equation', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, (draft, layout) => {
      const written = writeDraft(draft, { layout });
      const keyOf = (places: readonly (Place | undefined)[]) => JSON.stringify(places);
      const found = new Set(
        check(written.text).document.evaluated.map(({ equation }) =>
          keyOf([equation.total, ...equation.parts].map(({ entry }) => written.placeAt(entry.cell.span.start))),
        ),
      );
      for (const { total, parts } of draft.sums) assert.ok(found.has(keyOf([total, ...parts])), JSON.stringify({ total, parts }));
    }),
    { numRuns: RUNS },
  );
});

test('a changed figure in any sum is found', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, slip, (draft, layout, one) => {
      const change = pick(draft, one);
      fc.pre(sumsWith(draft, change.place).length > 0);
      const changed = check(writeDraft(withFigures(draft, [change], printOf(draft)), { layout }).text);
      assert.notEqual(serious(changed).length, 0);
    }),
    { numRuns: RUNS },
  );
});

test('a changed figure in several sums is one finding, on it, and the first suggestion writes it as it was', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, slip, (draft, layout, one) => {
      const change = pick(draft, one);
      fc.pre(isSingledOut(draft, change.place));
      const { text } = writeDraft(draft, { layout });
      const written = writeDraft(withFigures(draft, [change], printOf(draft)), { layout });
      const changed = check(written.text);
      assert.deepEqual(
        serious(changed).map(({ span }) => span),
        [written.spanOf(change.place)],
        told(changed).join('\n'),
      );
      const [suggestion] = serious(changed)[0]?.suggestions ?? [];
      assert.equal(applyEdits(changed.text, suggestion?.edits ?? []), text);
    }),
    { numRuns: RUNS },
  );
});

test('changed figures that stand in no sum together are one finding each', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, fc.array(slip, { minLength: 2, maxLength: 3 }), (draft, layout, slips) => {
      const changes = slips.map((one) => pick(draft, one));
      const places = changes.map(({ place }) => place);
      fc.pre(areApart(draft, places) && places.every((place) => isSingledOut(draft, place)));
      const written = writeDraft(withFigures(draft, changes, printOf(draft)), { layout });
      const changed = check(written.text);
      assert.deepEqual(
        serious(changed).map(({ span }) => span),
        places.map((place) => written.spanOf(place)).sort((a, b) => a.start - b.start),
        told(changed).join('\n'),
      );
    }),
    { numRuns: RUNS },
  );
});

test('the first suggestion of every finding leaves fewer findings and makes no new one', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, fc.array(slip, { minLength: 1, maxLength: 3 }), (draft, layout, slips) => {
      const changes = slips.map((one) => pick(draft, one));
      fc.pre(
        areApart(
          draft,
          changes.map(({ place }) => place),
        ),
      );
      const before = check(writeDraft(withFigures(draft, changes, printOf(draft)), { layout }).text);
      for (const { suggestions, message } of serious(before)) {
        const [first] = suggestions;
        if (!first) continue;
        const after = check(applyEdits(before.text, first.edits));
        assert.ok(serious(after).length < serious(before).length, `${message}\n${first.title}\n${told(after).join('\n')}`);
        const known = new Set(serious(before).map(({ span }) => before.lines.lineAt(span.start)));
        for (const finding of serious(after)) assert.ok(known.has(after.lines.lineAt(finding.span.start)), finding.message);
      }
    }),
    { numRuns: RUNS },
  );
});

test('edits of every suggestion lie in the text and do not overlap', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, fc.array(slip, { minLength: 1, maxLength: 5 }), (draft, layout, slips) => {
      const changes = slips.map((one) => pick(draft, one));
      const { findings, text } = check(writeDraft(withFigures(draft, changes, printOf(draft)), { layout }).text);
      for (const { suggestions } of findings) for (const { edits } of suggestions) assertApplicable(text.toString(), edits);
    }),
    { numRuns: RUNS },
  );
});

function assertApplicable(text: string, edits: Finding['suggestions'][number]['edits']): void {
  let end = 0;
  for (const { span } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    assert.ok(span.start >= end && span.end >= span.start && span.end <= text.length);
    end = span.end;
  }
  assert.equal(typeof applyEdits(text, edits), 'string');
}

test('recalculating a draft in which any two totals were changed gives back the consistent text', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, fc.array(slip, { minLength: 1, maxLength: 2 }), (draft, layout, slips) => {
      const changes = slips.map((one) => pick(draft, one)).filter(({ place }) => draft.sums.some((sum) => samePlace(sum.total, place)));
      fc.pre(changes.length > 0);
      const changed = check(writeDraft(withFigures(draft, changes, printOf(draft)), { layout }).text);
      assert.equal(applyEdits(changed.text, recalculate(changed, { kind: 'document' })), writeDraft(draft, { layout }).text);
    }),
    { numRuns: RUNS },
  );
});

test('recalculating twice is recalculating once, and touches totals only', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, fc.array(slip, { minLength: 1, maxLength: 6 }), (draft, layout, slips) => {
      const changes = slips.map((one) => pick(draft, one));
      const written = writeDraft(withFigures(draft, changes, printOf(draft)), { layout });
      const changed = check(written.text);
      const edits = recalculate(changed, { kind: 'document' });
      for (const { span } of edits) {
        const place = written.placeAt(span.start);
        assert.ok(place && draft.sums.some((sum) => samePlace(sum.total, place)), JSON.stringify(place));
      }
      const once = check(applyEdits(changed.text, edits));
      assert.deepEqual(recalculate(once, { kind: 'document' }), []);
    }),
    { numRuns: RUNS },
  );
});

test('how a draft is written down changes no finding', () => {
  const lineEnds = fc.constantFrom('\n', '\r\n');
  const bom = fc.constantFrom('', '\ufeff');
  const slips = fc.array(slip, { minLength: 0, maxLength: 3 });
  fc.assert(
    fc.property(consistentDraft, slips, lineEnds, bom, (draft, changes, lineEnd, mark) => {
      const changed = withFigures(
        draft,
        changes.map((one) => pick(draft, one)),
        printOf(draft),
      );
      const pipe = writeDraft(changed, { layout: 'pipe' });
      const tab = writeDraft(changed, { layout: 'tab', lineEnd });
      const expected = located(check(pipe.text), pipe);
      assert.deepEqual(located(check(tab.text), tab), expected);
      assert.deepEqual(told(check(mark + pipe.text)), told(check(pipe.text)));
    }),
    { numRuns: RUNS },
  );
});

test('spaces that layout puts inside words change no finding', () => {
  const spaces = fc.array(fc.constantFrom('', '', '', ' ', '　', '\u00a0', '  '), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(consistentDraft, layouts, fc.array(slip, { maxLength: 2 }), spaces, (draft, layout, slips, inserted) => {
      const changes = slips.map((one) => pick(draft, one));
      const changed = withFigures(draft, changes, printOf(draft));
      const label = (text: string) => text.replace(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/gu, () => spaceAfter());
      let next = 0;
      const spaceAfter = () => inserted[next++ % inserted.length] ?? '';
      const plain = writeDraft(changed, { layout });
      const spaced = writeDraft(changed, { layout, label });
      assert.deepEqual(located(check(spaced.text), spaced), located(check(plain.text), plain));
    }),
    { numRuns: RUNS },
  );
});

test('a table over several pages is one table with the same findings', () => {
  fc.assert(
    fc.property(
      consistentDraft,
      layouts,
      fc.array(slip, { maxLength: 2 }),
      fc.integer({ min: 2, max: 12 }),
      (draft, layout, slips, pageRows) => {
        const changes = slips.map((one) => pick(draft, one));
        const changed = withFigures(draft, changes, printOf(draft));
        const whole = writeDraft(changed, { layout });
        const paged = writeDraft(changed, { layout, pageRows });
        const analysis = check(paged.text);
        assert.equal(analysis.document.systems.length, draft.tables.length);
        assert.deepEqual(located(analysis, paged), located(check(whole.text), whole));
      },
    ),
    { numRuns: RUNS },
  );
});

// ---- anything at all

const fragments = fc.constantFrom(
  ...[
    '单位：万元',
    '部门预算表',
    '| 项目 | 合计 |',
    '|---|---|',
    '| 合计 | 1.00 |',
    '合计\t1.00',
    '项目\t金额\t备注',
    '201\t一般公共服务支出\t1.00',
  ],
  ...[
    '| 208 | 20805 | 2080505 |',
    '其中：',
    '注：无',
    '# 收支总体情况表',
    '|||',
    '\t\t\t',
    '（一）',
    '-12.00',
    '(12.00)',
    '1,2,3',
    '99999999999999.99',
  ],
);

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fragments, { maxLength: 30 }).map((lines) => lines.join('\n')),
  fc.array(fc.oneof(fragments, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 30 }).map((parts) => parts.join('')),
);

function assertTotal(text: string): void {
  const analysis = check(text);
  assert.deepEqual(
    analysis.findings.filter(({ ruleId }) => ruleId === 'internal-error'),
    [],
  );
  for (const { span, suggestions } of analysis.findings) {
    assert.ok(span.start >= 0 && span.end >= span.start && span.end <= text.length);
    for (const { edits } of suggestions) assertApplicable(text.toString(), edits);
  }
  assertApplicable(text, recalculate(analysis, { kind: 'document' }));
}

test('any text gives an analysis', () => {
  fc.assert(fc.property(anyText, assertTotal), { numRuns: 5 * RUNS });
});

/** A draft with a piece taken out, doubled, moved or overwritten. */
const mutation = fc.record({
  from: fc.nat({ max: 999_999 }),
  length: fc.integer({ min: 0, max: 2000 }),
  to: fc.nat({ max: 999_999 }),
  text: fc.oneof(fragments, fc.constant(''), fc.string({ unit: 'binary', maxLength: 5 })),
  copies: fc.integer({ min: 0, max: 2 }),
});

function mutate(text: string, changes: readonly (typeof mutation extends fc.Arbitrary<infer T> ? T : never)[]): string {
  return changes.reduce((current, { from, length, to, text: inserted, copies }) => {
    const start = from % (current.length + 1);
    const piece = current.slice(start, start + length);
    const rest = current.slice(0, start) + current.slice(start + length);
    const target = to % (rest.length + 1);
    return rest.slice(0, target) + inserted + piece.repeat(copies) + rest.slice(target);
  }, text);
}

const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

test('a mangled draft gives an analysis, with edits that can be applied', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, mutations, (draft, layout, changes) =>
      assertTotal(mutate(writeDraft(draft, { layout }).text, changes)),
    ),
    { numRuns: RUNS },
  );
});

test('a mangled real budget gives an analysis, with edits that can be applied', () => {
  const folder = join(repositoryRoot, '../shared/seeds');
  const seeds = existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : [];
  for (const seed of seeds)
    fc.assert(
      fc.property(mutations, (changes) => assertTotal(mutate(seed, changes))),
      { numRuns: RUNS / 4 },
    );
});

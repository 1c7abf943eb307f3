// Hints say what the figures of a draft make, and only where they are asked for; tokens cover words of the draft, none twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, type HintKind, hintsIn, type Span, tokensIn } from '../../server/src/core/api.js';
import { consistentDraft, printOf, samePlace, sumsWith, withFigures, writeDraft } from '../support/budget-drafts.js';
import fc from '../support/fast-check.js';
import { hostileDraft, riverWithSlip } from '../support/feature-drafts.js';
import { sharedFiles } from '../support/shared-corpus.js';

const everything: ReadonlySet<HintKind> = new Set(['sum', 'unit', 'share']);
const sums: ReadonlySet<HintKind> = new Set(['sum']);

function read(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

function whole({ text }: Analysis): Span {
  return { start: 0, end: text.length };
}

/** A part of a text, by two numbers that may come in either order. */
function part({ text }: Analysis, a: number, b: number): Span {
  const [one, other] = [a % (text.length + 1), b % (text.length + 1)];
  return { start: Math.min(one, other), end: Math.max(one, other) };
}

const layouts = fc.constantFrom<'pipe' | 'tab'>('pipe', 'tab');

test('where all sums hold there is no hint of a sum', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, (draft, layout) => {
      const analysis = read(writeDraft(draft, { layout }).text);
      assert.deepEqual(hintsIn(analysis, whole(analysis), sums), []);
    }),
    { numRuns: 30 },
  );
});

test('a changed total shows the sum of its parts behind it, and nothing else in its row or column does but sums that it stands in', () => {
  let shown = 0;
  fc.assert(
    fc.property(consistentDraft, layouts, fc.nat(), fc.integer({ min: 100, max: 99_999 }), (draft, layout, at, by) => {
      const total = draft.sums[at % draft.sums.length]?.total;
      const figure = total && draft.figures.find(({ place }) => samePlace(place, total));
      if (!total || !figure) return;
      const print = printOf(draft);
      const written = writeDraft(withFigures(draft, [{ place: total, units: figure.units + by }], print), { layout });
      const analysis = read(written.text);
      const hints = hintsIn(analysis, whole(analysis), sums);
      const span = written.spanOf(total);
      const own = hints.filter(({ offset }) => offset >= span.start && offset <= span.end);
      assert.ok(
        own.some(({ label }) => label.replaceAll(',', '') === `Σ ${print(figure.units).replaceAll(',', '')}`),
        own.map(({ label }) => label).join(),
      );
      for (const { target } of own) assert.match(analysis.text.slice(target?.start, target?.end), /^-?[\d,]+\.\d\d$/u);
      const places = new Set(sumsWith(draft, total).map((sum) => written.spanOf(sum.total).start));
      for (const { offset } of hints)
        assert.ok(
          [...places].some((start) => start <= offset && offset - start < 30),
          'a hint elsewhere',
        );
      shown += own.length;
    }),
    { numRuns: 60 },
  );
  assert.ok(shown >= 40, `${shown} hints`);
});

test('a share lies between nothing and the whole', () => {
  const analysis = read(riverWithSlip);
  const shares = hintsIn(analysis, whole(analysis), new Set<HintKind>(['share']));
  assert.ok(shares.length > 5);
  for (const { label } of shares) {
    const [, percent = ''] = /^(\d{1,3}\.\d)%$/u.exec(label) ?? [];
    assert.ok(Number(percent) >= 0 && Number(percent) <= 100, label);
  }
});

test('what is asked of a part is the part of what is asked of the whole', () => {
  fc.assert(
    fc.property(consistentDraft, layouts, fc.nat(), fc.nat(), (draft, layout, a, b) => {
      const analysis = read(writeDraft(draft, { layout }).text);
      const range = part(analysis, a, b);
      const hints = hintsIn(analysis, whole(analysis), everything);
      const inRange = hintsIn(analysis, range, everything);
      assert.ok(inRange.every((hint) => hints.some(({ offset, label }) => offset === hint.offset && label === hint.label)));
      for (const hint of hints)
        if (range.start <= hint.offset && hint.offset < range.end) assert.ok(inRange.some(({ offset }) => offset === hint.offset));
      const tokens = tokensIn(analysis, whole(analysis)).filter(({ span }) => span.start < range.end && range.start < span.end);
      assert.deepEqual(tokensIn(analysis, range), tokens);
    }),
    { numRuns: 40 },
  );
});

function assertWellFormed(analysis: Analysis): number {
  const tokens = tokensIn(analysis, whole(analysis));
  let end = 0;
  for (const { span } of tokens) {
    assert.ok(span.start >= end && span.end > span.start, 'in order, none over another');
    end = span.end;
    const words = analysis.text.slice(span.start, span.end);
    assert.doesNotMatch(words, /[\r\n\t]/u);
  }
  return tokens.length;
}

test('tokens follow one another within lines, whatever the document says', () => {
  assert.ok(assertWellFormed(read(hostileDraft)) > 10);
  fc.assert(
    fc.property(consistentDraft, layouts, fc.constantFrom('\n', '\r\n'), (draft, layout, lineEnd) => {
      assert.ok(assertWellFormed(read(writeDraft(draft, { layout, lineEnd }).text)) > 10);
    }),
    { numRuns: 30 },
  );
  for (const { text } of [...sharedFiles('seeds', /\.(?:md|tsv)$/u), ...sharedFiles('corpus/budget', /\.(?:md|txt|tsv)$/u)])
    assertWellFormed(read(text));
});

test('an ordinary document has neither', () => {
  const analysis = read('| 名称 | 数量 |\n|---|---|\n| 合计 | 3 |\n| 苹果 | 1 |\n| 梨 | 1 |\n');
  assert.deepEqual(hintsIn(analysis, whole(analysis), everything), []);
  assert.deepEqual(tokensIn(analysis, whole(analysis)), []);
});

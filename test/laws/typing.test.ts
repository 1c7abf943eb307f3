// What is known of a text while it is typed is what would be known of it read by itself: findings, and whatever an editor asks for.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Analysis,
  analyse,
  checklist,
  codeActionsAt,
  definitionAt,
  foldingRanges,
  highlightsAt,
  hintsIn,
  hoverAt,
  outline,
  type Position,
  RoomyText,
  readPreview,
  referencesAt,
  tableSummaries,
  tokensIn,
} from '../../server/src/core/api.js';
import { consistentDraft, writeDraft } from '../support/budget-drafts.js';
import fc from '../support/fast-check.js';
import { riverWithSlip } from '../support/feature-drafts.js';
import { sampleText } from '../support/preview-drafts.js';
import { sharedFiles } from '../support/shared-corpus.js';

const options = { locale: 'zh-CN' } as const;

/** What is typed: mostly figures, often words, now and then what changes the shape of a table or of the text. */
const typed = fc.record({
  place: fc.nat(),
  length: fc.constantFrom(0, 0, 1, 1, 2, 7),
  newText: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('1', '9', '0', '.', ',', '12', '0.01') },
    { weight: 3, arbitrary: fc.constantFrom('', '', '合计', '项目', '208', '万元', '元', '减少', ' ', '表') },
    { weight: 1, arbitrary: fc.constantFrom('|', '\t', '\n', '\n\n', '#', '`', '<!-- budget-draft accept wrong-sum 1.00: 核对 -->') },
  ),
});
const typing = fc.array(typed, { minLength: 1, maxLength: 6 });

/** Offsets as lines and columns, wherever they stand. */
function placed<T>(value: T, { lines }: Analysis): T {
  return JSON.parse(
    JSON.stringify(value, (_key, inner) => (inner instanceof Map ? [...inner] : inner)),
    (key, inner) => {
      if (inner !== null && typeof inner === 'object' && typeof inner.start === 'number' && typeof inner.end === 'number')
        return { ...inner, start: lines.positionAt(inner.start), end: lines.positionAt(inner.end) };
      return key === 'offset' && typeof inner === 'number' ? lines.positionAt(inner) : inner;
    },
  );
}

/** Everything that is said of a document, at some of its places. */
function said(analysis: Analysis, places: readonly Position[]): Readonly<Record<string, unknown>> {
  const { findings, accepted, document, recognised } = analysis;
  const whole = { start: 0, end: analysis.text.length };
  const at = places.map((place) => {
    const offset = analysis.lines.offsetAt(place);
    const span = { start: offset, end: offset };
    return [
      hoverAt(analysis, offset),
      definitionAt(analysis, offset),
      referencesAt(analysis, offset, true),
      highlightsAt(analysis, offset),
      codeActionsAt(analysis, span).map(({ title, edits }) => ({ title, edits })),
    ];
  });
  const { year, owner, evaluated, judgedCodes, stated, form } = document;
  const known = { recognised, year, owner, form: form.pack.id, codes: judgedCodes.length, stated: stated.length };
  const told = placed(
    {
      known,
      equations: evaluated.map(({ verdict, residual }) => [verdict, residual]),
      findings,
      accepted,
      outline: outline(analysis),
      folding: foldingRanges(analysis),
      summaries: tableSummaries(analysis),
      hints: hintsIn(analysis, whole, new Set(['unit', 'sum', 'share'])),
      tokens: tokensIn(analysis, whole),
      checklist: checklist(analysis),
      at,
    },
    analysis,
  );
  // A preview holds no offsets into the text.
  return { ...told, preview: readPreview(analysis, { isMarkdown: true }).model };
}

/** Compares part by part, since a difference between two documents whole is slow to show. */
function assertSame(live: Readonly<Record<string, unknown>>, plain: Readonly<Record<string, unknown>>): void {
  for (const [part, expected] of Object.entries(plain)) {
    const [mine, theirs] = [JSON.stringify(live[part]), JSON.stringify(expected)];
    if (mine === theirs) continue;
    let at = 0;
    while (mine[at] === theirs[at]) at++;
    const around = (words: string) => words.slice(Math.max(0, at - 200), at + 120);
    assert.fail(`${part}:\n  typed: ${around(mine)}\n  alone: ${around(theirs)}`);
  }
}

function assertSameWhileTyping(text: string, changes: readonly { place: number; length: number; newText: string }[]): void {
  let live = analyse(RoomyText.of(text), options);
  let lined = live.text as RoomyText;
  for (const { place, length, newText } of changes) {
    const line = place % lined.lineCount;
    const column = (place >> 3) % Math.max(1, lined.line(line).length);
    const offset = lined.lines.lineStart(line) + column;
    lined =
      lined.withinLine(line, column, column + length, newText) ??
      RoomyText.of(lined.slice(0, offset) + newText + lined.slice(offset + length));
    live = analyse(lined, options, live);
    const plain = analyse(lined.toString(), options);
    const places = [0, 17, 34].map((step) => plain.lines.positionAt((place * 31 + step * 101) % (plain.text.length + 1)));
    assertSame(said(live, places), said(plain, places));
  }
}

describe('while a text is typed', () => {
  it('generated budgets say what they say read by themselves', () => {
    const layouts = fc.constantFrom('pipe', 'tab') as fc.Arbitrary<'pipe' | 'tab'>;
    fc.assert(
      fc.property(consistentDraft, layouts, typing, (draft, layout, changes) =>
        assertSameWhileTyping(writeDraft(draft, { layout }).text, changes),
      ),
      { numRuns: 120, endOnFailure: true },
    );
  });

  it('small drafts do', () => {
    fc.assert(
      fc.property(typing, (changes) => assertSameWhileTyping(riverWithSlip, changes)),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it('the sample draft does', () => {
    fc.assert(
      fc.property(typing, (changes) => assertSameWhileTyping(sampleText, changes)),
      { numRuns: 30, endOnFailure: true },
    );
  });

  for (const { name, text } of [...sharedFiles('seeds', /\.md$/u), ...sharedFiles('corpus/budget', /\.md$/u)])
    it(`${name} does`, () => {
      fc.assert(
        fc.property(typing, (changes) => assertSameWhileTyping(text, changes)),
        { numRuns: 4, endOnFailure: true },
      );
    });
});

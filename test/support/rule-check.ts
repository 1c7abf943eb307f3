/** What the tests of rules ask of a draft: one fault is one finding over all rules, in pipes and in tabs, in both languages. */
import assert from 'node:assert/strict';
import { type Analysis, analyse, applyEdits, type Finding, type Locale, type Severity } from '../../server/src/core/api.js';
import { asTabs, readMarks, withMarks } from './marked.js';

export interface ExpectedFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  /** What the message must name, in order of reading: what is there, what should be, what to do. */
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** The text at every related place, in any order; '' is a blank cell. */
  readonly related: readonly string[];
  /** The draft after the first suggestion; undefined where the rule has none to offer. */
  readonly fixed: string | undefined;
}

/** The marked place is the only one reported, hints aside, and the first suggestion gives the expected text. */
export function findsOne(draft: string, expected: ExpectedFinding): void {
  for (const layout of [asPipes, asTabs]) {
    const { text } = readMarks(layout(draft));
    const analysis = check(text, 'zh-CN');
    const inEnglish = check(text, 'en');
    assert.equal(marked(analysis), layout(draft), describe(analysis));
    assert.equal(marked(inEnglish), layout(draft), describe(inEnglish));
    const [finding, ...others] = withoutHints(analysis);
    const [english] = withoutHints(inEnglish);
    assert.ok(finding && english);
    assert.deepEqual(
      others.map(({ message }) => message),
      [],
      'one fault is one finding',
    );
    assert.equal(finding.ruleId, expected.ruleId);
    assert.equal(finding.severity, expected.severity);
    assertNames(finding.message, expected.zh);
    assertNames(english.message, expected.en);
    assert.match(finding.message, /。$/u);
    assert.match(english.message, /\.$/u);
    assert.deepEqual(
      finding.related.map(({ span }) => text.slice(span.start, span.end)).sort(),
      expected.related.map((place) => inRow(place, layout)).sort(),
    );
    assertMends(text, finding, english, expected.fixed === undefined ? undefined : layout(expected.fixed));
  }
}

/** No rule says anything, hints included. */
export function saysNothing(draft: string): void {
  for (const layout of [asPipes, asTabs]) {
    const analysis = check(layout(draft), 'zh-CN');
    assert.ok(analysis.recognised, 'the draft is not recognised as a budget');
    assert.equal(describe(analysis), '');
  }
}

/** Only hints, at the marked places. */
export function hintsAt(draft: string): readonly Finding[] {
  const { text } = readMarks(draft);
  const analysis = check(text, 'zh-CN');
  assert.deepEqual(withoutHints(analysis), [], describe(analysis));
  assert.equal(withMarks(text, spansOf(analysis.findings)), draft, describe(analysis));
  return analysis.findings;
}

/** Replaces a text that must be there, so that a test cannot pass because nothing was changed. */
export function change(draft: string, from: string, to: string): string {
  assert.equal(draft.split(from).length, 2, `${from} must stand in the draft once`);
  return draft.replace(from, to);
}

function check(text: string, locale: Locale): Analysis {
  return analyse(text, { locale });
}

function asPipes(draft: string): string {
  return draft;
}

function withoutHints({ findings }: Analysis): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'hint');
}

function spansOf(findings: readonly Finding[]): Finding['span'][] {
  return findings.map(({ span }) => span);
}

function marked(analysis: Analysis): string {
  return withMarks(analysis.text.toString(), spansOf(withoutHints(analysis)));
}

function describe({ findings }: Analysis): string {
  return findings.map(({ ruleId, severity, message }) => `${severity} ${ruleId}: ${message}`).join('\n');
}

/** A place that spans several cells of a row, as the layout writes it. */
function inRow(place: string, layout: (draft: string) => string): string {
  return layout === asTabs ? place.replaceAll(' | ', '\t') : place;
}

/** All words are there, one after the other. */
function assertNames(message: string, words: readonly string[]): void {
  let from = 0;
  for (const word of words) {
    const at = message.indexOf(word, from);
    assert.ok(at >= 0, `“${word}” is missing, or out of order, in: ${message}`);
    from = at + word.length;
  }
}

function assertMends(text: string, finding: Finding, english: Finding, fixed: string | undefined): void {
  const [first] = finding.suggestions;
  assert.deepEqual(
    english.suggestions.map(({ edits }) => edits),
    finding.suggestions.map(({ edits }) => edits),
  );
  if (fixed === undefined) {
    assert.equal(first, undefined, first?.title);
    return;
  }
  assert.ok(first, `no suggestion for: ${finding.message}`);
  const mended = applyEdits(text, first.edits);
  assert.equal(mended, fixed);
  assert.equal(describe(check(mended, 'zh-CN')), '', 'the first suggestion leaves nothing to report');
}

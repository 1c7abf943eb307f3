// An explanation works out the numbers of its document: what it adds up adds up, each addend stands where its link leads,
// and what it says can be done is what the finding suggests.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  type Analysis,
  analyse,
  type ExplanationLinks,
  explainFinding,
  explainRule,
  type Finding,
  type Locale,
  ruleInfos,
} from '../../server/src/core/api.js';
import { consistentDraft, printOf, withFigures, writeDraft } from '../support/budget-drafts.js';
import fc from '../support/fast-check.js';
import { readMarks } from '../support/marked.js';
import { repositoryRoot } from '../support/repository.js';

const LOCALES: readonly Locale[] = ['zh-CN', 'en'];
const links: ExplanationLinks = {
  place: ({ start }) => `#${start}`,
  elsewhere: () => undefined,
  rule: (ruleId) => `rule:${ruleId}`,
};

/** A figure as it is printed, with or without separators, as cents of its unit. */
function cents(printed: string): bigint {
  const [, sign, whole = '', decimals = ''] = /^\*{0,2}(-?)([\d,]+)(?:\.(\d{1,6}))?\*{0,2}$/u.exec(printed) ?? [];
  assert.ok(whole !== '', printed);
  const value = BigInt(whole.replaceAll(',', '') + decimals.padEnd(6, '0'));
  return sign === '-' ? -value : value;
}

/** The tables of an explanation that work an equation out: rows of mark, name, place and amount. */
function workings(markdown: string): readonly (readonly (readonly string[])[])[] {
  const numbers = markdown.split(/^## /mu)[1] ?? '';
  return numbers
    .split('\n\n')
    .filter((block) => /^\| {2}\|/u.test(block))
    .map((block) =>
      block
        .split('\n')
        .slice(2)
        .map((line) => line.slice(2, -2).split(' | ')),
    );
}

/** Checks one explanation, and says how many equations it works out. */
function assertWorksOut(analysis: Analysis, finding: Finding): number {
  const { markdown, title } = explainFinding(analysis, finding, links);
  assert.ok(markdown.startsWith(`# ${title}\n`));
  for (const { title: suggested } of finding.suggestions) assert.ok(markdown.includes(suggested.slice(0, 6)), suggested);
  for (const [, offset] of markdown.matchAll(/\]\(#(\d+)\)/gu)) assert.ok(Number(offset) <= analysis.text.length);
  const worked = workings(markdown);
  for (const rows of worked) {
    const total = cents(rows[0]?.[3] ?? '');
    let sum = 0n;
    let isShort = false;
    for (const [mark = '', , place = '', amount = ''] of rows.slice(1)) {
      if (place === '') break;
      // A blank counts as nothing.
      if (!/\d/u.test(amount)) continue;
      sum += (mark === '−' ? -1n : 1n) * cents(amount);
      const offset = Number(/\(#(\d+)\)/u.exec(place)?.[1]);
      const printed = /^[-+]?[\d,.]+/u.exec(analysis.text.slice(offset, offset + 40))?.[0] ?? '';
      isShort ||= printed === '';
      if (printed !== '') assert.equal(cents(printed), cents(amount), `${printed} ${amount}`);
    }
    assert.ok(!isShort, 'a link leads to the digits');
    const [sumRow, differenceRow] = [rows.at(-2), rows.at(-1)];
    assert.equal(cents(differenceRow?.[3] ?? ''), total - sum);
    if (sumRow?.[2] === '') assert.equal(cents(sumRow[3] ?? ''), sum);
  }
  return worked.length;
}

test('a changed figure is worked out: its equations, their difference, and the figure that was there', () => {
  let told = 0;
  fc.assert(
    fc.property(consistentDraft, fc.nat(), fc.integer({ min: 10, max: 99_999 }), fc.constantFrom(...LOCALES), (draft, at, by, locale) => {
      const place = draft.figures[at % draft.figures.length];
      if (!place) return;
      const changed = withFigures(draft, [{ place: place.place, units: place.units + by }], printOf(draft));
      const analysis = analyse(writeDraft(changed, { layout: 'pipe' }).text, { locale });
      for (const finding of analysis.findings) if (finding.severity === 'error') told += assertWorksOut(analysis, finding);
    }),
    { numRuns: 40 },
  );
  assert.ok(told >= 40, `${told} equations`);
});

for (const { id, title } of ruleInfos) {
  const page = readFileSync(join(repositoryRoot, 'server', 'src', 'core', 'rules', `${id}.md`), 'utf8');
  const drafts = [...page.matchAll(/^```budget\n([\s\S]*?)^```$/gmu)].map(([, text = '']) => readMarks(text).text);

  test(`${id}: what its page shows is explained in both languages, with the law, its source and how to have it accepted`, () => {
    for (const locale of LOCALES) {
      const [law, source, silent] = locale === 'en' ? ['Rule', 'Source', 'When it is silent'] : ['规则', '依据', '何时不报'];
      for (const text of drafts) {
        const analysis = analyse(text, { locale });
        for (const finding of analysis.findings.filter(({ ruleId }) => ruleId === id)) {
          const { markdown } = explainFinding(analysis, finding, links);
          assert.ok(markdown.startsWith(`# ${title[locale]}\n`));
          for (const heading of [law, source, silent]) assert.ok(markdown.includes(`\n## ${heading}\n`), heading);
          assert.ok(markdown.includes(`{"rules": {"${id}": "off"}}`));
          assert.doesNotMatch(markdown, /\]\([\w-]+\.md\)|undefined|\bNaN\b/u);
          assertWorksOut(analysis, finding);
        }
      }
      const ofRule = explainRule(id, locale, links)?.markdown ?? '';
      assert.ok(ofRule.startsWith(`# ${title[locale]}\n`));
      assert.match(ofRule, /⟦/u);
      assert.doesNotMatch(ofRule, /\]\([\w-]+\.md\)/u);
      // A line within a paragraph would be shown with a space between two Chinese characters.
      const prose = ofRule.replace(/^```[\s\S]*?^```$/gmu, '');
      assert.doesNotMatch(prose, /\p{Script=Han}\n\p{Script=Han}/u);
      for (const [, other] of ofRule.matchAll(/\]\(rule:([\w-]+)\)/gu)) assert.ok(ruleInfos.some((rule) => rule.id === other));
    }
  });
}

test('there is no page of what is no rule', () => {
  for (const id of ['internal-error', 'constructor', '__proto__', '']) assert.equal(explainRule(id, 'en', links), undefined);
});

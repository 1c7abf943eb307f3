// A comment silences the finding it names and nothing else, never without a reason, and not once the figure has changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, applyEdits, codeActionsAt, type Finding } from '../../server/src/core/api.js';
import * as drafts from '../support/rule-drafts.js';
import { sharedFiles } from '../support/shared-corpus.js';

const REASON = '按财政局口径含专户资金';
const COMMENT_RULES = ['stale-acceptance', 'unexplained-acceptance', 'unreadable-comment'];

/** Drafts of our own with one or two wrong figures each, and the real ones where they are at hand. */
const faulty = [
  ...Object.values(drafts)
    .filter((draft) => typeof draft === 'string')
    .flatMap((draft) => [
      draft.replace(/(?<=\| )([1-9]\d)\.00(?= \|)/u, '$15.00'),
      draft.replaceAll(/(?<=\| )3(\d+)\.00(?= \|)/gu, '7$1.00'),
    ])
    .map((text, place) => ({ name: `draft ${place + 1}`, text })),
  ...sharedFiles('seeds', /\.md$/u),
  ...sharedFiles('corpus/budget', /\.(?:md|tsv|txt)$/u),
];

function check(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

/** Findings by what they say, so that those of two texts can be compared. */
function told({ text }: Analysis, findings: readonly Finding[]): readonly string[] {
  return findings.map(({ ruleId, span, message }) => `${ruleId} «${text.slice(span.start, span.end)}» ${withoutLines(message)}`).toSorted();
}

/** A line more above moves every line that a message counts. */
function withoutLines(message: string): string {
  return message.replaceAll(/第 \d+ 行/gu, '第 n 行');
}

function accepting(analysis: Analysis, finding: Finding) {
  const action = codeActionsAt(analysis, finding.span).find(
    ({ placeholder, finding: own }) => placeholder !== undefined && own === finding,
  );
  assert.ok(action?.placeholder, `no way to accept ${finding.ruleId}`);
  return { edits: action.edits, placeholder: action.placeholder };
}

const cases = faulty.flatMap(({ name, text }) => {
  const analysis = check(text);
  // Every rule once or twice per document is enough.
  const chosen = analysis.findings.filter(
    (finding, place, all) => all.slice(0, place).filter(({ ruleId }) => ruleId === finding.ruleId).length < 2,
  );
  return chosen.map((finding) => ({ name: `${name}: ${finding.ruleId} at ${finding.span.start}`, analysis, finding }));
});

test('there are findings to accept', () => assert.ok(cases.length >= 10, `${cases.length}`));

for (const { name, analysis, finding } of cases) {
  test(`${name} is accepted for a reason, and only that one`, () => {
    const { edits, placeholder } = accepting(analysis, finding);
    const asked = applyEdits(analysis.text, edits);
    const withoutReason = check(asked);
    assert.deepEqual(
      told(
        withoutReason,
        withoutReason.findings.filter(({ ruleId }) => ruleId !== 'unexplained-acceptance'),
      ),
      told(analysis, analysis.findings),
    );
    assert.equal(withoutReason.findings.filter(({ ruleId }) => ruleId === 'unexplained-acceptance').length, 1);

    const explained = check(asked.replace(placeholder, REASON));
    assert.deepEqual(
      told(explained, explained.findings),
      told(
        analysis,
        analysis.findings.filter((other) => other !== finding),
      ),
    );
    assert.deepEqual(
      explained.accepted.map(({ reason }) => reason),
      [REASON],
    );
    assert.deepEqual(
      told(
        explained,
        explained.accepted.map((accepted) => accepted.finding),
      ),
      told(analysis, [finding]),
    );
  });
}

const wrong = drafts.runningCosts.replace('55.00', '56.00');
const comment = (figure: string, reason = `: ${REASON}`) => `<!-- budget-draft accept wrong-sum ${figure}${reason} -->\n`;

function rulesIn(text: string): readonly string[] {
  return check(text).findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`);
}

test('the figure may be written with its row or without, above the table or right below it', () => {
  assert.deepEqual(rulesIn(wrong), ['wrong-sum error']);
  for (const figure of ['56.00', '合计 56.00', ' 合计56.00', '５６．００']) {
    assert.deepEqual(rulesIn(comment(figure) + wrong), [], figure);
    assert.deepEqual(rulesIn(wrong + comment(figure)), [], figure);
  }
});

test('a comment whose figure has changed is stale, and the finding is back', () => {
  const text = comment('合计 57.00') + wrong;
  assert.deepEqual(rulesIn(text), ['stale-acceptance warning', 'wrong-sum error']);
  const stale = check(text).findings[0];
  assert.deepEqual(rulesIn(applyEdits(text, stale?.suggestions[0]?.edits ?? [])), []);
  assert.equal(applyEdits(text, stale?.suggestions[1]?.edits ?? []), wrong);
});

test('a comment in front of a right table is needless, and one far from its table says nothing', () => {
  const right = drafts.runningCosts;
  assert.deepEqual(rulesIn(comment('55.00') + right), ['stale-acceptance hint']);
  assert.deepEqual(rulesIn(`${comment('56.00')}\n${drafts.byFunction}\n${wrong}`), ['stale-acceptance hint', 'wrong-sum error']);
});

test('a comment accepts one finding: two equal faults ask for two', () => {
  const twice = `${wrong}\n${wrong.replace('机关运行经费', '会议费')}`;
  assert.equal(rulesIn(twice).filter((rule) => rule === 'wrong-sum error').length, 2);
  assert.deepEqual(rulesIn(comment('56.00') + twice), ['wrong-sum error']);
});

test('no reason, no silence; and what is misspelt is told', () => {
  for (const reason of ['', ':', '： （请填写原因）', ': (give the reason)', ': 。'])
    assert.deepEqual(rulesIn(comment('56.00', reason) + wrong), ['unexplained-acceptance warning', 'wrong-sum error'], reason);
  assert.deepEqual(rulesIn(comment('56.00').replace('wrong-sum', 'wrong-sums') + wrong), ['unreadable-comment warning', 'wrong-sum error']);
  assert.deepEqual(rulesIn(comment('56.00').replace('accept', 'allow') + wrong), ['unreadable-comment warning', 'wrong-sum error']);
  for (const rule of COMMENT_RULES)
    assert.ok(rulesIn(`<!-- budget-draft accept ${rule} x: ${REASON} -->\n${wrong}`).includes('wrong-sum error'));
});

test('where its rule is off, a comment is neither stale nor needless', () => {
  const { findings, accepted } = analyse(comment('57.00') + wrong, { locale: 'zh-CN', rules: { 'wrong-sum': 'off' } });
  assert.deepEqual([findings, accepted], [[], []]);
});

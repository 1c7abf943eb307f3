import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits } from '../../server/src/core/api.js';
import { readMarks } from '../support/marked.js';
import { change, hintsAt, saysNothing } from '../support/rule-check.js';
import { byFunction, runningCosts, table } from '../support/rule-drafts.js';

const off = change(runningCosts, '合计 | 55.00', '合计 | ⟦55.01⟧');

describe('rounding-difference', () => {
  it('is a hint on the total that names the sum and what to do', () => {
    const [finding] = hintsAt(off);
    const { text } = readMarks(off);
    assert.equal(finding?.ruleId, 'rounding-difference');
    assert.match(finding.message, /合计.*相差 0\.01.*四舍五入差.*55\.01 ≠ 12\.50 \+ 3\.00 \+ 8\.00 \+ 31\.50 = 55\.00.*无需处理。$/u);
    const english = analyse(text, { locale: 'en' }).findings[0];
    assert.match(english?.message ?? '', /合计 differs .* by 0\.01.* rounding .*55\.01 ≠ .* = 55\.00\. Nothing to do .*\.$/u);
    assert.deepEqual(
      finding.related.map(({ span }) => text.slice(span.start, span.end)),
      ['12.50', '3.00', '8.00', '31.50'],
    );
    assert.equal(applyEdits(text, finding.suggestions[0]?.edits ?? []), runningCosts);
  });

  it('stays a hint where several sums of a table are off by one last place', () => {
    // 30.01 breaks its row and its 款; 660.01 its row and its 类: no one cell accounts for all, so it is rounding.
    const draft = change(
      change(byFunction, '职业年金缴费支出 | 30.00', '职业年金缴费支出 | ⟦30.01⟧'),
      '| | 合计 | 660.00',
      '| | 合计 | ⟦660.01⟧',
    );
    const findings = hintsAt(change(draft, '行政事业单位养老支出 | 90.00', '行政事业单位养老支出 | ⟦90.00⟧'));
    assert.equal(findings.length, 4);
    for (const { ruleId } of findings) assert.equal(ruleId, 'rounding-difference');
  });

  it('counts the last place that is printed: 0.1 in a table of tenths', () => {
    const tenths = table(
      '机关运行经费安排情况表',
      `
      | 项目 | 预算数 |
      | --- | ---: |
      | 合计 | ⟦55.1⟧ |
      | 办公费 | 12.5 |
      | 印刷费 | 3.0 |
      | 水费 | 8.0 |
      | 电费 | 31.5 |
    `,
    );
    assert.equal(hintsAt(tenths)[0]?.ruleId, 'rounding-difference');
  });

  it('is silent on sums that hold', () => {
    saysNothing(runningCosts);
    saysNothing(byFunction);
  });
});

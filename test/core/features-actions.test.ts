import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits, type CodeAction, codeActionsAt, type Locale, summarise, tableSummaries } from '../../server/src/core/api.js';
import { river, riverWithSlip } from '../support/feature-drafts.js';

function actionsAt(text: string, row: string, inner: string, locale: Locale = 'zh-CN'): readonly CodeAction[] {
  const at = text.indexOf(inner, text.indexOf(row));
  return codeActionsAt(analyse(text, { locale }), { start: at, end: at });
}

describe('what can be done at a place', () => {
  it('offers the suggestions of a finding first, its first one preferred', () => {
    const [first, ...others] = actionsAt(riverWithSlip, '| 20805 |', '99.00');
    assert.equal(first?.kind, 'quickfix');
    assert.equal(first?.preferred, true);
    assert.equal(first?.changesFigures, true);
    assert.equal(first?.finding?.ruleId, 'wrong-sum');
    assert.equal(applyEdits(riverWithSlip, first?.edits ?? []), river);
    assert.ok(others.every((action) => !action.preferred));
  });

  it('offers to recalculate a total and its table, and each mends the slip', () => {
    const refactors = actionsAt(riverWithSlip, '| 20805 |', '99.00').filter(({ kind }) => kind.startsWith('refactor'));
    assert.deepEqual(
      refactors.map(({ title }) => title),
      ['重新计算“20805 行政事业单位养老支出·合计”', '重新计算本表（1 处）'],
    );
    for (const { edits, finding } of refactors) {
      assert.equal(applyEdits(riverWithSlip, edits), river);
      assert.equal(finding, undefined);
    }
  });

  it('offers the document where it would change more than the table', () => {
    const elsewhere = actionsAt(riverWithSlip, '| 301 |', '290.00', 'en');
    assert.deepEqual(
      elsewhere.map(({ title }) => title),
      ['Recalculate the document (1 figure)'],
    );
  });

  it('offers nothing where nothing would change, in prose, and in what is no budget', () => {
    assert.deepEqual(actionsAt(river, '| 20805 |', '90.00'), []);
    assert.deepEqual(actionsAt(riverWithSlip, '# 青川', '部门预算'), []);
    assert.deepEqual(codeActionsAt(analyse('plain text', { locale: 'en' }), { start: 0, end: 10 }), []);
  });
});

describe('summaries', () => {
  it('count tables and equations, rounding differences among those that hold', () => {
    const analysis = analyse(river, { locale: 'zh-CN' });
    const whole = summarise(analysis);
    assert.deepEqual(
      { ...whole, equations: 0, holding: 0 },
      { recognised: true, year: 2022, owner: undefined, tables: 3, equations: 0, holding: 0 },
    );
    assert.ok(whole.equations > 20);
    assert.equal(whole.holding, whole.equations);
    const tables = tableSummaries(analysis);
    const between = analysis.document.evaluated.filter(({ equation }) => equation.source.kind === 'identity').length;
    assert.equal(tables.reduce((sum, { equations }) => sum + equations, 0) + between, whole.equations);
    assert.deepEqual(
      tables.map(({ title, stale }) => [title, stale]),
      [
        ['表 1 收支总体情况表', 0],
        ['表 2 支出总体情况表', 0],
        ['表 3 基本支出情况表（按经济分类）', 0],
      ],
    );
    for (const { title, span } of tables) assert.equal(river.slice(span.start, span.end), title);
  });

  it('count what fails and what a recalculation would change', () => {
    const [first, second, third] = tableSummaries(analyse(riverWithSlip, { locale: 'zh-CN' }));
    assert.deepEqual([first?.stale, second?.stale, third?.stale], [0, 1, 0]);
    assert.equal((second?.equations ?? 0) - (second?.holding ?? 0), 3);
  });

  it('know nothing of a text that is no budget', () => {
    const analysis = analyse('# 2022 年预算执行讲话\n\n同志们：\n', { locale: 'zh-CN' });
    assert.deepEqual(summarise(analysis), { recognised: false, year: undefined, owner: undefined, tables: 0, equations: 0, holding: 0 });
    assert.deepEqual(tableSummaries(analysis), []);
  });
});

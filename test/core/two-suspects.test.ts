// Faults that no single cell explains: two slips that share a sum, and figures in each other's place.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits } from '../../server/src/core/api.js';

// 合计 = 类, 类 = its 款; every row: 合计 = 基本支出 + 项目支出.
const DRAFT = `某局2026年部门预算

支出总体情况表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| | 合计 | 530.00 | 310.00 | 220.00 |
| 208 | 社会保障和就业支出 | 310.00 | 190.00 | 120.00 |
| 20805 | 行政事业单位养老支出 | 250.00 | 170.00 | 80.00 |
| 2080501 | 行政单位离退休 | 90.00 | 60.00 | 30.00 |
| 2080505 | 机关事业单位基本养老保险缴费支出 | 160.00 | 110.00 | 50.00 |
| 20899 | 其他社会保障和就业支出 | 60.00 | 20.00 | 40.00 |
| 2089999 | 其他社会保障和就业支出 | 60.00 | 20.00 | 40.00 |
| 221 | 住房保障支出 | 220.00 | 120.00 | 100.00 |
| 22102 | 住房改革支出 | 220.00 | 120.00 | 100.00 |
| 2210201 | 住房公积金 | 145.00 | 75.00 | 70.00 |
| 2210203 | 购房补贴 | 75.00 | 45.00 | 30.00 |
`;

function findingsAfter(...changes: readonly (readonly [string, string])[]) {
  const text = changes.reduce((changed, [from, to]) => {
    assert.equal(changed.split(from).length, 2, `${from} stands once`);
    return changed.replace(from, to);
  }, DRAFT);
  const { findings } = analyse(text, { locale: 'zh-CN' });
  return { text, findings, at: findings.map(({ span }) => text.slice(span.start, span.end)) };
}

describe('two slips that share a sum', () => {
  it('are silent before they are made', () => {
    assert.deepEqual(analyse(DRAFT, { locale: 'zh-CN' }).findings, []);
  });

  it('in one column under one parent are two findings, each on its cell', () => {
    // The parent's sum is off by both together, each row by one of them.
    const { text, findings, at } = findingsAfter(
      ['| 90.00 | 60.00 |', '| 90.00 | 63.00 |'],
      ['| 160.00 | 110.00 |', '| 160.00 | 150.00 |'],
    );
    assert.deepEqual(at, ['63.00', '150.00']);
    const mended = applyEdits(
      text,
      findings.flatMap(({ suggestions }) => suggestions[0]?.edits ?? []),
    );
    assert.equal(mended, DRAFT);
  });

  it('in one row are two findings, each on its cell', () => {
    const { at } = findingsAfter(['| 145.00 | 75.00 | 70.00 |', '| 145.00 | 78.00 | 10.00 |']);
    assert.deepEqual(at, ['78.00', '10.00']);
  });
});

describe('figures in each other’s place', () => {
  it('are one finding that exchanges them', () => {
    // 75.00 and 45.00 under one parent: the parent still adds up, both rows do not.
    const { text, findings } = findingsAfter(
      ['| 145.00 | 75.00 |', '| 145.00 | 45.00 |'],
      ['| 75.00 | 45.00 | 30.00 |', '| 75.00 | 75.00 | 30.00 |'],
    );
    assert.equal(findings.length, 1);
    assert.match(findings[0]?.message ?? '', /对调/);
    assert.equal(applyEdits(text, findings[0]?.suggestions[0]?.edits ?? []), DRAFT);
  });
});

describe('a suspect', () => {
  it('is never a negative figure where the column prints none', () => {
    const { findings } = findingsAfter(['住房改革支出 | 220.00 | 120.00', '住房改革支出 | 20.00 | 20.00']);
    for (const { suggestions } of findings)
      for (const { edits } of suggestions) for (const { newText } of edits) assert.doesNotMatch(newText, /-/);
  });
});

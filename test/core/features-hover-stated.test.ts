import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Analysis, analyse, hoverAt, type Locale } from '../../server/src/core/api.js';
import { repositoryRoot } from '../support/repository.js';

// The sample but for its planted slip: every amount of its sentences agrees with its tables.
const sound = readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8').replace('321.08', '312.08');
const stated = '卫生健康支出139.62万元';

function hover(analysis: Analysis, text: string, passage: string, inner: string): string | undefined {
  const at = text.indexOf(inner, text.indexOf(passage));
  assert.ok(at >= 0, `${inner} after ${passage}`);
  return hoverAt(analysis, at + 1)?.markdown;
}

function read(text: string, locale: Locale = 'zh-CN'): Analysis {
  return analyse(text, { locale });
}

describe('hovering an amount of a sentence', () => {
  it('names the item and the cells that print it', () => {
    const markdown = hover(read(sound), sound, stated, '139.62') ?? '';
    assert.match(markdown, /文中的“卫生健康支出”/u);
    assert.match(markdown, /- ✓ .*收支总体情况表.*第 118 行.*139\.62/u);
    assert.doesNotMatch(markdown, /✗/u);
  });

  it('tells how far it is from its cell where they disagree, in both languages', () => {
    const wrong = sound.replace(stated, '卫生健康支出136.92万元');
    assert.match(hover(read(wrong), wrong, '卫生健康支出136', '136.92') ?? '', /- ✗ .*139\.62，相差 2\.70/u);
    assert.match(hover(read(wrong, 'en'), wrong, '卫生健康支出136', '136.92') ?? '', /- ✗ .*139\.62, 2\.70 apart/u);
  });

  it('recomputes the rate that the sentence gives', () => {
    const right = hover(read(sound), sound, '收支总预算3371.17', '3371.17') ?? '';
    assert.match(right, /- ✓ .*16\.39%，文中为 16\.39%/u);
    const wrong = sound.replace('增长16.39%', '增长19.36%');
    assert.match(hover(read(wrong), wrong, '收支总预算3371.17', '3371.17') ?? '', /- ✗ .*16\.39%，文中为 19\.36%/u);
  });

  it('says what the equations say of every amount that is bound, and nothing of others', () => {
    const analysis = read(sound);
    const { stated: bound, prose } = analysis.document;
    assert.ok(bound.length > 10);
    for (const { figure } of bound) assert.match(hoverAt(analysis, figure.cell.span.start)?.markdown ?? '', /- ✓ /u);
    const known = new Set(bound.map(({ figure }) => figure.cell.span.start));
    const others = prose.amounts.filter(({ figure }) => !known.has(figure.cell.span.start));
    assert.ok(others.length > 0);
    for (const { figure } of others) assert.equal(hoverAt(analysis, figure.figure.start + 1), undefined, figure.cell.text);
  });
});

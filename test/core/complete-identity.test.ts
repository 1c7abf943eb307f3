import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completeIdentity, parseOwnIdentity } from '../../server/src/core/api.js';
import { identityPlaceAt } from '../../server/src/core/features/complete/identity-place.js';
import { check, pipeDraft, SPENDING } from '../support/core-readings.js';

const draft = check(
  `${SPENDING}\n${pipeDraft('2022年“三公”经费预算表', ['项目', '2022年/预算', '上年'], ['合计', '30.00', '31.00'], ['公务接待费', '10.00', '11.00'], ['公务用车购置、运行费', '20.00', '20.00'])}`,
);

/** The place at the caret `¦` of a line. */
function placeIn(marked: string) {
  const at = marked.indexOf('¦');
  const place = identityPlaceAt(marked.replace('¦', ''), at);
  return place && [place.kind, place.table, place.typed];
}

describe('a place in an identity that is being written', () => {
  it('is a title, a row or a column', () => {
    assert.deepEqual(placeIn('¦'), ['table', '', '']);
    assert.deepEqual(placeIn('接待费: 三公¦'), ['table', '', '三公']);
    assert.deepEqual(placeIn('三公经费表[¦'), ['row', '三公经费表', '']);
    assert.deepEqual(placeIn('三公经费表[合计, 本¦]'), ['column', '三公经费表', '本']);
    assert.deepEqual(placeIn('甲表[合计] ≤ 乙¦'), ['table', '', '乙']);
    assert.deepEqual(placeIn('甲表[合计] <= ¦'), ['table', '', '']);
    assert.deepEqual(placeIn('甲表[合计] = 乙表[30217] + 丙¦'), ['table', '', '丙']);
    assert.deepEqual(placeIn('甲表[合计] = 「乙-[1]表」[30217/5¦'), ['row', '乙-[1]表', '5']);
    assert.deepEqual(placeIn('甲表[合计]¦'), undefined);
  });
});

describe('completing an identity', () => {
  const labels = (marked: string) => {
    const at = marked.indexOf('¦');
    return completeIdentity(marked.replace('¦', ''), at, [draft])?.items.map(({ label }) => label) ?? [];
  };

  it('offers the titles of the drafts, by their sound as well', () => {
    assert.deepEqual(labels('¦'), ['支出总体情况表', '“三公”经费预算表']);
    assert.deepEqual(labels('sgjf¦'), ['“三公”经费预算表']);
  });

  it('offers the rows and the columns of the table that is named', () => {
    assert.deepEqual(labels('三公经费表[¦'), ['合计', '公务接待费', '公务用车购置、运行费']);
    assert.deepEqual(labels('三公经费表[jd¦'), ['公务接待费']);
    assert.deepEqual(labels('三公经费表[合计, ¦'), ['2022年/预算', '上年']);
    assert.deepEqual(labels('支出总体情况表[2130304¦'), ['2130304 水利行业业务管理']);
    assert.deepEqual(labels('没有的表[¦'), []);
  });

  it('writes what reads as the same words again', () => {
    for (const [marked, table, row, column] of [
      ['¦', '支出总体情况表', '合计', '合计'],
      ['三公经费表[合计, ¦', '三公经费表', '合计', '2022年/预算'],
    ] as const) {
      const at = marked.indexOf('¦');
      const line = marked.replace('¦', '');
      const item = completeIdentity(line, at, [draft])?.items[0];
      assert.ok(item);
      const written = line.slice(0, item.span.start) + item.newText + line.slice(item.span.end);
      const whole = written.includes('[') ? `${written}] = 支出总体情况表[合计]` : `${written}[合计] = 支出总体情况表[合计]`;
      const reading = parseOwnIdentity(whole);
      assert.equal(reading.kind, 'identity');
      const [term] = reading.kind === 'identity' ? reading.identity.left : [];
      assert.deepEqual([term?.table, term?.row[0]], [table, row]);
      if (line !== '') assert.deepEqual(term?.column, [column]);
    }
  });
});

// Where a subject has one 项 alone in the other tables, its row is put below the subject with the same amounts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, applyEdits, builtInPacks } from '../../server/src/core/api.js';
import fc from '../support/fast-check.js';
import { blankDraft, fillTables, smallBudget } from '../support/filled-drafts.js';

const TABLE = '支出总体情况表';

function missing(text: string) {
  return analyse(text, { locale: 'zh-CN' }).findings.filter(({ ruleId }) => ruleId === 'missing-child-row');
}

test('the only 项 of a 款 comes back as it was, with the figures of the 款', () => {
  const pack = builtInPacks.find(({ id }) => id === 'guangzhou-2021');
  assert.ok(pack);
  for (const budget of fc.sample(smallBudget, { numRuns: 5, seed: 2 })) {
    const whole = fillTables(blankDraft({ pack, year: 2022, unit: '万元' }), budget);
    const start = whole.indexOf('\n| 2210201', whole.indexOf(`### 三、${TABLE}`));
    const row = whole.slice(start, whole.indexOf('\n', start + 1));
    assert.match(row, /住房公积金/u);
    const cut = whole.slice(0, start) + whole.slice(start + row.length);
    const [finding] = missing(cut);
    assert.ok(finding);
    const mended = applyEdits(cut, finding.suggestions[0]?.edits ?? []);
    const plain = (text: string) => text.replace(/ +/gu, ' ');
    assert.equal(plain(mended), plain(whole));
    assert.deepEqual(missing(mended), []);
  }
});

test('of several 项 none is chosen', () => {
  const pack = builtInPacks.find(({ id }) => id === 'guangzhou-2021');
  const [budget] = fc.sample(smallBudget, { numRuns: 1, seed: 2 });
  assert.ok(pack && budget);
  const whole = fillTables(blankDraft({ pack, year: 2022, unit: '万元' }), budget);
  const start = whole.indexOf('\n| 2080505', whole.indexOf(`### 三、${TABLE}`));
  const end = whole.indexOf('\n', whole.indexOf('\n| 2080506', start) + 1);
  const found = missing(whole.slice(0, start) + whole.slice(end));
  assert.ok(found.length > 0);
  assert.deepEqual(
    found.flatMap(({ suggestions }) => suggestions),
    [],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanSampleText, folderWith, runCli, sampleText, slip } from '../support/cli-process.js';
import { askDuckDb, hasDuckDb, type SqlRow } from '../support/duckdb.js';
import { sqlBlocks } from '../support/facts-doc.js';

/** The sample is the budget of 2026; a year earlier the same department planned the same. */
const earlier = cleanSampleText.replace(/202[56]/gu, (year) => String(Number(year) - 1));

/** What the block whose query has some words answers. */
function answerOf(words: string, answers: readonly (readonly SqlRow[])[]): readonly SqlRow[] {
  const at = sqlBlocks.findIndex((sql) => sql.includes(words));
  assert.ok(at >= 0, words);
  return answers[at] ?? [];
}

test('the queries of the page give the amounts of the drafts, where DuckDB is at hand', {
  skip: !hasDuckDb() && 'DuckDB is not at hand',
}, (context) => {
  const cwd = folderWith(context, { '预算/2026.md': cleanSampleText, '预算/2025.md': earlier });
  for (const format of ['ndjson', 'csv'])
    assert.equal(runCli(['facts', '预算', '--format', format, '--out', '数据', '--force'], { cwd }).code, 0);
  const answers = askDuckDb(sqlBlocks, cwd);

  // 支出总计 3371.17 万元 in the overview of the sample, and its four classes.
  const classes = answerOf('AS 类', answers);
  const cents = (rows: readonly SqlRow[]) => rows.reduce((sum, { 金额 }) => sum + BigInt(String(金额).replace('.', '')), 0n);
  for (const year of [2025, 2026]) {
    const ofYear = classes.filter(({ 年度 }) => 年度 === year);
    assert.equal(ofYear.length, 4);
    assert.equal(cents(ofYear), 33711700_00n);
  }
  assert.deepEqual(
    answerOf('AS 增减百分比', answers).map(({ 部门, 年度, 支出总计, 增减 }) => [部门, 年度, 支出总计, 增减]),
    [
      ['海州市档案馆', 2025, '33711700.00', null],
      ['海州市档案馆', 2026, '33711700.00', '0.00'],
    ],
  );
  assert.deepEqual(
    answerOf('AS 名次', answers).map(({ 三公, 公务用车, 接待 }) => [三公, 公务用车, 接待]),
    Array.from({ length: 2 }, () => ['88000.00', '76000.00', '12000.00']),
  );
  assert.deepEqual(answerOf('收入总计 <> 支出总计', answers), []);
  const [counted] = answerOf('AS 金额数', answers);
  const [copied] = answerOf('parquet', answers);
  assert.equal(counted?.金额数, copied?.Count);
});

test('a query finds the figure that is wrong, where DuckDB is at hand', (context) => {
  if (!hasDuckDb()) return;
  const cwd = folderWith(context, { 'draft.md': sampleText });
  runCli(['facts', 'draft.md', '--out', '数据'], { cwd });
  const [load = ''] = sqlBlocks;
  const [, wrong] = askDuckDb([load, "SELECT amount, line FROM facts WHERE findings LIKE '%wrong-sum%'"], cwd);
  assert.deepEqual(wrong, [{ amount: '321.080000', line: sampleText.split('\n').indexOf(slip.wrong) + 1 }]);
});

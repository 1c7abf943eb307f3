// A change made in several columns of one row is one fault, and the row is put back as a whole (DOMAIN §3.3).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/core/api.js';
import { check, findingsIn, pipeDraft } from '../support/core-readings.js';

const ROWS = [
  ['', '合计', '130.00', '50.00', '80.00'],
  ['201', '一般公共服务支出', '80.00', '30.00', '50.00'],
  ['20103', '政府办公厅（室）及相关机构事务', '80.00', '30.00', '50.00'],
  ['2010350', '事业运行', '80.00', '30.00', '50.00'],
  ['208', '社会保障和就业支出', '20.00', '20.00', '0.00'],
  ['20805', '行政事业单位养老支出', '20.00', '20.00', '0.00'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '20.00', '20.00', '0.00'],
  ['213', '农林水支出', '30.00', '0.00', '30.00'],
  ['21303', '水利', '30.00', '0.00', '30.00'],
  ['2130306', '水利工程运行与维护', '30.00', '0.00', '30.00'],
] as const;
const HEADER = ['科目编码', '科目名称', '合计', '基本支出', '项目支出'];

function spending(change: (row: readonly string[]) => readonly string[]): string {
  return pipeDraft('支出总体情况表', HEADER, ...ROWS.map(change));
}

const right = spending((row) => row);

test('two columns of a class that both its rows and the total contradict', () => {
  const text = spending((row) => (row[0] === '208' ? ['208', '社会保障和就业支出', '22.00', '22.00', '0.00'] : row));
  const { findings } = check(text);
  assert.deepEqual(
    findings.map(({ ruleId, span }) => [ruleId, text.slice(span.start, span.end)]),
    [['wrong-sum', '22.00']],
    findingsIn(text).join('\n'),
  );
  const [finding] = findings;
  assert.match(
    finding?.message ?? '',
    /“社会保障和就业支出”有 2 列.*合计 22\.00 → 20\.00；基本支出 22\.00 → 20\.00。改后所在的 4 个等式全部成立/u,
  );
  assert.equal(applyEdits(text, finding?.suggestions[0]?.edits ?? []), right);
});

test('a row that only its total contradicts may as well be the new one: it is left to the total', () => {
  const text = spending((row) => (row[0] === '2130306' ? ['2130306', '水利工程运行与维护', '33.00', '0.00', '33.00'] : row));
  const { findings } = check(text);
  assert.equal(findings.length, 1, findingsIn(text).join('\n'));
  assert.match(findings[0]?.message ?? '', /“水利”与其下各行之和在 2 列中均不符/u);
});

test('columns that do not add up any more are wrong one by one', () => {
  const text = spending((row) => (row[0] === '208' ? ['208', '社会保障和就业支出', '22.00', '20.00', '0.00'] : row));
  const { findings } = check(text);
  assert.equal(findings.length, 1, findingsIn(text).join('\n'));
  assert.match(findings[0]?.message ?? '', /现为 22\.00，应为 20\.00/u);
});

test('the same wrong figure in two columns is one fault where no sum has them together', () => {
  const officials = (reception: string) =>
    pipeDraft(
      '“三公”经费预算表',
      ['项目', '2022年预算', '一般公共预算'],
      ['合计', '8.80', '8.80'],
      ['一、因公出国（境）费', '0.00', '0.00'],
      ['二、公务用车运行维护费', '7.60', '7.60'],
      ['三、公务接待费', reception, reception],
    );
  const text = `${officials('1.50')}\n\n2022年“三公”经费预算8.80万元，其中：公务用车运行维护费7.60万元，公务接待费1.20万元。\n`;
  const { findings } = check(text);
  assert.equal(findings.length, 1, findingsIn(text).join('\n'));
});

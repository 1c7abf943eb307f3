import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, type TidyFact, tidyFacts } from '../../server/src/core/api.js';
import { exactAmount } from '../../server/src/core/features/tidy-facts/amount-fields.js';
import { YearFields } from '../../server/src/core/features/tidy-facts/year-fields.js';

function factsOf(text: string, withText = false): readonly TidyFact[] {
  return tidyFacts(analyse(text, { locale: 'zh-CN' }), { document: 'draft.md', withText });
}

/** Some fields of each fact, in order. */
function pick<K extends keyof TidyFact>(facts: readonly TidyFact[], ...names: readonly K[]): readonly (readonly TidyFact[K][])[] {
  return facts.map((fact) => names.map((name) => fact[name]));
}

const spending = `# 青川县水务局2022年部门预算

## 支出总体情况表

单位名称：青川县水务局

单位：万元

| 科目编码 |  |  | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | ---: | ---: | ---: |
| 类 | 款 | 项 |  |  |  |  |
|  |  |  | 合计 | 1,203.50 | 1,203.50 |  |
| 208 |  |  | 社会保障和就业支 出 | 1,203.50 | 1,203.50 | - |
| 208 | 05 |  | 行政事业单位养老支出 | 1,203.50 | 1,203.50 | 无 |
| 208 | 05 | 05 | 机关事业单位基本养老保险缴费支出 | 1,203.50 | 1,203.50 |  |
`;

describe('facts of tables', () => {
  it('say what stands in a row and column, and leave out what is blank', () => {
    const facts = factsOf(spending);
    assert.deepEqual(pick(facts, 'row_code', 'row_name', 'row_path', 'column_path', 'is_total', 'is_leaf', 'row_no'), [
      ['', '合计', '', '合计', true, false, 1],
      ['', '合计', '', '基本支出', true, false, 1],
      ['208', '社会保障和就业支出', '', '合计', false, false, 2],
      ['208', '社会保障和就业支出', '', '基本支出', false, false, 2],
      ['20805', '行政事业单位养老支出', '社会保障和就业支出', '合计', false, false, 3],
      ['20805', '行政事业单位养老支出', '社会保障和就业支出', '基本支出', false, false, 3],
      ['2080505', '机关事业单位基本养老保险缴费支出', '社会保障和就业支出 / 行政事业单位养老支出', '合计', false, true, 4],
      ['2080505', '机关事业单位基本养老保险缴费支出', '社会保障和就业支出 / 行政事业单位养老支出', '基本支出', false, true, 4],
    ]);
    for (const fact of facts)
      assert.deepEqual(
        [fact.document, fact.owner, fact.budget_year, fact.year, fact.year_kind, fact.source, fact.table_no, fact.table_title],
        ['draft.md', '青川县水务局', 2022, 2022, 'current', 'table', 1, '支出总体情况表'],
      );
    assert.deepEqual(
      [...new Set(facts.map(({ amount, unit, amount_yuan }) => `${amount} ${unit} ${amount_yuan}`))],
      ['1203.50 万元 12035000'],
    );
    assert.deepEqual(pick(facts.slice(0, 4), 'table_kind', 'flow', 'fund', 'part', 'subject'), [
      ['expenditure', 'expenditure', 'all', 'all', 'all'],
      ['expenditure', 'expenditure', 'all', 'basic', 'all'],
      ['expenditure', 'expenditure', 'all', 'all', '208'],
      ['expenditure', 'expenditure', 'all', 'basic', '208'],
    ]);
    const [, second] = facts;
    const line = spending.split('\n').findIndex((text) => text.includes('| 合计 | 1,203.50')) + 1;
    const column = (spending.split('\n')[line - 1] ?? '').lastIndexOf('1,203.50') + 1;
    assert.deepEqual([second?.line, second?.line_column], [line, column]);
  });

  it('tell last year from this one by the header, and the budget from what was spent of it', () => {
    const facts = factsOf(`# 青川县水务局2022年部门预算

## 一般公共预算支出情况表

单位：元

| 科目编码 | 科目名称 | 2021年预算数 | 2021年执行数 | 2022年预算数 |
| --- | --- | ---: | ---: | ---: |
|  | 合计 | 1200.00 | 1100.00 | 1350.00 |
| 208 | 社会保障和就业支出 | 1200.00 | 1100.00 | 1350.00 |
`);
    assert.deepEqual(pick(facts.slice(3), 'row_code', 'year', 'year_kind', 'amount', 'amount_yuan'), [
      ['208', 2021, 'previous', '1200.00', '1200.00'],
      ['208', 2021, 'previous-executed', '1100.00', '1100.00'],
      ['208', 2022, 'current', '1350.00', '1350.00'],
    ]);
  });

  it('keep the other names of a row, and both its codes', () => {
    const facts = factsOf(`# 青川县水务局2022年部门预算

## 一般公共预算基本支出情况表（按经济分类）

单位：万元

| 部门科目编码 | 部门科目名称 | 政府科目编码 | 政府科目名称 | 预算数 |
| --- | --- | --- | --- | ---: |
|  | 合计 |  |  | 3.00 |
| 301 | 工资福利支出 | 501 | 机关工资福利支出 | 3.00 |
| 30101 | 基本工资 | 50101 | 工资奖金津补贴 | 3.00 |
`);
    assert.deepEqual(pick(facts, 'row_code', 'second_code', 'row_name', 'row_detail', 'subject'), [
      ['', '', '合计', '', 'all'],
      ['301', '501', '工资福利支出', '机关工资福利支出', '301'],
      ['30101', '50101', '基本工资', '工资奖金津补贴', '30101'],
    ]);
  });
});

describe('the owner', () => {
  const overview = (owner: string, total: string, second = '') => `
收支总体情况表

单位名称：${owner}

单位：万元

| 收入 | 预算数 | 支出 | 预算数 |
| --- | ---: | --- | ---: |
| 一、财政拨款 | ${total} | 一、社会保障和就业支出 | ${total} |
| 收入总计 | ${total} | 支出总计 | ${total} |
${second}`;
  const spent = (owner: string, total: string) => `
支出总体情况表

${owner === '' ? '' : `单位名称：${owner}\n\n`}单位：万元

| 科目编码 | 科目名称 | 合计 |
| --- | --- | ---: |
|  | 合计 | ${total} |
| 208 | 社会保障和就业支出 | ${total} |
`;

  it('of one budget is one, by whatever names its tables print it', () => {
    const facts = factsOf(`# 2022年部门预算\n${overview('青川县水务局', '3.00', spent('青川县水务局（本级）', '3.00'))}`);
    assert.deepEqual([...new Set(facts.map(({ owner }) => owner))], ['青川县水务局']);
  });

  it('of a volume is that of each of its budgets, also for tables that print none', () => {
    const facts = factsOf(
      `# 2022年部门预算\n${overview('青川县水务局', '3.00', spent('', '3.00'))}${overview('青川县农业局', '5.00', spent('', '5.00'))}`,
    );
    assert.deepEqual([...new Set(facts.map(({ owner, amount }) => `${owner} ${amount}`))], ['青川县水务局 3.00', '青川县农业局 5.00']);
  });
});

describe('facts of sentences', () => {
  const text = `${spending}
## 情况说明

2022年支出预算1,203.50万元，比上年减少20.00万元，下降1.63%，主要原因是人员减少。
`;

  it('are there when they are asked for, with what the sentence says of each', () => {
    assert.ok(factsOf(text).every(({ source }) => source === 'table'));
    const told = factsOf(text, true).filter(({ source }) => source === 'text');
    assert.deepEqual(pick(told, 'amount', 'unit', 'amount_yuan', 'role', 'table_title', 'row_no'), [
      ['1203.50', '万元', '12035000', 'level', '', undefined],
      ['20.00', '万元', '200000', 'decrease', '', undefined],
    ]);
    assert.deepEqual(
      told.map(({ line }) => line),
      told.map(() => text.split('\n').findIndex((line) => line.startsWith('2022年支出')) + 1),
    );
  });

  it('are about what the cells are about that they state', () => {
    const [level, change] = factsOf(text, true).filter(({ source }) => source === 'text');
    assert.deepEqual([level?.flow, level?.subject, level?.year_kind], ['expenditure', 'all', 'current']);
    assert.deepEqual([change?.flow, change?.subject], ['', '']);
  });
});

describe('exact amounts', () => {
  it('move the point and fill up with zeros', () => {
    const yuan = (units: number, decimals: number, unit: '元' | '百元' | '千元' | '万元' | '亿元') =>
      exactAmount({ units, decimals }, unit).amount_yuan;
    assert.equal(yuan(10308922, 2, '万元'), '1030892200');
    assert.equal(yuan(-1200, 2, '元'), '-12.00');
    assert.equal(yuan(1, 6, '万元'), '0.01');
    assert.equal(yuan(-5, 5, '千元'), '-0.05');
    assert.equal(yuan(15, 1, '百元'), '150');
    assert.equal(yuan(123456789012345, 0, '亿元'), '12345678901234500000000');
    assert.equal(yuan(0, 2, '亿元'), '0');
    assert.equal(yuan(0, 2, '元'), '0.00');
    assert.deepEqual(exactAmount({ units: 5, decimals: 1 }, undefined), { amount: '0.5', unit: '', amount_yuan: '' });
  });
});

describe('the year of an amount', () => {
  const years = new YearFields(2022);

  it('is that of the words above it, and otherwise the budget’s', () => {
    assert.deepEqual(years.ofWords(['2020年决算数']), { year: 2020, year_kind: 'other' });
    assert.deepEqual(years.ofWords(['上年预算数']), { year: 2021, year_kind: 'previous' });
    assert.deepEqual(years.ofWords(['2022年预算', '合计']), { year: 2022, year_kind: 'current' });
    assert.deepEqual(years.ofWords(['合计']), { year: 2022, year_kind: 'current' });
  });

  it('is not known where the budget does not say its own', () => {
    const unknown = new YearFields(undefined);
    assert.deepEqual(unknown.ofWords(['合计']).year, undefined);
    assert.deepEqual(unknown.ofFact('previous').year, undefined);
    assert.deepEqual(unknown.ofWords(['2020年']).year, 2020);
  });
});

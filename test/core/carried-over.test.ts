// Money carried over from last year: overviews count it, sentences about 当年拨款 and some tables do not, and both are right.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';

function reported(text: string): readonly string[] {
  return analyse(text, { locale: 'zh-CN' })
    .findings.filter(({ severity }) => severity !== 'hint')
    .map(({ ruleId, span }) => `${ruleId} ${text.slice(span.start, span.end)}`);
}

const FISCAL_OVERVIEW = `财政拨款收支预算总表

单位：万元

| 收入 | | 支出 | | |
|---|---|---|---|---|
| 项目 | 预算数 | 项目 | 合计 | 一般公共预算 |
| 一、本年收入 | 900.00 | 一、本年支出 | 960.00 | 960.00 |
| 一般公共预算拨款收入 | 900.00 | 教育支出 | 760.00 | 760.00 |
| 二、上年结转 | 60.00 | 住房保障支出 | 200.00 | 200.00 |
| 收入总计 | 960.00 | 支出总计 | 960.00 | 960.00 |
`;

/** Subjects only at their last level, with this year's money beside last year's. */
const SPLIT_BY_YEARS = `一般公共预算支出预算表

单位：万元

| 科目编码 | 科目名称 | 合计 | 当年财政拨款安排 | 上年结转安排 |
|---|---|---|---|---|
| | 合计 | 960.00 | 900.00 | 60.00 |
| 2050101 | 行政运行 | 520.00 | 500.00 | 20.00 |
| 2050102 | 一般行政管理事务 | 240.00 | 200.00 | 40.00 |
| 2210201 | 住房公积金 | 200.00 | 200.00 | |
`;

const OF_THIS_YEAR = `一般公共预算支出预算表

单位：万元

| 科目编码 | 科目名称 | 合计 |
|---|---|---|
| | 合计 | 900.00 |
| 205 | 教育支出 | 700.00 |
| 20501 | 教育管理事务 | 700.00 |
| 2050101 | 行政运行 | 500.00 |
| 2050102 | 一般行政管理事务 | 200.00 |
| 221 | 住房保障支出 | 200.00 |
| 22102 | 住房改革支出 | 200.00 |
| 2210201 | 住房公积金 | 200.00 |
`;

const GRANTED = (education: string, running: string) => `三、一般公共预算当年拨款支出情况说明

青川县教育局2024年一般公共预算当年拨款900.00万元。

教育支出${education}万元，占77.78%；住房保障支出200.00万元，占22.22%。

1.教育支出（类）教育管理事务（款）行政运行（项）2024年预算数为${running}万元，主要用于机关正常运转。
`;

const UNIT = '单位：万元';

/** The owner stands above each table, or only in the title. */
function draft(table: string, education: string, running: string, isOwnerAbove = true): string {
  const tables = `${FISCAL_OVERVIEW}\n${table}`;
  const owned = isOwnerAbove ? tables.replaceAll(UNIT, `部门：青川县教育局\n\n${UNIT}`) : tables;
  return `青川县教育局2024年部门预算\n\n${GRANTED(education, running)}\n${owned}`;
}

test('当年拨款 is less than what the overview spends, by what is carried over', () => {
  for (const table of [SPLIT_BY_YEARS, OF_THIS_YEAR])
    for (const isOwnerAbove of [true, false]) assert.deepEqual(reported(draft(table, '700.00', '500.00', isOwnerAbove)), []);
});

test('a wrong subject of 当年拨款 is held against the money of this year', () => {
  for (const table of [SPLIT_BY_YEARS, OF_THIS_YEAR])
    for (const isOwnerAbove of [true, false])
      assert.deepEqual(reported(draft(table, '700.00', '530.00', isOwnerAbove)), ['amount-differs-from-table 530.00万元']);
});

test('tables of what is granted this year agree with no table of all that is spent', () => {
  const fund = (title: string, header: string, row: string) => `${title}\n\n单位：万元\n\n${header}\n${row}\n`;
  const economic = fund(
    '财政拨款支出预算表（部门经济分类科目）',
    '| 科目编码 | 科目名称 | 总计 | 当年财政拨款安排 | | | | 上年结转安排 |\n|---|---|---|---|---|---|---|---|\n| | | | 合计 | 一般公共预算拨款 | 政府性基金安排 | | |\n| | | | | | 基本支出 | 项目支出 | |',
    '| | 合计 | 1080.00 | 1000.00 | 900.00 | | 100.00 | 80.00 |\n| 302 | 商品和服务支出 | 1080.00 | 1000.00 | 900.00 | | 100.00 | 80.00 |',
  );
  const funds = fund(
    '政府性基金支出预算表',
    '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n|---|---|---|---|---|',
    '| | 合计 | 120.00 | | 120.00 |\n| 2120803 | 城市建设支出 | 120.00 | | 120.00 |',
  );
  assert.deepEqual(reported(`青川县教育局2024年部门预算\n\n${economic}\n${funds}`), []);
});

// Subjects that stand in quotes before the word 科目 are those of the tables, in 元 as in 万元.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';

function reported(education: string): readonly string[] {
  const text = `上海市青川区2024年区级单位预算

预算单位：上海市青川区教育局

2024年单位预算编制说明

2024年，上海市青川区教育局支出预算900.50万元，其中：财政拨款支出预算900.50万元。财政拨款主要支出内容如下：

1. “教育支出”科目${education}万元，主要用于人员经费和专项业务支出。

2. “住房保障支出”科目200.25万元，主要用于住房公积金。

2024年单位一般公共预算支出功能分类预算表

编制单位：上海市青川区教育局 单位：元

| 功能分类科目编码 | 功能分类科目名称 | 合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| 205 | 教育支出 | 7,002,500 | 5,002,500 | 2,000,000 |
| 20501 | 教育管理事务 | 7,002,500 | 5,002,500 | 2,000,000 |
| 2050101 | 行政运行 | 7,002,500 | 5,002,500 | 2,000,000 |
| 221 | 住房保障支出 | 2,002,500 | 2,002,500 | |
| 22102 | 住房改革支出 | 2,002,500 | 2,002,500 | |
| 2210201 | 住房公积金 | 2,002,500 | 2,002,500 | |
| | 合计 | 9,005,000 | 7,005,000 | 2,000,000 |
`;
  return analyse(text, { locale: 'zh-CN' })
    .findings.filter(({ severity }) => severity !== 'hint')
    .map(({ ruleId, span }) => `${ruleId} ${text.slice(span.start, span.end)}`);
}

test('a right amount is silent', () => {
  assert.deepEqual(reported('700.25'), []);
});

test('a wrong amount is found in the sentence', () => {
  assert.deepEqual(reported('720.25'), ['amount-differs-from-table 720.25万元']);
});

// Items of 三公 may be paid by projects; only a table of projects by economic subject, or the form, says how much.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';

/** The economic subjects of basic expenditure: reception 2.00, vehicles 6.00, travel abroad 10.00. */
function reported(reception: string, vehicles: string, abroad: string, total: string): readonly string[] {
  const text = `青川县水务局2024年部门预算

一般公共预算支出表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| | 合计 | 918.00 | 118.00 | 800.00 |
| 213 | 农林水支出 | 918.00 | 118.00 | 800.00 |
| 21303 | 水利 | 918.00 | 118.00 | 800.00 |
| 2130301 | 行政运行 | 918.00 | 118.00 | 800.00 |

一般公共预算基本支出表

单位：万元

| 科目编码 | 科目名称 | 合计 |
|---|---|---|
| | 合计 | 118.00 |
| 301 | 工资福利支出 | 100.00 |
| 30101 | 基本工资 | 100.00 |
| 302 | 商品和服务支出 | 18.00 |
| 30212 | 因公出国（境）费用 | 10.00 |
| 30217 | 公务接待费 | 2.00 |
| 30231 | 公务用车运行维护费 | 6.00 |

一般公共预算“三公”经费支出表

单位：万元

| 合计 | 因公出国（境）费 | 公务用车购置及运行费 | | | 公务接待费 |
|---|---|---|---|---|---|
| | | 小计 | 公务用车购置费 | 公务用车运行费 | |
| ${total} | ${abroad} | ${vehicles} | | ${vehicles} | ${reception} |
`;
  return analyse(text, { locale: 'zh-CN' })
    .findings.filter(({ severity }) => severity !== 'hint')
    .map(({ ruleId }) => ruleId);
}

test('one item may be paid by a project as well while the others are not', () => {
  assert.deepEqual(reported('2.00', '9.50', '10.00', '21.50'), []);
  assert.deepEqual(reported('2.00', '6.00', '10.00', '18.00'), []);
});

test('what basic expenditure spends on an item is no more than the item', () => {
  assert.equal(reported('2.00', '5.50', '10.00', '17.50').length, 1);
});

// Documents that look wrong, or look like budgets, and are neither; and slips that look right.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';

function findings(text: string) {
  return analyse(text, { locale: 'zh-CN' }).findings;
}

const HEAD = '某局2026年部门预算\n\n项目支出表\n\n单位：万元\n\n';

test('a list numbered beyond a thousand adds up', () => {
  const rows = Array.from({ length: 1200 }, (_, index) => `| ${index + 1}、项目${index + 1} | 30.00 |`);
  assert.deepEqual(findings(`${HEAD}| 项目 | 金额 |\n|---|---|\n${rows.join('\n')}\n| 合计 | 36000.00 |\n`), []);
});

test('a total that equals one of several equal rows is wrong', () => {
  const rows = ['甲', '乙', '丙'].map((name) => `| ${name}项目 | 30.00 | 10.00 | 20.00 |`);
  const text = `${HEAD}| 项目 | 合计 | 基本支出 | 项目支出 |\n|---|---|---|---|\n${rows.join('\n')}\n| 合计 | 30.00 | 10.00 | 20.00 |\n`;
  assert.equal(findings(text).filter(({ severity }) => severity === 'error').length, 1);
});

test('a list of codes with the years of their validity is no budget', () => {
  const rows = [
    '301\t工资福利支出\t2018',
    '30101\t基本工资\t2018',
    '30102\t津贴补贴\t2018',
    '30103\t奖金\t2018',
    '302\t商品和服务支出\t2018',
    '30201\t办公费\t2018',
  ];
  assert.deepEqual(findings(`科目编码\t科目名称\t启用\n${rows.join('\n')}\n`), []);
});

test('a table that counts tables is no budget', () => {
  const text =
    '| 城市 | 文件数 | 基本支出表 | 项目支出表 |\n|---|---|---|---|\n| 甲市 | 12 | 5 | 7 |\n| 乙市 | 9 | 4 | 5 |\n| 合计 | 20 | 9 | 12 |\n';
  assert.deepEqual(findings(text), []);
});

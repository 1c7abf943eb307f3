import { test } from 'node:test';
import { findsOne, saysNothing } from '../support/rule-check.js';

function bySubject(title: string, rows: readonly string[]): string {
  return `${title}\n\n单位：万元\n\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n|---|---|---:|---:|---:|\n${rows.map((row) => `| ${row} |\n`).join('')}\n`;
}

const TOTAL = ' | 合计 | 80.00 | 55.00 | 25.00';
const CLASSES = ['201 | 一般公共服务支出 | 70.00 | 45.00 | 25.00', '20103 | 政府办公厅（室）及相关机构事务 | 70.00 | 45.00 | 25.00'];
const OTHERS = ['208 | 社会保障和就业支出 | 10.00 | 10.00 | 0.00', '20805 | 行政事业单位养老支出 | 10.00 | 10.00 | 0.00'];
const DEEP = [
  TOTAL,
  ...CLASSES,
  '2010301 | 行政运行 | 45.00 | 45.00 | 0.00',
  '2010302 | 一般行政管理事务 | 25.00 | 0.00 | 25.00',
  ...OTHERS,
  '2080505 | 机关事业单位基本养老保险缴费支出 | 10.00 | 10.00 | 0.00',
];
const SHALLOW = [TOTAL, ...CLASSES, ...OTHERS];

const HEAD = '青川县水务局2022年部门预算\n\n';
const DEEP_TABLES = bySubject('2022年部门支出总表', DEEP) + bySubject('2022年财政拨款支出表', DEEP);

test('a table of general expenditure that stops at 款 is one finding where the others go on to 项', () => {
  findsOne(`${HEAD}${DEEP_TABLES}${bySubject('⟦2022年一般公共预算支出表⟧', SHALLOW)}`, {
    ruleId: 'missing-detail',
    severity: 'warning',
    zh: ['2022年一般公共预算支出表', '款级', '项级', '补列'],
    en: ['2022年一般公共预算支出表', 'stops at 款', '项', 'Add the rows'],
    related: [],
    fixed: undefined,
  });
});

test('a title that sets the depth itself, and a document that stops at 款 throughout, are silent', () => {
  saysNothing(`${HEAD}${DEEP_TABLES}${bySubject('2022年一般公共预算支出表（按功能分类款级科目）', SHALLOW)}`);
  saysNothing(`${HEAD}${bySubject('2022年部门支出总表', SHALLOW)}${bySubject('2022年一般公共预算支出表', SHALLOW)}`);
});

test('a table that goes down to 项 is silent', () => {
  saysNothing(`${HEAD}${DEEP_TABLES}${bySubject('2022年一般公共预算支出表', DEEP)}`);
});

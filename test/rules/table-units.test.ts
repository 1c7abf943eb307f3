import { test } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';

const INCOME = `2022年部门收入总表

单位：万元

| 项目 | 预算数 |
|---|---:|
| 一般公共预算拨款收入 | 2602.85 |
| 事业收入 | 100.00 |
| 收入合计 | 2702.85 |
`;

const EXPENDITURE = `2022年部门支出总表

单位：万元

| 项目 | 预算数 |
|---|---:|
| 基本支出 | 1734.65 |
| 项目支出 | 968.20 |
| 支出合计 | 2702.85 |
`;

const GENERAL = `2022年一般公共预算支出表

单位：万元

| 项目 | 预算数 |
|---|---:|
| 行政运行 | 1734.65 |
| 水利工程建设 | 868.20 |
| 合计 | 2602.85 |
`;

const BASIC = `2022年一般公共预算基本支出表

单位：万元

| 项目 | 预算数 |
|---|---:|
| 人员经费 | 1402.35 |
| 公用经费 | 332.30 |
| 合计 | 1734.65 |
`;

const DRAFT = `青川县水务局2022年部门预算\n\n${[INCOME, EXPENDITURE, GENERAL, BASIC].join('\n')}`;

test('tables with their units are silent', () => saysNothing(DRAFT));

test('a unit that the other tables contradict is one finding, on the word', () => {
  const wrong = change(
    DRAFT,
    `支出表\n\n单位：万元\n\n| 项目 | 预算数 |\n|---|---:|\n| 行政运行`,
    `支出表\n\n单位：⟦元⟧\n\n| 项目 | 预算数 |\n|---|---:|\n| 行政运行`,
  );
  findsOne(wrong, {
    ruleId: 'wrong-unit',
    severity: 'error',
    zh: ['2022年一般公共预算支出表', '单位为元', '万元', '改正单位'],
    en: ['2022年一般公共预算支出表', 'says 元', '万元', 'Change the unit'],
    related: ['1734.65', '1734.65'],
    fixed: DRAFT,
  });
});

test('a table in 元 whose figures agree after conversion is right', () => {
  const inYuan = BASIC.replace('单位：万元', '单位：元')
    .replace('1402.35', '14,023,500')
    .replace('332.30', '3,323,000')
    .replace('1734.65', '17,346,500');
  saysNothing(`青川县水务局2022年部门预算\n\n${[INCOME, EXPENDITURE, GENERAL, inYuan].join('\n')}`);
});

test('a table whose figures are all in 元 under the 万元 of every table is one finding, on the word', () => {
  const inYuan = BASIC.replace('1402.35', '14,023,500.00').replace('332.30', '3,323,000.00').replace('1734.65', '17,346,500.00');
  const said = '本部门2022年一般公共预算基本支出1734.65万元，其中：人员经费1402.35万元，公用经费332.30万元。\n';
  const right = `青川县水务局2022年部门预算\n\n${[INCOME, EXPENDITURE, GENERAL, BASIC, said].join('\n')}`;
  saysNothing(right);
  const converted = right.replace(BASIC, inYuan);
  findsOne(change(converted, '基本支出表\n\n单位：万元', '基本支出表\n\n单位：⟦万元⟧'), {
    ruleId: 'wrong-unit',
    severity: 'error',
    zh: ['2022年一般公共预算基本支出表', '单位为万元', '改正单位'],
    en: ['2022年一般公共预算基本支出表', 'says 万元', 'Change the unit'],
    related: ['14,023,500.00', '1402.35万元'],
    fixed: converted.replace('基本支出表\n\n单位：万元', '基本支出表\n\n单位：元'),
  });
});

test('a unit that is not printed is one finding, on the title', () => {
  const gone = change(DRAFT, `2022年部门支出总表\n\n单位：万元\n`, `⟦2022年部门支出总表⟧\n`);
  findsOne(gone, {
    ruleId: 'missing-unit-line',
    severity: 'warning',
    zh: ['2022年部门支出总表', '没有注明金额单位', '单位：万元'],
    en: ['2022年部门支出总表', 'does not print the unit', '单位：万元'],
    related: [],
    fixed: DRAFT,
  });
});

for (const [what, from, to] of [
  ['in the title', `2022年部门支出总表\n\n单位：万元\n`, `2022年部门支出总表（万元）\n`],
  ['in the header', `支出总表\n\n单位：万元\n\n| 项目 | 预算数 |`, `支出总表\n\n| 项目 | 预算数（万元） |`],
  ['in brackets', `支出总表\n\n单位：万元\n`, `支出总表\n\n（万元）\n`],
  ['in other words', `支出总表\n\n单位：万元\n`, `支出总表\n\n金额以人民币万元列示\n`],
] as const) {
  test(`a unit that stands ${what} is printed`, () => saysNothing(change(DRAFT, from, to)));
}

test('where few tables print a unit, none is missed', () => {
  saysNothing(
    DRAFT.replace(`支出总表\n\n单位：万元\n`, '支出总表\n').replace(
      `2022年一般公共预算支出表\n\n单位：万元\n`,
      '2022年一般公共预算支出表\n',
    ),
  );
});

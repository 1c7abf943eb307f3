import { describe, it } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { byFunction, incomeAndExpenditure, keyProjects, projectsByUnit, table } from '../support/rule-drafts.js';

const missingTotal = { ruleId: 'missing-total-row', severity: 'warning', related: [] } as const;

describe('missing-total-row', () => {
  it('a table of subjects: the row is put in above the first, with the sums of the 类', () => {
    const draft = change(byFunction, '| | 合计 | 660.00 | 300.00 | 360.00 |\n', '');
    findsOne(change(draft, '2022 年一般公共预算支出情况表', '⟦2022 年一般公共预算支出情况表⟧'), {
      ...missingTotal,
      zh: ['2022 年一般公共预算支出情况表', '没有合计行', '请补全'],
      en: ['2022 年一般公共预算支出情况表', 'no total row', 'Add'],
      fixed: change(draft, '| 208 |', '|  | 合计 | 660.00 | 300.00 | 360.00 |\n| 208 |'),
    });
  });

  it('a table by unit', () => {
    const draft = change(projectsByUnit, '| 合计 | | 250.00 | 230.00 | 20.00 |\n', '');
    findsOne(change(draft, '2022 年项目支出预算表', '⟦2022 年项目支出预算表⟧'), {
      ...missingTotal,
      zh: ['2022 年项目支出预算表', '没有合计行', '请补全'],
      en: ['2022 年项目支出预算表', 'no total row', 'Add'],
      fixed: change(draft, '| 青川河道管理所 |', '| 合计 | | 250.00 | 230.00 | 20.00 |\n| 青川河道管理所 |'),
    });
  });

  it('a table whose head was lost with its page: one finding, and no total that would be wrong', () => {
    const rows = byFunction.split('\n').filter((line) => !/^\| (?:\| 合计|208|20805|2080505) \|/u.test(line));
    findsOne(change(rows.join('\n'), '2022 年一般公共预算支出情况表', '⟦2022 年一般公共预算支出情况表⟧'), {
      ...missingTotal,
      zh: ['没有合计行', '208、20805', '分页丢失', '请补全'],
      en: ['no total row', '208 and 20805', 'lost with a page', 'Add'],
      fixed: undefined,
    });
  });

  it('the last row of the overview alone, and not the table of income that counts 上年结转 against what is left', () => {
    const draft = [
      '# 青川县水务局2022年部门预算',
      '⟦部门收支总表⟧',
      '单位：万元',
      [
        '| 收入 | | 支出 | |',
        '|---|---|---|---|',
        '| 项目 | 预算数 | 项目 | 预算数 |',
        '| 一、一般公共预算拨款收入 | 700.12 | 一、农林水支出 | 650.30 |',
        '| 二、其他收入 | 20.00 | 二、住房保障支出 | 129.82 |',
        '| 本年收入合计 | 720.12 | 本年支出合计 | 780.12 |',
        '| 上年结转 | 60.00 | 结转下年 | |',
      ].join('\n'),
      '部门收入总表',
      '单位：万元',
      ['| 合计 | 上年结转 | 一般公共预算拨款收入 | 其他收入 |', '|---|---|---|---|', '| 780.12 | 60.00 | 700.12 | 20.00 |'].join('\n'),
    ].join('\n\n');
    findsOne(`${draft}\n`, {
      ...missingTotal,
      zh: ['部门收支总表', '收入总计、支出总计'],
      en: ['部门收支总表', '收入总计 and 支出总计'],
      fixed: undefined,
    });
  });

  it('收入总数 and 支出总数 close the two sides as well', () => {
    const rows = [
      '| 收入 | | 支出 | |',
      '|---|---|---|---|',
      '| 项目 | 预算数 | 项目 | 预算数 |',
      '| 一、本年收入 | 90.00 | 一、本年支出 | 90.00 |',
      '| 二、上年结转 | 10.00 | 二、结转下年 | 10.00 |',
      '| 收入总数 | 100.00 | 支出总数 | 100.00 |',
    ];
    saysNothing(table('财政拨款收支总体情况表', rows.join('\n')));
  });

  it('收入总计 and 支出总计 that should close the two sides', () => {
    const draft = table(
      '财政拨款收支总体情况表',
      `
      | 收入 | | 支出 | |
      | --- | ---: | --- | ---: |
      | 项目 | 预算数 | 项目 | 预算数 |
      | 一、一般公共预算拨款 | 640.00 | 一、社会保障和就业支出 | 90.00 |
      | 二、政府性基金预算拨款 | 20.00 | 二、农林水支出 | 570.00 |
    `,
    );
    findsOne(change(draft, '2022 年财政拨款收支总体情况表', '⟦2022 年财政拨款收支总体情况表⟧'), {
      ...missingTotal,
      zh: ['2022 年财政拨款收支总体情况表', '收入总计、支出总计', '请补列'],
      en: ['2022 年财政拨款收支总体情况表', '收入总计 and 支出总计', 'Add the row'],
      fixed: undefined,
    });
  });

  it('本年收入合计 and 本年支出合计 where the other table of the form has them', () => {
    const lost = change(incomeAndExpenditure, '| 本年收入合计 | 660.00 | 本年支出合计 | 672.00 |\n', '');
    const fiscal = table(
      '财政拨款收支总体情况表',
      `
      | 收入 | | 支出 | |
      | --- | ---: | --- | ---: |
      | 项目 | 预算数 | 项目 | 预算数 |
      | 一、一般公共预算 | 640.00 | 一、社会保障和就业支出 | 70.00 |
      | | | 二、农林水支出 | 570.00 |
      | | | 三、住房保障支出 | 12.00 |
      | 本年收入合计 | 640.00 | 本年支出合计 | 652.00 |
      | 上年结转 | 20.00 | 结转下年 | 8.00 |
      | 收入总计 | 660.00 | 支出总计 | 660.00 |
    `,
    );
    findsOne(`${change(lost, '2022 年收支总体情况表', '⟦2022 年收支总体情况表⟧')}\n${fiscal}`, {
      ...missingTotal,
      zh: ['2022 年收支总体情况表', '本年收入合计、本年支出合计', '请补列'],
      en: ['2022 年收支总体情况表', '本年收入合计 and 本年支出合计', 'Add the row'],
      fixed: undefined,
    });
  });

  it('is silent on lists that have no total by their form', () => {
    saysNothing(keyProjects);
    saysNothing(
      table(
        '“三公”经费预算表',
        `
        | 项目 | 预算数 |
        | --- | ---: |
        | 一、因公出国（境）费 | 2.00 |
        | 二、公务用车购置及运行维护费 | 7.00 |
        | 三、公务接待费 | 1.50 |
      `,
      ),
    );
  });

  it('is silent where the total stands in the code column, at the bottom, or over merged cells', () => {
    saysNothing(change(byFunction, '| | 合计 | 660.00', '| 合计 | | 660.00'));
    const atTheBottom = `${change(byFunction, '| | 合计 | 660.00 | 300.00 | 360.00 |\n', '')}| | 合计 | 660.00 | 300.00 | 360.00 |\n`;
    saysNothing(atTheBottom);
    saysNothing(change(byFunction, '| | 合计 | 660.00', '| | 支出合计 | 660.00'));
  });

  it('is silent on an empty table of subjects', () => {
    const empty = table(
      '政府性基金预算支出情况表',
      `
      | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
      | --- | --- | ---: | ---: | ---: |
      | | | | | |
    `,
    );
    saysNothing(`${byFunction}\n${empty}\n注：本单位无政府性基金预算支出。\n`);
  });
});

import { describe, it } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { byEconomicPair, byFunction, projectsByUnit, table } from '../support/rule-drafts.js';

const missingChild = { ruleId: 'missing-child-row', severity: 'warning', related: [], fixed: undefined } as const;

describe('missing-child-row', () => {
  it('a 款 without its 项', () => {
    const rows = byFunction.split('\n').filter((line) => !/^\| 208050[56] /u.test(line));
    findsOne(change(rows.join('\n'), '| 20805 |', '| ⟦20805⟧ |'), {
      ...missingChild,
      zh: ['20805 行政事业单位养老支出', '没有列示到项', '请补列'],
      en: ['20805 行政事业单位养老支出', '项 rows', 'Add'],
    });
  });

  it('a 类 without its 款', () => {
    const rows = byFunction.split('\n').filter((line) => !/^\| 2130?3/u.test(line));
    findsOne(change(rows.join('\n'), '| 213 |', '| ⟦213⟧ |'), {
      ...missingChild,
      zh: ['213 农林水支出', '没有列示到款', '请补列'],
      en: ['213 农林水支出', '款 rows', 'Add'],
    });
  });

  it('an economic class without its 款', () => {
    const rows = byEconomicPair.split('\n').filter((line) => !/^\| 302\d\d/u.test(line));
    findsOne(change(rows.join('\n'), '| 302 |', '| ⟦302⟧ |'), {
      ...missingChild,
      zh: ['302 商品和服务支出', '没有列示到款', '请补列'],
      en: ['302 商品和服务支出', '款 rows', 'Add'],
    });
  });

  it('a unit without its projects', () => {
    const rows = projectsByUnit.split('\n').filter((line) => !/防汛物资|信息化平台/u.test(line));
    findsOne(change(rows.join('\n'), '白水河道管理所', '⟦白水河道管理所⟧'), {
      ...missingChild,
      zh: ['白水河道管理所', '没有明细行', '请补列'],
      en: ['白水河道管理所', 'no rows below it', 'Add'],
    });
  });

  it('is silent where no money is to be broken down, and where the table stops at that level', () => {
    saysNothing(
      byFunction
        .replace('| | 合计 |', '| 201 | 一般公共服务支出 | 0.00 | 0.00 | 0.00 |\n| | 合计 |')
        .split('\n')
        .filter((line) => !line.startsWith('| 201 |'))
        .join('\n')
        .replace('| 208 |', '| 201 | 一般公共服务支出 | 0.00 | 0.00 | 0.00 |\n| 208 |'),
    );
    saysNothing(
      byFunction
        .split('\n')
        .filter((line) => !/^\| \d{7} /u.test(line))
        .join('\n'),
    );
    saysNothing(
      byFunction
        .split('\n')
        .filter((line) => !/^\| (?:\d{5}|\d{7}) /u.test(line))
        .join('\n'),
    );
  });

  it('is silent where half of the subjects or more are not broken down either', () => {
    saysNothing(
      table(
        '一般公共预算支出情况表',
        `
        | 科目编码 | 科目名称 | 预算数 |
        | --- | --- | ---: |
        | | 合计 | 110.00 |
        | 208 | 社会保障和就业支出 | 60.00 |
        | 20805 | 行政事业单位养老支出 | 60.00 |
        | 210 | 卫生健康支出 | 30.00 |
        | 221 | 住房保障支出 | 20.00 |
      `,
      ),
    );
  });
});

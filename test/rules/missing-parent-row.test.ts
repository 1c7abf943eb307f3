import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits } from '../../server/src/core/api.js';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { byEconomicPair, byFunction, table } from '../support/rule-drafts.js';

const missingParent = { ruleId: 'missing-parent-row', severity: 'error' } as const;

describe('missing-parent-row', () => {
  it('a 款: code, the name of the year, and the sums of the rows below it', () => {
    const lost = change(byFunction, '| 20805 | 行政事业单位养老支出 | 90.00 | 90.00 | 0.00 |\n', '');
    findsOne(change(lost, '2080505', '⟦2080505⟧'), {
      ...missingParent,
      zh: ['2080505', '缺少 20805 行政事业单位养老支出', '请补列'],
      en: ['2080505', 'no row for 20805 行政事业单位养老支出', 'Insert'],
      related: ['2080506'],
      fixed: byFunction,
    });
  });

  it('the name is that of the year: 20805 was 行政事业单位离退休 until 2019', () => {
    const in2019 = byFunction.replace('2022 年', '2019 年').replace('行政事业单位养老支出', '行政事业单位离退休');
    const lost = change(in2019, '| 20805 | 行政事业单位离退休 | 90.00 | 90.00 | 0.00 |\n', '');
    findsOne(change(lost, '2080505', '⟦2080505⟧'), {
      ...missingParent,
      zh: ['缺少 20805 行政事业单位离退休', '请补列'],
      en: ['no row for 20805 行政事业单位离退休', 'Insert'],
      related: ['2080506'],
      fixed: in2019,
    });
  });

  it('a 类', () => {
    const lost = change(byFunction, '| 208 | 社会保障和就业支出 | 90.00 | 90.00 | 0.00 |\n', '');
    findsOne(change(lost, '| 20805 |', '| ⟦20805⟧ |'), {
      ...missingParent,
      zh: ['20805 行政事业单位养老支出', '缺少 208 社会保障和就业支出', '请补列'],
      en: ['20805 行政事业单位养老支出', 'no row for 208 社会保障和就业支出', 'Insert'],
      related: [],
      fixed: byFunction,
    });
  });

  it('类 and 款 together are one finding, and both are put in, the 类 first', () => {
    const rows = '| 213 | 农林水支出 | 570.00 | 210.00 | 360.00 |\n| 21303 | 水利 | 570.00 | 210.00 | 360.00 |\n';
    const lost = change(byFunction, rows, '');
    findsOne(change(lost, '2130304', '⟦2130304⟧'), {
      ...missingParent,
      zh: ['2130304', '213 农林水支出、21303 水利', '请补列'],
      en: ['2130304', '213 农林水支出 and 21303 水利', 'Insert'],
      related: ['2130306'],
      fixed: byFunction,
    });
  });

  it('codes split over 类 | 款 | 项', () => {
    const split = table(
      '一般公共预算支出情况表',
      `
      | 科目编码 | | | 科目名称 | 合计 | 基本支出 | 项目支出 |
      | --- | --- | --- | --- | ---: | ---: | ---: |
      | 类 | 款 | 项 | | | | |
      | | | | 合计 | 660.00 | 300.00 | 360.00 |
      | 208 | | | 社会保障和就业支出 | 90.00 | 90.00 | 0.00 |
      | 208 | 05 |  | 行政事业单位养老支出 | 90.00 | 90.00 | 0.00 |
      | 208 | 05 | 05 | 机关事业单位基本养老保险缴费支出 | 60.00 | 60.00 | 0.00 |
      | 208 | 05 | 06 | 机关事业单位职业年金缴费支出 | 30.00 | 30.00 | 0.00 |
      | 213 | | | 农林水支出 | 570.00 | 210.00 | 360.00 |
      | 213 | 03 | | 水利 | 570.00 | 210.00 | 360.00 |
      | 213 | 03 | 04 | 水利行业业务管理 | 210.00 | 210.00 | 0.00 |
      | 213 | 03 | 06 | 水利工程运行与维护 | 360.00 | 0.00 | 360.00 |
    `,
    );
    const lost = change(split, '| 208 | 05 |  | 行政事业单位养老支出 | 90.00 | 90.00 | 0.00 |\n', '');
    findsOne(change(lost, '| 208 | 05 | 05 |', '| ⟦208 | 05 | 05⟧ |'), {
      ...missingParent,
      zh: ['2080505', '缺少 20805 行政事业单位养老支出', '请补列'],
      en: ['2080505', 'no row for 20805 行政事业单位养老支出', 'Insert'],
      related: ['208 | 05 | 06'],
      fixed: split,
    });
  });

  it('a code in brackets before its name, separators of thousands kept, blanks left blank', () => {
    const inBrackets = table(
      '一般公共预算支出情况表',
      `
      | 功能科目 | 合计 | 基本支出 | 项目支出 |
      | --- | ---: | ---: | ---: |
      | 合计 | 6,600,000 | 3,000,000 | 3,600,000 |
      | [208]社会保障和就业支出 | 900,000 | 900,000 | |
      | [20805]行政事业单位养老支出 | 900,000 | 900,000 | |
      | [2080505]机关事业单位基本养老保险缴费支出 | 600,000 | 600,000 | |
      | [2080506]机关事业单位职业年金缴费支出 | 300,000 | 300,000 | |
      | [213]农林水支出 | 5,700,000 | 2,100,000 | 3,600,000 |
      | [21303]水利 | 5,700,000 | 2,100,000 | 3,600,000 |
      | [2130304]水利行业业务管理 | 2,100,000 | 2,100,000 | |
      | [2130306]水利工程运行与维护 | 3,600,000 | | 3,600,000 |
    `,
      { unit: '元' },
    );
    const lostFirst = change(inBrackets, '| [20805]行政事业单位养老支出 | 900,000 | 900,000 | |\n', '');
    findsOne(change(lostFirst, '[2080505]', '[⟦2080505⟧]'), {
      ...missingParent,
      zh: ['2080505', '缺少 20805 行政事业单位养老支出', '请补列'],
      en: ['2080505', 'no row for 20805 行政事业单位养老支出', 'Insert'],
      related: ['2080506'],
      fixed: inBrackets,
    });
    // The row below leaves 项目支出 blank, its sibling does not: the sum is printed as the column prints figures.
    const lostSecond = change(inBrackets, '| [21303]水利 | 5,700,000 | 2,100,000 | 3,600,000 |\n', '');
    findsOne(change(lostSecond, '[2130304]', '[⟦2130304⟧]'), {
      ...missingParent,
      zh: ['2130304', '缺少 21303 水利', '请补列'],
      en: ['2130304', 'no row for 21303 水利', 'Insert'],
      related: ['2130306'],
      fixed: inBrackets,
    });
  });

  it('a pair of economic subjects: both heads, for the rows of this partner only', () => {
    const lost = change(byEconomicPair, '| 301 | 工资福利支出 | 505 | 对事业单位经常性补助 | 90.00 |\n', '');
    findsOne(change(lost, '| 30101 | 基本工资 | 50501', '| ⟦30101⟧ | 基本工资 | 50501'), {
      ...missingParent,
      zh: ['30101 基本工资', '缺少 301 工资福利支出', '请补列'],
      en: ['30101 基本工资', 'no row for 301 工资福利支出', 'Insert'],
      related: ['30102'],
      fixed: byEconomicPair,
    });
  });

  it('the line end of the document', () => {
    const lost = change(byFunction, '| 20805 | 行政事业单位养老支出 | 90.00 | 90.00 | 0.00 |\n', '').replaceAll('\n', '\r\n');
    const [finding] = analyse(lost, { locale: 'zh-CN' }).findings;
    assert.equal(applyEdits(lost, finding?.suggestions[0]?.edits ?? []), byFunction.replaceAll('\n', '\r\n'));
  });

  it('is silent on tables that print one level only, or begin at 款', () => {
    saysNothing(
      table(
        '支出分类汇总表',
        `
        | 科目编码 | 科目名称 | 预算数 |
        | --- | --- | ---: |
        | | 合计 | 90.00 |
        | 2080505 | 机关事业单位基本养老保险缴费支出 | 60.00 |
        | 2080506 | 机关事业单位职业年金缴费支出 | 30.00 |
      `,
      ),
    );
    saysNothing(
      table(
        '基本支出情况表',
        `
        | 科目编码 | 科目名称 | 预算数 |
        | --- | --- | ---: |
        | | 合计 | 10.00 |
        | 30201 | 办公费 | 4.00 |
        | 30205 | 水费 | 6.00 |
      `,
      ),
    );
  });

  it('is silent on a class listed with two partners', () => {
    saysNothing(byEconomicPair);
  });
});

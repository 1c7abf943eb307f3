import { describe, it } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { byEconomicPair, byFunction, incomeAndExpenditure, projectsByUnit, table } from '../support/rule-drafts.js';

const duplicate = { ruleId: 'duplicate-row' } as const;

/** The row once more, right below itself, with its mark. */
function doubled(draft: string, row: string, markedRow: string): string {
  return change(draft, `${row}\n`, `${row}\n${markedRow}\n`);
}

describe('duplicate-row', () => {
  it('a 项 that is counted twice: an error that names the sum; removing the row mends it', () => {
    const row = '| 2080506 | 机关事业单位职业年金缴费支出 | 30.00 | 30.00 | 0.00 |';
    findsOne(doubled(byFunction, row, row.replace('2080506', '⟦2080506⟧')), {
      ...duplicate,
      severity: 'error',
      zh: ['2080506 机关事业单位职业年金缴费支出', '重复', '90.00 ≠ 60.00 + 30.00 + 30.00 = 120.00', '请删除'],
      en: ['2080506 机关事业单位职业年金缴费支出', 'twice', '90.00 ≠ 60.00 + 30.00 + 30.00 = 120.00', 'Remove'],
      // The first row; the 款 in 合计 and 基本支出.
      related: ['机关事业单位职业年金缴费支出', '90.00', '90.00'],
      fixed: byFunction,
    });
  });

  it('a 类 with rows below it', () => {
    const row = '| 208 | 社会保障和就业支出 | 90.00 | 90.00 | 0.00 |';
    findsOne(doubled(byFunction, row, row.replace('208', '⟦208⟧')), {
      ...duplicate,
      severity: 'error',
      zh: ['208 社会保障和就业支出', '重复', '660.00 ≠ 90.00 + 90.00 + 570.00 = 750.00', '请删除'],
      en: ['208 社会保障和就业支出', 'twice', '660.00 ≠ 90.00 + 90.00 + 570.00 = 750.00', 'Remove'],
      related: ['社会保障和就业支出', '660.00', '300.00'],
      fixed: byFunction,
    });
  });

  it('a row of zeros, which no sum misses: a warning', () => {
    const zeros = change(byFunction, '| 208 |', '| 201 | 一般公共服务支出 | 0.00 | 0.00 | 0.00 |\n| 208 |');
    const row = '| 201 | 一般公共服务支出 | 0.00 | 0.00 | 0.00 |';
    findsOne(doubled(zeros, row, row.replace('201', '⟦201⟧')), {
      ...duplicate,
      severity: 'warning',
      zh: ['201 一般公共服务支出', '重复', '请删除'],
      en: ['201 一般公共服务支出', 'twice', 'Remove'],
      related: ['一般公共服务支出'],
      fixed: zeros,
    });
  });

  it('a row of both sides is one finding', () => {
    const row = '| 二、事业收入 | 15.00 | 二、农林水支出 | 570.00 |';
    findsOne(doubled(incomeAndExpenditure, row, row.replace('二、事业收入', '⟦二、事业收入⟧')), {
      ...duplicate,
      severity: 'error',
      zh: ['事业收入', '重复', '660.00 ≠ 640.00 + 15.00 + 15.00 + 5.00 = 675.00', '请删除'],
      en: ['事业收入', 'twice', '660.00 ≠ 640.00 + 15.00 + 15.00 + 5.00 = 675.00', 'Remove'],
      related: ['二、事业收入', '660.00', '672.00'],
      fixed: incomeAndExpenditure,
    });
  });

  it('is not removed where the row says something else on the other side', () => {
    const row = '| 三、其他收入 | 5.00 | 三、住房保障支出 | 12.00 |';
    const draft = change(incomeAndExpenditure, row, '| 三、其他收入 | 5.00 | 二、农林水支出 | 570.00 |');
    const total = change(draft, '本年支出合计 | 672.00', '本年支出合计 | 660.00');
    findsOne(
      change(
        change(total, '结转下年 | 8.00', '结转下年 | 20.00'),
        '| 三、其他收入 | 5.00 | 二、农林水支出',
        '| 三、其他收入 | 5.00 | ⟦二、农林水支出⟧',
      ),
      {
        ...duplicate,
        severity: 'error',
        zh: ['农林水支出', '重复', '660.00 ≠ 90.00 + 570.00 + 570.00 = 1230.00', '请删除'],
        en: ['农林水支出', 'twice', '660.00 ≠ 90.00 + 570.00 + 570.00 = 1230.00', 'Remove'],
        related: ['二、农林水支出', '660.00'],
        fixed: undefined,
      },
    );
  });

  it('a total pasted twice', () => {
    const row = '| | 合计 | 660.00 | 300.00 | 360.00 |';
    findsOne(doubled(byFunction, row, row.replace('合计', '⟦合计⟧')), {
      ...duplicate,
      severity: 'warning',
      zh: ['合计', '重复', '请删除'],
      en: ['合计', 'twice', 'Remove'],
      related: ['合计'],
      fixed: byFunction,
    });
  });

  it('is silent on a class listed with two partners: 301‖501 and 301‖505', () => {
    saysNothing(byEconomicPair);
  });

  it('is silent on project names that repeat: 涉密项目', () => {
    const secret = projectsByUnit.replace('河道清淤及堤防维护', '涉密项目').replace('水文监测站点改造', '涉密项目');
    saysNothing(secret.replace('机房改造及运行维护', '涉密项目').replace('雨量监测设备更新', '涉密项目'));
  });

  it('is silent on the same subject in two units', () => {
    saysNothing(
      table(
        '支出总体情况表',
        `
        | 科目编码 | 科目名称 | 预算数 |
        | --- | --- | ---: |
        | | 合计 | 90.00 |
        | | 青川河道管理所 | 60.00 |
        | 208 | 社会保障和就业支出 | 60.00 |
        | 20805 | 行政事业单位养老支出 | 60.00 |
        | 2080505 | 机关事业单位基本养老保险缴费支出 | 60.00 |
        | | 白水河道管理所 | 30.00 |
        | 208 | 社会保障和就业支出 | 30.00 |
        | 20805 | 行政事业单位养老支出 | 30.00 |
        | 2080505 | 机关事业单位基本养老保险缴费支出 | 30.00 |
      `,
      ),
    );
  });
});

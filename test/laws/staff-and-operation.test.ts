// 人员经费 and 公用经费 are the economic classes that a document's own figures say they are (DOMAIN F4).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse } from '../../server/src/core/api.js';
import fc from '../support/fast-check.js';

/** Hundredths of 万元, by class; `shifted` is the part of 302 that the form counts as 人员, more than rounding explains. */
interface Basic {
  readonly wages: number;
  readonly goods: number;
  readonly pensions: number;
  readonly capital: number;
  readonly shifted: number;
}

const amount = fc.integer({ min: 10_000, max: 900_000 });
const basics = fc.record({ wages: amount, goods: amount, pensions: amount, capital: amount, shifted: fc.constant(0) });
const money = (units: number) => (units / 100).toFixed(2);
const totalOf = ({ wages, goods, pensions, capital }: Basic) => wages + goods + pensions + capital;

function classes(basic: Basic): string {
  return `一般公共预算基本支出表

单位：万元

| 科目编码 | 科目名称 | 金额 |
|---|---|---:|
| | 合计 | ${money(totalOf(basic))} |
| 301 | 工资福利支出 | ${money(basic.wages)} |
| 30101 | 基本工资 | ${money(basic.wages)} |
| 302 | 商品和服务支出 | ${money(basic.goods)} |
| 30201 | 办公费 | ${money(basic.goods)} |
| 303 | 对个人和家庭的补助 | ${money(basic.pensions)} |
| 30302 | 退休费 | ${money(basic.pensions)} |
| 310 | 资本性支出 | ${money(basic.capital)} |
| 31002 | 办公设备购置 | ${money(basic.capital)} |
`;
}

/** 人员 and 公用 as columns of a table by function; the whole of it is basic expenditure. */
function inColumns(basic: Basic, moved = 0): string {
  const total = totalOf(basic);
  const staff = basic.wages + basic.pensions + basic.shifted + moved;
  const row = `${money(total)} | ${money(total)} | ${money(staff)} | ${money(total - staff)} | 0.00 |`;
  return `2022年某某局部门预算

一般公共预算支出表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | | | 项目支出 |
|---|---|---:|---:|---:|---:|---:|
| | | | 小计 | 人员经费 | 公用经费 | |
| | 合计 | ${row}
| 201 | 一般公共服务支出 | ${row}
| 20103 | 政府办公厅（室）及相关机构事务 | ${row}
| 2010301 | 行政运行 | ${row}

${classes(basic)}`;
}

/** 基本支出预算表 by category; `moved` goes from one category to another. */
function inRows(basic: Basic, moved = 0): string {
  const total = money(totalOf(basic));
  return `2022年某某局部门预算

${classes(basic)}
部门预算基本支出预算表

单位：万元

| 支出项目类别 | 总计 | 财政拨款 | |
|---|---:|---:|---:|
| | | 合计 | 一般公共预算 |
| 合计 | ${total} | ${total} | ${total} |
${(
  [
    ['工资和福利支出', basic.wages + moved],
    ['商品和服务支出', basic.goods],
    ['对个人和家庭的补助', basic.pensions - moved],
    ['其他资本性等支出', basic.capital],
  ] as const
)
  .map(([name, units]) => `| ${name} | ${money(units)} | ${money(units)} | ${money(units)} |`)
  .join('\n')}
`;
}

/** What is told of sums and of what tables agree in: the drafts have no other tables, and no prose. */
const RULES: readonly string[] = ['wrong-sum', 'tables-disagree', 'part-exceeds-whole', 'amounts-disagree'];

function told({ findings }: Analysis): readonly string[] {
  return findings.filter(({ ruleId }) => RULES.includes(ruleId)).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

function equationsOf({ document }: Analysis): number {
  return document.identities.equations.filter(({ source }) => source.kind === 'identity' && source.identity.id === 'F4').length;
}

const check = (text: string, template?: string) => analyse(text, { locale: 'zh-CN', ...(template ? { template } : {}) });

test('what agrees is silent, and compared', () => {
  fc.assert(
    fc.property(basics, (basic) => {
      for (const [text, count] of [
        [inColumns(basic), 2],
        [inRows(basic), 4],
      ] as const) {
        const analysis = check(text);
        assert.deepEqual(told(analysis), []);
        assert.equal(equationsOf(analysis), count);
      }
    }),
    { numRuns: 60 },
  );
});

test('a form that counts part of 302 as 人员 is silent, whatever form it follows', () => {
  fc.assert(
    fc.property(
      basics,
      fc.integer({ min: 10, max: 5000 }),
      fc.constantFrom('central', 'shanghai-district', 'guangdong-2022'),
      (basic, shifted, form) => {
        const analysis = check(inColumns({ ...basic, shifted }), form);
        assert.deepEqual(told(analysis), []);
        assert.equal(equationsOf(analysis), 0);
      },
    ),
    { numRuns: 60 },
  );
});

test('an amount in the wrong category leaves all sums right, and is one finding for each of the two rows at most', () => {
  fc.assert(
    fc.property(basics, fc.integer({ min: 100, max: 5000 }), (basic, moved) => {
      const found = told(check(inRows(basic, moved)));
      assert.ok(found.length >= 1 && found.length <= 2, found.join('\n') || 'nothing found');
      assert.ok(
        found.every((each) => each.startsWith('tables-disagree')),
        found.join('\n'),
      );
    }),
    { numRuns: 60 },
  );
});

test('a class without its row, with rows below it, is not taken for nothing', () => {
  fc.assert(
    fc.property(basics, (basic) => {
      const text = inColumns(basic);
      const without = text.replace(/^\| 302 .*\n/mu, '');
      assert.notEqual(without, text);
      assert.equal(equationsOf(check(without)), 0);
    }),
    { numRuns: 20 },
  );
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  analyse,
  applyEdits,
  type Converted,
  type ConvertRequest,
  codeActionsAt,
  conversionReport,
  conversionSummary,
  convertUnit,
} from '../../server/src/core/api.js';
import { balance, type Unknown } from '../../server/src/core/features/convert-unit/balance.js';
import { independentSums } from '../../server/src/core/features/convert-unit/independent-sums.js';
import fc from '../support/fast-check.js';

const options = { locale: 'zh-CN' } as const;

function draft(rows: readonly string[], unit = '单位：元', rest = ''): string {
  return `# 某局 2022 年部门预算

支出总体情况表

单位名称：某局

${unit}

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
${rows.join('\n')}
${rest}`;
}

const three = draft([
  '|  | 合计 | 100,005.00 | 100,005.00 | 0.00 |',
  '| 208 | 社会保障和就业支出 | 100,005.00 | 100,005.00 | 0.00 |',
  '| 20805 | 行政事业单位养老支出 | 100,005.00 | 100,005.00 | 0.00 |',
  '| 2080501 | 行政单位离退休 | 33,335.00 | 33,335.00 | 0.00 |',
  '| 2080505 | 机关事业单位基本养老保险缴费支出 | 33,335.00 | 33,335.00 | 0.00 |',
  '| 2080506 | 机关事业单位职业年金缴费支出 | 33,335.00 | 33,335.00 | 0.00 |',
]);

function convert(text: string, request: Partial<ConvertRequest> = {}): { text: string; conversion: Converted } {
  const conversion = convertUnit(analyse(text, options), { scope: { kind: 'document' }, to: '万元', ...request });
  if (conversion.kind === 'refused') assert.fail(conversion.reason);
  return { text: applyEdits(text, conversion.change.edits), conversion };
}

function reasonAgainst(text: string, request: Partial<ConvertRequest> = {}): string {
  const conversion = convertUnit(analyse(text, options), { scope: { kind: 'document' }, to: '万元', ...request });
  return conversion.kind === 'refused' ? conversion.reason : assert.fail('It is converted.');
}

describe('conversion of units', () => {
  it('keeps a total and adjusts as few of its parts as possible', () => {
    const { text, conversion } = convert(three);
    // 3.3335 three times is 10.0005: the total is 10.00, and of three times 3.33 one has to become 3.34.
    assert.equal(text.match(/10\.00 \| 10\.00 \| 0\.00/gu)?.length, 3);
    assert.equal(text.match(/ 3\.33 \| 3\.33 \| 0\.00/gu)?.length, 2);
    assert.equal(text.match(/ 3\.34 \| 3\.34 \| 0\.00/gu)?.length, 1);
    assert.match(text, /单位：万元/u);
    assert.deepEqual(
      conversion.adjusted.map(({ exact, rounded, printed }) => [exact, rounded, printed]),
      [
        ['3.333500', '3.33', '3.34'],
        ['3.333500', '3.33', '3.34'],
      ],
    );
  });

  it('marks each adjusted figure in the change, and lists it in words', () => {
    const { conversion } = convert(three);
    const analysis = analyse(three, options);
    const labels = conversion.change.edits.map(({ annotation }) => annotation?.label);
    assert.equal(labels.filter((label) => label === '舍位平衡调整：3.333500 → 3.34（四舍五入为 3.33）').length, 2);
    assert.equal(labels.filter((label) => label === '换算为万元').length, conversion.change.edits.length - 2);
    assert.equal(conversionSummary(conversion, '万元', 'zh-CN'), '已将 18 处金额换算为万元；为使各项合计成立，调整了 2 处');
    const report = conversionReport(conversion, '万元', analysis.lines, 'zh-CN');
    assert.match(report, /\| \d+ \| 支出总体情况表 · 20805\d\d .* \| 3\.333500 \| 3\.33 \| 3\.34 \|/u);
  });

  it('rounds nothing where the decimals asked for hold everything', () => {
    const { text, conversion } = convert(three, { decimals: 4 });
    assert.deepEqual(conversion.adjusted, []);
    assert.match(text, /\| 2080505 \| .* \| 3\.3335 \| 3\.3335 \| 0\.0000 \|/u);
  });

  it('keeps zeros, blanks, words, signs, separators and full-width digits as they are', () => {
    const rows = [
      '|  | 合计 | 15,000.00 | 15,000.00 |  |',
      '| 208 | 社会保障和就业支出 | １６，０００．００ | １６，０００．００ | － |',
      '| 210 | 卫生健康支出 | (1,000.00) | -1,000.00 | 0.00 |',
      '| 213 | 农林水支出 | 0.00 | 0.00 | 无 |',
    ];
    const { text } = convert(draft(rows));
    assert.match(text, /\| 合计 \| 1\.50 \| 1\.50 \| {2}\|/u);
    assert.match(text, /\| １．６０ \| １．６０ \| － \|/u);
    assert.match(text, /\| \(0\.10\) \| -0\.10 \| 0\.00 \|/u);
    assert.match(text, /\| 0\.00 \| 0\.00 \| 无 \|/u);
    const back = convert(text, { to: '元' }).text;
    assert.match(back, /\| １６０００．００ \| １６０００．００ \| － \|/u);
  });

  it('converts units of captions and of columns, and leaves cells that print a unit of their own', () => {
    const text = `# 某局 2022 年部门预算

收支总体情况表（单位：元）

| 收入 |  | 支出 |  |
|---|---|---|---|
| 项目 | 预算数（元） | 项目 | 预算数（元） |
| 一、财政拨款 | 1000000.00 | 一、农林水支出 | 700000.00 |
| 二、事业收入 | 200000.00 | 二、住房保障支出 | 500000.00 |
| 收入总计 | 1200000.00 | 支出总计 | 120万元 |
`;
    const converted = convert(text).text;
    assert.match(converted, /收支总体情况表（单位：万元）/u);
    assert.match(converted, /\| 项目 \| 预算数（万元） \| 项目 \| 预算数（万元） \|/u);
    assert.match(converted, /\| 收入总计 \| 120\.00 \| 支出总计 \| 120万元 \|/u);
    assert.equal(convert(converted, { to: '元' }).text, text);
  });

  it('converts the unit that a note names, on every page, and no amount of a note', () => {
    const pages = three.replace(
      '| 2080505 |',
      '\n支出总体情况表\n\n金额单位： 人民币元\n\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n|---|---|---|---|---|\n| 2080505 |',
    );
    const { text } = convert(`${pages}\n注：本表金额以元为单位，含结转500元。\n\n另以元列示的附件从略。\n`);
    assert.match(text, /\n单位：万元\n[\s\S]*\n金额单位： 人民币万元\n/u);
    assert.match(text, /\n注：本表金额以万元为单位，含结转500元。\n\n另以元列示的附件从略。\n/u);
  });

  it('keeps what sentences state, and says where that cannot be', () => {
    const sentence = '机关事业单位职业年金缴费支出3.33万元。\n\n行政单位离退休支出3.33万元。';
    const { text, conversion } = convert(`${three}\n## 支出情况说明\n\n${sentence}\n`);
    assert.match(text, /\| 2080506 \| .* \| 3\.33 \| 3\.33 \|/u);
    assert.match(text, /\| 2080501 \| .* \| 3\.33 \| 3\.33 \|/u);
    assert.match(text, /\| 2080505 \| .* \| 3\.34 \| 3\.34 \|/u);
    assert.deepEqual(conversion.lost, []);
    const all = `${sentence}\n\n机关事业单位基本养老保险缴费支出3.33万元。`;
    const tight = convert(`${three}\n## 支出情况说明\n\n${all}\n`);
    assert.ok(tight.conversion.lost.length > 0);
    assert.equal(
      analyse(tight.text, options).document.evaluated.filter(({ equation, residual }) => equation.table && residual !== 0).length,
      0,
    );
  });

  it('gives the reason where nothing can be done', () => {
    assert.equal(reasonAgainst(three, { to: '元' }), '金额已经以元为单位，无需换算。');
    assert.equal(reasonAgainst('# 说明\n\n单位：元\n'), '这里没有预算表格可以换算。');
    assert.match(reasonAgainst(three.replace('| 33,335.00 | 33,335.00', '| 33,33S.00 | 33,335.00')), /“33,33S\.00”不能识别为金额/u);
    assert.match(
      reasonAgainst(three.replace('单位：元', ''), { scope: { kind: 'table', offset: three.indexOf('| 208 |') } }),
      /没有注明金额单位/u,
    );
  });

  it('is offered on the unit line alone, for the table and the document', () => {
    const two = `${three}\n${three.slice(three.indexOf('支出总体')).replace('支出总体情况表', '一般公共预算支出情况表')}`;
    const analysis = analyse(two, options);
    const titles = (offset: number) =>
      codeActionsAt(analysis, { start: offset, end: offset })
        .map(({ title }) => title)
        .filter((title) => title.includes('换算'));
    const at = two.indexOf('单位：元');
    assert.deepEqual(titles(at + 3), ['本表换算为万元（舍位平衡，调整 2 处）', '全文换算为万元（舍位平衡，调整 4 处）']);
    assert.deepEqual(titles(two.indexOf('33,335')), []);
    assert.deepEqual(titles(two.indexOf('某局')), []);
  });
});

describe('balance', () => {
  const unknown = (exact: number, weight = 1): Unknown => {
    const [low, high] = [Math.floor(exact / 10), Math.ceil(exact / 10)];
    return { exact, nearest: Math.floor((exact + 5) / 10), low, high, lowest: 0, highest: high + 3, weight };
  };
  const term = (index: number, coefficient = 1) => ({ unknown: index, coefficient });

  /** Two rows of three with a total each, and the row of totals. */
  const withTotals = (inner: readonly number[]): readonly number[] => {
    const rows = [inner.slice(0, 3), inner.slice(3)].map((row) => [...row, row.reduce((sum, each) => sum + each, 0)]);
    return [...rows.flat(), ...[0, 1, 2, 3].map((column) => (rows[0]?.[column] ?? 0) + (rows[1]?.[column] ?? 0))];
  };
  const row = (first: number) => ({
    terms: [term(first + 3), term(first, -1), term(first + 1, -1), term(first + 2, -1)],
    constant: 0,
  });
  const column = (first: number) => ({ terms: [term(first + 8), term(first, -1), term(first + 4, -1)], constant: 0 });
  const sumsOfTable = [row(0), row(4), row(8), column(0), column(1), column(2), column(3)];

  it('solves a table of two directions, each cell next to its exact value', () => {
    // 4 | 4 | 2 → 10 over two rows, all tenths: 0.4 0.4 0.2 = 1.0, twice; columns 0.8 0.8 0.4 = 2.0.
    const exact = withTotals([4, 4, 2, 4, 4, 2]);
    const sums = sumsOfTable;
    const independent = independentSums(sums);
    assert.equal(independent.length, 6);
    const { values, unsettled } = balance(
      exact.map((each, index) => unknown(each, index >= 8 ? 9 : 1)),
      independent,
      10,
    );
    assert.deepEqual(unsettled, []);
    for (const { terms } of sums)
      assert.equal(
        terms.reduce((sum, each) => sum + each.coefficient * (values[each.unknown] as number), 0),
        0,
      );
    values.forEach((value, index) => {
      assert.ok(Math.abs(value * 10 - (exact[index] as number)) < 10);
    });
  });

  it('costs hardly more than the best of all ways to round a small table', () => {
    const cells = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(cells, (inner) => {
        const exact = withTotals(inner);
        const unknowns = exact.map((each, index) => ({
          ...unknown(each, (index % 4 === 3 ? 3 : 1) * (index >= 8 ? 3 : 1)),
          nearest: Math.floor((each + 50) / 100),
          low: Math.floor(each / 100),
          high: Math.ceil(each / 100),
        }));
        const costOf = (values: readonly number[]) =>
          unknowns.reduce((sum, { nearest, weight }, index) => {
            const value = values[index] as number;
            return sum + (value === nearest ? 0 : weight * (1 + Math.abs(value * 100 - (exact[index] as number)) / 100));
          }, 0);
        const { values, unsettled } = balance(unknowns, independentSums(sumsOfTable), 100);
        assert.deepEqual(unsettled, []);
        let best = Number.POSITIVE_INFINITY;
        for (let choice = 0; choice < 64; choice++) {
          const rounded = withTotals(inner.map((each, place) => Math.floor(each / 100) + ((choice >> place) & (each % 100 === 0 ? 0 : 1))));
          const isNear = rounded.every((value, index) => Math.abs(value * 100 - (exact[index] as number)) < 100);
          if (isNear) best = Math.min(best, costOf(rounded));
        }
        assert.ok(costOf(values) <= 1.3 * best, `${costOf(values)} is more than ${best}`);
      }),
    );
  });

  it('says what it cannot settle', () => {
    // One unknown that never leaves 0 to 3, and has to be 7.
    const { unsettled } = balance(
      [{ exact: 0, nearest: 0, low: 0, high: 0, lowest: 0, highest: 3, weight: 1 }],
      [{ terms: [term(0)], constant: 7 }],
      10,
    );
    assert.deepEqual(unsettled, [0]);
  });
});

// The two budgets our user gave: every table is read, and nothing is said of them but what is truly there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, recalculate } from '../../server/src/core/api.js';
import { normalise } from '../../server/src/core/base/normalise.js';
import { isCellTerm } from '../../server/src/core/budget/sums/equation.js';
import type { TableSystem } from '../../server/src/core/budget/sums/equations.js';
import { sharedFiles, withFile } from '../support/shared-corpus.js';

const seeds = sharedFiles('seeds', /\.md$/);
const GUANGZHOU = 'guangzhou-2021.md';
const GUANGDONG = 'guangdong-2022.md';

function check(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

function tables(analysis: Analysis) {
  return analysis.document.systems.map(({ table }) => table.table);
}

function tableNamed(analysis: Analysis, title: string): TableSystem {
  const found = analysis.document.systems.find(({ table }) => normalise(table.table.caption.title ?? '') === title);
  assert.ok(found, title);
  return found;
}

/** The titles that the document's own table of contents lists, such as `- 十一、部门预算基本支出预算表`. */
function listedTitles(text: string): readonly string[] {
  return [...text.matchAll(/^- [一二三四五六七八九十]+、(.+表(?:（[^（）]*）)?)$/gmu)].map((match) => normalise(match[1] ?? ''));
}

test('the tables of each budget are those that its table of contents lists', () => {
  withFile(seeds, GUANGZHOU, (text) => {
    const titles = tables(check(text)).map(({ caption }) => normalise(caption.title ?? ''));
    assert.equal(titles.length, 14);
    assert.deepEqual(titles, listedTitles(text));
  });
  withFile(seeds, GUANGDONG, (text) => {
    const titles = tables(check(text)).map(({ caption }) => normalise(caption.title ?? ''));
    assert.deepEqual(titles.slice(0, 12), listedTitles(text));
    // The key projects are listed in the text, under a sentence.
    assert.equal(titles.length, 13);
    assert.match(titles[12] ?? '', /重点项目绩效目标/u);
  });
});

test('all 28 and 69 tables over pages are joined into them', () => {
  const fragments = (text: string) => tables(check(text)).reduce((sum, table) => sum + table.fragments.length, 0);
  withFile(seeds, GUANGZHOU, (text) => assert.equal(fragments(text), 28));
  withFile(seeds, GUANGDONG, (text) => {
    assert.equal(fragments(text), 69);
    assert.equal(text.match(/^\|(?:[ :-]*-[ :-]*\|)+ *$/gmu)?.length, 69);
  });
});

test('units, owners and years are read', () => {
  withFile(seeds, GUANGZHOU, (text) => {
    const analysis = check(text);
    assert.equal(analysis.document.year, 2021);
    for (const { caption } of tables(analysis))
      assert.deepEqual([caption.unit, caption.owner], ['万元', '广州市数字政府运营中心'], caption.title);
  });
  withFile(seeds, GUANGDONG, (text) => {
    const analysis = check(text);
    assert.equal(analysis.document.year, 2022);
    for (const { caption } of tables(analysis).slice(0, 12))
      assert.deepEqual([caption.unit, caption.owner], ['万元', '广东省政务服务数据管理局'], caption.title);
  });
});

/** The rows of a table below its totals and the row of its unit: names and first figures, in hundredths. */
function projects({ table }: TableSystem): readonly { readonly name: string; readonly amount: number }[] {
  return table.items.flat().flatMap((item) => {
    if (item.isTotal || item.isOwner) return [];
    const entry = [...item.entries.values()][0];
    assert.equal(entry?.amount?.decimals, 2, item.label.name);
    return [{ name: item.label.name, amount: entry.amount.units }];
  });
}

test('the 140 projects of Guangdong add up to 100000.00, under their whole names', () => {
  withFile(seeds, GUANGDONG, (text) => {
    const list = projects(tableNamed(check(text), '部门预算项目支出及其他支出预算表'));
    assert.equal(list.length, 140);
    assert.equal(
      list.reduce((sum, { amount }) => sum + amount, 0),
      10_000_000,
    );
    const names = list.map(({ name }) => name);
    for (const name of [
      '“粤省事”微信公众号运营服务(2021-2022年)项目',
      '“粤商通”微信公众号运营服务(2021-2022年)项目',
      '省数字政府电子政务外网基础设施及系统运维运营服务(2021年)项目',
      '省数字政府应用公共支撑平台服务(统一用户中心服务平台)(2019年)项目',
    ])
      assert.ok(names.includes(normalise(name)), name);
  });
});

test('the 27 key projects of Guangdong are found among the 140, each with the same amount', () => {
  withFile(seeds, GUANGDONG, (text) => {
    const same = check(text).document.evaluated.filter(({ equation }) => equation.source.kind === 'same');
    assert.equal(same.length, 27);
    for (const { equation, verdict } of same) {
      assert.equal(verdict, 'holds');
      const [part] = equation.parts;
      assert.ok(part && isCellTerm(part) && isCellTerm(equation.total));
      assert.equal(part.item.label.name, equation.total.item.label.name);
    }
  });
});

test('the projects of Guangzhou stand under their kinds: 890.00 + 3161.68 = 4051.68', () => {
  withFile(seeds, GUANGZHOU, (text) => {
    const { trees } = tableNamed(check(text), '部门预算项目支出预算表');
    const relation = trees.flatMap(({ relations }) => relations).find(({ total }) => total.label.name === '运行保障类');
    assert.ok(relation);
    const first = (item: typeof relation.total) => [...item.entries.values()][0]?.cell.text;
    assert.deepEqual([first(relation.total), ...relation.parts.map(first)], ['4051.68', '890.00', '3161.68']);
  });
});

/** What stands in each table of the two budgets by DOMAIN §3.1: the total of its sum, and how many parts the row has. */
const STATED_SUMS: Readonly<Record<string, readonly (readonly [table: string, total: string, figure: string])[]>> = {
  [GUANGZHOU]: [
    ['收支总体情况表', '收入总计', '7941.09'],
    ['收支总体情况表', '支出总计', '7941.09'],
    ['支出总体情况表', '总计', '7941.09'],
    ['财政拨款收支总体情况表', '支出总计', '7941.09'],
    ['一般公共预算支出预算表(按功能分类科目)', '合计', '7941.09'],
    ['部门预算基本支出预算表', '合计', '2396.50'],
    ['一般公共预算基本支出情况表(按支出经济分类科目)', '合计', '2396.50'],
    ['部门预算项目支出预算表', '合计', '5544.59'],
    ['财政拨款安排的行政经费及"三公"经费预算表', '"三公"经费总额', '7.80'],
    ['政府采购预算表', '合计', '2038.42'],
  ],
  [GUANGDONG]: [
    ['收支总体情况表', '收入总计', '103089.22'],
    ['收支总体情况表', '支出总计', '103089.22'],
    ['支出总体情况表', '合计', '103089.22'],
    ['财政拨款收支总体情况表', '收入总计', '103019.22'],
    ['一般公共预算支出情况表(按功能分类科目)', '合计', '103019.22'],
    ['一般公共预算基本支出情况表(按经济分类款级科目)', '合计', '3019.22'],
    ['财政拨款安排的行政经费及"三公"经费预算表', '"三公"经费', '102.50'],
    ['一般公共预算项目支出情况表(按经济分类科目)', '合计', '100000.00'],
    ['部门预算基本支出预算表', '合计', '3089.22'],
    ['部门预算项目支出及其他支出预算表', '合计', '100000.00'],
  ],
};

test('every table with rows is summed up to its total', () => {
  for (const [name, sums] of Object.entries(STATED_SUMS)) {
    withFile(seeds, name, (text) => {
      const analysis = check(text);
      for (const [title, total, figure] of sums) {
        const { trees } = tableNamed(analysis, title);
        const relation = trees.flatMap(({ relations }) => relations).find((one) => one.total.label.name === total && !one.atMost);
        assert.ok(relation, `${title}: ${total}`);
        assert.equal([...relation.total.entries.values()][0]?.cell.text, figure);
      }
    });
  }
});

test('income equals expenditure in both tables of each budget', () => {
  for (const { text } of seeds) {
    const balances = check(text).document.evaluated.filter(({ equation }) => equation.source.kind === 'balance');
    assert.deepEqual(
      balances.map(({ verdict }) => verdict),
      ['holds', 'holds'],
    );
  }
});

test('all that is said of Guangzhou is that rows of 收入总体情况表 were lost with a page', () => {
  withFile(seeds, GUANGZHOU, (text) => {
    const { findings } = check(text);
    assert.deepEqual(
      findings.map(({ ruleId, span }) => `${ruleId} ${text.slice(span.start, span.end)}`),
      ['missing-total-row ## 收入总体情况表'],
    );
    assert.match(findings[0]?.message ?? '', /208、20805/u);
  });
});

/**
 * The twelve differences of 0.01 in Guangdong, worked out by hand: six in 支出总体情况表 and the same six, with 70.00 less,
 * in 一般公共预算支出情况表.
 */
const ROUNDED: readonly (readonly [row: string, printed: string, parts: readonly string[]])[] = [
  ['合计', '3089.22', ['2587.08', '502.15']],
  ['| 201 |', '102587.07', ['2587.08', '100000.00']],
  ['| 20103 |', '102587.07', ['2587.08', '100000.00']],
  ['| 2010399 |', '102587.07', ['2587.08', '100000.00']],
  ['| 20805 |', '502.15', ['237.88', '264.26']],
  ['| 20805 |', '502.15', ['237.88', '264.26']],
  ['合 计', '3019.22', ['2517.08', '502.15']],
  ['[201]', '102517.07', ['2517.08', '100000.00']],
  ['[20103]', '102517.07', ['2517.08', '100000.00']],
  ['[2010399]', '102517.07', ['2517.08', '100000.00']],
  ['[20805]', '502.15', ['237.88', '264.26']],
  ['[20805]', '502.15', ['237.88', '264.26']],
];

test('what is said of Guangdong is that rows were lost in the same table, one question, and twelve rounding differences', () => {
  const hundredths = (figure: string) => Number(figure.replace('.', ''));
  for (const [row, printed, parts] of ROUNDED) {
    const sum = parts.reduce((total, part) => total + hundredths(part), 0);
    assert.equal(Math.abs(sum - hundredths(printed)), 1, `${row} ${printed}`);
  }
  withFile(seeds, GUANGDONG, (text) => {
    const { findings, lines } = check(text);
    const [lost, ...others] = findings;
    const rounded = others.slice(0, ROUNDED.length);
    assert.equal(lost && `${lost.ruleId} ${text.slice(lost.span.start, lost.span.end)}`, 'missing-total-row 收入总体情况表');
    assert.deepEqual(
      rounded.map(({ ruleId, severity, span }) => `${ruleId} ${severity} ${text.slice(span.start, span.end)}`),
      ROUNDED.map(([, printed]) => `rounding-difference hint ${printed}`),
    );
    // The one project with goals that the list of key projects leaves out; 27 others with goals are listed.
    assert.deepEqual(
      others.slice(ROUNDED.length).map(({ ruleId, severity, span }) => `${ruleId} ${severity} ${text.slice(span.start, span.end)}`),
      ['unlisted-key-project information 省直与地市实施服务(2020年)项目'],
    );
    rounded.forEach(({ span, message }, place) => {
      const line = lines.lineAt(span.start);
      const source = text.slice(lines.lineStart(line), lines.lineStart(line + 1));
      const [row = '', , parts = []] = ROUNDED[place] ?? [];
      assert.ok(source.includes(row), `${row} in ${source}`);
      assert.ok(message.includes(parts.join(' + ')), message);
    });
  });
});

test('recalculating a published budget changes nothing', () => {
  for (const { text } of seeds) assert.deepEqual(recalculate(check(text), { kind: 'document' }), []);
});

test('line ends, a byte order mark and wide spaces change nothing that is said', () => {
  const said = (text: string) => check(text).findings.map(({ ruleId, message }) => `${ruleId} ${message}`);
  for (const { text } of seeds) {
    const expected = said(text);
    assert.deepEqual(said(text.replaceAll('\n', '\r\n')), expected);
    assert.deepEqual(said(`\ufeff${text}`), expected);
    assert.deepEqual(said(text.replaceAll('支出', '支　出')), expected);
  }
});

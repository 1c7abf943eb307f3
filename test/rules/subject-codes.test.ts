import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, applyEdits, type Finding } from '../../server/src/core/api.js';
import { asTabs, readMarks, withMarks } from '../support/marked.js';

const OWN: ReadonlySet<string> = new Set(['unknown-code', 'code-not-in-force', 'code-name-mismatch', 'unmapped-economic-pair']);

function check(marked: string, year?: number): { readonly text: string; readonly analysis: Analysis; readonly own: readonly Finding[] } {
  const { text } = readMarks(marked);
  const analysis = analyse(text, { locale: 'zh-CN', ...(year === undefined ? {} : { year }) });
  assert.ok(analysis.recognised);
  const own = analysis.findings.filter((finding) => OWN.has(finding.ruleId));
  assert.equal(
    withMarks(
      text,
      own.map(({ span }) => span),
    ),
    marked,
  );
  return { text, analysis, own };
}

function rulesOf(own: readonly Finding[]): readonly string[] {
  return own.map((finding) => `${finding.ruleId} ${finding.severity}`);
}

function draft(rows: readonly string[], year = 2022, header = '| 科目编码 | 科目名称 | 合计 |'): string {
  const columns = header.split('|').length - 2;
  return [`${year}年部门支出预算总表`, '单位：万元', '', header, `|${'---|'.repeat(columns)}`, ...rows, ''].join('\n');
}

const PENSIONS = ['|  | 合计 | 160.06 |', '| 208 | 社会保障和就业支出 | 160.06 |', '| 20805 | 行政事业单位养老支出 | 160.06 |'];

test('a document whose codes are right has no finding, in pipes or tabs', () => {
  const right = draft([
    ...PENSIONS,
    '| 2080505 | 机关事业单位基本养老保险缴费支出 | 106.71 |',
    '| 2080506 | 机关事业单位职业年金缴费支出 | 53.35 |',
  ]);
  check(right);
  check(asTabs(right));
});

test('layout and local suffixes do not make a name another one', () => {
  check(
    draft([
      '| 合计 |  | 160.06 |',
      '| ２０１ | 一、一般公共服务支 出 | 160.06 |',
      '| **20101** | <p>人大事务</p> | 160.06 |',
      '| 2010101 | 行政运行（人大） | 60.06 |',
      '| 2010199 | 其它人大事务支出 | 100.00 |',
    ]),
  );
});

test('unit codes and the names of units and projects beside subject codes are no faults', () => {
  check(
    draft(
      [
        '|  | 合计 | 160.06 |',
        '| 190004 | 某市数据中心 | 160.06 |',
        '| 208 | 社会保障和就业支出 | 160.06 |',
        '| 20805 | 行政事业单位养老支出 | 160.06 |',
        '| 2080505 | 机关事业单位基本养老保险缴费支出 | 160.06 |',
      ],
      2022,
      '| 科目编码（单位编码） | 科目名称（单位名称） | 合计 |',
    ),
  );
  check(
    draft(
      [
        '|  | 合计 | 10.00 |',
        '| 2010102 | 会议中心空调改造 | 4.00 |',
        '| 2010104 | 年度大会 | 3.00 |',
        '| 2010106 | 审查系统 | 2.00 |',
        '| 2010108 | 联络站 | 1.00 |',
      ],
      2022,
      '| 科目编码 | 项目名称 | 合计 |',
    ),
  );
});

test('a wrong class in a split code does not spread to the rows that leave it blank', () => {
  const { own, text } = check(
    draft(
      [
        '| ⟦209⟧ |  |  | 社会保障和就业支出 | 160.06 |',
        '|  | 05 |  | 行政事业单位养老支出 | 160.06 |',
        '|  | 05 | 05 | 机关事业单位基本养老保险缴费支出 | 106.71 |',
        '|  | 05 | 06 | 机关事业单位职业年金缴费支出 | 53.35 |',
        '|  |  |  | 合计 | 160.06 |',
      ],
      2024,
      '| 类 | 款 | 项 | 功能分类科目名称 | 合计 |',
    ),
  );
  assert.deepEqual(rulesOf(own), ['code-name-mismatch error']);
  assert.equal(applyEdits(text, own[0]?.suggestions[0]?.edits ?? []), text.replace('209', '208'));
});

test('a mistyped code is the only finding: its row keeps its place in the sums', () => {
  const { analysis } = check(
    draft([...PENSIONS, '| ⟦2090505⟧ | 机关事业单位基本养老保险缴费支出 | 106.71 |', '| 2080506 | 机关事业单位职业年金缴费支出 | 53.35 |']),
  );
  assert.equal(analysis.findings.length, 1);
});

test('how bad an unknown code is depends on how complete the catalogue is', () => {
  const unknownItem = (code: string, name: string, year: number) =>
    rulesOf(
      check(
        draft(
          ['|  | 合计 | 9.00 |', '| 201 | 一般公共服务支出 | 9.00 |', '| 20101 | 人大事务 | 9.00 |', `| ⟦${code}⟧ | ${name} | 9.00 |`],
          year,
        ),
      ).own,
    );
  assert.deepEqual(unknownItem('2010177', '地方专项', 2022), ['unknown-code warning']);
  assert.deepEqual(unknownItem('2010177', '地方专项', 2025), ['unknown-code information']);
  assert.deepEqual(unknownItem('2010177', '人大会议', 2025), ['unknown-code warning']);
  const { own } = check(
    draft(['|  | 合计 | 9.00 |', '| 302 | 商品和服务支出 | 9.00 |', '| 30201 | 办公费 | 4.00 |', '| ⟦30277⟧ | 杂费 | 5.00 |'], 2024),
  );
  assert.deepEqual(rulesOf(own), ['unknown-code error']);
});

test('a local subject that stands where its parent asks for it is mended by its place when its class is mistyped', () => {
  const rows = (code: string) => [
    '|  | 合计 | 9.00 |',
    '| 201 | 一般公共服务支出 | 9.00 |',
    '| 20101 | 人大事务 | 9.00 |',
    '| 2010101 | 行政运行 | 3.00 |',
    `| ${code} | 地方专项 | 5.00 |`,
    '| 2010199 | 其他人大事务支出 | 1.00 |',
  ];
  const { own, text } = check(draft(rows('⟦2510177⟧')));
  assert.equal(applyEdits(text, own[0]?.suggestions[0]?.edits ?? []), draft(rows('2010177')));
});

test('codes that lost or gained a digit, or hold a letter, are broken', () => {
  for (const broken of ['208055', '20805055', '2O80505', '208.0505', '3080505']) {
    const { own, text } = check(
      draft([
        ...PENSIONS,
        `| ⟦${broken}⟧ | 机关事业单位基本养老保险缴费支出 | 106.71 |`,
        '| 2080506 | 机关事业单位职业年金缴费支出 | 53.35 |',
      ]),
    );
    assert.deepEqual(rulesOf(own), ['unknown-code error'], broken);
    assert.equal(applyEdits(text, own[0]?.suggestions[0]?.edits ?? []), text.replace(broken, '2080505'));
  }
});

test('a name of other years is named with its years, and of the budget year it is right', () => {
  const rows = (name: string) => [
    '|  | 合计 | 9.00 |',
    '| 208 | 社会保障和就业支出 | 9.00 |',
    `| 20805 | ${name} | 9.00 |`,
    '| 2080505 | 机关事业单位基本养老保险缴费支出 | 9.00 |',
  ];
  const { own } = check(draft(rows('⟦行政事业单位离退休⟧'), 2023));
  assert.deepEqual(rulesOf(own), ['code-name-mismatch warning']);
  assert.match(own[0]?.message ?? '', /2019 年及以前.*行政事业单位养老支出/);
  check(draft(rows('行政事业单位离退休'), 2018));
  check(draft(rows('⟦行政事业单位养老支出⟧'), 2017));
  check(draft(rows('行政事业单位离退休'), 2023), 2018);
});

test('the other tables of the document show which of code and name is right', () => {
  const other = (rows: readonly string[]) =>
    ['', '2024年一般公共预算支出预算表', '单位：万元', '', '| 科目编码 | 科目名称 | 合计 |', '|---|---|---|', ...rows, ''].join('\n');
  const first = (row: string) => draft(['|  | 合计 | 9.00 |', '| 302 | 商品和服务支出 | 9.00 |', row], 2024);
  const table = (rows: readonly string[]) => other(['|  | 合计 | 9.00 |', '| 302 | 商品和服务支出 | 9.00 |', ...rows]);
  const bySameName = check(first('| ⟦30202⟧ | 咨询费 | 9.00 |') + table(['| 30203 | 咨询费 | 9.00 |']));
  assert.match(bySameName.own[0]?.suggestions[0]?.title ?? '', /将编码改为 30203/);
  const bySameCode = check(first('| ⟦30202⟧ | 咨询费 | 9.00 |') + table(['| 30202 | 印刷费 | 9.00 |']));
  assert.match(bySameCode.own[0]?.suggestions[0]?.title ?? '', /将名称改为“印刷费”/);
  assert.equal(bySameName.own[0]?.related.length, 1);
});

test('a name that many codes share is judged by where it stands', () => {
  const rows = (code: string) => [
    '|  | 合计 | 9.00 |',
    '| 201 | 一般公共服务支出 | 9.00 |',
    '| 20103 | 政府办公厅（室）及相关机构事务 | 9.00 |',
    `| ${code} | 事业运行 | 9.00 |`,
  ];
  const right = draft(rows('2010350'));
  const second = right.replace('支出预算总表', '财政拨款支出表');
  const { own, text } = check(`${draft(rows('⟦2010450⟧'))}\n${second}`);
  assert.deepEqual(rulesOf(own), ['code-name-mismatch warning']);
  assert.equal(applyEdits(text, own[0]?.suggestions[0]?.edits ?? []), `${right}\n${second}`);
});

test('economic pairs are checked against the mapping, with the partner that the table uses first', () => {
  const pairs = (rows: readonly string[]) =>
    draft(['| 合计 |  | 9.00 |', ...rows], 2022, '| 部门预算经济分类 | 政府预算经济分类 | 预算数 |');
  check(pairs(['| [301]工资福利支出 | [505]对事业单位经常性补助 | 9.00 |', '| [30101]基本工资 | [50501]工资福利支出 | 9.00 |']));
  const { own } = check(
    pairs([
      '| [302]商品和服务支出 | [505]对事业单位经常性补助 | 9.00 |',
      '| [30201]办公费 | [50502]商品和服务支出 | 4.00 |',
      '| [30215]会议费 | [⟦50501⟧]工资福利支出 | 5.00 |',
    ]),
  );
  assert.deepEqual(rulesOf(own), ['unmapped-economic-pair warning']);
  assert.match(own[0]?.suggestions[0]?.title ?? '', /50502/);
});

test('a purchase gets a remark only where its name is that of a code one digit away', () => {
  const purchases = (rows: readonly string[]) =>
    [
      '2021年政府采购预算表',
      '单位：万元',
      '',
      '| 采购品目名称 | 采购品目编号 | 总计 |',
      '|---|---|---|',
      '| 合计 |  | 9.00 |',
      ...rows,
      '',
    ].join('\n');
  check(purchases(['| A02010104 台式计算机 | A02010104 | 6.00 |', '| C9999 本地自设服务 | C9999 | 3.00 |']));
  const { own } = check(purchases(['| A02010104 台式计算机 | A02010104 | 6.00 |', '| C050302 车辆加油服务 | ⟦C050392⟧ | 3.00 |']));
  assert.deepEqual(
    own.map(({ severity }) => severity),
    ['information'],
  );
});

test('without a year only what holds in no year is reported', () => {
  check(
    [
      '部门支出预算总表',
      '单位：万元',
      '',
      '| 科目编码 | 科目名称 | 合计 |',
      '|---|---|---|',
      '|  | 合计 | 9.00 |',
      '| 208 | 社会保障和就业支出 | 9.00 |',
      '| 20805 | 行政事业单位离退休 | 9.00 |',
      '| 2080504 | 未归口管理的行政单位离退休 | 9.00 |',
      '',
    ].join('\n'),
  );
});

test('messages are the same facts in both languages', () => {
  const { text } = readMarks(draft([...PENSIONS, '| ⟦2080506⟧ | 机关事业单位基本养老保险缴费支出 | 160.06 |']));
  const [zh, en] = (['zh-CN', 'en'] as const).map((locale) => analyse(text, { locale }).findings.filter(({ ruleId }) => OWN.has(ruleId)));
  assert.equal(zh?.length, 1);
  assert.deepEqual(
    zh?.map(({ span, suggestions }) => [span, suggestions.map(({ edits }) => edits)]),
    en?.map(({ span, suggestions }) => [span, suggestions.map(({ edits }) => edits)]),
  );
  assert.match(en?.[0]?.message ?? '', /Code 2080506 and name .* disagree: .* Correct the code, or the name\./);
});

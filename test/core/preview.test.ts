import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type AmongOthers,
  analyse,
  type Locale,
  type PreviewModel,
  type PreviewPlace,
  type PreviewTable,
  readPreview,
  type Span,
} from '../../server/src/core/api.js';
import { riverWithSlip } from '../support/feature-drafts.js';

const twoPages = `---
作者: 某人
---
# 青川河道管理所 2022 年部门预算

表 1

支出总体情况表

单位：万元

| 科目编码 | 科目名称 | 2022 年预算 | | 备注 |
| --- | --- | ---: | ---: | --- |
| | | 合计 | 其中：项目支出 | |
| | 合计 | 660.00 | 360.00 | |
| 208 | 社会保障和就业支出 | 90.00 | 0.00 | |
| 20805 | 行政事业单位养老支出 | 90.00 | 0.00 | 见<br>附件 |
| 2080505 | 机关事业单位基本养老保 | 90.00 | 0.00 | |

- 12 -

支出总体情况表（续）

单位：万元

| 科目编码 | 科目名称 | 2022 年预算 | | 备注 |
| --- | --- | ---: | ---: | --- |
| | | 合计 | 其中：项目支出 | |
| | 险缴费支出 | | | |
| 213 | 农林水支出 | 570.00 | 360.00 | |
| 21303 | **水利** | 570.00 | 360.00 | |
| 2130306 | 水利工程运行与维护 | 570.00 | 360.00 | |

注：无

<!-- 核对过 -->

## 一、支出说明

2022 年支出预算 660.00 万元，其中农林水支出 570.00 万元，主要用于水利工程的运行与维
护，以及其他方面。
`;

function read(text: string, locale: Locale = 'zh-CN', among?: AmongOthers) {
  return readPreview(analyse(text, { locale }), { isMarkdown: true, among });
}

function tableOf({ blocks }: PreviewModel, at = 0): PreviewTable {
  const table = blocks.filter((block) => block.kind === 'table')[at];
  assert.ok(table);
  return table;
}

function spanOfWords(text: string, words: string): Span {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

describe('the model of a preview', () => {
  const reading = read(twoPages);
  const { model, placeOf, spanOf } = reading;
  const table = tableOf(model);

  it('holds all texts in order, without front matter, comments, page numbers and what pages repeat', () => {
    assert.deepEqual(
      model.blocks.map((block) => (block.kind === 'text' ? [block.role, block.level, block.text] : block.name)),
      [
        ['heading', 1, '青川河道管理所 2022 年部门预算'],
        ['caption', 0, '表 1'],
        ['caption', 0, '支出总体情况表'],
        ['caption', 0, '单位：万元'],
        '支出总体情况表',
        ['body', 0, '注：无'],
        ['heading', 2, '一、支出说明'],
        ['body', 0, '2022 年支出预算 660.00 万元，其中农林水支出 570.00 万元，主要用于水利工程的运行与维护，以及其他方面。'],
      ],
    );
    assert.equal(model.title, '青川河道管理所 2022 年部门预算');
  });

  it('joins the pages of a table and the cells they cut, and takes markup away', () => {
    assert.deepEqual(
      table.rows.map(({ cells }) => cells.slice(0, 3).join(' ')),
      [
        ' 合计 660.00',
        '208 社会保障和就业支出 90.00',
        '20805 行政事业单位养老支出 90.00',
        '2080505 机关事业单位基本养老保险缴费支出 90.00',
        '213 农林水支出 570.00',
        '21303 水利 570.00',
        '2130306 水利工程运行与维护 570.00',
      ],
    );
    assert.equal(table.rows[2]?.cells[4], '见\n附件');
  });

  it('has its labels merged as they are printed', () => {
    assert.deepEqual(
      table.header.map((row) => row.map(({ text, column, columnSpan, rowSpan }) => [text, column, columnSpan, rowSpan])),
      [
        [
          ['科目编码', 0, 1, 2],
          ['科目名称', 1, 1, 2],
          ['2022 年预算', 2, 2, 1],
          ['备注', 4, 1, 2],
        ],
        [
          ['合计', 2, 1, 1],
          ['其中：项目支出', 3, 1, 1],
        ],
      ],
    );
  });

  it('nests rows below those they are part of, and knows its totals and columns', () => {
    assert.deepEqual(
      table.rows.map(({ depth }) => depth),
      // All rows are part of the total: it stands above them as their equal, so that folding it would leave nothing.
      [0, 0, 1, 2, 0, 1, 2],
    );
    assert.deepEqual(
      table.rows.map(({ isTotal }) => isTotal),
      [true, false, false, false, false, false, false],
    );
    assert.deepEqual(
      table.columns.map(({ role }) => role),
      ['code', 'name', 'amount', 'amount', 'other'],
    );
    // 合计 = 208 + 213, 208 = 20805 = 2080505 and 213 = 21303 = 2130306, in two columns each.
    assert.ok(table.equations >= 10);
    assert.equal(table.holding, table.equations);
  });

  it('marks the amounts of sentences that tables state', () => {
    const [text] = model.blocks.filter((block) => block.kind === 'text' && block.figures.length > 0);
    assert.ok(text?.kind === 'text');
    assert.deepEqual(
      text.figures.map(([start, end]) => text.text.slice(start, end)),
      ['660.00 万元', '570.00 万元'],
    );
  });

  it('leads from the source to cells, labels, rows and words, and from these back', () => {
    const leads = (words: string, place: PreviewPlace) => {
      const span = spanOfWords(twoPages, words);
      assert.deepEqual(placeOf(span), place, words);
      assert.deepEqual(spanOf(place), span, words);
    };
    leads('行政事业单位养老支出', { block: table.id, row: 2, column: 1 });
    leads('机关事业单位基本养老保', { block: table.id, row: 3, column: 1 });
    leads('2022 年预算 |'.slice(0, -2), { block: table.id, row: 0, column: 2, inHeader: true });
    leads('其中：项目支出', { block: table.id, row: 1, column: 3, inHeader: true });
    leads('| 21303 | **水利** | 570.00 | 360.00 | |', { block: table.id, row: 5 });
    const body = model.blocks.at(-1);
    assert.ok(body?.kind === 'text');
    const at = body.text.indexOf('维护');
    // A word that a page cut stands on both lines.
    assert.deepEqual(spanOf({ block: body.id, start: at, end: at + 2 }), spanOfWords(twoPages, '维\n护'));
  });

  it('leads from what continues a cell to that cell, and from what only pages repeat to the table', () => {
    assert.deepEqual(placeOf(spanOfWords(twoPages, '险缴费支出')), { block: table.id, row: 3, column: 1 });
    const repeated = twoPages.lastIndexOf('| 科目编码');
    assert.deepEqual(placeOf({ start: repeated, end: repeated }), { block: table.id });
    assert.equal(placeOf(spanOfWords(twoPages, '核对过')), undefined);
    assert.equal(placeOf(spanOfWords(twoPages, '- 12 -')), undefined);
    assert.equal(spanOf({ block: 999 }), undefined);
  });

  it('keeps a line of a later page that says something else', () => {
    const other = twoPages.replace('支出总体情况表（续）\n\n单位：万元', '支出总体情况表（续）\n\n单位：元');
    const texts = read(other).model.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    assert.deepEqual(
      texts.filter((text) => text.startsWith('单位')),
      ['单位：万元', '单位：元'],
    );
  });

  it('shows tables side by side without a tree, and a number alone that numbers no page', () => {
    const sides = read(riverWithSlip.replace('表 2', '2022\n\n表 2')).model;
    assert.deepEqual([...new Set(tableOf(sides).rows.map(({ depth }) => depth))], [0]);
    assert.ok(sides.blocks.some((block) => block.kind === 'text' && block.text === '2022'));
  });

  it('names a table without a title by its place among the tables', () => {
    const bare = '\n\n| 项目 | 金额 |\n| --- | --- |\n| 收入 | 1.00 |\n';
    const names = (locale: Locale) =>
      read(`甲${bare}\n乙${bare}`, locale).model.blocks.flatMap((block) => ('name' in block ? [block.name] : []));
    assert.deepEqual(names('zh-CN'), ['第 1 张表', '第 2 张表']);
    assert.deepEqual(names('en'), ['Table 1', 'Table 2']);
  });

  it('shows the cells of a row that only its second page has, and leads to them', () => {
    const text =
      '| 事项 | 金额 |\n| --- | --- |\n| 收入 | 1.00 |\n| 支 | 2.00 |\n\n| 出 | | | 备注 |\n| --- | --- | --- | --- |\n| 结余 | 0.00 |\n| 其他 | 0.00 |\n';
    const { model, spanOf, placeOf } = read(text);
    const table = tableOf(model);
    assert.deepEqual(table.rows[1]?.cells, ['支出', '2.00', '', '备注']);
    const place = { block: table.id, row: 1, column: 3 };
    assert.deepEqual(spanOf(place), spanOfWords(text, '备注'));
    assert.deepEqual(placeOf(spanOfWords(text, '备注')), place);
  });

  it('shows code and lists as they stand, with how deep items are', () => {
    const { model } = read('# 说明\n\n- 一\n    - 二\n\n```sh\n# 三\n---\n```\n\n> ## 四\n');
    assert.deepEqual(
      model.blocks.map((block) => (block.kind === 'text' ? [block.role, block.level, block.marker, block.text] : block.name)),
      [
        ['heading', 1, '', '说明'],
        ['item', 0, '- ', '一'],
        ['item', 2, '- ', '二'],
        ['body', 0, '', '# 三'],
        ['body', 0, '', '---'],
        ['heading', 2, '', '四'],
      ],
    );
  });
});

describe('the findings of a preview', () => {
  for (const locale of ['zh-CN', 'en'] as const)
    it(`stand at their cells, with where that is, how to mend them and what else matters (${locale})`, () => {
      const { model, findingOf } = read(riverWithSlip, locale);
      const table = tableOf(model, 1);
      const [finding, rounding, ...others] = model.findings;
      assert.ok(finding && rounding);
      assert.deepEqual(others, []);
      const { ruleId, place, where } = finding;
      assert.deepEqual(
        { ruleId, place, where },
        {
          ruleId: 'wrong-sum',
          place: { block: table.id, row: 2, column: 2 },
          where: '表 2 支出总体情况表 › 20805 行政事业单位养老支出 › 合计',
        },
      );
      // 3.33 + 3.34 + 3.34 = 10.01, printed as 10.00 in the third table.
      assert.deepEqual([rounding.ruleId, rounding.place], ['rounding-difference', { block: tableOf(model, 2).id, row: 9, column: 4 }]);
      assert.deepEqual(
        finding.fixes.map(({ changesFigures }) => changesFigures),
        findingOf(finding.id)?.suggestions.map(({ changesFigures }) => changesFigures),
      );
      assert.ok(finding.fixes.length > 0);
      assert.ok(finding.related.length > 0);
      for (const each of finding.related) assert.equal(each.place?.block, table.id);
      assert.equal(findingOf('none'), undefined);
    });

  it('keep their names when rows come above them', () => {
    const [before] = read(riverWithSlip).model.findings;
    const [after] = read(riverWithSlip.replace('表 1', '新的一段。\n\n表 1')).model.findings;
    assert.equal(before?.id, after?.id);
  });

  it('of other documents stand among them, and each line of the checklist leads to its places', () => {
    const span = spanOfWords(riverWithSlip, '660.00');
    const against = {
      ruleId: 'last-year-differs',
      severity: 'warning',
      span,
      message: '与上年不符',
      related: [],
      suggestions: [],
    } as const;
    const among: AmongOthers = { others: 1, coverage: { lastYear: 'none', units: undefined }, findings: [against], accepted: [] };
    const { model } = readPreview(analyse(riverWithSlip, { locale: 'zh-CN' }), { isMarkdown: true, among });
    assert.deepEqual(
      model.findings.map(({ ruleId, place }) => [ruleId, place?.row, place?.column]),
      [
        ['last-year-differs', 3, 1],
        ['wrong-sum', 2, 2],
        ['rounding-difference', 9, 4],
      ],
    );
    const wrong = model.checklist?.sections.flatMap(({ items }) => items).filter(({ status }) => status === 'failed') ?? [];
    assert.ok(wrong.some(({ places }) => places.some(({ place }) => place?.row === 2 && place.column === 2)));
  });

  it('and checklist and pictures are those of budgets alone', () => {
    const { model } = read('# 读书笔记\n\n第一行\n\n| 书 | 页 |\n| --- | --- |\n| 甲 | 12 |\n');
    assert.deepEqual([model.recognised, model.findings, model.checklist, model.pictures], [false, [], undefined, []]);
    assert.equal(model.title, '读书笔记');
    assert.deepEqual(
      model.blocks.map(({ kind }) => kind),
      ['text', 'text', 'table'],
    );
  });
});

describe('what a document is', () => {
  it('stands in its title: budget or final accounts, of a department or of a unit', () => {
    const titled = (title: string, table: string, locale: Locale = 'zh-CN') =>
      read(`# ${title}\n\n## ${table}\n\n部门：青川县水务局　单位：万元\n\n${rowsOf('10.00')}`, locale).model.title;
    assert.equal(titled('青川县水务局2023年度部门决算', '支出决算表'), '青川县水务局 2023 年部门决算');
    assert.equal(titled('青川县水务局2023年度部门决算', '支出决算表', 'en'), '青川县水务局 · Final accounts 2023');
    assert.equal(titled('青川县水务局2023年单位预算', '支出预算表'), '青川县水务局 2023 年单位预算');
    assert.equal(titled('青川县水务局2023年部门预算', '支出预算表', 'en'), '青川县水务局 · Budget 2023');
  });

  it('shows the lines of its contents as a list, and the headings they name as headings', () => {
    const sections = ['第一部分 部门概况', '第二部分 部门预算表', '第三部分 情况说明'];
    const { model } = read(
      `# 青川县水务局2023年部门预算\n\n目录\n\n${sections.join('\n\n')}\n\n${sections[0]}\n\n一、主要职责\n\n${sections[1]}\n\n### 支出预算表\n\n单位：万元\n\n${rowsOf('10.00')}\n${sections[2]}\n`,
    );
    const texts = model.blocks.flatMap((block) => (block.kind === 'text' ? [block] : []));
    const rolesOf = (text: string) => texts.filter((block) => block.text === text).map(({ role }) => role);
    for (const section of sections) assert.deepEqual(rolesOf(section), ['item', 'heading'], section);
    assert.deepEqual(
      texts.filter(({ role }) => role === 'caption').map(({ text, level }) => [text, level]),
      [
        ['支出预算表', 3],
        ['单位：万元', 0],
      ],
    );
  });

  it('takes no row of a table that cannot be read for a heading', () => {
    const { model } = read(`# 青川县水务局2023年部门预算\n\n项目 | 预算数 | 备注\n\n支出预算表\n\n单位：万元\n\n${rowsOf('10.00')}`);
    const row = model.blocks.find((block) => block.kind === 'text' && block.text.startsWith('项目 |'));
    assert.equal(row?.kind === 'text' ? row.role : undefined, 'body');
  });
});

function rowsOf(amount: string): string {
  return `| 科目编码 | 科目名称 | 合计 |\n| --- | --- | ---: |\n| 201 | 一般公共服务支出 | ${amount} |\n| | 合计 | ${amount} |\n`;
}

// Drafts of workbooks: sheets as agencies print them, given as plain data.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ImportedDraft, type ImportedSheet, importDraft, importNotes, type PastedCell } from '../../server/src/core/api.js';

/** A cell by its text, or with how many columns and rows it takes. */
type Source = string | { readonly text: string; readonly columns?: number; readonly rows?: number };

function sheet(name: string, rows: readonly (readonly Source[])[], more: Partial<ImportedSheet> = {}): ImportedSheet {
  const cells = rows.flatMap((row, at): readonly PastedCell[] => {
    const filled = row.flatMap((source, column): readonly PastedCell[] => {
      const { text, columns = 1, rows: down = 1 } = typeof source === 'string' ? { text: source } : source;
      return text === '' ? [] : [{ row: at, column, rowSpan: down, columnSpan: columns, text }];
    });
    return filled.length > 0 ? filled : [{ row: at, column: 0, rowSpan: 1, columnSpan: 1, text: '' }];
  });
  const grid = { kind: 'grid', cells, rowCount: rows.length, hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() } as const;
  return { name, isHidden: false, definedNames: [], grid, doubts: [], ...more };
}

function drafted(...sheets: readonly ImportedSheet[]): string {
  return textOf(importDraft({ sheets }, { tables: 'pipe' }));
}

function textOf(draft: ImportedDraft): string {
  assert.equal(draft.kind, 'draft');
  return draft.kind === 'draft' ? draft.text : '';
}

const lines = (...written: readonly string[]) => `${written.join('\n')}\n`;

const income = [
  [{ text: '2027年收支总表', columns: 4 }],
  [{ text: '编制单位：青川县水务局', columns: 2 }, '', '', '单位：万元'],
  [{ text: '收入', columns: 2 }, '', { text: '支出', columns: 2 }, ''],
  ['项目', '预算数', '项目', '预算数'],
  ['一、财政拨款', '80.00', '一、农林水支出', '80.00'],
  ['收入总计', '80.00', '支出总计', '80.00'],
  [{ text: '注：不含结转。', columns: 4 }],
] as const;

const incomeText = lines(
  '## 2027年收支总表',
  '',
  '编制单位：青川县水务局',
  '',
  '单位：万元',
  '',
  '| 收入         |        | 支出           |        |',
  '| ------------ | -----: | -------------- | -----: |',
  '| 项目         | 预算数 | 项目           | 预算数 |',
  '| 一、财政拨款 |  80.00 | 一、农林水支出 |  80.00 |',
  '| 收入总计     |  80.00 | 支出总计       |  80.00 |',
  '',
  '注：不含结转。',
);

describe('a sheet', () => {
  it('becomes a title, owner, unit, table and note', () => {
    assert.equal(drafted(sheet('表1', income)), incomeText);
  });

  it('gives its name to a table that prints no title, unless its name says nothing', () => {
    const rows = income.slice(1);
    assert.ok(drafted(sheet('收支总表', rows)).startsWith('## 收支总表\n\n编制单位'));
    assert.ok(drafted(sheet('Sheet1', rows)).startsWith('编制单位'));
    assert.ok(drafted(sheet('工作表 3', rows)).startsWith('编制单位'));
  });

  it('is left out where it is hidden or blank, and told so', () => {
    const draft = importDraft(
      { sheets: [sheet('甲', [], { isHidden: true }), sheet('空', [['']]), sheet('表1', income)] },
      { tables: 'pipe' },
    );
    assert.equal(textOf(draft), incomeText);
    assert.deepEqual(draft.kind === 'draft' && importNotes(draft.report, 'zh-CN'), [
      '读取了 1 个工作表，得到 1 张表，共 4 行',
      '隐藏的工作表没有导入：甲',
      '空白的工作表没有导入：空',
    ]);
  });

  it('is read when it is asked for, hidden or not; one that is not there is told with those that are', () => {
    const sheets = [sheet('甲', income, { isHidden: true }), sheet('乙', [['x']])];
    assert.equal(textOf(importDraft({ sheets }, { tables: 'pipe', sheets: ['甲'] })), incomeText);
    assert.deepEqual(importDraft({ sheets }, { tables: 'pipe', sheets: ['丙'] }), {
      kind: 'no-such-sheet',
      name: '丙',
      known: ['甲', '乙'],
    });
    assert.equal(importDraft({ sheets: [sheet('甲', income, { isHidden: true })] }, { tables: 'pipe' }).kind, 'nothing');
  });

  it('parts its tables at blank rows and at titles, and drops blank columns', () => {
    const one = [['表1'], ['收入总表'], ['单位：万元'], ['项目', '', '预算数'], ['财政拨款', '', '80.00']];
    const other = [['支出总表', '', '', ''], ['单位：元'], ['科目编码', '科目名称', '', '预算数'], ['213', '农林水支出', '', '800000']];
    const expected = lines(
      '表1',
      '',
      '## 收入总表',
      '',
      '单位：万元',
      '',
      '| 项目     | 预算数 |',
      '| -------- | -----: |',
      '| 财政拨款 |  80.00 |',
      '',
      '## 支出总表',
      '',
      '单位：元',
      '',
      '| 科目编码 | 科目名称   | 预算数 |',
      '| -------- | ---------- | -----: |',
      '| 213      | 农林水支出 | 800000 |',
    );
    assert.equal(drafted(sheet('两张表', [...one, [''], ...other])), expected);
    assert.equal(drafted(sheet('两张表', [...one, ...other])), expected);
  });

  it('begins a table below a blank row where a line stands above labels, whatever the line says', () => {
    const goals = [['重点项目绩效目标如下'], ['项目', '绩效目标'], ['防汛物资', '按时储备'], ['河道清淤', '按时完成']];
    const table = income.slice(1, 6);
    const text = drafted(sheet('Sheet1', [...table, [''], ...goals]));
    assert.ok(
      text.endsWith(
        '\n\n## 重点项目绩效目标如下\n\n| 项目     | 绩效目标 |\n| -------- | -------- |\n| 防汛物资 | 按时储备 |\n| 河道清淤 | 按时完成 |\n',
      ),
    );
  });

  it('keeps headers over several rows, codes over several columns, and who signs below the table', () => {
    const rows = [
      [{ text: '支出总表', columns: 5 }],
      ['部门：水务局', '', '2027年', '', '金额单位：元'],
      [{ text: '科目编码', columns: 3 }, '', '', { text: '科目名称', rows: 2 }, { text: '金额', rows: 2 }],
      ['类', '款', '项'],
      ['213', '03', '01', '行政运行', '12'],
      ['单位负责人：甲', '', '制表人：乙'],
    ];
    assert.equal(
      drafted(sheet('表3', rows)),
      lines(
        '## 支出总表',
        '',
        '部门：水务局',
        '',
        '2027年',
        '',
        '金额单位：元',
        '',
        '| 科目编码 |     |     | 科目名称 | 金额 |',
        '| -------- | --- | --- | -------- | ---: |',
        '| 类       | 款  | 项  |          |      |',
        '| 213      | 03  | 01  | 行政运行 |   12 |',
        '',
        '单位负责人：甲',
        '',
        '制表人：乙',
      ),
    );
  });

  it('is the title of the document where it is a cover, a list where it is the contents, and text where it has no table', () => {
    const cover = sheet('封面', [['青川县水务局2027年部门预算'], ['编制日期：', '2026年12月']]);
    const contents = sheet('目录', [['目  录'], ['1', '收支总表', '3'], ['2', '收入总表', '4']]);
    const prose = sheet('说明', [['一、收支预算情况说明'], ['2027年收支总预算80.00万元。'], ['其中：基本支出80.00万元。']]);
    assert.equal(
      drafted(cover, contents, prose),
      lines(
        '# 青川县水务局2027年部门预算',
        '',
        '编制日期： 2026年12月',
        '',
        '## 目录',
        '',
        '- 1. 收支总表 3',
        '- 2. 收入总表 4',
        '',
        '一、收支预算情况说明',
        '',
        '2027年收支总预算80.00万元。',
        '',
        '其中：基本支出80.00万元。',
      ),
    );
  });

  it('is written with tabs where these are wanted', () => {
    const text = textOf(importDraft({ sheets: [sheet('表1', income)] }, { tables: 'tab' }));
    assert.equal(
      text,
      lines(
        '2027年收支总表',
        '',
        '编制单位：青川县水务局',
        '单位：万元',
        '收入\t\t支出\t',
        '项目\t预算数\t项目\t预算数',
        '一、财政拨款\t80.00\t一、农林水支出\t80.00',
        '收入总计\t80.00\t支出总计\t80.00',
        '',
        '注：不含结转。',
      ),
    );
  });
});

describe('a workbook that we wrote', () => {
  const marks = { text: 'budget_draft_text', front: 'budget_draft_front', findings: 'budget_draft_findings' };

  it('comes back as its text, with tables where they stood, and without our own sheets', () => {
    const text = sheet(
      '改过名',
      [
        ['#', '水务局2027年部门预算'],
        ['', '- 甲'],
        ['', '- 乙'],
        ['##', '2027年收支总表'],
        ['', '编制单位：**青川县水务局**'],
        ['', '单位：万元'],
        ['表', '收支'],
        ['', '注：不含结转。'],
        ['', '2027年收支总预算80.00万元。'],
      ],
      { definedNames: [marks.text] },
    );
    const front = sheet('目录', [['表', '行数']], { definedNames: [marks.front.toUpperCase()] });
    const findings = sheet('核对结果', [['表', '行', '列']], { definedNames: ['x', marks.findings] });
    const table = incomeText.slice(incomeText.indexOf('| 收入'), incomeText.indexOf('\n\n注'));
    assert.equal(
      drafted(front, sheet('收支', income), text, findings),
      lines(
        '# 水务局2027年部门预算',
        '',
        '- 甲',
        '- 乙',
        '',
        '## 2027年收支总表',
        '',
        '编制单位：**青川县水务局**',
        '',
        '单位：万元',
        '',
        table,
        '',
        '注：不含结转。',
        '',
        '2027年收支总预算80.00万元。',
      ),
    );
  });

  it('keeps sheets that an author added', () => {
    const text = sheet('文字', [['#', '水务局2027年部门预算']], { definedNames: [marks.text] });
    assert.ok(drafted(sheet('收支', income), text).endsWith(`\n\n${incomeText}`));
  });
});

describe('the report', () => {
  it('names the cells that are doubtful, and counts those beyond the first', () => {
    const doubts = Array.from({ length: 7 }, (_, row) => ({ kind: 'rounded', row, column: 27, text: '1.00' }) as const);
    const more = [
      { kind: 'error', row: 4, column: 1, text: '#REF!' },
      { kind: 'no-value', row: 5, column: 1, text: '' },
    ] as const;
    const draft = importDraft({ sheets: [sheet('表1', income, { doubts: [...doubts, ...more] })] }, { tables: 'pipe' });
    assert.ok(draft.kind === 'draft');
    assert.deepEqual(importNotes(draft.report, 'zh-CN').slice(1), [
      '工作表“表1”有 7 个单元格（AB1、AB2、AB3、AB4、AB5 等）显示的小数位少于实际数值，按显示的数导入',
      '工作表“表1”有 1 个单元格（B5）是公式错误（如 #REF!），按空白导入；请在工作簿中改正后重新导入，或在文稿中补填',
      '工作表“表1”有 1 个单元格（B6）的公式没有保存结果，按空白导入；请用 WPS 或 Excel 打开并保存后重新导入',
    ]);
    assert.match(importNotes(draft.report, 'en').join('\n'), /7 cells of sheet “表1” \(AB1, AB2, AB3, AB4, AB5, …\) show fewer decimals/u);
  });

  it('tells of hidden rows and columns that hold something, which are left out', () => {
    const rows = [
      ['项目', '预算数', '校验'],
      ['甲', '1.00', '0'],
      ['乙', '2.00', '0'],
      ['合计', '3.00', ''],
    ];
    const plain = sheet('表1', rows);
    const draft = importDraft(
      { sheets: [{ ...plain, grid: { ...plain.grid, hiddenRows: new Set([2, 9]), hiddenColumns: new Set([2, 8]) } }] },
      { tables: 'pipe' },
    );
    assert.equal(textOf(draft), lines('| 项目 | 预算数 |', '| ---- | -----: |', '| 甲   |   1.00 |', '| 合计 |   3.00 |'));
    assert.equal(draft.kind === 'draft' && importNotes(draft.report, 'zh-CN')[1], '工作表“表1”中隐藏的内容没有导入：1 行，1 列');
  });
});

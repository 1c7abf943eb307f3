// A workbook says the same as a draft: however an agency lays it out, and after it was written by ourselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import {
  type Analysis,
  analyse,
  builtInPacks,
  exportWorkbook,
  type ImportedDraft,
  type ImportWishes,
  importDraft,
  type PastedCell,
  readPreview,
} from '../../server/src/core/api.js';
import { readWorkbook } from '../../server/src/exchange/read-workbook.js';
import { writeWorkbook } from '../../server/src/exchange/write-workbook.js';
import { agencyStyle, agencyWorkbook } from '../support/agency-workbooks.js';
import { sampleText } from '../support/cli-process.js';
import fc from '../support/fast-check.js';
import { blankDraft, type DraftCase, fillTables, read, smallBudget } from '../support/filled-drafts.js';
import { hostilePayloads } from '../support/hostile-payloads.js';
import { sharedFiles } from '../support/shared-corpus.js';

const cases: readonly DraftCase[] = builtInPacks.flatMap((pack) =>
  [2020, 2021, 2022, 2026].flatMap((year) => (['万元', '元'] as const).map((unit) => ({ pack, year, unit }))),
);

async function imported(bytes: Uint8Array, wishes: ImportWishes = { tables: 'pipe' }): Promise<Extract<ImportedDraft, { kind: 'draft' }>> {
  const reading = await readWorkbook(bytes);
  assert.ok(reading.kind === 'workbook');
  const draft = importDraft(reading.workbook, wishes);
  assert.ok(draft.kind === 'draft');
  return draft;
}

/** All cells of all tables, header included, figures without separators and without the dash for nothing. */
function cellsOf({ document }: Analysis): readonly (readonly (readonly string[])[])[] {
  const plain = (text: string) => (text === '-' ? '0.00' : text.replace(/(?<=\d),(?=\d{3})/gu, ''));
  return document.tables.map(({ fragments }) =>
    fragments.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => plain(text)))),
  );
}

test('a right workbook of each form, however it is laid out, becomes a draft of that form with the same tables and nothing to find', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...cases),
      smallBudget,
      agencyStyle,
      fc.constantFrom('pipe', 'tab'),
      async (one, budget, style, tables) => {
        const text = fillTables(blankDraft(one), budget);
        const before = read(text);
        const after = read((await imported(await agencyWorkbook(text, style), { tables })).text);
        assert.ok(after.recognised);
        assert.deepEqual(cellsOf(after), cellsOf(before));
        assert.deepEqual(
          after.document.tables.map(({ caption }) => [caption.unit, caption.owner]),
          before.document.tables.map(({ caption }) => [caption.unit, caption.owner]),
        );
        assert.deepEqual(
          after.findings.map(({ ruleId, message }) => `${ruleId} ${message}`),
          [],
        );
        if (one.pack.id !== 'generic' && style.hasCover) assert.equal(after.document.form.pack.id, before.document.form.pack.id);
      },
    ),
    { numRuns: 24 },
  );
});

function told({ findings }: Analysis): readonly string[] {
  return findings.map(({ ruleId, message }) => `${ruleId} ${message}`).sort();
}

async function thereAndBack(text: string, isMarkdown: boolean): Promise<readonly [Analysis, Analysis]> {
  const before = analyse(text, { locale: 'zh-CN' });
  const bytes = await writeWorkbook(exportWorkbook(before, readPreview(before, { isMarkdown })));
  return [before, analyse((await imported(bytes)).text, { locale: 'zh-CN' })];
}

test('a draft that was exported and imported has the same findings and equations', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...cases),
      smallBudget,
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 })), { maxLength: 4 }),
      async (one, budget, slips) => {
        const [before, after] = await thereAndBack(withSlips(fillTables(blankDraft(one), budget), slips), true);
        assert.deepEqual(told(after), told(before));
        assert.equal(after.document.evaluated.length, before.document.evaluated.length);
      },
    ),
    { numRuns: 15 },
  );
});

/** The draft with some of its figures mistyped in their first digit. */
function withSlips(text: string, slips: readonly (readonly [number, number])[]): string {
  const figures = [...text.matchAll(/\b[1-9]\d*\.\d\d\b/gu)].map(({ index }) => index);
  return slips.reduce((changed, [which, digit]) => {
    const at = figures[which % Math.max(1, figures.length)];
    return at === undefined ? changed : changed.slice(0, at) + String(digit) + changed.slice(at + 1);
  }, text);
}

test('findings that a comment accepts stay accepted', async () => {
  const [finding] = read(sampleText).findings;
  assert.ok(finding);
  const title = sampleText.lastIndexOf('\n## ', finding.span.start) < 0 ? 0 : sampleText.lastIndexOf('\n#', finding.span.start) + 1;
  const comment = `<!-- budget-draft accept ${finding.ruleId} ${sampleText.slice(finding.span.start, finding.span.end)}: 口径 > 往年 -->\n\n`;
  const accepted = sampleText.slice(0, title) + comment + sampleText.slice(title);
  assert.equal(read(accepted).findings.length, read(sampleText).findings.length - 1);
  const [before, after] = await thereAndBack(accepted, true);
  assert.deepEqual(told(after), told(before));
});

test('real documents and our sample have the same findings after they were exported and imported', async () => {
  const files = [
    { name: 'sample.md', text: sampleText },
    ...sharedFiles('seeds', /\.md$/u),
    ...sharedFiles('corpus/budget', /\.(?:md|txt)$/u).filter(({ text }) => read(text).recognised),
  ];
  for (const { name, text } of files) {
    const [before, after] = await thereAndBack(text, name.endsWith('.md'));
    assert.deepEqual(told(after), told(before), name);
    assert.equal(after.document.evaluated.length, before.document.evaluated.length, name);
  }
});

/** Words as they are read: a draft may escape what a line or cell begins with, and blanks are layout. */
function words(text: string): string {
  return text.replaceAll('&lt;', '<').replace(/<br>|[\s\\\p{Cc}\p{Cf}\p{Cs}\ufffd]|\p{Variation_Selector}/gu, '');
}

const anyText = fc.oneof(
  fc.constantFrom(
    '合计',
    '单位：万元',
    '收支总表',
    '注：无',
    '目录',
    '编制单位：甲',
    '表1',
    '一、基本支出',
    '其中：',
    '=SUM(A1)',
    '+1',
    '@x',
    '# 甲',
    '- 乙',
    '> 丙',
    '| 丁 |',
    '---',
    '[a]: b',
    '```',
    '<script>',
    '<!-- budget-draft: template=central -->',
    '甲\t乙',
    '甲\n乙',
  ),
  fc.constantFrom(...hostilePayloads.map(({ text }) => text)),
  fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/\p{Cc}|\p{Cs}|[\ufffe\uffff]|_x[\da-f]{4}_/iu.test(text)),
);

test('every text that a sheet shows is in the draft, whatever it looks like, and none becomes a comment to the checker', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.option(fc.oneof(anyText, fc.integer({ min: -99999, max: 99999 })), { nil: null }), { maxLength: 6 }), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.constantFrom('pipe', 'tab'),
      async (rows, tables) => {
        const values: readonly CellValue[] = rows.flat();
        fc.pre(values.some((value) => value !== null && String(value).trim() !== ''));
        const reading = await readWorkbook(await writeXlsx({ sheets: [{ name: '甲', rows }] }));
        assert.ok(reading.kind === 'workbook');
        const draft = importDraft(reading.workbook, { tables });
        if (draft.kind !== 'draft') return;
        const text = words(draft.text);
        for (const value of values) if (value !== null) assert.ok(text.includes(words(String(value))), JSON.stringify(value));
        assert.doesNotMatch(draft.text, /<!--/u);
        if (tables === 'pipe') assert.doesNotMatch(draft.text.replace(/^\|.*$/gmu, ''), /<[a-z!/?]/iu);
      },
    ),
    { numRuns: 150 },
  );
});

test('what a hostile workbook says in its cells stays in these cells', async () => {
  const rows = hostilePayloads.map(({ text: payload }, at): CellValue[] => [at + 1, payload, at * 1.5]);
  const bytes = await writeXlsx({
    sheets: [{ name: '说'.repeat(31), rows: [['支出预算表'], ['单位：万元'], ['序号', '项目名称', '金额'], ...rows] }],
  });
  const { document } = read((await imported(bytes)).text);
  assert.equal(document.tables.length, 1);
  const [table] = document.tables;
  assert.equal(table?.rows.length, hostilePayloads.length);
  for (const [at, { row }] of (table?.rows ?? []).entries()) {
    assert.equal(row.cells.length, 3, hostilePayloads[at]?.name);
    assert.equal(words(row.cells[1]?.text ?? ''), words(hostilePayloads[at]?.text ?? ''), hostilePayloads[at]?.name);
  }
});

test('a hundred thousand rows become a draft in a few seconds', () => {
  const texts = ['2130301', '行政运行', '12.00', '10.00', '2.00'];
  const header = ['科目编码', '科目名称', '合计', '基本支出', '项目支出'];
  const cells = Array.from({ length: 100_000 }, (_, row) => (row === 0 ? header : texts)).flatMap((row, at) =>
    row.map((text, column): PastedCell => ({ row: at, column, rowSpan: 1, columnSpan: 1, text })),
  );
  const grid = { kind: 'grid', cells, rowCount: 100_000, hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() } as const;
  const start = performance.now();
  const draft = importDraft({ sheets: [{ name: '支出预算表', isHidden: false, definedNames: [], grid, doubts: [] }] }, { tables: 'pipe' });
  assert.ok(draft.kind === 'draft' && draft.report.sheets[0]?.rows === 100_000);
  assert.ok(performance.now() - start < 6000, `${Math.round(performance.now() - start)} ms`);
});

test('a cell whose words are the name of an error stays words, and a title keeps the mark of its heading', async () => {
  const words = ['#N/A', '#REF!', '#DIV/0!', '#NAME?', '#VALUE!', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', '#GETTING_DATA'];
  const rows = words.map((word) => `| 项目 | 1.00 | ${word} |`).join('\n');
  const text = `# 青川县水务局2023年部门预算\n\n### 项目支出表\n\n单位：万元\n\n| 项目名称 | 合计 | 备注 |\n| --- | ---: | --- |\n${rows}\n| 合计 | 10.00 | |\n`;
  const analysis = analyse(text, { locale: 'zh-CN' });
  const reading = readPreview(analysis, { isMarkdown: true });
  const draft = await imported(await writeWorkbook(exportWorkbook(analysis, reading)));
  assert.deepEqual(draft.report.doubts, []);
  assert.deepEqual(cellsOf(analyse(draft.text, { locale: 'zh-CN' })), cellsOf(analysis));
  assert.match(draft.text, /^### 项目支出表$/mu);
});

test('items of lists are as deep as they were, and never so deep that they are code', async () => {
  const list = ['1. 起草规划；', '  - 拟订标准；', '    - 组织实施；', '  - 监督检查；', '- 承办其他事项。'];
  const table = '| 科目编码 | 科目名称 | 合计 |\n| --- | --- | ---: |\n| 201 | 一般公共服务支出 | 10.00 |\n| | 合计 | 10.00 |\n';
  const text = `# 青川县水务局2023年部门预算\n\n一、主要职责\n\n${list.join('\n')}\n\n### 支出预算表\n\n单位：万元\n\n${table}`;
  const analysis = analyse(text, { locale: 'zh-CN' });
  const draft = await imported(await writeWorkbook(exportWorkbook(analysis, readPreview(analysis, { isMarkdown: true }))));
  assert.ok(draft.text.includes(list.join('\n')), draft.text);
  const alone = analyse(text.replace(list.join('\n'), '本局负责：\n\n   - 组织实施。'), { locale: 'zh-CN' });
  const other = await imported(await writeWorkbook(exportWorkbook(alone, readPreview(alone, { isMarkdown: true }))));
  assert.match(other.text, /^- 组织实施。$/mu);
});

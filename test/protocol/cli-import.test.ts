// Drafts of workbooks on the command line, as the built program makes them.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { builtInPacks } from '../../server/src/core/api.js';
import { agencyWorkbook, plainStyle } from '../support/agency-workbooks.js';
import { folderWith, looksLikeStackTrace, runCli } from '../support/cli-process.js';
import fc from '../support/fast-check.js';
import { blankDraft, fillTables, smallBudget } from '../support/filled-drafts.js';
import { odsCell, odsRow, odsWorkbook } from '../support/ods-workbooks.js';

let workbook: Buffer;
const ods = odsWorkbook({
  tables: `<table:table table:name="表1">${odsRow(odsCell('收入总表'))}${odsRow(odsCell('单位：万元'))}${odsRow(odsCell('项目'), odsCell('预算数'))}${odsRow(odsCell('合计'), odsCell('1,234.57', 1234.565))}</table:table>`,
});
const odsDraft = '## 收入总表\n\n单位：万元\n\n| 项目 |   预算数 |\n| ---- | -------: |\n| 合计 | 1,234.57 |\n';

before(async () => {
  const [pack] = builtInPacks.filter(({ id }) => id === 'central');
  const [budget] = fc.sample(smallBudget, { numRuns: 1, seed: 9 });
  assert.ok(pack && budget);
  workbook = Buffer.from(await agencyWorkbook(fillTables(blankDraft({ pack, year: 2027, unit: '万元' }), budget), plainStyle));
});

test('a workbook becomes a draft beside it, which is a budget without a finding', (context) => {
  const cwd = folderWith(context, { '2027/预算.xlsx': workbook });
  const { code, out, error } = runCli(['import', '2027/预算.xlsx'], { cwd });
  assert.deepEqual([code, error], [0, '']);
  assert.equal(
    out,
    '2027/预算.md: imported\nRead 11 sheets: 9 tables with 111 rows\nHidden sheets were left out: 校验\n'.replaceAll('/', join('/')),
  );
  const checked = runCli(['check', '2027/预算.md'], { cwd });
  assert.equal(checked.code, 0);
  assert.match(checked.out, /1 file checked, 1 recognised[\s\S]*0 errors, 0 warnings/u);
});

test('the draft goes where it is wanted, with tabs where these are wanted, and over another only when asked to', (context) => {
  const cwd = folderWith(context, { 'a.ods': ods, 'a.md': '自己写的' });
  const refused = runCli(['import', 'a.ods'], { cwd });
  assert.deepEqual([refused.code, refused.out], [2, '']);
  assert.match(refused.error, /a\.md: The file is there already and was not written/u);
  assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), '自己写的');
  assert.equal(runCli(['import', 'a.ods', '--force'], { cwd }).code, 0);
  assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), odsDraft);
  assert.equal(runCli(['import', 'a.ods', '--tables', 'tab'], { cwd }).code, 0);
  assert.equal(readFileSync(join(cwd, 'a.txt'), 'utf8'), '收入总表\n\n单位：万元\n项目\t预算数\n合计\t1,234.57\n');
  assert.equal(runCli(['import', 'a.ods', '-o', 'new/b.md'], { cwd }).code, 0);
  assert.equal(readFileSync(join(cwd, 'new', 'b.md'), 'utf8'), odsDraft);
});

test('on the standard output the draft stands alone, and what is to be known of it on the error stream', (context) => {
  const cwd = folderWith(context, { 'a.ods': ods });
  const { code, out, error } = runCli(['import', '-o', '-', 'a.ods'], { cwd, env: { LANG: 'zh_CN.UTF-8' } });
  assert.deepEqual([code, out], [0, odsDraft]);
  assert.equal(error, '读取了 1 个工作表，得到 1 张表，共 2 行\n工作表“表1”有 1 个单元格（B4）显示的小数位少于实际数值，按显示的数导入\n');
});

test('sheets that are named are read alone, hidden ones too', (context) => {
  const cwd = folderWith(context, { 'a.xlsx': workbook });
  assert.equal(runCli(['import', '-o', '-', '--sheets', '校验', 'a.xlsx'], { cwd }).out, '不应导入 1\n');
  const { code, error } = runCli(['import', '-o', '-', '--sheets', '校验,没有', 'a.xlsx'], { cwd });
  assert.equal(code, 2);
  assert.match(error, /a\.xlsx: There is no sheet “没有”, but: 封面, 目录, /u);
});

test('what cannot be imported is told with what to do, and nothing is written', (context) => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000)]);
  const cwd = folderWith(context, {
    'old.xls': old,
    'cut.xlsx': workbook.subarray(0, 5000),
    'a.md': '# 预算\n',
    'empty.ods': odsWorkbook({ tables: '<table:table table:name="空"/>' }),
  });
  writeFileSync(join(cwd, 'none.xlsx'), '');
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['old.xls'], /old\.xls: It is no \.xlsx or \.ods workbook .*save it as \.xlsx/u],
    [['cut.xlsx'], /cut\.xlsx: The workbook is damaged/u],
    [['none.xlsx'], /none\.xlsx: It is no workbook/u],
    [['a.md'], /a\.md: It is no workbook/u],
    [['empty.ods'], /empty\.ods: No sheet that is shown has anything in it/u],
    [['.'], / \.: Not a regular file/u],
    [['nowhere.xlsx'], /nowhere\.xlsx: No such file/u],
    [[], /import needs a workbook, such as budget-draft import/u],
    [['cut.xlsx', 'old.xls'], /import does not take "old\.xls"/u],
    [['cut.xlsx', '--tables', 'csv'], /--tables cannot be "csv", expected one of pipe, tab/u],
    [['cut.xlsx', '--format', 'html'], /--format is not for import/u],
  ];
  for (const [args, told] of wrong) {
    const { code, out, error } = runCli(['import', ...args], { cwd });
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(error, told);
    assert.ok(!looksLikeStackTrace(error), error);
  }
});

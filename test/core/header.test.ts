import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isColumnNumberRow } from '../../server/src/core/table/column-numbers.js';
import { columnPath, readHeader } from '../../server/src/core/table/header.js';
import type { PhysicalRow } from '../../server/src/core/table/physical-table.js';
import { physicalRows } from '../support/core-readings.js';

/** The labels above each column, from the top down. */
function paths(rows: readonly PhysicalRow[]): readonly string[] {
  const header = readHeader(rows);
  return Array.from({ length: header.columnCount }, (_, column) => columnPath(header, column).join('/'));
}

test('one row of labels', () => {
  const rows = physicalRows(['科目编码', '科目名称', '合计'], ['201', '一般公共服务支出', '1.00']);
  assert.deepEqual(paths(rows), ['科目编码', '科目名称', '合计']);
  assert.equal(readHeader(rows).rowCount, 1);
});

test('two rows: blank to the right spans on, blank below spans down', () => {
  const rows = physicalRows(
    ['功能分类科目', '', '合计', '基本支出', '项目支出'],
    ['科目编码', '科目名称', '', '', ''],
    ['', '合计', '3.00', '1.00', '2.00'],
  );
  assert.deepEqual(paths(rows), ['功能分类科目/科目编码', '功能分类科目/科目名称', '合计', '基本支出', '项目支出']);
  assert.equal(readHeader(rows).rowCount, 2);
});

test('three rows with column numbers', () => {
  const rows = physicalRows(
    ['单位编码', '单位名称', '总计', '财政拨款', '', '', '其他资金'],
    ['', '', '', '小计', '一般公共预算', '政府性基金预算', ''],
    ['1', '2', '3', '4', '5', '6', '7'],
    ['', '合计', '9.00', '8.00', '8.00', '0.00', '1.00'],
  );
  assert.deepEqual(paths(rows), [
    '单位编码',
    '单位名称',
    '总计',
    '财政拨款/小计',
    '财政拨款/一般公共预算',
    '财政拨款/政府性基金预算',
    '其他资金',
  ]);
  assert.equal(readHeader(rows).rowCount, 3);
});

test('four rows, each dividing a label of the row above', () => {
  const rows = physicalRows(
    ['科目', '', '总计', '本年收入', '', '', '', '', '上年结转'],
    ['编码', '名称', '', '合计', '财政拨款', '', '', '其他资金', ''],
    ['', '', '', '', '小计', '一般公共预算', '', '', ''],
    ['', '', '', '', '', '本级', '上级', '', ''],
    ['201', '一般公共服务支出', '9.00', '8.00', '7.00', '4.00', '3.00', '1.00', '1.00'],
  );
  assert.deepEqual(paths(rows), [
    '科目/编码',
    '科目/名称',
    '总计',
    '本年收入/合计',
    '本年收入/财政拨款/小计',
    '本年收入/财政拨款/一般公共预算/本级',
    '本年收入/财政拨款/一般公共预算/上级',
    '本年收入/其他资金',
    '上年结转',
  ]);
  assert.equal(readHeader(rows).rowCount, 4);
});

test('labels repeated for merged cells span like blanks where the next row divides them', () => {
  const rows = physicalRows(
    ['科目编码', '科目名称', '合计', '基本支出', '基本支出', '项目支出'],
    ['科目编码', '科目名称', '合计', '人员经费', '公用经费', '项目支出'],
    ['**', '**', '1', '2', '3', '4'],
    ['201', '一般公共服务支出', '9.00', '4.00', '2.00', '3.00'],
  );
  assert.deepEqual(paths(rows), ['科目编码', '科目名称', '合计', '基本支出/人员经费', '基本支出/公用经费', '项目支出']);
  const { roots, rowCount } = readHeader(rows);
  assert.equal(rowCount, 3);
  assert.deepEqual(
    roots.map(({ children }) => children.length),
    [0, 0, 0, 2, 0],
  );
});

test('equal labels side by side that nothing divides, or below different labels, are columns of their own', () => {
  const plain = readHeader(physicalRows(['项目', '金额', '金额'], ['工资', '1.00', '2.00']));
  assert.equal(plain.roots.length, 3);
  const rows = physicalRows(['项目', '2021年', '2022年'], ['项目', '预算数', '预算数'], ['工资', '1.00', '2.00']);
  assert.equal(readHeader(rows).roots.length, 3);
});

test('column numbers alone at the top of a page are no header', () => {
  const header = readHeader(physicalRows(['1', '2', '3'], ['201', '一般公共服务支出', '1.00']));
  assert.deepEqual(header.roots, []);
  assert.equal(header.rowCount, 1);
});

test('a blank label takes the one below it', () => {
  const rows = physicalRows(['', '预算数', ''], ['项目', '合计', '基本支出'], ['工资', '3.00', '3.00']);
  assert.deepEqual(paths(rows), ['项目', '预算数/合计', '预算数/基本支出']);
});

test('labels compare without the spaces that layout puts into words', () => {
  assert.deepEqual(paths(physicalRows(['项　目', '合 计'], ['工资', '1.00'])), ['项目', '合计']);
});

test('a row of years heads columns and is no data', () => {
  const rows = physicalRows(['项目', '2021', '2022'], ['工资', '1.00', '2.00']);
  assert.deepEqual(paths(rows), ['项目', '2021', '2022']);
  assert.equal(readHeader(rows).rowCount, 1);
});

test('the first row of data ends the header although a label still spans two columns', () => {
  const rows = physicalRows(['项目', '预算数', ''], ['工资', '1.00', '2.00']);
  assert.deepEqual(paths(rows), ['项目', '预算数', '预算数']);
  assert.equal(readHeader(rows).rowCount, 1);
});

test('a row of words below whole labels is data', () => {
  const rows = physicalRows(['项目', '内容', '金额'], ['甲', '乙', ''], ['丙', '丁', '1.00']);
  assert.equal(readHeader(rows).rowCount, 1);
});

test('a table that begins with figures or codes has no header', () => {
  assert.deepEqual(readHeader(physicalRows(['工资', '1.00'], ['奖金', '2.00'])).roots, []);
  assert.deepEqual(readHeader(physicalRows(['[201]一般公共服务支出', ''], ['[208]社会保障和就业支出', ''])).roots, []);
});

test('a blank first row, as Markdown needs above its delimiter, is no header but is passed over', () => {
  const header = readHeader(physicalRows(['', ''], ['工资', '1.00']));
  assert.deepEqual(header.roots, []);
  assert.equal(header.rowCount, 1);
});

test('the title, the owner and the unit may be the first rows of a sheet', () => {
  const rows = physicalRows(
    ['2022年部门收支总体情况表', '', '', ''],
    ['单位名称：青川河道管理所', '', '', '单位：万元'],
    ['收入', '', '支出', ''],
    ['项目', '预算数', '项目', '预算数'],
    ['一、财政拨款', '1.00', '一、农林水支出', '1.00'],
  );
  const header = readHeader(rows);
  assert.deepEqual(
    header.captionRows.map(({ line }) => line),
    [0, 1],
  );
  assert.deepEqual(paths(rows), ['收入/项目', '收入/预算数', '支出/项目', '支出/预算数']);
  assert.equal(header.rowCount, 4);
});

test('a row with too many or too few cells does not change how wide the table is', () => {
  const rows = physicalRows(['项目', '合计', '备注'], ['甲', '1.00', ''], ['乙', '2.00', '', '3.00'], ['丙', '3.00', ''], ['丁', '4.00']);
  assert.equal(readHeader(rows).columnCount, 3);
});

test('column numbers run on from one, with 栏次 before them or formulas after', () => {
  const isNumbers = (...texts: readonly string[]) => isColumnNumberRow(physicalRows(texts)[0] as PhysicalRow);
  assert.ok(isNumbers('1', '2', '3'));
  assert.ok(isNumbers('栏次', '1', '2', '3=1+2'));
  assert.ok(isNumbers('甲', '乙', '1', '2'));
  assert.ok(isNumbers('', '', '1', '2'));
  assert.ok(isNumbers('栏次', '1'));
  assert.ok(isNumbers('**', '**', '1', '2', '3'));
  assert.ok(isNumbers('—', '—', '1', '2'));
  assert.ok(isNumbers('(1)', '（2）', '(3)=(1)+(2)'));
  assert.ok(isNumbers('A', 'B', 'C=A+B'));
  assert.ok(!isNumbers('**', '合计'));
  assert.ok(!isNumbers('1', '3', '5'));
  assert.ok(!isNumbers('201', '202', '203'));
  assert.ok(!isNumbers('工资', '1', '2'));
  assert.ok(!isNumbers('1', '', ''));
});

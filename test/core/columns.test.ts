import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readColumns, readPanels } from '../../server/src/core/budget/columns.js';
import type { LogicalTable } from '../../server/src/core/table/logical-table.js';
import { logicalTables } from '../support/core-readings.js';

function only(...rows: readonly (readonly string[])[]): LogicalTable {
  const [table] = logicalTables(`${rows.map((cells) => cells.join('\t')).join('\n')}\n`);
  assert.ok(table);
  return table;
}

function roles(...rows: readonly (readonly string[])[]): string {
  return readColumns(only(...rows))
    .map(({ role }) => role)
    .join(' ');
}

/** The columns of each panel: labels, amounts and others. */
function panels(...rows: readonly (readonly string[])[]): readonly string[] {
  return readPanels(readColumns(only(...rows))).map(({ labels, amounts, others }) =>
    [labels, amounts, others].map((columns) => columns.map(({ index }) => index).join('')).join('|'),
  );
}

test('codes, names and amounts are told by their labels', () => {
  assert.equal(roles(['科目编码', '科目名称', '合计', '基本支出'], ['201', '一般公共服务支出', '1.00', '1.00']), 'code name amount amount');
});

test('codes down to 目 are codes also where no label says so', () => {
  assert.equal(roles(['', '收入项目', '预算数'], ['103050101', '公安罚没收入', '1.00']), 'code name amount');
});

test('the code of a unit is no code of a subject', () => {
  assert.equal(roles(['单位编码', '单位名称', '合计'], ['190004', '青川河道管理所', '1.00']), 'unit-code name amount');
  assert.equal(roles(['科目编码(单位编码)', '名称', '合计'], ['201', '一般公共服务支出', '1.00']), 'code name amount');
});

test('codes that are split over 类, 款 and 项 are three columns of codes', () => {
  const rows = [
    ['科目编码', '', '', '科目名称', '合计'],
    ['类', '款', '项', '', ''],
    ['208', '', '', '社会保障和就业支出', '1.00'],
    ['208', '05', '', '行政事业单位养老支出', '1.00'],
    ['208', '05', '05', '机关事业单位基本养老保险缴费支出', '1.00'],
  ];
  assert.equal(roles(...rows), 'code code code name amount');
});

test('quantities, rates, dates and remarks are no amounts although they are figures', () => {
  assert.equal(
    roles(['序号', '项目名称', '数量', '合计', '占比（%）', '完成率', '备注'], ['1', '打印机', '3', '2.00', '100', '50', '1']),
    'other name other amount other other other',
  );
});

test('a column without figures is an amount where its label says so', () => {
  assert.equal(roles(['项目', '合计', '上年结转', '备注'], ['工资', '1.00', '', '']), 'name amount amount other');
});

test('goals are words, also where a figure stands among them', () => {
  assert.equal(roles(['项目名称', '金额', '绩效目标'], ['堤防', '1.00', '加固'], ['河道', '2.00', '3.00']), 'name amount other');
});

test('marks for nothing tell nothing of a column', () => {
  assert.equal(roles(['项目', '合计', '其中：财政拨款'], ['工资', '1.00', '-'], ['奖金', '2.00', '无']), 'name amount amount');
});

test('a column of amounts stays one where most cells say that there is nothing, or nothing yet', () => {
  for (const nothing of ['N/A', '不涉及', '×', '待定'])
    assert.equal(
      roles(['项目', '合计', '项目支出'], ['工资', '1.00', nothing], ['奖金', '2.00', nothing], ['堤防', '3.00', '3.00']),
      'name amount amount',
      nothing,
    );
});

test('income beside expenditure are two panels', () => {
  const rows = [
    ['收入', '', '支出', ''],
    ['项目', '预算数', '项目', '预算数'],
    ['一、财政拨款', '1.00', '一、农林水支出', '1.00'],
  ];
  assert.deepEqual(panels(...rows), ['0|1|', '2|3|']);
});

test('two tables of codes beside each other are two panels', () => {
  const rows = [
    ['科目编码', '科目名称', '金额', '科目编码', '科目名称', '金额'],
    ['301', '工资福利支出', '1.00', '302', '商品和服务支出', '2.00'],
  ];
  assert.deepEqual(panels(...rows), ['01|2|', '34|5|']);
});

test('three blocks beside each other are three panels', () => {
  const rows = [
    ['收入', '预算数', '功能分类', '预算数', '支出用途', '预算数'],
    ['财政拨款', '1.00', '农林水支出', '1.00', '基本支出', '1.00'],
  ];
  assert.deepEqual(panels(...rows), ['0|1|', '2|3|', '4|5|']);
});

test('words after the last amounts open no panel', () => {
  const rows = [
    ['项目名称', '合计', '财政拨款', '项目类别'],
    ['堤防加固', '1.00', '1.00', '工程'],
  ];
  assert.deepEqual(panels(...rows), ['0|12|3']);
});

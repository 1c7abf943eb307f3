import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCaptionDetail, isNote, yearOf } from '../../server/src/core/table/caption.js';
import { logicalTables, pipeTable } from '../support/core-readings.js';

const table = pipeTable(['项目', '合计'], ['工资', '1.00']);

/** The caption of the table below some lines. */
function below(...lines: readonly string[]) {
  const [first] = logicalTables(`${lines.join('\n\n')}\n\n${table}`);
  assert.ok(first);
  const { title, namesTable, owner, unit, year } = first.caption;
  return { title, namesTable, owner, unit, year };
}

const nothing = { title: undefined, namesTable: false, owner: undefined, unit: undefined, year: undefined };

test('the title, the owner and the unit stand above a table, in any order', () => {
  const expected = { title: '2022年部门收支总体情况表', namesTable: true, owner: '青川河道管理所', unit: '万元', year: 2022 };
  assert.deepEqual(below('2022年部门收支总体情况表', '单位名称：青川河道管理所', '单位：万元'), expected);
  assert.deepEqual(below('2022年部门收支总体情况表', '单位：万元', '部门名称： 青川河道管理所'), expected);
  assert.deepEqual(below('## 2022年部门收支总体情况表 ##', '**单位名称：青川河道管理所**　金额单位：万元'), expected);
});

test('the span of a title is that of its line', () => {
  const text = `开头的话。\n\n  收支总体情况表\n\n单位：万元\n\n${table}`;
  const [first] = logicalTables(text);
  const { start, end } = first?.caption.titleSpan ?? { start: 0, end: 0 };
  assert.equal(text.slice(start, end), '收支总体情况表');
});

test('units of money in all the forms they are written in', () => {
  assert.equal(below('金额单位：元').unit, '元');
  assert.equal(below('单位： 万元').unit, '万元');
  assert.equal(below('（单位：千元）').unit, '千元');
  assert.equal(below('单位:人民币万元').unit, '万元');
  assert.equal(below('单　位：亿元').unit, '亿元');
});

test('an owner is a name, not a unit', () => {
  assert.equal(below('单位：万元').owner, undefined);
  assert.equal(below('编制单位：青川河道管理所　单位：万元').owner, '青川河道管理所');
  assert.equal(below('预算单位：青川河道管理所').owner, '青川河道管理所');
});

test('the number of a table is no title', () => {
  assert.deepEqual(below('项目支出预算表', '表3', '单位：万元'), { ...nothing, title: '项目支出预算表', namesTable: true, unit: '万元' });
  assert.deepEqual(below('附件1'), nothing);
});

test('titles may end in brackets', () => {
  assert.equal(below('一般公共预算支出情况表（按功能分类科目）').namesTable, true);
  assert.equal(below('收支总体情况表（一）').namesTable, true);
});

test('where no title names the table, the nearest heading does, and is no title of a table', () => {
  assert.deepEqual(below('# 2022年部门预算', '三、项目支出'), { ...nothing, title: '三、项目支出' });
  assert.deepEqual(below('# 2022年部门预算'), { ...nothing, title: '2022年部门预算', year: 2022 });
});

test('prose is no title, also where it ends in 表', () => {
  assert.equal(below('以上数据均来自部门决算。详见下表').title, undefined);
  assert.equal(below('本部门的收入和支出如下所示。').title, undefined);
});

test('the caption of another table stays with it', () => {
  const [, second] = logicalTables(`收支总体情况表\n\n单位：万元\n\n${table}\n\n支出总体情况表\n\n${table}`);
  assert.equal(second?.caption.title, '支出总体情况表');
  assert.equal(second?.caption.unit, undefined);
});

test('a mark that the table goes on is no part of the title', () => {
  for (const title of [
    '支出总体情况表（续表）',
    '支出总体情况表（续）',
    '支出总体情况表 （续1）',
    '支出总体情况表续表2',
    '续表：支出总体情况表',
  ])
    assert.equal(below(title, '单位：万元').title, '支出总体情况表', title);
  assert.equal(below('续表', '单位：万元').title, undefined);
  assert.equal(below('出国手续表').title, '出国手续表');
});

test('the owner stands before the unit, above the title, or in a heading of its own', () => {
  assert.equal(below('支出总体情况表', '青川河道管理所 单位：万元').owner, '青川河道管理所');
  assert.equal(below('编制单位：青川河道管理所　单位：万元', '支出总体情况表').owner, '青川河道管理所');
  assert.equal(below('编制单位：青川河道管理所　单位：万元', '支出总体情况表').unit, '万元');
  assert.equal(below('## 青川河道管理所', '支出总体情况表', '单位：万元').owner, '青川河道管理所');
  assert.equal(below('（二）青川河道管理所', '支出总体情况表', '单位：万元').owner, '青川河道管理所');
  for (const other of ['## 部门预算情况', '二、下属单位', '2022年度 单位：万元', '金额单位：万元'])
    assert.equal(below(other, '支出总体情况表', '单位：万元').owner, undefined, other);
});

test('what stands below the title of another table is that of the other table', () => {
  const { owner, unit } = below('收支总体情况表', '单位名称：白水闸管理站', '单位：元', '支出总体情况表');
  assert.deepEqual([owner, unit], [undefined, undefined]);
});

test('a note closes what is above it', () => {
  assert.deepEqual(below('收支总体情况表', '单位：万元', '注：无'), nothing);
});

test('a sheet may hold its caption in its own first rows', () => {
  const sheet = '2022年部门支出总体情况表\t\t\n单位名称：青川河道管理所\t\t单位：元\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t5\n';
  const [first] = logicalTables(sheet);
  assert.equal(first?.caption.title, '2022年部门支出总体情况表');
  assert.equal(first?.caption.owner, '青川河道管理所');
  assert.equal(first?.caption.unit, '元');
  assert.equal(first?.caption.year, 2022);
  assert.equal(first?.rows.length, 1);
});

test('notes are told by how they begin', () => {
  for (const text of ['注：无', '备注：略', '说 明：本表', '## 注：无', '附注: 无']) assert.ok(isNote(text), text);
  for (const text of ['注意事项', '备注', '本表说明：无']) assert.ok(!isNote(text), text);
});

test('lines that say only the owner, the unit, a number or a page are details', () => {
  for (const text of ['单位：万元', '单位名称：某局', '表3', '公开表12', '- 12 -', '—3—', '15', '', '续表', '（续上表）', '续表3'])
    assert.ok(isCaptionDetail(text), text);
  for (const text of ['第 12 页 共 30 页', '第13页', '12 / 30', '第1页/共2页', 'Page 3 of 9']) assert.ok(isCaptionDetail(text), text);
  for (const text of ['收支总体情况表', '第二部分 预算表', '三、项目']) assert.ok(!isCaptionDetail(text), text);
});

test('a year is four digits before 年', () => {
  assert.equal(yearOf('2021 年部门预算'), 2021);
  assert.equal(yearOf('２０２２年度'), 2022);
  assert.equal(yearOf('项目(2021-2022年)'), 2022);
  assert.equal(yearOf('12021年'), undefined);
  assert.equal(yearOf('部门预算'), undefined);
});

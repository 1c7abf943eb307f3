import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, pipeDraft, pipeTable } from '../support/core-readings.js';

function isBudget(text: string): boolean {
  const { recognised, findings, document } = check(text);
  // A document that is not a budget gets no finding at all, whatever its sums are.
  if (!recognised) {
    assert.deepEqual(findings, []);
    assert.deepEqual(document.evaluated, []);
  }
  return recognised;
}

test('a title, a unit of money and figures make a budget', () => {
  assert.ok(isBudget(pipeDraft('部门收支预算总表', ['项目', '金额'], ['甲', '1.00'])));
});

test('a good many subjects with their official names make a budget, also without any caption', () => {
  const rows = [
    ['科目编码', '科目名称', '金额'],
    ['208', '社会保障和就业支出', '5.00'],
    ['20805', '行政事业单位养老支出', '5.00'],
    ['2080505', '机关事业单位基本养老保险缴费支出', '3.00'],
    ['2080506', '机关事业单位职业年金缴费支出', '2.00'],
    ['213', '农林水支出', '1.00'],
  ];
  assert.ok(isBudget(pipeTable(...rows)));
  assert.ok(isBudget(`${rows.map((cells) => cells.join('\t')).join('\n')}\n`));
  // A few rows are an example of data, as a program's manual shows.
  assert.ok(!isBudget(pipeTable(...rows.slice(0, 4))));
});

test('the words of budget forms make a budget', () => {
  assert.ok(
    isBudget(
      pipeTable(
        ['收入', '预算数', '支出', '预算数'],
        ['一、财政拨款', '5.00', '本年支出合计', '5.00'],
        ['收入总计', '5.00', '支出总计', '5.00'],
      ),
    ),
  );
});

test('a total with its parts is no budget by itself', () => {
  assert.ok(!isBudget(pipeTable(['Item', 'Total'], ['a', '1'], ['b', '2'], ['合计', '9'])));
  assert.ok(!isBudget(pipeTable(['班级', '男', '女', '合计'], ['一班', '20', '22', '45'], ['合计', '20', '22', '45'])));
});

test('prices, measurements and plans are no budgets', () => {
  assert.ok(
    !isBudget(pipeTable(['商品', '单价（元）', '数量', '金额'], ['打印机', '1200.00', '2', '2400.00'], ['合计', '', '2', '2400.00'])),
  );
  assert.ok(!isBudget(pipeTable(['Model', 'Top-1', 'Params'], ['tiny', '41.1', '4.8'], ['small', '44.6', '8.9'])));
  assert.ok(!isBudget(pipeTable(['code', 'meaning', 'count'], ['200', 'OK', '12'], ['404', 'Not Found', '3'], ['500', 'Error', '1'])));
});

test('prose about budgets without a table is none', () => {
  assert.ok(!isBudget('2022年部门预算收支总体情况：收入总计 100.00 万元，支出总计 99.00 万元。'));
  assert.ok(!isBudget(''));
});

test('goals and indicators in a budget are not read as its tables', () => {
  const budget = pipeDraft('部门收支预算总表', ['项目', '金额'], ['甲', '1.00'], ['合计', '1.00']);
  const goals = pipeTable(['一级指标', '二级指标', '指标值'], ['产出指标', '数量指标', '≥80.00(%)'], ['效益指标', '满意度', '=12.00(次)']);
  assert.equal(check(`${budget}\n绩效目标\n\n${goals}`).document.systems.length, 1);
});

test('beside a budget a table needs less to be read as one', () => {
  const budget = pipeDraft('部门收支预算总表', ['项目', '金额'], ['甲', '1.00'], ['合计', '1.00']);
  const list = pipeTable(['乡镇', '金额'], ['东山镇', '1.00'], ['南河镇', '2.00'], ['合计', '3.00']);
  assert.ok(!isBudget(list));
  assert.equal(check(`${budget}\n其余如下。\n\n${list}`).document.systems.length, 2);
});

test('a table in a code fence, a comment or front matter is none', () => {
  const budget = pipeDraft('部门收支预算总表', ['项目', '金额'], ['甲', '1.00']);
  assert.ok(!isBudget(`\`\`\`\n${budget}\`\`\`\n`));
  assert.ok(!isBudget(`<!--\n${budget}-->\n`));
});

test('plans of payment, debts and transfers are tables of budgets', () => {
  for (const title of ['2024年分季度用款计划表', '2023年地方政府债务限额及余额情况表', '2024年对下转移支付分配表'])
    assert.ok(isBudget(pipeDraft(title, ['项目', '一季度', '金额'], ['甲', '1.00', '1.00'])), title);
});

test('the title of a budget speaks for its only table', () => {
  const table = pipeDraft('国有资产情况表', ['资产类别', '价值'], ['房屋', '1.00'], ['车辆', '2.00']);
  assert.ok(!isBudget(table));
  assert.ok(isBudget(`# 某某县水利局2024年部门预算\n\n${table}`));
  assert.ok(!isBudget(`某某县水利局2024年部门预算已经公开，这里只看它的国有资产。\n\n${table}`));
});

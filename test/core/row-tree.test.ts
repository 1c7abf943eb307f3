import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentOf, findingsIn, pipeDraft, rowSums } from '../support/core-readings.js';

const SPENDING = ['科目编码', '科目名称', '合计'];

test('codes stand under the codes they begin with, and the total over the first level', () => {
  const text = pipeDraft(
    '支出总体情况表',
    SPENDING,
    ['', '合计', '6.00'],
    ['208', '社会保障和就业支出', '5.00'],
    ['20805', '行政事业单位养老支出', '5.00'],
    ['2080505', '机关事业单位基本养老保险缴费支出', '3.00'],
    ['2080506', '机关事业单位职业年金缴费支出', '2.00'],
    ['213', '农林水支出', '1.00'],
    ['21303', '水利', '1.00'],
    ['2130304', '水利行业业务管理', '1.00'],
  );
  assert.deepEqual(rowSums(text), ['208 = 20805', '20805 = 2080505 + 2080506', '213 = 21303', '21303 = 2130304', '合计 = 208 + 213']);
});

test('the total may stand at the end', () => {
  const text = pipeDraft(
    '支出预算表',
    SPENDING,
    ['208', '社会保障和就业支出', '5.00'],
    ['213', '农林水支出', '1.00'],
    ['', '合　计', '6.00'],
  );
  assert.deepEqual(rowSums(text), ['合计 = 208 + 213']);
});

test('the word 合计 may stand in the column of codes', () => {
  const text = pipeDraft(
    '支出预算表',
    SPENDING,
    ['合计', '', '6.00'],
    ['208', '社会保障和就业支出', '5.00'],
    ['213', '农林水支出', '1.00'],
  );
  assert.deepEqual(rowSums(text), ['合计 = 208 + 213']);
});

test('codes in brackets before the name', () => {
  const text = pipeDraft(
    '支出预算表',
    ['功能科目名称', '合计'],
    ['合 计', '5.00'],
    ['[208]社会保障和就业支出', '5.00'],
    ['[20805]行政事业单位养老支出', '5.00'],
  );
  assert.deepEqual(rowSums(text), ['208 = 20805', '合计 = 208']);
});

const SPLIT = [
  ['科目编码', '', '', '科目名称', '合计'],
  ['类', '款', '项', '', ''],
];
const SPLIT_SUMS = ['208 = 20805', '20805 = 2080505 + 2080506', '合计 = 208'];

test('codes split over 类, 款 and 项', () => {
  const text = pipeDraft(
    '支出预算表',
    ...SPLIT,
    ['合计', '', '', '', '5.00'],
    ['208', '', '', '社会保障和就业支出', '5.00'],
    ['208', '05', '', '行政事业单位养老支出', '5.00'],
    ['208', '05', '05', '机关事业单位基本养老保险缴费支出', '3.00'],
    ['208', '05', '06', '机关事业单位职业年金缴费支出', '2.00'],
  );
  assert.deepEqual(rowSums(text), SPLIT_SUMS);
});

test('split codes whose children leave the part of their parents blank', () => {
  const text = pipeDraft(
    '支出预算表',
    ...SPLIT,
    ['', '', '', '合计', '5.00'],
    ['208', '', '', '社会保障和就业支出', '5.00'],
    ['', '05', '', '行政事业单位养老支出', '5.00'],
    ['', '', '05', '机关事业单位基本养老保险缴费支出', '3.00'],
    ['', '', '06', '机关事业单位职业年金缴费支出', '2.00'],
  );
  assert.deepEqual(rowSums(text), SPLIT_SUMS);
});

test('split codes that a spreadsheet stripped of their zeros', () => {
  const text = pipeDraft(
    '支出预算表',
    ...SPLIT,
    ['', '', '', '合计', '5.00'],
    ['208', '', '', '社会保障和就业支出', '5.00'],
    ['208', '5', '', '行政事业单位养老支出', '5.00'],
    ['208', '5', '5', '机关事业单位基本养老保险缴费支出', '3.00'],
    ['208', '5', '6', '机关事业单位职业年金缴费支出', '2.00'],
  );
  assert.deepEqual(rowSums(text), SPLIT_SUMS);
});

test('codes of income split over 类, 款, 项 and 目', () => {
  const text = pipeDraft(
    '收入预算表',
    ['科目编码', '', '', '', '科目名称', '预算数'],
    ['类', '款', '项', '目', '', ''],
    ['103', '', '', '', '非税收入', '300.00'],
    ['103', '05', '', '', '罚没收入', '300.00'],
    ['103', '05', '01', '', '一般罚没收入', '300.00'],
    ['103', '05', '01', '01', '公安罚没收入', '100.00'],
    ['103', '05', '01', '99', '其他一般罚没收入', '200.00'],
    ['', '', '', '', '本年收入合计', '300.00'],
  );
  assert.deepEqual(rowSums(text), ['103 = 10305', '10305 = 1030501', '1030501 = 103050101 + 103050199', '本年收入合计 = 103']);
  assert.deepEqual(findingsIn(text), []);
});

test('economic classes head the rows below them: 301 comes twice, with another partner each time', () => {
  const text = pipeDraft(
    '基本支出情况表（按经济分类）',
    ['部门预算支出经济科目', '政府预算支出经济科目', '预算数'],
    ['合计', '', '9.00'],
    ['[301]工资福利支出', '[501]机关工资福利支出', '5.00'],
    ['[30101]基本工资', '[50101]工资奖金津补贴', '2.00'],
    ['[30102]津贴补贴', '[50101]工资奖金津补贴', '3.00'],
    ['[301]工资福利支出', '[505]对事业单位经常性补助', '4.00'],
    ['[30107]绩效工资', '[50501]工资福利支出', '4.00'],
  );
  assert.deepEqual(rowSums(text), ['301‖501 = 30101‖50101 + 30102‖50101', '301‖505 = 30107‖50501', '合计 = 301‖501 + 301‖505']);
});

test('two tables of codes beside each other go on from one to the next', () => {
  const text = pipeDraft(
    '基本支出情况表',
    ['科目编码', '科目名称', '预算数', '科目编码', '科目名称', '预算数'],
    ['301', '工资福利支出', '5.00', '302', '商品和服务支出', '4.00'],
    ['30101', '基本工资', '2.00', '30201', '办公费', '1.00'],
    ['30102', '津贴补贴', '3.00', '30207', '邮电费', '3.00'],
  );
  assert.deepEqual(rowSums(text), ['301 = 30101 + 30102', '302 = 30201 + 30207']);
});

test('ordinals stand under ordinals of the level above', () => {
  const text = pipeDraft(
    '收支总体情况表',
    ['收入', '预算数'],
    ['一、财政拨款', '5.00'],
    ['（一）一般公共预算', '3.00'],
    ['1.经费拨款', '2.00'],
    ['2.专项收入', '1.00'],
    ['（二）政府性基金预算', '2.00'],
    ['二、事业收入', '1.00'],
    ['收入合计', '6.00'],
  );
  assert.deepEqual(rowSums(text), [
    '财政拨款 = 一般公共预算 + 政府性基金预算',
    '一般公共预算 = 经费拨款 + 专项收入',
    '收入合计 = 财政拨款 + 事业收入',
  ]);
});

test('a grand total runs on from the total of the year', () => {
  const text = pipeDraft(
    '收支总体情况表',
    ['收入', '预算数'],
    ['一、财政拨款', '5.00'],
    ['二、事业收入', '1.00'],
    ['本年收入合计', '6.00'],
    ['三、上级补助收入', '2.00'],
    ['四、上年结转', '1.00'],
    ['收入总计', '9.00'],
  );
  assert.deepEqual(rowSums(text), ['本年收入合计 = 财政拨款 + 事业收入', '收入总计 = 本年收入合计 + 上级补助收入 + 上年结转']);
});

test('what is carried over may be broken down with ordinals that start anew', () => {
  const text = pipeDraft(
    '财政拨款收支总体情况表',
    ['收入', '预算数'],
    ['一、一般公共预算', '5.00'],
    ['二、政府性基金预算', '1.00'],
    ['本年收入合计', '6.00'],
    ['年初结转', '3.00'],
    ['一、一般公共预算', '1.00'],
    ['二、政府性基金预算', '2.00'],
    ['收入总计', '9.00'],
  );
  const sums = rowSums(text);
  assert.ok(sums.includes('年初结转 = 一般公共预算 + 政府性基金预算'), sums.join('\n'));
  assert.ok(sums.includes('收入总计 = 本年收入合计 + 年初结转'), sums.join('\n'));
  assert.deepEqual(findingsIn(text), []);
});

test('the three public expenses consist of their numbered rows, and the cars of theirs', () => {
  const text = pipeDraft(
    '“三公”经费预算表',
    ['项目', '合计'],
    ['行政经费', '20.00'],
    ['“三公”经费', '10.00'],
    ['（一）因公出国（境）支出', '1.00'],
    ['（二）公务用车购置及运行维护支出', '7.00'],
    ['1.公务用车购置', '3.00'],
    ['2.公务用车运行维护费', '4.00'],
    ['（三）公务接待费支出', '2.00'],
  );
  assert.deepEqual(rowSums(text), [
    '"三公"经费 = 因公出国(境)支出 + 公务用车购置及运行维护支出 + 公务接待费支出',
    '公务用车购置及运行维护支出 = 公务用车购置 + 公务用车运行维护费',
  ]);
});

test('a row named with 其中 is at most its whole and no part of the total', () => {
  const text = pipeDraft(
    '收支总体情况表',
    ['收入', '预算数'],
    ['一、财政拨款', '5.00'],
    ['二、其他资金', '4.00'],
    ['其中：事业收入', '3.00'],
    ['收入合计', '9.00'],
  );
  assert.deepEqual(rowSums(text).toSorted(), ['其他资金 ≥ 事业收入', '收入合计 = 财政拨款 + 其他资金']);
  assert.deepEqual(findingsIn(text), []);
  assert.deepEqual(findingsIn(text.replace('3.00', '4.50')), ['part-exceeds-whole 4.00']);
});

test('货物, 工程 and 服务 are all that is procured', () => {
  const text = pipeDraft(
    '政府采购预算表',
    ['项目', '合计', '财政拨款'],
    ['合计', '9.00', '9.00'],
    ['其中：货物类', '4.00', '4.00'],
    ['工程类', '3.00', '3.00'],
    ['服务类', '2.00', '2.00'],
  );
  assert.deepEqual(rowSums(text), ['合计 = 货物类 + 工程类 + 服务类']);
});

const PROJECTS = ['单位编码', '单位名称（项目名称）', '总计', '财政拨款'];

test('units, kinds of projects and projects are nested by their figures', () => {
  const text = pipeDraft(
    '项目支出预算表',
    PROJECTS,
    ['', '合计', '10.00', '9.00'],
    ['190004', '青川河道管理所', '10.00', '9.00'],
    ['', '运行保障类', '3.00', '3.00'],
    ['', '办公楼运行维护经费', '1.00', '1.00'],
    ['', '防汛值守经费', '2.00', '2.00'],
    ['', '经济和社会发展类', '7.00', '6.00'],
    ['', '堤防加固工程经费', '3.00', '2.00'],
    ['', '河道清淤疏浚经费', '4.00', '4.00'],
  );
  assert.deepEqual(rowSums(text), [
    '青川河道管理所 = 运行保障类 + 经济和社会发展类',
    '运行保障类 = 办公楼运行维护经费 + 防汛值守经费',
    '经济和社会发展类 = 堤防加固工程经费 + 河道清淤疏浚经费',
    '合计 = 青川河道管理所',
  ]);
});

test('several units, each with its projects', () => {
  const text = pipeDraft(
    '项目支出预算表',
    PROJECTS,
    ['', '合计', '10.00', '9.00'],
    ['190004', '青川河道管理所', '3.00', '3.00'],
    ['', '办公楼运行维护经费', '1.00', '1.00'],
    ['', '防汛值守经费', '2.00', '2.00'],
    ['190005', '青川水文站', '7.00', '6.00'],
    ['', '水质监测站建设经费', '3.00', '2.00'],
    ['', '水文信息系统运行维护经费', '4.00', '4.00'],
  );
  assert.deepEqual(rowSums(text), [
    '青川河道管理所 = 办公楼运行维护经费 + 防汛值守经费',
    '青川水文站 = 水质监测站建设经费 + 水文信息系统运行维护经费',
    '合计 = 青川河道管理所 + 青川水文站',
  ]);
});

test('projects with no money this year stay with the kind above them', () => {
  const text = pipeDraft(
    '项目支出预算表',
    PROJECTS,
    ['', '合计', '7.00', '7.00'],
    ['190004', '青川河道管理所', '7.00', '7.00'],
    ['', '运行保障类', '3.00', '3.00'],
    ['', '防汛值守经费', '3.00', '3.00'],
    ['', '办公楼运行维护经费', '0.00', '0.00'],
    ['', '经济和社会发展类', '4.00', '4.00'],
    ['', '堤防加固工程经费', '4.00', '4.00'],
  );
  assert.ok(rowSums(text).includes('运行保障类 = 防汛值守经费 + 办公楼运行维护经费'), rowSums(text).join('\n'));
});

test('a kind of one hundredth is not taken for the sum of nothing', () => {
  const text = pipeDraft(
    '项目支出预算表',
    PROJECTS,
    ['', '合计', '4.00', '4.00'],
    ['190004', '青川河道管理所', '4.00', '4.00'],
    ['', '运行保障类', '0.01', '0.01'],
    ['', '办公楼运行维护经费', '0.00', '0.00'],
    ['', '防汛值守经费', '0.01', '0.01'],
    ['', '经济和社会发展类', '3.99', '3.99'],
    ['', '堤防加固工程经费', '3.99', '3.99'],
  );
  assert.ok(rowSums(text).includes('运行保障类 = 办公楼运行维护经费 + 防汛值守经费'), rowSums(text).join('\n'));
});

test('labels that step to the right stand under those to the left', () => {
  const text = pipeDraft(
    '收支预算总表',
    ['收入项目', '', '', '预算数'],
    ['财政拨款', '', '', '5.00'],
    ['', '一般公共预算', '', '3.00'],
    ['', '', '经费拨款', '2.00'],
    ['', '', '专项收入', '1.00'],
    ['', '政府性基金预算', '', '2.00'],
    ['事业收入', '', '', '1.00'],
    ['收入总计', '', '', '6.00'],
  );
  assert.deepEqual(rowSums(text), [
    '财政拨款 = 一般公共预算 + 政府性基金预算',
    '一般公共预算 = 经费拨款 + 专项收入',
    '收入总计 = 财政拨款 + 事业收入',
  ]);
});

test('小计 and 其中 in the second column belong to the group beside them', () => {
  const text = pipeDraft(
    '支出预算表',
    ['支出类别', '', '预算数'],
    ['人员经费', '小计', '5.00'],
    ['', '基本工资', '2.00'],
    ['', '津贴补贴', '3.00'],
    ['公用经费', '小计', '4.00'],
    ['', '办公费', '1.00'],
    ['', '培训费', '3.00'],
    ['合计', '', '9.00'],
  );
  assert.deepEqual(rowSums(text), ['人员经费 = 基本工资 + 津贴补贴', '公用经费 = 办公费 + 培训费', '合计 = 人员经费 + 公用经费']);
});

test('a table never seen before, with a total and its parts', () => {
  const text = pipeDraft(
    '防汛专项资金分配表',
    ['乡镇', '金额'],
    ['合计', '6.00'],
    ['东山镇', '1.00'],
    ['南河镇', '2.00'],
    ['西岭乡', '3.00'],
  );
  assert.deepEqual(rowSums(text), ['合计 = 东山镇 + 南河镇 + 西岭乡']);
  assert.deepEqual(findingsIn(text.replace('6.00', '9.00')), ['wrong-sum 9.00']);
});

test('subtotals in order each sum up the rows since the last one, and the grand total the subtotals', () => {
  const text = pipeDraft(
    '防汛专项资金分配表',
    ['乡镇', '金额'],
    ['东山镇', '1.00'],
    ['南河镇', '2.00'],
    ['小计', '3.00'],
    ['西岭乡', '3.00'],
    ['北溪乡', '4.00'],
    ['小计', '7.00'],
    ['合计', '10.00'],
  );
  assert.deepEqual(rowSums(text), ['小计 = 东山镇 + 南河镇', '小计 = 西岭乡 + 北溪乡', '合计 = 小计 + 小计']);
});

test('a heading without figures heads nothing and breaks nothing', () => {
  const text = pipeDraft(
    '支出预算表',
    SPENDING,
    ['', '合计', '3.00'],
    ['', '其中：', ''],
    ['208', '社会保障和就业支出', '1.00'],
    ['213', '农林水支出', '2.00'],
  );
  assert.deepEqual(findingsIn(text), []);
  assert.ok(documentOf(text).evaluated.length > 0);
});

test('a subtotal closes the rows that print the name of its group', () => {
  const header = ['主管部门', '项目名称', '金额'];
  const water = [
    ['水利局', '小型水库', '10.00'],
    ['水利局', '农村饮水', '20.00'],
  ];
  const woods = [
    ['林业局', '森林抚育', '5.00'],
    ['林业局', '国土绿化', '6.00'],
  ];
  const total = ['总计', '', '41.00'];
  const draft = (...rows: readonly (readonly string[])[]) => pipeDraft('专项资金预算表', header, ...rows, total);
  const subtotals = [
    [
      ['水利局', '小计', '30.00'],
      ['林业局', '小计', '11.00'],
    ],
    [
      ['水利局小计', '', '30.00'],
      ['林业局小计', '', '11.00'],
    ],
  ] as const;
  for (const [first, second] of subtotals) {
    const sums = [`${first[0]} = 水利局 + 水利局`, `${second[0]} = 林业局 + 林业局`, `总计 = ${first[0]} + ${second[0]}`];
    for (const text of [draft(...water, first, ...woods, second), draft(first, ...water, second, ...woods)]) {
      assert.deepEqual(rowSums(text), sums);
      assert.deepEqual(findingsIn(text), []);
      // A subtotal says what it is the sum of also where it is wrong.
      assert.equal(findingsIn(text.replace('30.00', '31.00')).length, 1);
    }
  }
});

test('subtotals of departments lie above those of their units', () => {
  const text = pipeDraft(
    '专项资金预算表',
    ['部门', '单位', '项目名称', '金额'],
    ['水利局', '河道所', '清淤', '1.00'],
    ['水利局', '河道所', '护岸', '2.00'],
    ['水利局', '河道所', '小计', '3.00'],
    ['水利局', '水文站', '监测', '4.00'],
    ['水利局', '水文站', '小计', '4.00'],
    ['水利局', '小计', '', '7.00'],
    ['林业局', '苗圃', '育苗', '5.00'],
    ['林业局', '苗圃', '小计', '5.00'],
    ['林业局', '小计', '', '5.00'],
    ['合计', '', '', '12.00'],
  );
  assert.deepEqual(findingsIn(text), []);
  assert.equal(rowSums(text).length, 6);
});

const COUNTY_INCOME = pipeDraft(
  '一般公共预算收入表',
  ['项目', '预算数'],
  ['税收收入', '700'],
  ['增值税', '500'],
  ['契税', '200'],
  ['非税收入', '300'],
  ['专项收入', '100'],
  ['罚没收入', '200'],
  ['本年收入合计', '1000'],
  ['转移性收入', '600'],
  ['上级补助收入', '450'],
  ['上年结余收入', '50'],
  ['调入资金', '100'],
  ['收入总计', '1600'],
);
const COUNTY_SUMS = [
  '税收收入 = 增值税 + 契税',
  '非税收入 = 专项收入 + 罚没收入',
  '转移性收入 = 上级补助收入 + 上年结余收入 + 调入资金',
  '本年收入合计 = 税收收入 + 非税收入',
  '收入总计 = 本年收入合计 + 转移性收入',
];

test('subjects of income stand below the subject they officially belong to, also without codes and numbers', () => {
  assert.deepEqual(rowSums(COUNTY_INCOME), COUNTY_SUMS);
  assert.deepEqual(findingsIn(COUNTY_INCOME), []);
});

test('a slip in a subject of income does not change how its table is read', () => {
  for (const [right, wrong] of [
    ['| 500 |', '| 510 |'],
    ['| 契税 | 200', '| 契税 | 220'],
    ['| 700 |', '| 1000 |'],
    ['| 1600 |', '| 1060 |'],
    ['| 450 |', '| 300 |'],
  ] as const) {
    const text = COUNTY_INCOME.replace(right, wrong);
    assert.deepEqual(rowSums(text), COUNTY_SUMS, wrong);
    assert.equal(findingsIn(text).length, 1, wrong);
  }
});

test('a subject of income may name only its largest parts', () => {
  const text = pipeDraft(
    '一般公共预算收入表',
    ['项目', '预算数'],
    ['税收收入', '700'],
    ['增值税', '500'],
    ['契税', '100'],
    ['非税收入', '300'],
    ['本年收入合计', '1000'],
  );
  assert.deepEqual(rowSums(text), ['税收收入 ≥ 增值税 + 契税', '本年收入合计 = 税收收入 + 非税收入']);
  assert.deepEqual(findingsIn(text), []);
});

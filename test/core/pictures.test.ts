import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, type Picture, picturesOf, type Span } from '../../server/src/core/api.js';
import { centralBudget, countyBudget, finalAccounts } from '../support/explained-budgets.js';
import { allNodes, numbersOf } from '../support/picture-numbers.js';

describe('the pictures of a budget', () => {
  it('shows what the document prints, in an order that lasts', () => {
    assert.deepEqual(idsOf(centralBudget), ['flow', 'functions', 'economic', 'basic-and-project', 'three-public', 'years']);
    assert.deepEqual(idsOf(countyBudget), ['flow', 'functions', 'basic-and-project', 'three-public', 'years']);
    assert.deepEqual(idsOf(finalAccounts), ['flow', 'functions', 'basic-and-project', 'three-public', 'years']);
  });

  it('shows nothing of what is no budget', () => {
    assert.deepEqual(idsOf('# Price list\n\n| Item | Price |\n|---|---|\n| Tea | 3.00 |\n| Bread | 2.00 |\n| Total | 5.00 |\n'), []);
    assert.deepEqual(idsOf(''), []);
  });

  it('prints each number where the document does', () => {
    for (const text of [centralBudget, countyBudget, finalAccounts]) {
      for (const picture of pictures(text)) {
        for (const { amount, place } of numbersOf(picture)) {
          assert.ok(place, `${picture.id} ${amount}`);
          assert.equal(text.slice(place.start, place.end), amount, picture.id);
        }
      }
    }
  });

  it('speaks the language that is asked for', () => {
    const [flow] = picturesOf(analyse(centralBudget, { locale: 'en' }));
    assert.equal(flow?.title, 'From income to expenditure');
    assert.match(flow?.description ?? '', /^收支总表: income of 1120\.00 万元, from 一般公共预算拨款收入 900\.00 万元,/);
  });
});

describe('the flow from income to expenditure', () => {
  it('leads from each source to each class, with the money of other years by itself', () => {
    const flow = picture(centralBudget, 'flow');
    assert.equal(flow.unit, '万元');
    assert.deepEqual(linksOf(flow), [
      '一般公共预算拨款收入 900.00 → 收入总计 1120.00: 900',
      '政府性基金预算拨款收入 50.00 → 收入总计 1120.00: 50',
      '事业收入 40.00 → 收入总计 1120.00: 40',
      '其他收入 10.00 → 收入总计 1120.00: 10',
      '上年结转 120.00 → 收入总计 1120.00: 120',
      '收入总计 1120.00 → 社会保障和就业支出 120.00: 120',
      '收入总计 1120.00 → 卫生健康支出 30.00: 30',
      '收入总计 1120.00 → 农林水支出 860.00: 860',
      '收入总计 1120.00 → 住房保障支出 60.00: 60',
      '收入总计 1120.00 → 结转下年 50.00: 50',
    ]);
  });

  it('tells what matters in words', () => {
    assert.equal(
      picture(centralBudget, 'flow').description,
      '据《收支总表》：收入 1120.00 万元，来自一般公共预算拨款收入 900.00 万元、上年结转 120.00 万元、政府性基金预算拨款收入 50.00 万元、事业收入 40.00 万元、其他收入 10.00 万元。支出 1120.00 万元，用于农林水支出 860.00 万元、社会保障和就业支出 120.00 万元、住房保障支出 60.00 万元、结转下年 50.00 万元、卫生健康支出 30.00 万元。',
    );
  });

  it('draws nothing for what is nothing, and lists it in the table', () => {
    const flow = picture(countyBudget, 'flow');
    const drawn = flow.chart.kind === 'flow' ? flow.chart.nodes.map(({ name }) => name) : [];
    assert.ok(!drawn.includes('政府性基金预算拨款'));
    assert.ok(flow.table.rows.some((row) => row[1]?.text === '政府性基金预算拨款' && row[2]?.text === '0.00'));
  });

  it('says what does not add up and by how much, with every amount as printed', () => {
    const flow = picture(centralBudget.replace('| 三、事业收入 | 40.00 |', '| 三、事业收入 | 46.00 |'), 'flow');
    assert.match(flow.description, /收入总计与各项之和相差 6\.00 万元。/);
    assert.ok(linksOf(flow).includes('事业收入 46.00 → 收入总计 1120.00: 46'));
  });

  it('keeps two totals that differ apart, and says so', () => {
    const flow = picture(
      centralBudget.replace('| 收入总计 | 1120.00 | 支出总计 | 1120.00 |', '| 收入总计 | 1120.00 | 支出总计 | 1102.00 |'),
      'flow',
    );
    assert.ok(linksOf(flow).includes('收入总计 1120.00 → 支出总计 1102.00: 1102'));
    assert.match(flow.description, /收支总计相差 18\.00 万元。/);
  });

  it('draws no negative amount, but names it', () => {
    const text = centralBudget
      .replace('| 四、其他收入 | 10.00 |', '| 四、其他收入 | -10.00 |')
      .replace('| 三、事业收入 | 40.00 |', '| 三、事业收入 | 60.00 |');
    const flow = picture(text, 'flow');
    assert.match(flow.description, /负数不画入图中：其他收入 -10\.00 万元。/);
    assert.ok(linksOf(flow).every((link) => !link.startsWith('其他收入')));
    assert.ok(flow.table.rows.some((row) => row[2]?.text === '-10.00'));
  });

  it('names what cannot be read', () => {
    const flow = picture(centralBudget.replace('| 三、事业收入 | 40.00 |', '| 三、事业收入 | 4O.0.0 |'), 'flow');
    assert.match(flow.description, /事业收入的金额无法读取，图中没有。/);
  });

  it('takes 基本支出 and 项目支出 where no classes are printed', () => {
    const text = centralBudget
      .replace(
        '| 一、一般公共预算拨款收入 | 900.00 | 一、社会保障和就业支出 | 120.00 |',
        '| 一、一般公共预算拨款收入 | 900.00 | 一、基本支出 | 610.00 |',
      )
      .replace(
        '| 二、政府性基金预算拨款收入 | 50.00 | 二、卫生健康支出 | 30.00 |',
        '| 二、政府性基金预算拨款收入 | 50.00 | 二、项目支出 | 460.00 |',
      )
      .replace('| 三、事业收入 | 40.00 | 三、农林水支出 | 860.00 |', '| 三、事业收入 | 40.00 |  |  |')
      .replace('| 四、其他收入 | 10.00 | 四、住房保障支出 | 60.00 |', '| 四、其他收入 | 10.00 |  |  |');
    const links = linksOf(picture(text, 'flow'));
    assert.ok(links.includes('收入总计 1120.00 → 基本支出 610.00: 610'));
    assert.ok(links.includes('收入总计 1120.00 → 项目支出 460.00: 460'));
  });
});

describe('the tree of expenditure by function', () => {
  it('goes from 类 over 款 to 项', () => {
    assert.deepEqual(treeOf(picture(centralBudget, 'functions')).slice(0, 6), [
      '208 社会保障和就业支出 120.00',
      '20805 行政事业单位养老支出 120.00',
      '2080505 机关事业单位基本养老保险缴费支出 80.00',
      '2080506 机关事业单位职业年金缴费支出 40.00',
      '210 卫生健康支出 30.00',
      '21011 行政事业单位医疗 30.00',
    ]);
  });

  it('shows a subject whole whose rows do not add up, and says so', () => {
    const text = centralBudget.replace(
      '| 2130306 | 水利工程运行与维护 | 220.00 | 290.00 |',
      '| 2130306 | 水利工程运行与维护 | 220.00 | 280.00 |',
    );
    const functions = picture(text, 'functions');
    assert.ok(treeOf(functions).includes('21303 水利 690.00'));
    assert.ok(!treeOf(functions).some((node) => node.startsWith('2130306')));
    assert.match(functions.description, /水利的下级之和与本级不符，未展开。/);
  });

  it('lists units first where a table lists the subjects of several', () => {
    const unit = (name: string, amount: string) =>
      `|  | ${name} | ${amount} |\n| 213 | 农林水支出 | ${amount} |\n| 21303 | 水利 | ${amount} |\n| 2130306 | 水利工程运行与维护 | ${amount} |\n`;
    const rows = `${unit('甲河道管理站', '3.00')}${unit('乙水文站', '4.00')}|  | 合计 | 7.00 |\n`;
    const text = `# 某某县水务局2023年部门预算\n\n支出总表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 合计 |\n|---|---|---|\n${rows}`;
    const { chart } = picture(text, 'functions');
    assert.ok(chart.kind === 'tree');
    assert.deepEqual(
      allNodes(chart.roots).map(({ name, amount }) => `${name} ${amount}`),
      [
        '甲河道管理站 3.00',
        '农林水支出 3.00',
        '水利 3.00',
        '水利工程运行与维护 3.00',
        '乙水文站 4.00',
        '农林水支出 4.00',
        '水利 4.00',
        '水利工程运行与维护 4.00',
      ],
    );
  });

  it('is left out where the classes are not the total', () => {
    const text = centralBudget.replace(
      '| 合计 |  | 793.00 | 900.00 | 610.00 | 290.00 |',
      '| 合计 |  | 793.00 | 990.00 | 610.00 | 290.00 |',
    );
    assert.ok(!idsOf(text).includes('functions'));
  });
});

describe('the other pictures', () => {
  it('lists what is spent by economic subject', () => {
    assert.deepEqual(treeOf(picture(centralBudget, 'economic')), [
      '301 工资福利支出 500.00',
      '30101 基本工资 300.00',
      '30113 住房公积金 60.00',
      '30199 其他工资福利支出 140.00',
      '302 商品和服务支出 110.00',
      '30201 办公费 70.00',
      '30231 公务用车运行维护费 40.00',
    ]);
  });

  it('puts basic and project expenditure on each other by class', () => {
    assert.deepEqual(barsOf(picture(centralBudget, 'basic-and-project')), [
      '社会保障和就业支出: 基本支出 120.00, 项目支出 0.00',
      '卫生健康支出: 基本支出 30.00, 项目支出 0.00',
      '农林水支出: 基本支出 400.00, 项目支出 290.00',
      '住房保障支出: 基本支出 60.00, 项目支出 0.00',
    ]);
    const { chart } = picture(centralBudget, 'basic-and-project');
    assert.equal(chart.kind === 'bars' && chart.stacked, true);
  });

  it('leaves these out where a row is not its parts', () => {
    const text = centralBudget.replace('| 600.00 | 690.00 | 400.00 | 290.00 |', '| 600.00 | 690.00 | 400.00 | 209.00 |');
    assert.ok(!idsOf(text).includes('basic-and-project'));
  });

  it('shows 三公 by item beside last year', () => {
    assert.deepEqual(barsOf(picture(centralBudget, 'three-public')), [
      '因公出国（境）: 上年 5.00, 本年 4.00',
      '公务用车运行维护: 上年 42.00, 本年 40.00',
      '公务接待: 上年 5.00, 本年 4.00',
    ]);
  });

  it('shows this year beside last year by class, the total in the table only', () => {
    const years = picture(centralBudget, 'years');
    assert.deepEqual(barsOf(years), [
      '社会保障和就业支出: 上年执行 110.00, 本年 120.00',
      '卫生健康支出: 上年执行 28.00, 本年 30.00',
      '农林水支出: 上年执行 600.00, 本年 690.00',
      '住房保障支出: 上年执行 55.00, 本年 60.00',
    ]);
    assert.deepEqual(
      years.table.rows.at(-1)?.map(({ text }) => text),
      ['合计', '793.00', '900.00'],
    );
  });

  it('takes the change from sentences where no table prints last year', () => {
    assert.deepEqual(barsOf(picture(countyBudget, 'years')), ['收入总计: 本年 3310.55, 比上年增加 110.55']);
  });
});

function pictures(text: string): readonly Picture<Span>[] {
  return picturesOf(analyse(text, { locale: 'zh-CN' }));
}

function idsOf(text: string): readonly string[] {
  return pictures(text).map(({ id }) => id);
}

function picture(text: string, wanted: string): Picture<Span> {
  const found = pictures(text).find(({ id }) => id === wanted);
  assert.ok(found, wanted);
  return found;
}

function linksOf({ chart }: Picture<Span>): readonly string[] {
  assert.equal(chart.kind, 'flow');
  const name = (at: number) => `${chart.nodes[at]?.name} ${chart.nodes[at]?.amount}`;
  return chart.links.map(({ from, to, value }) => `${name(from)} → ${name(to)}: ${value}`);
}

function treeOf({ chart }: Picture<Span>): readonly string[] {
  assert.equal(chart.kind, 'tree');
  return allNodes(chart.roots).map(({ code, name, amount }) => `${code} ${name} ${amount}`);
}

function barsOf({ chart }: Picture<Span>): readonly string[] {
  assert.equal(chart.kind, 'bars');
  return chart.categories.map((category, at) => {
    const bars = chart.series.flatMap(({ name, bars: own }) => (own[at] ? [`${name} ${own[at].amount}`] : []));
    return `${category}: ${bars.join(', ')}`;
  });
}

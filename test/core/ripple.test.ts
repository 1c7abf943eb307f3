// What follows from a changed figure, worked out by hand on small budgets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Analysis,
  analyse,
  applyEdits,
  codeActionsAt,
  countsOf,
  type Ripple,
  ripple,
  rippleChange,
  rippleFrom,
  sayCounts,
  sayQuestion,
} from '../../server/src/core/api.js';
import { check, pipeDraft, SPENDING } from '../support/core-readings.js';
import { spreadingChanged, spreadingDraft, spreadingLeaf, spreadingUpdated } from '../support/ripple-drafts.js';
import { cellAt } from '../support/rippled-leaves.js';

/** What follows in a text in which a figure was changed; the figure is the first of its kind behind some words. */
function follow(
  text: string,
  behind: string,
  figure: string,
  before: string,
): { readonly analysis: Analysis; readonly ripple: Ripple; readonly text: string } {
  const analysis = check(text);
  const start = text.indexOf(figure, text.indexOf(behind));
  assert.ok(start >= 0, `${figure} behind ${behind}`);
  const found = rippleFrom(analysis, [{ offset: start, before }]);
  return { analysis, ripple: found, text: updated(text, found) };
}

function updated(text: string, { changes }: Ripple): string {
  return applyEdits(
    text,
    changes.map(({ edit }) => edit),
  );
}

test('a leaf changes, and tables, sentences, changes, rates, shares and words for the direction follow', () => {
  const { ripple: found, text } = follow(spreadingChanged, '| 2012604', '128.30', spreadingLeaf.before);
  assert.equal(text, spreadingUpdated);
  assert.deepEqual(found.open, []);
  assert.deepEqual(check(text).findings, []);
});

test('following again changes nothing', () => {
  const { ripple: found } = follow(spreadingUpdated, '| 2012604 | 档案馆 | 128.30 | 0.00', '0.00 | 128.30', spreadingLeaf.before);
  assert.deepEqual(found.changes, []);
  const analysis = check(spreadingUpdated);
  const row = spreadingUpdated.indexOf('| 2012604');
  const offset = spreadingUpdated.lastIndexOf('128.30', spreadingUpdated.indexOf('\n', row));
  assert.deepEqual(rippleFrom(analysis, [{ offset, before: spreadingLeaf.before }]).changes, []);
});

test('what the author has already updated by hand is left alone, and the rest follows it', () => {
  const text = spreadingChanged.replace('档案事务 | 404.77 | 286.47 | 118.30', '档案事务 | 414.77 | 286.47 | 128.30');
  assert.equal(follow(text, '| 2012604', '128.30', spreadingLeaf.before).text, spreadingUpdated);
});

test('a change put back leads back to every figure', () => {
  const back = spreadingUpdated.replace('| 2012604 | 档案馆 | 128.30 | 0.00 | 128.30 |', '| 2012604 | 档案馆 | 128.30 | 0.00 | 118.30 |');
  assert.equal(follow(back, '0.00 | 118.30', '118.30', '128.30').text, spreadingDraft);
});

test('the counts tell totals of the own table, other tables and sentences', () => {
  const { ripple: found } = follow(spreadingChanged, '| 2012604', '128.30', spreadingLeaf.before);
  // 合计, 201 and 20126 in two columns and the row's own 合计; the overview; 支出预算 and its two parts.
  assert.deepEqual(countsOf(found), { totals: 7, tables: 1, sentences: 3, open: 0, edits: 21 });
  assert.equal(sayCounts(countsOf(found), 'zh-CN'), '7 个小计、1 张表、3 处文字待更新');
  assert.equal(sayCounts(countsOf(found), 'en'), '7 totals, 1 table, 3 sentences to update');
  assert.equal(sayCounts({ totals: 0, tables: 0, sentences: 0, open: 0, edits: 0 }, 'zh-CN'), '');
});

test('each table and the sentences have words of their own for whoever looks first', () => {
  const { ripple: found } = follow(spreadingChanged, '| 2012604', '128.30', spreadingLeaf.before);
  const { title, edits } = rippleChange(found, 'zh-CN', false);
  assert.equal(title, '更新从属数字（21 处）');
  const labels = [...new Set(edits.map(({ annotation }) => annotation?.label))];
  assert.deepEqual(labels, ['《表 1 收支总体情况表》6 处', '《表 3 支出总体情况表》7 处', '文字8 处']);
  assert.match(edits[0]?.annotation?.description ?? '', /^一般公共预算拨款 531\.25 → 541\.25；/);
  const [asks, ...others] = rippleChange(found, 'zh-CN', true).edits;
  const start = found.sources[0]?.entry.figure.start ?? 0;
  assert.equal(spreadingChanged.slice(start, start + 6), '128.30');
  assert.deepEqual([asks?.newText, asks?.span, asks?.annotation?.needsConfirmation], ['', { start, end: start }, true]);
  assert.deepEqual(others, edits);
});

test('a total that nothing else determines is a question, and answering it settles the rest', () => {
  // Two sources of income that are not nothing: the author knows which one pays.
  const before = spreadingDraft.replace('拨款 | 531.25 | 一、', '拨款 | 521.25 | 一、').replace('其他资金 | 0.00', '其他资金 | 10.00');
  const changed = before.replace(spreadingLeaf.row, spreadingLeaf.changedRow);
  const { analysis, ripple: found } = follow(changed, '| 2012604', '128.30', spreadingLeaf.before);
  assert.equal(found.open.length, 1);
  const [question] = found.open;
  assert.ok(question?.kind === 'leaf');
  assert.equal(
    sayQuestion(question, found, 'zh-CN'),
    '《表 1 收支总体情况表》“收入总计”各项现计 531.25，应为 541.25：请决定由哪一项增加 10.00。',
  );
  assert.deepEqual(
    question.candidates.map(({ item }) => item.label.name),
    ['一般公共预算拨款', '其他资金'],
  );
  const other = question.candidates[1]?.entry;
  assert.ok(other);
  const row = changed.indexOf('| 2012604');
  const cell = cellAt(analysis, changed.lastIndexOf('128.30', changed.indexOf('\n', row)));
  const answered = ripple(analysis, { formers: [{ cell, text: '118.30' }], decided: [{ cell: other.cell, value: 2000 }] });
  assert.deepEqual(answered.open, []);
  const text = updated(changed, answered);
  assert.ok(text.includes('| 三、其他资金 | 20.00 |'), text);
  assert.deepEqual(check(text).findings, []);
});

test('a change of sentences flips its words only where the sign flips', () => {
  const one = (by: string) => {
    const text = spreadingDraft.replace(spreadingLeaf.row, spreadingLeaf.row.replace('118.30 |\n', '').replace(/118\.30 \|$/u, `${by} |`));
    return /比上年(.*?)，(.*?)，/u.exec(follow(text, '| 2012604 | 档案馆 | 118.30 | 0.00', by, '118.30').text)?.slice(1);
  };
  // 531.25 + 1.00 = 532.25, 3.00 less than 535.25, which is 0.56 %.
  assert.deepEqual(one('119.30'), ['减少3.00万元', '下降0.56%']);
  // As much as last year.
  assert.deepEqual(one('122.30'), ['减少0.00万元', '下降0.00%']);
  // 12.00 less than 535.25, which is 2.24 %.
  assert.deepEqual(one('110.30'), ['减少12.00万元', '下降2.24%']);
});

test('持平 cannot be put into figures and is told', () => {
  const before = spreadingDraft.replace('比上年减少4.00万元，下降0.75%，主要原因是压减经费', '与上年预算持平');
  const changed = before.replace(spreadingLeaf.row, spreadingLeaf.changedRow);
  const { ripple: found } = follow(changed, '| 2012604', '128.30', spreadingLeaf.before);
  assert.deepEqual(
    found.open.map((question) => sayQuestion(question, found, 'zh-CN')),
    ['“持平”所述已变，请改写。'],
  );
});

test('a table of rounded figures keeps its differences', () => {
  const rows = (spending: string, total: string, projects: string, all: string) =>
    pipeDraft(
      '支出总体情况表',
      ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
      ['', '合计', all, '3.33', projects],
      ['208', '社会保障和就业支出', total, '1.11', spending],
      ['213', '农林水支出', '6.66', '2.22', '4.43'],
    );
  // 1.11 + 2.23 is printed as 3.33, and 2.23 + 4.43 as 6.67: each total moves by what its part does.
  assert.equal(follow(rows('3.23', '3.33', '6.67', '9.99'), '208', '3.23', '2.23').text, rows('3.23', '4.33', '7.67', '10.99'));
});

test('totals that were wrong before are not touched where nothing leads to them', () => {
  const text = SPENDING.replace('农林水支出 | 570.00', '农林水支出 | 575.00').replace('| 30.00 | 23.00 | 7.00', '| 30.00 | 23.00 | 8.00');
  const { text: after } = follow(text, '2080506', '8.00', '7.00');
  assert.ok(after.includes('农林水支出 | 575.00'), after);
  assert.ok(after.includes('养老支出 | 91.00 | 80.00 | 11.00'), after);
});

test('a figure in 元 follows one in 万元', () => {
  const text = `2022年部门预算\n\n${pipeDraft('支出总体情况表', ['科目编码', '科目名称', '合计', '基本支出', '项目支出'], ['', '合计', '30.50', '20.50', '10.00'], ['208', '社会保障和就业支出', '20.50', '20.50', '0.00'], ['213', '农林水支出', '10.00', '0.00', '10.00'])}\n本部门2022年支出预算305000元，其中：基本支出205000元，项目支出100000元。\n`;
  assert.deepEqual(check(text).findings, []);
  const changed = text.replace('20.50 | 20.50 | 0.00', '20.50 | 21.25 | 0.00');
  const { text: after } = follow(changed, '208 ', '21.25', '20.50');
  assert.ok(after.includes('支出预算312500元，其中：基本支出212500元，项目支出100000元'), after);
});

test('at a figure that the others contradict, they can be made to follow it', () => {
  const analysis = analyse(spreadingChanged, { locale: 'zh-CN' });
  const row = spreadingChanged.indexOf('| 2012604');
  const start = spreadingChanged.lastIndexOf('128.30', spreadingChanged.indexOf('\n', row));
  const action = codeActionsAt(analysis, { start, end: start }).find(({ kind }) => kind === 'refactor.rewrite.meantFigure');
  assert.ok(action, 'offered');
  assert.equal(applyEdits(spreadingChanged, action.edits), spreadingUpdated);
});

test('a rate of growth in a table follows its amounts', () => {
  const rows = (now: string, rate: string, all: string, allRate: string) =>
    pipeDraft(
      '一般公共预算支出表',
      ['科目编码', '科目名称', '2021年执行数', '2022年预算数', '增减%'],
      ['', '合计', '200.00', all, allRate],
      ['208', '社会保障和就业支出', '80.00', '88.00', '10.00'],
      ['210', '卫生健康支出', '20.00', '21.00', '5.00'],
      ['213', '农林水支出', '100.00', now, rate],
    );
  const draft = `2022年部门预算\n\n${rows('120.00', '20.00', '229.00', '14.50')}`;
  assert.deepEqual(check(draft).findings, []);
  const changed = draft.replace('| 120.00 |', '| 90.00 |');
  // 88.00 + 21.00 + 90.00 = 199.00, which is 0.50 % less than 200.00.
  assert.equal(follow(changed, '213', '90.00', '120.00').text, `2022年部门预算\n\n${rows('90.00', '-10.00', '199.00', '-0.50')}`);
});

test('line ends, a byte order mark and tables of tabs stay as they are', () => {
  const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
  const tabs = (text: string) =>
    text
      .split('\n')
      .filter((line) => !line.startsWith('| ---'))
      .map((line) => (line.startsWith('|') ? line.replace(/^\| | \|$/gu, '').replaceAll(/ ?\| ?/gu, '\t') : line))
      .join('\n');
  for (const written of [windows, tabs, (text: string) => windows(tabs(text))]) {
    const changed = written(spreadingChanged);
    assert.equal(follow(changed, '2012604', '128.30', spreadingLeaf.before).text, written(spreadingUpdated));
  }
});

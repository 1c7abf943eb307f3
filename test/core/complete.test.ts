import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AnalyseOptions, analyse, applyEdits, type Completion, completionsAt } from '../../server/src/core/api.js';
import { pipeDraft, SPENDING } from '../support/core-readings.js';
import { formDraft, packNamed } from '../support/form-drafts.js';

/** What is offered at the caret `¦` of a draft. */
function offered(marked: string, options: Partial<AnalyseOptions> = {}): readonly Completion[] {
  const text = marked.replace('¦', '');
  return completionsAt(text, marked.indexOf('¦'), analyse(text, { locale: 'zh-CN', ...options }))?.items ?? [];
}

function labels(marked: string, options: Partial<AnalyseOptions> = {}): readonly string[] {
  return offered(marked, options).map(({ label }) => label);
}

/** The lines that are new once the item of a label, or the first one, is accepted. */
function accepted(marked: string, label?: string): readonly string[] {
  const items = offered(marked);
  const item = label === undefined ? items[0] : items.find((each) => each.label === label);
  assert.ok(item, `${label ?? 'something'} is offered among ${items.map((each) => each.label).join()}`);
  const text = marked.replace('¦', '');
  const before = new Set(text.split('\n'));
  return applyEdits(text, [...item.edits, item])
    .split('\n')
    .filter((line) => !before.has(line));
}

const ECONOMIC = pipeDraft(
  '一般公共预算基本支出表',
  ['部门科目编码', '部门科目名称', '政府科目编码', '政府科目名称', '预算数'],
  ['', '合计', '', '', '20.00'],
  ['301', '工资福利支出', '505', '对事业单位经常性补助', '20.00'],
  ['30101', '基本工资', '50501', '工资福利支出', '20.00'],
);

const CARS = pipeDraft(
  '“三公”经费预算表',
  ['项目', '本年预算数', '上年预算数'],
  ['“三公”经费合计', '30.00', '31.00'],
  ['公务接待费', '10.00', '11.00'],
  ['公务用车购置及运行维护费', '20.00', '20.00'],
);

describe('completing a subject', () => {
  it('knows it by digits, by words, by the first letters of syllables, by syllables and by a mixture', () => {
    for (const typed of ['2130305', '水利工程建设', 'slgcjs', 'shuiligongchengjianshe', '水利gcjs', 'slgongchengjs'])
      assert.equal(labels(`${SPENDING}| ${typed}¦`)[0], '2130305 水利工程建设', typed);
  });

  it('takes full-width digits and blanks inside words for what they are', () => {
    assert.equal(labels(`${SPENDING}| ２１３０３０５¦`)[0], '2130305 水利工程建设');
    assert.equal(labels(`${SPENDING}| | 水利 工程建¦`)[0], '2130305 水利工程建设');
  });

  it('puts what is one level below the row above first, then what the same parent lacks', () => {
    const below = SPENDING.replace('| 20805 | 行政事业单位养老支出 | 90.00 | 80.00 | 10.00 |\n', '$&| ¦\n');
    assert.equal(labels(below)[0]?.slice(0, 5), '20805');
    const beside = SPENDING.replace('| 2080505 |', '| ¦\n| 2080505 |');
    assert.ok(
      labels(beside)
        .slice(0, 3)
        .every((label) => label.startsWith('20805')),
    );
    assert.ok(!labels(beside).includes('2080506 机关事业单位职业年金缴费支出'), 'what is printed already is not offered unasked');
  });

  it('speaks the words of the year', () => {
    const at = (year: number) => labels(`${SPENDING.replace('支出总体', `${year}年支出总体`)}| 220¦`)[0];
    assert.equal(at(2018), '220 国土海洋气象等支出');
    assert.equal(at(2022), '220 自然资源海洋气象等支出');
  });

  it('knows the codes of the user', () => {
    const codes = [{ code: '2130377', name: '江河湖库智慧调度' }];
    for (const typed of ['2130377', 'jhhk', '智慧'])
      assert.equal(labels(`${SPENDING}| ${typed}¦`, { codes })[0], '2130377 江河湖库智慧调度');
    assert.deepEqual(labels(`${SPENDING}| 2130377¦`), []);
  });

  it('offers the items of purchases in a table of purchases', () => {
    const table = pipeDraft(
      '2024年政府采购预算表',
      ['采购品目编码', '采购品目名称', '合计'],
      ['', '合计', '5.00'],
      ['A02010105', '台式计算机', '5.00'],
    );
    assert.ok(labels(`${table}| A020210¦`).every((label) => label.startsWith('A020210')));
    assert.match(labels(`${table}| bxsjsj¦`)[0] ?? '', /便携式计算机/u);
  });
});

describe('accepting a subject', () => {
  it('fills the code where the name is typed, and leaves what else the author has put in the row', () => {
    assert.deepEqual(accepted(`${SPENDING}| | 水利工程建¦ | 7.00 | 备用 | |`), ['| 2130305 | 水利工程建设 | 7.00 | 备用 | 0.00 |']);
  });

  it('gives the rows above it the amounts that the row has', () => {
    assert.deepEqual(accepted(`${SPENDING}| 2210201¦ | | 7.00 | 7.00 | 0.00 |`), [
      '| 221 | 住房保障支出 | 7.00 | 7.00 | 0.00 |',
      '| 22102 | 住房改革支出 | 7.00 | 7.00 | 0.00 |',
      '| 2210201 | 住房公积金 | 7.00 | 7.00 | 0.00 |',
    ]);
  });

  it('adds no second parent where the table has it elsewhere', () => {
    assert.deepEqual(accepted(`${SPENDING}| 2080501¦`), ['| 2080501 | 行政单位离退休 | 0.00 | 0.00 | 0.00 |']);
  });

  it('prints a code over three columns as the rows above do', () => {
    const rows = [
      '类\t款\t项\t科目名称\t合计',
      '\t\t\t合计\t9.00',
      '208\t\t\t社会保障和就业支出\t9.00',
      '\t5\t\t行政事业单位养老支出\t9.00',
    ];
    const draft = `支出预算表\n单位：万元\n${rows.join('\n')}\n`;
    assert.deepEqual(accepted(`${draft}\t\t5\t机关事业单位基本养老保险缴费支出\t9.00\n\t\t6¦\n`), [
      '\t\t6\t机关事业单位职业年金缴费支出\t0.00',
    ]);
    assert.deepEqual(accepted(`${draft}\t\t5\t机关事业单位基本养老保险缴费支出\t9.00\n210¦\n`, '210 卫生健康支出'), [
      '210\t\t\t卫生健康支出\t0.00',
    ]);
  });

  it('prints code and name in one cell where the table does', () => {
    const draft = pipeDraft(
      '支出预算表',
      ['功能分类科目', '合计'],
      ['合计', '9.00'],
      ['[208]社会保障和就业支出', '9.00'],
      ['[20805]行政事业单位养老支出', '9.00'],
    );
    for (const typed of ['[2080505', '2080505', '机关事业单位基本养老', 'jgsydwjbyl'])
      assert.deepEqual(accepted(`${draft}| ${typed}¦`), ['| [2080505]机关事业单位基本养老保险缴费支出 | 0.00 |'], typed);
  });

  it('puts the government’s subject beside the department’s where only one fits', () => {
    assert.deepEqual(accepted(`${ECONOMIC}| 30102¦`), ['| 30102 | 津贴补贴 | 50501 | 工资福利支出 | 0.00 |']);
    assert.deepEqual(accepted(`${ECONOMIC}| 30201¦ | | 50201 | 办公经费 |`).at(-1), '| 30201 | 办公费 | 50201 | 办公经费 | 0.00 |');
  });

  it('prints no money as the table does', () => {
    const draft = (nothing: string) =>
      pipeDraft(
        '支出预算表',
        ['科目编码', '科目名称', '合计', '项目支出'],
        ['', '合计', '9', nothing],
        ['208', '社会保障和就业支出', '9', nothing],
      );
    assert.deepEqual(accepted(`${draft('0')}| 210¦`, '210 卫生健康支出'), ['| 210 | 卫生健康支出 | 0 | 0 |']);
    assert.deepEqual(accepted(`${draft('—')}| 210¦`, '210 卫生健康支出'), ['| 210 | 卫生健康支出 | 0 | — |']);
    assert.deepEqual(accepted(`${draft('')}| 210¦`, '210 卫生健康支出'), ['| 210 | 卫生健康支出 | 0 | |']);
  });

  it('keeps to the quotation that the table stands in', () => {
    const quotation = (text: string) => text.replace(/^(?=\|)/gmu, '> ');
    assert.deepEqual(accepted(`${quotation(SPENDING)}> | 2101101¦`), [
      '> | 210 | 卫生健康支出 | 0.00 | 0.00 | 0.00 |',
      '> | 21011 | 行政事业单位医疗 | 0.00 | 0.00 | 0.00 |',
      '> | 2101101 | 行政单位医疗 | 0.00 | 0.00 | 0.00 |',
    ]);
  });
});

describe('completing the names of rows', () => {
  it('offers the parts of the row above, in the words of the document', () => {
    assert.deepEqual(labels(`${CARS}| 其中：¦`).slice(0, 2), ['公务用车购置费', '公务用车运行维护费']);
    assert.deepEqual(accepted(`${CARS}| 其中：yx¦`), ['| 其中：公务用车运行维护费 | 0.00 | 0.00 |']);
    const other = CARS.replace('预算表', '情况表').replace(
      '20.00 | 20.00 |\n',
      '$&| 其中：车辆购置 | 5.00 | 5.00 |\n| 其中：车辆运行 | 15.00 | 15.00 |\n',
    );
    assert.deepEqual(labels(`${other}\n${CARS}| 其中：¦`).slice(0, 2), ['车辆购置', '车辆运行']);
  });

  it('offers the classes of expenditure with the next number', () => {
    const draft = pipeDraft(
      '收支总体情况表',
      ['收入', '预算数', '支出', '预算数'],
      ['一、财政拨款', '9.00', '一、教育支出', '4.00'],
      ['二、事业收入', '0.00', '二、卫生健康支出', '5.00'],
    );
    assert.deepEqual(accepted(`${draft}| | | zfbz¦`), ['| | | 三、住房保障支出 | 0.00 |']);
    assert.deepEqual(accepted(`${draft}| | | 三、zfbz¦`), ['| | | 三、住房保障支出 | 0.00 |']);
  });
});

describe('completing what stands around tables', () => {
  it('offers titles of the document where one is quoted or referred to', () => {
    const text = `${SPENDING}\n${CARS}\n`;
    assert.deepEqual(labels(`${text}\n情况详见《¦`), ['支出总体情况表', '“三公”经费预算表']);
    assert.deepEqual(accepted(`${text}\n情况详见sgjf¦`), ['情况详见《“三公”经费预算表》']);
    assert.deepEqual(accepted(`${text}\n情况详见《sg¦》。`), ['情况详见《“三公”经费预算表》。']);
    assert.deepEqual(labels(`${text}\n按照财政局意见¦`), []);
  });

  it('offers the tables that the form has and the document lacks where a title stands', () => {
    const pack = packNamed('guangdong-2022');
    const [lost, ...others] = pack.tables.toReversed();
    assert.ok(lost);
    const draft = formDraft(pack, others.toReversed(), { head: '<!-- budget-draft: template=guangdong-2022 -->\n' });
    for (const line of ['## ¦', `表 9 ${lost.title.slice(0, 2)}¦`]) assert.deepEqual(labels(`${draft}\n\n${line}`), [lost.title], line);
    assert.deepEqual(labels(`${draft}\n\n## ${pack.tables[0]?.title}¦`), []);
  });

  it('offers units of money, those of the document first, and no unit for an owner', () => {
    assert.equal(labels(`${SPENDING}\n金额单位：¦`)[0], '万元');
    assert.equal(labels(`${SPENDING.replace('万元', '元')}\n单位:¦`)[0], '元');
    assert.deepEqual(labels(`${SPENDING}\n编制单位：¦`), []);
    assert.deepEqual(labels(`${SPENDING.replace('单位：', '单位名称：青川河道管理所　单位：')}\n编制单位：qch¦`), ['青川河道管理所']);
  });
});

describe('nothing is offered', () => {
  it('in headers, beside amounts, in prose and in documents that are no budget', () => {
    for (const marked of [
      SPENDING.replace('| 科目编码', '| 208¦'),
      SPENDING.replace('660.00', '660¦'),
      `${SPENDING}\n2080505¦ 是一个科目。`,
      '| id | name | n |\n| --- | --- | --- |\n| 208¦ | | |\n',
    ])
      assert.deepEqual(labels(marked), [], marked);
  });
});

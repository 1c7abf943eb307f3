// What sentences claim: the item of each figure, what the figure is of it, and what belongs together.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatAmount } from '../../server/src/core/base/amount.js';
import { LineMap } from '../../server/src/core/base/line-map.js';
import type { AmountClaim, PercentClaim, Statement } from '../../server/src/core/prose/claim.js';
import { readParagraphs } from '../../server/src/core/prose/read-paragraphs.js';
import { readProse } from '../../server/src/core/prose/read-prose.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';

function read(text: string, year = 2022) {
  return readProse(readParagraphs(readBlocks(text, new LineMap(text))), year);
}

function amount(claim: AmountClaim | undefined): string {
  const sign = claim?.role === 'change' ? { '1': '+', '-1': '-', '0': '', either: '±' }[`${claim.direction?.direction ?? 0}`] : '';
  return claim ? `${sign}${claim.figure.cell.text}` : '';
}

function rate(claim: PercentClaim | undefined): string {
  return claim ? `${{ '1': '+', '-1': '-', '0': '', either: '±' }[`${claim.direction?.direction ?? 0}`]}${claim.percent.text}%` : '';
}

/** A statement in one line: `item = level | base: previous, change, rate | 占of share%`. */
function show(statement: Statement): string {
  const comparisons = statement.comparisons.map(({ base, previous, change, rate: grown, flat }) =>
    [`${base?.text ?? '?'}:`, amount(previous), amount(change), rate(grown), flat?.text ?? ''].filter((part) => part !== '').join(' '),
  );
  const shares = statement.shares.map(({ of, percent }) => `占${of.text} ${percent.text}%`);
  const level = [statement.level, ...statement.restated].map(amount).join(' again ');
  const whole = statement.whole ? `${statement.whole.item.text} > ` : '';
  return [`${whole}${statement.item.text} = ${level}`, ...comparisons, ...shares].join(' | ');
}

const CASES: readonly (readonly [string, readonly string[]])[] = [
  [
    '2022年本部门收入预算 103,089.22 万元，比上年增加 3,795.13 万元，增长 3.8%，主要原因是新增项目70万元；支出预算 103,089.22 万元。',
    ['本部门收入预算 = 103,089.22万元 | 上年: +3,795.13万元 +3.8%', '支出预算 = 103,089.22万元'],
  ],
  [
    '“三公”经费28万元，其中：公务用车购置及运行费8万元（公务用车购置费0万元，比上年减少19万元；公务用车运行费8万元。）比上年减少19万元，下降70.4%；公务接待费20万元，与上年持平。',
    [
      '“三公”经费 = 28万元',
      '“三公”经费 > 公务用车购置及运行费 = 8万元 | 上年: -19万元 -70.4%',
      '公务用车购置及运行费 > 公务用车购置费 = 0万元 | 上年: -19万元',
      '公务用车购置及运行费 > 公务用车运行费 = 8万元',
      '“三公”经费 > 公务接待费 = 20万元 | 上年: 持平',
    ],
  ],
  [
    '1、公共安全支出（204类）司法（06款）行政运行（01项）1672.67万元。主要用于：基本支出。2021年当年预算执行数为1690.69万元，2022年预算安排1672.67万元，比2021年预算执行数减少1.07%。',
    ['公共安全支出(204类)司法(06款)行政运行(01项) = 1672.67万元 again 1672.67万元 | 2021年预算执行数: 1690.69万元 -1.07%'],
  ],
  [
    '公务用车购置及运行维护费较2021年预算增加2.00万元，主要原因是上年未安排。2022年安排公务用车购置费0.00万元，公务用车运行维护费2.00万元。',
    ['公务用车购置及运行维护费 =  | 2021年预算: +2.00万元', '安排公务用车购置费 = 0.00万元', '公务用车运行维护费 = 2.00万元'],
  ],
  ['政府性基金收入预算0万元，与上年相比增加（减少）0万元，增长（减少） 0 %。', ['政府性基金收入预算 = 0万元 | 上年: ±0万元 ±0%']],
  [
    '2022年“三公”经费财政拨款预算10.00万元，与2021年“三公”经费财政拨款预算12.00万元相比减少2.00万元，下降16.67%。',
    ['“三公”经费财政拨款预算 = 10.00万元 | 2021年“三公”经费财政拨款预算: 12.00万元 -2.00万元 -16.67%'],
  ],
  [
    '2.公务接待费。2022年预算数1.00万元，比2021年预算数1.50万元减少0.50万元。',
    ['公务接待费 = 1.00万元 | 2021年预算数: 1.50万元 -0.50万元'],
  ],
  [
    '某某局2022年收入预算100万元，其中：一般公共预算拨款收入80万元，占80%；上年结转20万元，占本年收入合计的20%。',
    ['收入预算 = 100万元', '收入预算 > 一般公共预算拨款收入 = 80万元 | 占 80%', '收入预算 > 上年结转 = 20万元 | 占本年收入合计 20%'],
  ],
  ['公务接待费由上年的5.5万元减少到5万元，下降9.09%。', ['公务接待费 = 5万元 | ?: 5.5万元 -9.09%']],
  ['会议费预算3.2万元（上年2.8万元，增长14.29%）。', ['会议费预算 = 3.2万元 | ?: 2.8万元 +14.29%']],
  [
    '（一）收入预算：2022年年初预算数300万元，其中，专户管理的非税收入10万元。收入较去年增加20万元，增幅为7.14%，主要是人员经费增加5万元。',
    ['收入预算 = 300万元 | 去年: +20万元 +7.14%', '收入预算 > 专户管理的非税收入 = 10万元'],
  ],
  ['单价在 100 万元以上的设备 4 台，房屋 5396.13 平方米，完成预算120万元的90%。', []],
  ['《关于安排2000万元资金的通知》要求如下。', []],
];

describe('statements', () => {
  for (const [text, expected] of CASES)
    it(`of ${text.slice(0, 24)}`, () => {
      assert.deepEqual(read(text).statements.map(show), expected);
    });

  it('point at the digits in the source', () => {
    const text = '某某局2022年收入预算合计15897.44\n\n万元，比上年增加 2248.3\n\n7 万元，增\n\n长 16.47 %。';
    const [statement] = read(text).statements;
    const places = [statement?.level?.figure.figure, statement?.comparisons[0]?.rate?.percent.figure];
    assert.deepEqual(
      places.map((span) => span && text.slice(span.start, span.end)),
      ['15897.44', '16.47'],
    );
    const change = statement?.comparisons[0]?.change;
    assert.equal(change && formatAmount(change.amount), '2248.37');
  });

  it('take dropped zeros for printed where the document prints them', () => {
    const { amounts } = read('公务接待费 7.8 万元，比上年增加 4.48 万元。会议费 3.25 万元，比上年增加约 1 万元。');
    assert.deepEqual(
      amounts.map(({ amount: meant }) => formatAmount(meant)),
      ['7.80', '4.48', '3.25', '1'],
    );
  });

  it('read a figure with separators, blanks and full-width digits', () => {
    const { amounts } = read('收入１，２３４．５６万元，支出 1 234 567.80 元，结余-12.5万元，分别为1、2和3亿元。');
    assert.deepEqual(
      amounts.map(({ figure }) => `${figure.amount && formatAmount(figure.amount)}${figure.unit}`),
      ['1234.56万元', '1234567.80元', '-12.5万元', '1亿元', '2亿元', '3亿元'],
    );
  });
});

// Sentences as regions word them: right ones are silent, and one fault in them is one finding in its place.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse } from '../../server/src/core/api.js';

const DRAFT = `某某县水利局2024年部门预算

一般公共预算支出表

部门：某某县水利局  单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| 213 | 农林水支出 | 900.00 | 600.00 | 300.00 |
| 21303 | 水利 | 900.00 | 600.00 | 300.00 |
| 2130301 | 行政运行 | 600.00 | 600.00 | 0.00 |
| 2130305 | 水利工程建设 | 300.00 | 0.00 | 300.00 |
| 合计 |  | 900.00 | 600.00 | 300.00 |

“三公”经费支出表

部门：某某县水利局  单位：万元

| 项目 | 2023年预算数 | 2024年预算数 |
|---|---|---|
| 合计 | 24.27 | 21.08 |
| 1.因公出国（境）费用 | 3.36 | 2.60 |
| 2.公务接待费 | 1.15 | 0.63 |
| 3.公务用车购置及运行费 | 19.76 | 17.85 |
| 其中：（1）公务用车购置费 | 0.00 | 0.00 |
| （2）公务用车运行维护费 | 19.76 | 17.85 |

第三部分 2024年部门预算情况说明

`;

/** What is found in sentences below the table, with the figures or words it is found at. */
function found(sentences: string): readonly string[] {
  const text = `${DRAFT}${sentences}\n`;
  return analyse(text, { locale: 'zh-CN' })
    .findings.filter(({ severity, span }) => severity !== 'hint' && span.start >= DRAFT.length)
    .map(({ ruleId, span }) => `${ruleId}: ${text.slice(span.start, span.end)}`);
}

interface Case {
  readonly of: string;
  readonly right: string;
  /** What is changed in the right sentences, and what is found then. */
  readonly faults: readonly { readonly from: string; readonly to: string; readonly finding: string }[];
}

const CASES: readonly Case[] = [
  {
    of: 'a bracket that begins with 含 is no limit',
    right:
      '“三公”经费预算21.08万元。其中：因公出国（境）费2.60万元；公务用车购置及运行费17.85万元（含公务用车购置费0.00万元，公务用车运行维护费17.85万元）；公务接待费0.63万元。',
    faults: [{ from: '2.60', to: '2.06', finding: 'amount-differs-from-table: 2.06万元' }],
  },
  {
    of: 'a share of 支出总预算 is not one of 项目支出预算',
    right:
      '支出总预算500.00万元。\n\n二、支出预算情况\n\n（一）按支出性质划分\n\n1.基本支出预算200.00万元，占支出总预算的40.00%。\n\n2.项目支出预算300.00万元，占支出总预算的60.00%。',
    faults: [{ from: '40.00%', to: '41.50%', finding: 'wrong-share: 41.50%' }],
  },
  {
    of: 'a list behind a colon, and another one behind a semicolon',
    right:
      '政府采购预算总额221.5万元：货物13.59万元、工程6.2万元、服务201.71万元；其中一般公共预算拨款政府采购220.5万元：货物13.59万元、工程5.2万元、服务201.71万元。',
    faults: [{ from: '总额221.5', to: '总额212.5', finding: 'sentences-disagree: 212.5万元' }],
  },
  {
    of: 'a list behind 主要用于以下方面',
    right: '一般公共预算支出900.00万元，主要用于以下方面：教育支出540.00万元，占60.00%；住房保障支出360.00万元，占40.00%。',
    faults: [
      { from: '占60.00%', to: '占66.00%', finding: 'wrong-share: 66.00%' },
      { from: '占40.00%', to: '占44.00%', finding: 'wrong-share: 44.00%' },
    ],
  },
  {
    of: 'shares of numbered items that no sentence sums up',
    right:
      '（二）支出结构情况\n\n1.教育支出60.00万元，占60.00%。\n\n2.卫生健康支出30.00万元，占30.00%。\n\n3.住房保障支出10.00万元，占10.00%。',
    faults: [{ from: '占30.00%', to: '占33.00%', finding: 'wrong-share: 33.00%' }],
  },
  {
    of: 'how much of a budget was carried out',
    right:
      '1.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）。年初预算为192.36万元，支出决算为185.79万元，完成年初预算的96.58%。',
    faults: [
      { from: '96.58%', to: '98.56%', finding: 'wrong-share: 98.56%' },
      { from: '185.79', to: '158.79', finding: 'wrong-share: 96.58%' },
    ],
  },
  {
    of: 'changes of amounts whose both years a table prints',
    right:
      '“三公”经费预算21.08万元，比2023年预算减少3.19万元。其中：因公出国（境）费2.60万元，比2023年预算减少0.76万元；公务用车购置及运行费17.85万元，比2023年预算减少1.91万元；公务接待费0.63万元，比2023年预算减少0.52万元。',
    faults: [
      { from: '0.76', to: '0.67', finding: 'amount-differs-from-table: 0.67万元' },
      { from: '减少1.91', to: '增加1.91', finding: 'wrong-direction: 增加' },
      { from: '减少3.19', to: '增加3.19', finding: 'wrong-direction: 增加' },
    ],
  },
  {
    of: 'a comparison behind parts speaks of the whole',
    right:
      '公务用车运行维护费2024年预算数17.85万元，其中：公务用车加油2.00万元，公务用车维修1.00万元，比2023年预算数19.76万元减少1.91万元。',
    faults: [
      { from: '减少1.91', to: '减少1.79', finding: 'sentences-disagree: 17.85万元' },
      { from: '减少', to: '增加', finding: 'wrong-direction: 增加' },
      { from: '17.85', to: '19.76', finding: 'amount-differs-from-table: 19.76万元' },
    ],
  },
  {
    of: 'a comparison that goes the wrong way in both words',
    right: '收入预算4080.70万元，比2023年年初预算数3965.79万元增加114.91万元，增长2.90%。',
    faults: [{ from: '增加114.91万元，增长', to: '减少114.91万元，下降', finding: 'wrong-direction: 减少' }],
  },
  {
    of: '本年收入 is not all income',
    right:
      '收入预算120.00万元，其中，本年收入100.00万元，上年结转20.00万元。\n\n（一）本年收入100.00万元，主要包括：一般公共预算拨款收入90.00万元，占90.00%；其他收入10.00万元，占10.00%。',
    faults: [{ from: '占90.00%', to: '占95.00%', finding: 'wrong-share: 95.00%' }],
  },
  {
    of: 'running costs by their short name, and a bracket with 含',
    right: '公务用车购置及运维费17.85万元（含公务用车运维费17.85万元，公务用车购置费0万元）。通过财政拨款安排的“三公”经费预算21.08万元。',
    faults: [
      { from: '及运维费17.85', to: '及运维费18.75', finding: 'amount-differs-from-table: 18.75万元' },
      { from: '车运维费17.85', to: '车运维费17.58', finding: 'amount-differs-from-table: 17.58万元' },
      { from: '21.08', to: '28.01', finding: 'amount-differs-from-table: 28.01万元' },
    ],
  },
  {
    of: 'subjects named with their codes in front, or as 科目',
    right: '（一）2130301-行政运行600.00万元。\n\n（二）2130305 水利工程建设支出300.00万元；\n\n（三）农林水支出科目支出900.00万元。',
    faults: [
      { from: '运行600', to: '运行660', finding: 'amount-differs-from-table: 660.00万元' },
      { from: '支出300', to: '支出330', finding: 'amount-differs-from-table: 330.00万元' },
      { from: '900', to: '990', finding: 'amount-differs-from-table: 990.00万元' },
    ],
  },
  {
    of: 'changes alone, whose amounts only the table prints',
    right: '“三公”经费预算比2023年预算减少3.19万元，其中：因公出国（境）费减少0.76万元，公务接待费减少0.52万元。',
    faults: [
      { from: '0.76', to: '7.60', finding: 'amount-differs-from-table: 7.60万元' },
      { from: '费减少0.52', to: '费增加0.52', finding: 'wrong-direction: 增加' },
    ],
  },
  {
    of: 'a comparison with another amount of last year than the table prints',
    right: '公务接待费0.63万元，比2023年减少0.10万元。公务用车运行维护费17.85万元，比2023年减少0.20万元。',
    faults: [],
  },
  {
    of: 'an increase within the amount',
    right: '公务接待费0.63万元，比2022年决算数增加0.60万元。',
    faults: [],
  },
  {
    of: 'an increase beyond the amount',
    right: '培训费12.00万元，比上年增加10.00万元。上年结转5.00万元，比上年增加6.00万元。',
    faults: [{ from: '12.00', to: '0', finding: 'wrong-rate: 10.00万元' }],
  },
];

describe('sentences as regions word them', () => {
  for (const { of, right, faults } of CASES) {
    it(`${of}: silent where right`, () => assert.deepEqual(found(right), []));
    for (const { from, to, finding } of faults)
      it(`${of}: ${from} → ${to}`, () => {
        assert.ok(right.includes(from));
        assert.deepEqual(found(right.replace(from, to)), [finding]);
      });
  }
});

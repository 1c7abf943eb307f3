// Every amount in the sentences of real budgets stands for the cells that it was found to state by hand, and the others for none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import type { BudgetDocument } from '../../server/src/core/budget/document.js';
import { sharedFiles } from '../support/shared-corpus.js';

/**
 * By file, one line for each amount that states something: its line in the file and its place among the amounts of that line,
 * then the cells, by the form of their table and their code, row or (where a form has one row) column. What is not listed is a
 * change, a reason, another year's, or of an item that no table lists: assets, purchases without a table, projects with goals.
 */
const STATED: Readonly<Record<string, string>> = {
  'guangdong-2022.md': `
1010.1 overview 收入总计
1010.4 overview 支出总计 + expenditure 合计
1014.1 three-public "三公"经费
1014.3 three-public 因公出国(境)支出
1014.5 three-public 公务用车购置及运行维护支出
1014.6 three-public 公务用车购置
1014.8 three-public 公务用车运行维护费
1014.11 three-public 公务接待费支出
1018.1 three-public 行政经费
`,
  'guangzhou-2021.md': `
118.1 overview 收入总计 + overview 支出总计 + expenditure 总计
122.1 overview 收入总计
122.3 overview 一般公共预算 + fiscal-overview 一般公共预算
122.4 overview 政府性基金预算 + fiscal-overview 政府性基金预算
122.5 overview 国有资本经营预算 + fiscal-overview 国有资本经营预算
122.6 overview 财政专户管理资金
122.7 overview 其他资金
122.8 overview 上年预结转
126.1 overview 支出总计 + expenditure 总计
126.3 fund-expenditure 合计
126.4 fund-expenditure 合计
126.8 overview 上年预结转
130.1 none 合计
134.1 three-public "三公"经费总额
136.1 three-public 因公出国(境)费
138.1 three-public 公务用车购置及运行维护费
138.2 three-public 公务用车购置费
138.3 three-public 公务用车运行维护费
140.1 three-public 公务接待费
146.1 three-public 行政经费
150.1 procurement 合计
150.2 procurement 货物类
150.3 procurement 工程类
150.4 procurement 服务类
`,
  'sh-putuo-fuliyuan-2024-danwei.txt': `
79.1 overview 收入总计 + income 合计
79.2 overview 财政拨款收入 + income 合计
81.1 overview 事业收入 + income 合计
81.2 overview 事业单位经营收入 + income 合计
81.3 overview 其他收入 + income 合计
83.1 overview 支出总计 + expenditure 合计
83.2 fiscal-overview 支出总计
85.1 fiscal-overview 支出总计 + fund-expenditure 合计
85.3 fiscal-overview 支出总计 + fund-expenditure 合计
87.1 fiscal-overview 支出总计 + fund-expenditure 合计
93.1 fund-expenditure 2080502
95.2 fund-expenditure 2080502
99.1 fund-expenditure 2080505
101.2 fund-expenditure 2080505
105.1 fund-expenditure 2080506
107.2 fund-expenditure 2080506
111.1 fund-expenditure 2081005
113.2 fund-expenditure 2081005
115.1 fund-expenditure 2101102
117.2 fund-expenditure 2101102
119.1 fund-expenditure 2210201
121.2 fund-expenditure 2210201
291.1 three-public 合计
293.1 three-public 因公出国(境)费
295.1 three-public 小计
295.2 three-public 购置费
297.1 three-public 运行费
299.1 three-public 公务接待费
`,
  'sh-putuo-sifaju-2026-bumen.md': `
135.1 overview 收入总计 + income 合计
135.2 overview 财政拨款收入 + income 合计
135.4 overview 事业收入 + income 合计
137.1 overview 事业单位经营收入 + income 合计
137.2 overview 其他收入 + income 合计
139.1 overview 支出总计 + expenditure 合计
139.2 fiscal-overview 支出总计
141.1 fiscal-overview 支出总计 + fund-expenditure 合计
141.3 fiscal-overview 支出总计 + fund-expenditure 合计
143.1 fiscal-overview 支出总计 + fund-expenditure 合计
149.1 fund-expenditure 2040601
151.2 fund-expenditure 2040601
153.1 fund-expenditure 2040604
155.2 fund-expenditure 2040604
159.1 fund-expenditure 2040605
161.2 fund-expenditure 2040605
163.1 fund-expenditure 2040607
165.2 fund-expenditure 2040607
167.1 fund-expenditure 2040613
169.2 fund-expenditure 2040613
171.1 fund-expenditure 2040699
173.2 fund-expenditure 2040699
175.1 fund-expenditure 2080501
177.2 fund-expenditure 2080501
179.1 fund-expenditure 2080505
181.2 fund-expenditure 2080505
185.1 fund-expenditure 2080506
187.2 fund-expenditure 2080506
191.1 fund-expenditure 2080599
193.2 fund-expenditure 2080599
195.1 fund-expenditure 2101101
197.2 fund-expenditure 2101101
199.1 fund-expenditure 2210201
201.2 fund-expenditure 2210201
203.1 fund-expenditure 2210203
205.2 fund-expenditure 2210203
417.1 three-public 合计
419.1 three-public 因公出国(境)费
421.1 three-public 小计
421.2 three-public 购置费
423.1 three-public 运行费
425.1 three-public 公务接待费
429.1 three-public 机关运行经费预算数
`,
  'js-rendaban-2018.md': `
543.1 overview 收入合计 + income 收入总计 + overview 支出合计 + expenditure 合计
551.1 overview 收入合计 + income 收入总计
553.1 fiscal-overview 收入合计
555.1 overview 一般公共预算 + income 一般公共预算资金 + fiscal-overview 一般公共预算
561.1 overview 政府性基金预算 + income 政府性基金 + fiscal-overview 政府性基金预算
565.1 overview 财政专户管理资金 + income 财政专户管理资金
571.1 overview 其他资金 + income 其他资金
575.1 overview 上年结转资金 + income 上年结转和结余资金
579.1 overview 支出合计 + expenditure 合计
581.1 overview 一般公共服务支出
591.1 overview 社会保障和就业支出
605.1 overview 住房保障支出
611.1 overview 结转下年资金 + expenditure 结转下年资金
615.1 overview 基本支出 + expenditure 基本支出
619.1 overview 项目支出 + expenditure 项目支出
627.1 overview 单位预留机动经费 + expenditure 单位预留机动经费
639.1 overview 当年收入小计
643.1 overview 一般公共预算 + income 一般公共预算资金 + fiscal-overview 一般公共预算
645.1 overview 政府性基金预算 + income 政府性基金 + fiscal-overview 政府性基金预算
647.1 overview 财政专户管理资金 + income 财政专户管理资金
649.1 overview 其他资金 + income 其他资金
651.1 overview 上年结转资金 + income 上年结转和结余资金
661.1 overview 当年支出小计
665.1 overview 基本支出 + expenditure 基本支出
667.1 overview 项目支出 + expenditure 项目支出
669.1 overview 单位预留机动经费 + expenditure 单位预留机动经费
671.1 overview 结转下年资金 + expenditure 结转下年资金
685.1 fiscal-overview 收入合计 + fiscal-overview 支出合计 + fund-expenditure 合计
703.1 fiscal-overview 支出合计 + fund-expenditure 合计
715.1 fund-expenditure 2010101
721.1 fund-expenditure 2010102
727.1 fund-expenditure 2010104
731.1 fund-expenditure 2010105
735.1 fund-expenditure 2010106
739.1 fund-expenditure 2010107
743.1 fund-expenditure 2010108
747.1 fund-expenditure 2010109
751.1 fund-expenditure 2010199
763.1 fund-expenditure 2080504
771.1 fund-expenditure 2080505
775.1 fund-expenditure 2080506
779.1 fund-expenditure 2210201
785.1 fund-expenditure 2210202
797.1 fiscal-overview 基本支出 + basic-economic 合计
821.1 fund-expenditure 合计
837.1 basic-economic 合计
865.1 three-public 因公出国(境)费
869.1 three-public 小计
869.2 three-public 公务接待费
873.1 three-public 因公出国(境)费
875.1 three-public 小计
877.1 three-public 公务用车购置费
881.1 three-public 公务用车运行维护费
885.1 three-public 公务接待费
889.1 three-public 会议费
893.1 three-public 培训费
919.1 operating-cost 合计
929.1 procurement 合计
931.1 procurement 货物A
933.1 procurement 服务C
`,
};

const files = [...sharedFiles('seeds', /\.md$/), ...sharedFiles('corpus/budget', /\.(?:md|txt)$/)];

for (const { name, text } of files) {
  const expected = STATED[name];
  if (expected === undefined) continue;
  test(`${name}: the amounts of sentences state the cells found by hand`, () => {
    const { document } = analyse(text, { locale: 'zh-CN' });
    assert.deepEqual(statedIn(document, text), expected.trim().split('\n'));
  });
}

function statedIn({ prose, stated, facts }: BudgetDocument, text: string): readonly string[] {
  const places = new Map(stated.map((figure) => [figure.claim, figure.places]));
  const counts = new Map<number, number>();
  return prose.amounts.flatMap((claim) => {
    const line = text.slice(0, claim.figure.figure.start).split('\n').length;
    const count = (counts.get(line) ?? 0) + 1;
    counts.set(line, count);
    const cells = places.get(claim);
    if (!cells) return [];
    const words = cells.map(({ item, entry }) => {
      const kind = facts.factsAt(entry)[0]?.kind ?? 'none';
      return `${kind} ${(item.codes[0]?.code ?? item.label.name) || entry.column.path.at(-1)}`;
    });
    return [`${line}.${count} ${[...new Set(words)].join(' + ')}`];
  });
}

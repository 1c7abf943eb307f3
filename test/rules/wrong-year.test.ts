import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { sharedFiles, withFile } from '../support/shared-corpus.js';
import { draft, expenditure, income, procurement } from '../support/titled-drafts.js';

const contents = ['一、2022年部门收入预算总表', '二、2022年部门支出预算总表', '三、2022年政府采购预算表'];
const sentences = [
  '一、收支预算说明',
  '2022年本部门收入预算100万元，比2021年预算增加10万元。',
  '二、政府采购说明',
  '2022年本部门政府采购预算10万元，与上年持平。',
].join('\n\n');
const right = draft(contents, income, expenditure, procurement, `${sentences}\n`);

const slips: readonly (readonly [string, string, string])[] = [
  ['a title', '2022年政府采购预算表\n\n单位', '⟦2021⟧年政府采购预算表\n\n单位'],
  ['a line of the contents', '二、2022年', '二、⟦2020⟧年'],
  ['an amount', '2022年本部门政府采购', '⟦2021⟧年本部门政府采购'],
  ['the year compared with, which is the budget year', '比2021年', '比⟦2022⟧年'],
  ['the year compared with, which is the one before last', '比2021年', '比⟦2020⟧年'],
];

describe('wrong-year', () => {
  it('is silent where every year is right', () => {
    saysNothing(right);
  });

  for (const [what, from, to] of slips) {
    it(`${what}`, () => {
      const [wrong] = /\d{4}/u.exec(to) ?? [];
      const [meant] = /\d{4}/u.exec(from) ?? [];
      assert.ok(wrong && meant);
      findsOne(change(right, from, to), {
        ruleId: 'wrong-year',
        severity: 'warning',
        zh: ['2022年预算', `写的是${wrong}年`, `请改为${meant}年`],
        en: ['budget of 2022', `says ${wrong}`, `Write ${meant}`],
        related: [],
        fixed: right,
      });
    });
  }

  const others = [
    '根据《2020年政府工作报告》（青政〔2020〕3号），2020年7月起调整预算标准。',
    '2021年预算数为9万元，2022年预算数为10万元。',
    '截至2021年12月31日，本部门共有车辆2辆。',
    '2021年部门预算执行数为95万元，比2018年增加30万元。',
    '平台运行维护（2021年）项目预算12万元。',
    '2021年度部门决算情况已经公开。',
    '二、2021年预算执行情况',
    '2021-2023年规划安排预算300万元。',
  ];
  for (const words of others) {
    it(`is silent on ${words}`, () => {
      saysNothing(`${right}\n${words}\n`);
    });
  }

  it('is silent where the document has no year that most places agree on', () => {
    const ofLastYear = [expenditure, procurement].map((table) => change(table, '2022', '2021'));
    saysNothing(draft(['一、部门收入预算总表', '二、部门支出预算总表', '三、政府采购预算表'], income, ...ofLastYear));
  });

  it('finds in the real documents what is wrong in them, and nothing else', () => {
    const found = (text: string) => analyse(text, { locale: 'zh-CN' }).findings.filter(({ ruleId }) => ruleId === 'wrong-year');
    for (const { name, text } of [...sharedFiles('seeds', /\.md$/u), ...sharedFiles('corpus/budget', /^(?!.*sifaju).*\.(?:md|txt)$/u)])
      assert.deepEqual(found(text), [], name);
    // 比2026年预算增加 in the budget of 2026, in two paragraphs.
    withFile(sharedFiles('corpus/budget', /sifaju/u), 'sh-putuo-sifaju-2026-bumen.md', (text) => {
      assert.deepEqual(
        found(text).map(({ span, related }) => [text.slice(span.start - 1, span.end), related.length]),
        [
          ['比2026', 0],
          ['比2026', 3],
        ],
      );
    });
  });
});

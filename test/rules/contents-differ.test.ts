import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { sharedFiles, withFile } from '../support/shared-corpus.js';
import { draft, expenditure, income, procurement } from '../support/titled-drafts.js';

const listed = ['一、部门收入预算总表', '二、部门支出预算总表', '三、政府采购预算表'];
const whole = draft(listed, income, expenditure, procurement);
const NONE = { related: [], fixed: undefined } as const;

describe('contents-differ', () => {
  it('is silent where contents and body agree', () => {
    saysNothing(whole);
  });

  it('a table that is listed and not there', () => {
    findsOne(draft(['一、部门收入预算总表', '二、部门支出预算总表', '三、⟦政府采购预算表⟧'], income, expenditure), {
      ...NONE,
      ruleId: 'contents-differ',
      severity: 'warning',
      zh: ['政府采购预算表', '正文没有', '请补列'],
      en: ['政府采购预算表', 'does not have', 'Add it'],
    });
  });

  it('a table that is there and not listed', () => {
    const parts = [income, change(expenditure, '2022年部门支出预算总表', '⟦2022年部门支出预算总表⟧'), procurement];
    findsOne(draft(['一、部门收入预算总表', '二、单位人员情况', '三、政府采购预算表'], ...parts), {
      ...NONE,
      ruleId: 'contents-differ',
      severity: 'information',
      zh: ['部门支出预算总表', '目录没有列出', '补列'],
      en: ['部门支出预算总表', 'do not list', 'Add it'],
    });
  });

  it('a word of the title changed, whatever else is called so', () => {
    const wrong = change(whole, '二、部门支出预算总表', '二、⟦部门收入预算总表⟧');
    findsOne(wrong, {
      ruleId: 'contents-differ',
      severity: 'warning',
      zh: ['部门收入预算总表', '2022年部门支出预算总表', '请改成同一名称'],
      en: ['部门收入预算总表', '2022年部门支出预算总表', 'Use one name'],
      related: ['2022年部门支出预算总表'],
      fixed: change(whole, '二、部门支出预算总表', '二、2022年部门支出预算总表'),
    });
  });

  it('two tables in another order', () => {
    const swapped = ['一、部门收入预算总表', '二、政府采购预算表', '三、⟦部门支出预算总表⟧'];
    findsOne(draft(swapped, income, expenditure, procurement), {
      ruleId: 'contents-differ',
      severity: 'warning',
      zh: ['部门支出预算总表', '次序', '请调整'],
      en: ['部门支出预算总表', 'another place', 'Move one'],
      related: ['2022年部门支出预算总表'],
      fixed: undefined,
    });
  });

  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['dotted leaders and page numbers', ['一、部门收入预算总表…………3', '二、部门支出预算总表 ...... 4', '三、政府采购预算表 ····· 12']],
    ['bullets and other numbers', ['- 1. 部门收入预算总表', '- 2．部门支出预算总表', '- 3、政府采购预算表']],
    ['numbers of tables', ['表1 部门收入预算总表', '表2 部门支出预算总表', '表3 政府采购预算表']],
    ['headings', ['# 一、部门收入预算总表', '# 二、部门支出预算总表', '# 三、政府采购预算表']],
    ['links', ['[一、部门收入预算总表](#a)', '[二、部门支出预算总表](#b)', '[三、政府采购预算表](#c)']],
    ['no numbers', ['部门收入预算总表', '部门支出预算总表', '政府采购预算表']],
    ['other common words', ['一、收入总表', '二、部门支出总体情况表', '三、政府采购情况表']],
    ['remarks in brackets', ['一、部门收入预算总表', '二、部门支出预算总表（按功能分类科目）', '三、政府采购预算表']],
    ['page numbers between the lines', ['一、部门收入预算总表', '- 1 -', '二、部门支出预算总表', '三、政府采购预算表']],
    ['a name that says more', ['一、部门收入预算总表', '二、部门支出预算总表', '三、部门集中和分散政府采购预算表']],
  ];
  for (const [way, contents] of ways) {
    it(`contents with ${way} are read`, () => {
      saysNothing(draft(contents, income, expenditure, procurement));
      const { findings } = analyse(draft(contents, income, procurement), { locale: 'zh-CN' });
      assert.deepEqual(
        findings.map(({ ruleId, severity }) => [ruleId, severity]),
        [['contents-differ', 'warning']],
        'the table that is gone is missed',
      );
    });
  }

  it('is silent where the title is printed without a table, and where the body is in another file', () => {
    saysNothing(draft(listed, income, expenditure, '2022年政府采购预算表\n\n本部门没有政府采购预算。\n'));
    saysNothing(draft(listed, income));
  });

  it('a chapter that is listed and not there', () => {
    const chapters = ['第一部分 部门概况', '第二部分 预算表', ...listed, '第三部分 预算情况说明', '⟦名词解释⟧'];
    const contents = chapters.map((line) => line.replace('⟦名词解释⟧', '第四部分 ⟦名词解释⟧'));
    const parts = ['第一部分 部门概况\n\n主管水务。\n', '第二部分 预算表\n', income, expenditure, procurement, '第三部分 预算情况说明\n'];
    findsOne(draft(contents, ...parts), {
      ...NONE,
      ruleId: 'contents-differ',
      severity: 'warning',
      zh: ['名词解释', '正文没有'],
      en: ['名词解释', 'does not have'],
    });
  });

  it('says nothing of the real documents', () => {
    for (const folder of ['seeds', 'corpus/budget'])
      for (const { name, text } of sharedFiles(folder, /\.(?:md|txt)$/u)) {
        const found = analyse(text, { locale: 'zh-CN' }).findings.filter(({ ruleId }) => ruleId === 'contents-differ');
        assert.deepEqual(found, [], name);
      }
  });

  it('finds every table taken out of a real document', () => {
    withFile(sharedFiles('seeds', /\.md$/u), 'guangzhou-2021.md', (text) => {
      const { document } = analyse(text, { locale: 'zh-CN' });
      for (const { table } of document.systems) {
        const { caption, fragments } = table.table;
        const start = caption.titleSpan?.start ?? 0;
        const end = fragments.at(-1)?.span.end ?? 0;
        const found = analyse(text.slice(0, start) + text.slice(end), { locale: 'zh-CN' }).findings;
        assert.equal(found.filter(({ ruleId }) => ruleId === 'contents-differ').length, 1, caption.title);
      }
    });
  });
});

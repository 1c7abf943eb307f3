import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { findsOne, saysNothing } from '../support/rule-check.js';
import { sharedFiles } from '../support/shared-corpus.js';
import { expenditure } from '../support/titled-drafts.js';

const marks = [
  '⟦XX⟧局2022年预算已经批复。',
  '⟦××⟧局2022年预算已经批复。',
  '本部门按⟦20XX⟧年的标准编制。',
  '完成率为⟦XX.XX⟧%。',
  '于⟦XX年XX月XX⟧日批复。',
  '联系电话：⟦XXXXXXXX⟧',
  '其他收入⟦____⟧万元。',
  '其他收入 ⟦___⟧ 万元。',
  '其他收入⟦？⟧万元。',
  '共有车辆⟦【  】⟧辆。',
  '⟦{单位名称}⟧预算已经批复。',
  '原因说明：⟦待填⟧。',
  '原因说明（⟦待核实⟧）',
  '批复文号为财预⟦〔  〕⟧号。',
  '印发日期为⟦X⟧年。',
  '其他收入⟦X⟧万元。',
  '原因说明⟦TBD⟧。',
  '原因说明：⟦????⟧',
];
const ordinary = [
  '单价×数量，面积3×5平方米，100%×20%。',
  'X86服务器、X光机、IPv6、A/B测试、5G。',
  '网址为http://www.example.com/xxgk/XX_1.html。',
  '期待定向支持，待定向分配资金，（待分配）资金。',
  '制度尚待完善。',
  '（按“部门预算公开06表”中实际发生经济分类支出事项填写）',
  '（填报单位：青川县水务局）',
  '以万元为单位，每万元产值能耗下降3%。',
  '2022年（含）以上，单价100万元（含）以上。',
  '预算收入（支出）总表',
  '涉密项目**不予公开**。',
  '（详见附件）',
  '___',
  '比上年增加（减少）0万元，增长（下降）0.00%。',
];

describe('placeholder-left', () => {
  for (const line of marks) {
    it(`${line}`, () => {
      const mark = /⟦(.*)⟧/u.exec(line)?.[1] ?? '';
      findsOne(`${expenditure}\n${line}\n`, {
        ruleId: 'placeholder-left',
        severity: 'warning',
        zh: [mark.replace(/\s/gu, '').replace('？', '?'), '占位符', '请填写'],
        en: ['placeholder', 'Write'],
        related: [],
        fixed: undefined,
      });
    });
  }

  for (const line of ordinary) {
    it(`is silent on ${line}`, () => {
      saysNothing(`${expenditure}\n${line}\n`);
    });
  }

  it('an instruction of the form', () => {
    findsOne(`${expenditure}\n主要原因是⟦（请填写增减原因）⟧。\n`, {
      ruleId: 'placeholder-left',
      severity: 'warning',
      zh: ['填写提示', '删去'],
      en: ['instruction', 'remove'],
      related: [],
      fixed: undefined,
    });
  });

  it('a unit without an amount', () => {
    findsOne(`${expenditure}\n其他费用⟦安排  万元⟧，主要用于印刷。\n`, {
      ruleId: 'placeholder-left',
      severity: 'warning',
      zh: ['缺少数字', '请补写'],
      en: ['no digits', 'Add'],
      related: [],
      fixed: undefined,
    });
  });

  it('a choice that was not made, once for its sentence, beside a figure that is not zero', () => {
    const text = `${expenditure}\n本部门奖励费比上年增加（减少）5万元，增长（下降）3.2%。\n`;
    const found = analyse(text, { locale: 'zh-CN' }).findings.filter(({ ruleId }) => ruleId === 'placeholder-left');
    assert.deepEqual(
      found.map(({ span, related, suggestions }) => [
        text.slice(span.start, span.end),
        related.map((place) => text.slice(place.span.start, place.span.end)),
        suggestions.map(({ title }) => title),
      ]),
      [['增加（减少）', ['增长（下降）'], ['写作“增加”“增长”', '写作“减少”“下降”']]],
    );
  });

  it('cells that hold nothing else, in words that hold it none', () => {
    const rows = (cell: string) =>
      `2022年部门支出预算总表\n\n单位：万元\n\n| 项目 | 预算数 | 备注 |\n| --- | ---: | --- |\n| 基本支出 | 60.00 | |\n| 项目支出 | 40.00 | ${cell} |\n| 支出合计 | 100.00 | |\n`;
    findsOne(rows('⟦待定⟧'), {
      ruleId: 'placeholder-left',
      severity: 'warning',
      zh: ['待定'],
      en: ['待定'],
      related: [],
      fixed: undefined,
    });
    saysNothing(rows('××专项工作'));
  });

  it('says nothing of the real documents', () => {
    for (const folder of ['seeds', 'corpus/budget', 'corpus/ordinary'])
      for (const { name, text } of sharedFiles(folder, /\.(?:md|txt)$/u)) {
        const found = analyse(text, { locale: 'zh-CN' }).findings.filter(({ ruleId }) => ruleId === 'placeholder-left');
        assert.deepEqual(found, [], name);
      }
  });
});

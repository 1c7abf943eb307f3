import { describe, it } from 'node:test';
import { findsOne, saysNothing } from '../support/rule-check.js';
import { titled } from '../support/titled-drafts.js';

const OWNER = '青川县水务管理局';
const TITLES = ['部门收入预算总表', '部门支出预算总表', '政府采购预算表', '“三公”经费预算表', '机关运行经费预算表'];

/** Five tables of one owner each; the last but one may be another. */
function draft(owner: string): string {
  return TITLES.map((title, place) => {
    const rows = `| 项目 | 预算数 |\n| --- | ---: |\n| 甲类 | ${place + 1}.00 |\n| 乙类 | 2.00 |\n| 合计 | ${place + 3}.00 |`;
    return titled(title, rows).replace('单位：万元', `部门名称：${place === 3 ? owner : OWNER} 单位：万元`);
  }).join('\n');
}

describe('owner-disagrees', () => {
  for (const written of ['青川县水务管埋局', '青川县水务管局', '青川县水务管理理局', '青川县务水管理局']) {
    it(`${written} for ${OWNER}`, () => {
      findsOne(draft(`⟦${written}⟧`), {
        ruleId: 'owner-disagrees',
        severity: 'warning',
        zh: [written, OWNER, '请改为'],
        en: [written, OWNER, 'Write'],
        related: [],
        fixed: draft(OWNER),
      });
    });
  }

  for (const other of [OWNER, '青川县水务管理二局', '青川县水务局', '北川县水务管理局', '青川县水务管理局机关']) {
    it(`is silent on ${other}`, () => {
      saysNothing(draft(other));
    });
  }
});

import { describe, it } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { byFunction, keyProjects, table } from '../support/rule-drafts.js';

const owner = '青川河道管理所';

const projects = table(
  '项目支出预算表',
  `
  | 单位名称 | 项目名称 | 合计 | 财政拨款 | 其他资金 |
  | --- | --- | ---: | ---: | ---: |
  | 合计 | | 190.00 | 170.00 | 20.00 |
  | 青川河道管理所 | | 190.00 | 170.00 | 20.00 |
  | | 河道清淤及堤防维护 | 80.00 | 80.00 | |
  | | 水文监测站点改造 | 35.00 | 35.00 | |
  | | 防汛物资储备与更新 | 45.00 | 45.00 | |
  | | 水利信息化平台运维 | 30.00 | 10.00 | 20.00 |
`,
  { owner },
);

const procurement = table(
  '政府采购预算表',
  `
  | 单位名称 | 采购项目 | 合计 | 财政拨款 | 其他资金 |
  | --- | --- | ---: | ---: | ---: |
  | 合计 | | 60.00 | 40.00 | 20.00 |
  | 青川河道管理所 | | 60.00 | 40.00 | 20.00 |
  | | 办公设备采购 | 25.00 | 25.00 | |
  | | 河道清淤服务采购 | 35.00 | 15.00 | 20.00 |
`,
  { owner },
);

describe('missing-unit-row', () => {
  it('a table by unit without the row that the other one has', () => {
    const lost = change(procurement, '| 青川河道管理所 | | 60.00 | 40.00 | 20.00 |\n', '');
    findsOne(`${projects}\n${change(lost, '2022 年政府采购预算表', '⟦2022 年政府采购预算表⟧')}`, {
      ruleId: 'missing-unit-row',
      severity: 'warning',
      zh: ['2022 年政府采购预算表', '青川河道管理所', '请补列'],
      en: ['2022 年政府采购预算表', '青川河道管理所', 'Add'],
      related: [],
      fixed: `${projects}\n${procurement}`,
    });
  });

  it('is silent where every table by unit has its row, or none has', () => {
    saysNothing(`${projects}\n${procurement}`);
    const bare = (draft: string, row: string) => change(draft, row, '');
    saysNothing(bare(procurement, '| 青川河道管理所 | | 60.00 | 40.00 | 20.00 |\n'));
  });

  it('is silent on tables that are not by unit', () => {
    saysNothing(`${projects}\n${keyProjects}\n${byFunction}`);
  });
});

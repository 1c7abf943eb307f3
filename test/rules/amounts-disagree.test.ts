import { describe, it } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { keyProjects, projectsByUnit, table } from '../support/rule-drafts.js';

const both = `${projectsByUnit}\n${keyProjects}`;

describe('amounts-disagree', () => {
  it('stands on the list that nothing else bears out and takes over the figure of the other table', () => {
    findsOne(change(both, '水文监测站点改造 | 35.00 | 改造', '水文监测站点改造 | ⟦53.00⟧ | 改造'), {
      ruleId: 'amounts-disagree',
      severity: 'error',
      zh: ['水文监测站点改造', '此处为 53.00', '2022 年项目支出预算表', '为 35.00', '请两处'],
      en: ['水文监测站点改造', 'is 53.00 here', '35.00', '2022 年项目支出预算表', 'Use the same figure'],
      related: ['35.00'],
      fixed: both,
    });
  });

  it('compares names without the spaces of layout', () => {
    const spaced = change(both, '| 水文监测站点改造 | 35.00 | 改造', '| 水文监测站 点改造 | ⟦36.00⟧ | 改造');
    findsOne(spaced, {
      ruleId: 'amounts-disagree',
      severity: 'error',
      zh: ['水文监测站点改造', '此处为 36.00', '为 35.00', '请两处'],
      en: ['水文监测站点改造', 'is 36.00 here', '35.00', 'Use the same figure'],
      related: ['35.00'],
      fixed: change(spaced, '⟦36.00⟧', '35.00'),
    });
  });

  it('is silent where the lists agree, and where one is only part of the other', () => {
    saysNothing(both);
    saysNothing(`${projectsByUnit}\n${change(keyProjects, '| 机房改造及运行维护 | 20.00 | 一次验收合格 |\n', '')}`);
  });

  it('is silent where the tables are of different years or kinds, so that few amounts agree', () => {
    const lastYear = table(
      '项目支出预算表（上年）',
      `
      | 项目名称 | 金额 |
      | --- | ---: |
      | 河道清淤及堤防维护 | 70.00 |
      | 水文监测站点改造 | 30.00 |
      | 防汛物资储备与更新 | 45.00 |
      | 水利信息化平台运维 | 28.00 |
    `,
    );
    saysNothing(`${projectsByUnit}\n${lastYear}`);
  });

  it('is silent on names that repeat within a table, such as 涉密项目', () => {
    const secret = (figure: string) => `| 涉密项目（不公开） | ${figure} | 按规定不公开 |\n`;
    saysNothing(`${projectsByUnit}\n${keyProjects}${secret('12.00')}${secret('18.00')}`);
  });
});

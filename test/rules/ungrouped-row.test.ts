import { describe, it } from 'node:test';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { projectsByUnit } from '../support/rule-drafts.js';

describe('ungrouped-row', () => {
  it('rows that no unit holds, where the sums still hold', () => {
    const head = '| 青川河道管理所 | | 115.00 | 115.00 | |\n';
    findsOne(change(change(projectsByUnit, head, ''), '河道清淤及堤防维护', '⟦河道清淤及堤防维护⟧'), {
      ruleId: 'ungrouped-row',
      severity: 'information',
      zh: ['河道清淤及堤防维护', '未归入任何分组', '白水河道管理所', '请核对'],
      en: ['河道清淤及堤防维护', 'no group', '白水河道管理所', 'Check'],
      related: ['白水河道管理所'],
      fixed: undefined,
    });
  });

  it('is silent where every row has its unit', () => {
    saysNothing(projectsByUnit);
  });

  it('is silent on a list without groups', () => {
    saysNothing(
      projectsByUnit
        .split('\n')
        .filter((line) => !/管理所|水文站/u.test(line))
        .join('\n'),
    );
  });
});

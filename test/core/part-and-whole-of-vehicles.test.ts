// 公务用车购置费 stands beside 公务用车购置和运行维护费 and is compared for itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';

const TABLE = `2024年“三公”经费支出表

单位：万元

| 项目 | 预算数 |
|---|---|
| 公务用车购置和运行维护费 | 9.00 |
| 公务用车购置费 | 0.00 |
| 公务用车运行维护费 | 9.00 |
`;

function reported(sentence: string): readonly string[] {
  return analyse(`青川县水务局2024年部门预算\n\n${sentence}\n\n${TABLE}`, { locale: 'zh-CN' })
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ ruleId }) => ruleId);
}

test('a part that went to nothing is compared with its own amount of last year', () => {
  const sentence =
    '公务用车购置和运行维护费。2024年预算数9.00万元，比2023年预算数13.82万元减少4.82万元。其中，公务用车购置费2024年预算数0.00万元，比2023年预算数6.00万元减少6.00万元；公务用车运行维护费2024年预算数9.00万元。';
  assert.deepEqual(reported(sentence), []);
});

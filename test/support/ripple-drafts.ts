import { soundDraft } from './language-server-drafts.js';

/** The sound draft, paid from one source and told in sentences: a change spreads over all of it. */
export const spreadingDraft = `${soundDraft
  .replace('拨款 | 521.25 |', '拨款 | 531.25 |')
  .replace('其他资金 | 10.00 |', '其他资金 | 0.00 |')
  .replace('注：本表金额为拟定数。\n', '')}## 第三部分 2022 年部门预算情况说明

一、部门预算收支增减变化情况

2022年本部门支出预算531.25万元，比上年减少4.00万元，下降0.75%，主要原因是压减经费。其中：基本支出412.95万元，占77.73%；项目支出118.30万元，占22.27%。
`;

/** The leaf as it is, and 10.00 more of it. */
export const spreadingLeaf = {
  row: '| 2012604 | 档案馆 | 118.30 | 0.00 | 118.30 |',
  changedRow: '| 2012604 | 档案馆 | 118.30 | 0.00 | 128.30 |',
  before: '118.30',
} as const;

/** The same budget with the leaf changed and nothing else. */
export const spreadingChanged = spreadingDraft.replace(spreadingLeaf.row, spreadingLeaf.changedRow);

/**
 * The same budget once everything has followed, worked out by hand: 531.25 + 10.00 = 541.25, last year 531.25 + 4.00 = 535.25,
 * so that the amount grows by 6.00, which is 1.12 % of 535.25; 412.95 and 128.30 make 76.30 % and 23.70 % of 541.25.
 */
export const spreadingUpdated = spreadingChanged
  .replace('拨款 | 531.25 | 一、一般公共服务支出 | 404.77', '拨款 | 541.25 | 一、一般公共服务支出 | 414.77')
  .replace('本年收入合计 | 531.25 | 本年支出合计 | 531.25', '本年收入合计 | 541.25 | 本年支出合计 | 541.25')
  .replace('收入总计 | 531.25 | 支出总计 | 531.25', '收入总计 | 541.25 | 支出总计 | 541.25')
  .replace('| | 合计 | 531.25 | 412.95 | 118.30 |', '| | 合计 | 541.25 | 412.95 | 128.30 |')
  .replace('一般公共服务支出 | 404.77 | 286.47 | 118.30', '一般公共服务支出 | 414.77 | 286.47 | 128.30')
  .replace('档案事务 | 404.77 | 286.47 | 118.30', '档案事务 | 414.77 | 286.47 | 128.30')
  .replace('档案馆 | 118.30', '档案馆 | 128.30')
  .replace('支出预算531.25万元，比上年减少4.00万元，下降0.75%', '支出预算541.25万元，比上年增加6.00万元，增长1.12%')
  .replace('占77.73%；项目支出118.30万元，占22.27%', '占76.30%；项目支出128.30万元，占23.70%');

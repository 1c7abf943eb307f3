/** What sections say that have no figures of tables: neutral words, and what the author has to write. */
import type { SectionTopic } from '../../budget/form/pack.js';

/** Paragraphs by topic; `{年}`, `{上年}` and `{单位}` are put in. Sections of other topics are drafted from the tables. */
export const sectionWords: Readonly<Partial<Record<SectionTopic, readonly string[]>>> = {
  duties: ['{单位}的主要职责是：（请填写主要职责）'],
  organisation: ['{单位}的内设机构和所属单位情况：（请填写机构设置情况）'],
  tasks: ['{年}年的主要工作任务和目标：（请填写工作任务和目标）'],
  assets: ['截至{上年}年12月31日，{单位}占有使用国有资产的情况：（请填写资产占有使用情况）'],
  performance: ['{年}年绩效目标设置情况：（请填写绩效目标设置情况）'],
  terms: [
    '1. 财政拨款收入：指本级财政当年拨付的资金。',
    '2. 基本支出：指为保障机构正常运转、完成日常工作任务而安排的支出，包括人员经费和公用经费。',
    '3. 项目支出：指在基本支出之外，为完成特定工作任务和事业发展目标而安排的支出。',
    '4. “三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。',
    '5. 机关运行经费：指为保障行政单位和参照公务员法管理的事业单位运行，用于购买货物和服务的资金。',
  ],
};

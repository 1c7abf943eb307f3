import type { Analysis } from '../analyse.js';
import type { Obligation } from './obligation.js';
import { sayIn } from './words.js';

/** That the text is a budget at all, of a known year: without the first nothing is checked. */
export function documentObligations(analysis: Analysis): readonly Obligation[] {
  const { document, recognised, options, findings } = analysis;
  const say = sayIn(options.locale);
  const crash = findings.some(({ ruleId }) => ruleId === 'internal-error');
  const recognition: Obligation = {
    id: 'recognition',
    group: 'document',
    title: say('文稿可以核对', 'The document can be checked'),
    ruleIds: ['internal-error'],
    evidence:
      recognised && !crash
        ? { kind: 'checked', detail: say(`认出预算表 ${document.systems.length} 张`, `budget tables: ${document.systems.length}`) }
        : {
            kind: 'unchecked',
            detail: crash
              ? say('校核未能完成', 'the check could not be finished')
              : say('没有认出预算表，全部事项均未核对', 'no budget table was recognised, so nothing was checked'),
          },
  };
  if (!recognised) return [recognition];
  const { year } = document;
  return [
    recognition,
    {
      id: 'year',
      group: 'document',
      title: say('预算年度明确', 'The year of the budget is clear'),
      ruleIds: [],
      evidence:
        year === undefined
          ? {
              kind: 'unchecked',
              detail: say(
                '文稿未写明年度，可用设置 year 指定；随年度变化的科目未按年度核对',
                'the document names no year (the setting year may): subjects are not checked by year',
              ),
            }
          : { kind: 'checked', detail: say(`${year} 年`, String(year)) },
    },
  ];
}

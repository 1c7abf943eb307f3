import { rules } from '../../rules/index.js';
import type { Analysis } from '../analyse.js';
import type { ChecklistGroup, Obligation } from './obligation.js';
import { sayIn } from './words.js';

/** Rules that look at the whole document and say nothing of how much there was to look at, by what they are about. */
const GROUPS: Readonly<Record<string, ChecklistGroup>> = {};

/** One obligation for each rule that no other has. */
export function otherObligations({ options }: Analysis, others: readonly Obligation[]): readonly Obligation[] {
  const say = sayIn(options.locale);
  const claimed = new Set(others.flatMap(({ ruleIds, sideRuleIds = [] }) => [...ruleIds, ...sideRuleIds]));
  return rules
    .filter(({ id }) => !claimed.has(id))
    .map(({ id, title }) => ({
      id,
      group: GROUPS[id] ?? 'form',
      title: say(`没有：${title['zh-CN']}`, `None: ${title.en}`),
      ruleIds: [id],
      evidence: { kind: 'checked', detail: say('已通读全文', 'the whole document was read for it') },
    }));
}

import { rules } from '../../rules/index.js';
import type { Analysis } from '../analyse.js';
import type { ChecklistGroup, Evidence, Obligation } from './obligation.js';
import { type Say, sayIn } from './words.js';

/** What is said where a document has nothing that a rule speaks of. */
interface Nothing {
  readonly group: ChecklistGroup;
  readonly title: (say: Say) => string;
  readonly detail: (say: Say) => string;
}

/** Rules whose obligations are counted one by one, so that without any there is none that could name them. */
const NOTHING: Readonly<Record<string, Nothing>> = {
  'own-identity': {
    group: 'own',
    title: (say) => say('自定勾稽成立', 'Own identities hold'),
    detail: (say) => say('设置中没有自定勾稽', 'the settings state none'),
  },
  'unbalanced-totals': {
    group: 'tables',
    title: (say) => say('收支平衡', 'Income and expenditure balance'),
    detail: (say) => say('没有收支总表', 'no table has two sides'),
  },
};

/** One obligation for each rule that no other has. */
export function otherObligations({ options }: Analysis, others: readonly Obligation[]): readonly Obligation[] {
  const say = sayIn(options.locale);
  const claimed = new Set(others.flatMap(({ ruleIds, sideRuleIds = [] }) => [...ruleIds, ...sideRuleIds]));
  const readThrough: Evidence = { kind: 'checked', detail: say('已通读全文', 'the whole document was read for it') };
  return rules
    .filter(({ id }) => !claimed.has(id))
    .map(({ id, title }) => {
      const nothing = NOTHING[id];
      return {
        id,
        group: nothing?.group ?? 'form',
        title: nothing?.title(say) ?? say(`没有“${title['zh-CN']}”`, `None: ${title.en}`),
        ruleIds: [id],
        evidence: nothing ? { kind: 'not-applicable', detail: nothing.detail(say) } : readThrough,
      };
    });
}

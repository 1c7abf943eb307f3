import { rules } from '../../rules/index.js';
import type { Analysis } from '../analyse.js';
import type { ChecklistGroup, Evidence, Obligation } from './obligation.js';
import { sayIn } from './words.js';

/** What rules are about that have no obligation of their own kind; others are about the form. */
const GROUPS: Readonly<Record<string, ChecklistGroup>> = { 'own-identity': 'own' };

/** One obligation for each rule that no other has. */
export function otherObligations({ document, options }: Analysis, others: readonly Obligation[]): readonly Obligation[] {
  const say = sayIn(options.locale);
  const claimed = new Set(others.flatMap(({ ruleIds, sideRuleIds = [] }) => [...ruleIds, ...sideRuleIds]));
  const hasOwn = document.own.length > 0;
  const readThrough: Evidence = { kind: 'checked', detail: say('已通读全文', 'the whole document was read for it') };
  const noOwn: Evidence = { kind: 'not-applicable', detail: say('设置中没有自定勾稽', 'the settings state none') };
  return rules
    .filter(({ id }) => !claimed.has(id))
    .map(({ id, title }) => ({
      id,
      group: GROUPS[id] ?? 'prose',
      title: id === 'own-identity' ? say('自定勾稽成立', 'Own identities hold') : say(`没有“${title['zh-CN']}”`, `None: ${title.en}`),
      ruleIds: [id],
      evidence: id === 'own-identity' && !hasOwn ? noOwn : readThrough,
    }));
}

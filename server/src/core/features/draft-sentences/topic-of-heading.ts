import { normalise } from '../../base/normalise.js';
import type { SectionTopic } from '../../budget/form/pack.js';

/** What the section below a heading explains, as far as tables give its figures; undefined for any other heading. */
export function topicOfHeading(heading: string): SectionTopic | undefined {
  const words = normalise(heading);
  // A heading for a table, or for what words mean, has no sentences of figures.
  if (/表(?:\([^()]*\))?$|解释|绩效|资产/u.test(words)) return undefined;
  return TOPICS.find(({ pattern }) => pattern.test(words))?.topic;
}

/** Those that name more come first. */
const TOPICS: readonly { readonly topic: SectionTopic; readonly pattern: RegExp }[] = [
  { topic: 'three-public', pattern: /三公/u },
  { topic: 'operating-cost', pattern: /机关运行经费/u },
  { topic: 'procurement', pattern: /政府采购/u },
  { topic: 'grant', pattern: /财政拨款收支/u },
  { topic: 'changes', pattern: /收支增减变化|收支(?:预算)?(?:总体|增减)?(?:情况|变化)|预算编制说明/u },
  { topic: 'income', pattern: /收入(?:预算|总体)(?:情况)?(?:说明)?/u },
  { topic: 'expenditure', pattern: /支出(?:预算|总体)(?:情况)?(?:说明)?/u },
];

/** A finding is accepted for a reason that a reviewer can read, or not at all (核实说明). */
import type { CommentFault } from './accept-findings.js';
import { defineRule } from './rule.js';

type Unexplained = Extract<CommentFault, { kind: 'without-reason' }>;

export const unexplainedAcceptance = defineRule<Unexplained>({
  id: 'unexplained-acceptance',
  title: { 'zh-CN': '核实说明未写原因', en: 'Acceptance without a reason' },
  defaultSeverity: 'warning',
  severity: 'warning',
  judgesComments: true,
  detect: ({ commentFaults = [] }) => commentFaults.filter((fault): fault is Unexplained => fault.kind === 'without-reason'),
  place: ({ acceptance }) => acceptance.span,
  say({ acceptance: { ruleId, target } }, locale) {
    return {
      message:
        locale === 'en'
          ? `The comment gives no reason to accept “${target}” (${ruleId}), so the finding stays. Write the reason behind the colon.`
          : `该说明未写明认可“${target}”（${ruleId}）的原因，问题照常报出。请在冒号后写明原因。`,
    };
  },
});

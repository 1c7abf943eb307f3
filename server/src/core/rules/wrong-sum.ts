/** A total equals the sum of its parts, in its row and in its column (DOMAIN identities A2–A5, B, C, D1, E, F1, G, H, J, K). */
import { type Fault, faultKind } from '../budget/sums/fault.js';
import { faultPlace, faultSeverity, fixFault, sayFault } from './fault-wording.js';
import { defineRule } from './rule.js';

export const wrongSum = defineRule<Fault>({
  id: 'wrong-sum',
  title: { 'zh-CN': '合计与各项之和不符', en: 'Total does not equal the sum of its parts' },
  defaultSeverity: 'error',
  severity: faultSeverity,
  detect: ({ document }) => document.faults.filter((fault) => faultKind(fault) === 'sum'),
  place: faultPlace,
  say: sayFault,
  fix: fixFault,
  equations: (fault) => fault.equations,
});

/** 收入总计 equals 支出总计 in a table of income and expenditure (DOMAIN identities A1 and D1). */

import { type Fault, faultKind } from '../budget/sums/fault.js';
import { formatFigure, formatValue, placesOf, termName } from './equation-wording.js';
import { faultPlace, firstEquation, fixFault } from './fault-wording.js';
import { defineRule } from './rule.js';

export const unbalancedTotals = defineRule<Fault>({
  id: 'unbalanced-totals',
  title: { 'zh-CN': '收入总计与支出总计不等', en: 'Total income does not equal total expenditure' },
  defaultSeverity: 'error',
  severity: 'error',
  detect: ({ document }) => document.faults.filter((fault) => faultKind(fault) === 'balance'),
  place: faultPlace,
  say(fault, locale, { document }) {
    const evaluated = firstEquation(fault);
    const { scale } = document;
    const { total, parts } = evaluated.equation;
    const expenditure = parts[0] ?? total;
    const [left, right] = [total, expenditure].map((term) => `${termName(term, locale)} ${formatFigure(term.entry, scale)}`);
    const difference = formatValue(evaluated.residual, scale, total.entry);
    const message =
      locale === 'en'
        ? `${left} does not equal ${right}, difference ${difference}: income and expenditure must balance. Check which side is incomplete.`
        : `${left} 与 ${right} 不等，相差 ${difference}：收支必须平衡。请核对哪一方有漏列或错列。`;
    return { message, related: placesOf(evaluated, scale, locale) };
  },
  fix: fixFault,
  equations: (fault) => fault.equations,
});

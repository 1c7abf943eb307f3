/**
 * Figures rounded each for itself may miss their total by one last place, and many of them by a few; that is listed,
 * and never an error (DOMAIN §3.2).
 */

import { termEdit } from '../budget/figure-edit.js';
import type { EvaluatedEquation } from '../budget/sums/equation.js';
import { suspectsOf } from '../budget/sums/fault.js';
import { describeEquation, formatValue, placesOf, termName } from './equation-wording.js';
import { defineRule } from './rule.js';

export const roundingDifference = defineRule<EvaluatedEquation>({
  id: 'rounding-difference',
  title: { 'zh-CN': '四舍五入差', en: 'Rounding difference' },
  defaultSeverity: 'hint',
  severity: ({ verdict }) => (verdict === 'rounding' ? 'hint' : 'information'),
  detect({ document }) {
    const explained = new Set(document.faults.flatMap((fault) => fault.equations));
    const suspected = new Set(document.faults.flatMap((fault) => suspectsOf(fault).map((suspect) => suspect.term.entry.cell)));
    return document.evaluated.filter(
      (evaluated) =>
        (evaluated.verdict === 'rounding' || (evaluated.verdict === 'plausible' && document.rounded.has(evaluated.equation.table))) &&
        !explained.has(evaluated) &&
        ![evaluated.equation.total, ...evaluated.equation.parts].some((term) => suspected.has(term.entry.cell)),
    );
  },
  place: (evaluated) => evaluated.equation.total.entry.cell.span,
  say(evaluated, locale, { document }) {
    const { scale } = document;
    const total = evaluated.equation.total.entry;
    const name = termName(evaluated.equation.total, locale);
    const difference = formatValue(evaluated.residual, scale, total);
    const equation = describeEquation(evaluated, scale, locale);
    const allowed = formatValue(evaluated.plausibleSlack, scale, total);
    const message =
      locale === 'en'
        ? `${name} differs from the sum of its parts by ${difference}, which rounding explains (up to ${allowed}): ${equation}. Nothing to do unless the reviewer asks for exact sums.`
        : `“${name}”与各项之和相差 ${difference}，属四舍五入差（允许 ${allowed} 以内）：${equation}。除非审核要求分毫不差，否则无需处理。`;
    return { message, related: placesOf(evaluated, scale, locale).slice(1) };
  },
  fix({ equation, residual }, locale, { document }) {
    const { scale } = document;
    const total = equation.total.entry;
    const value = (scale.valueOf(total) ?? 0) - residual;
    const meant = formatValue(value, scale, total);
    const title =
      locale === 'en'
        ? `Recalculate ${termName(equation.total, locale)} as ${meant}`
        : `重新计算“${termName(equation.total, locale)}”为 ${meant}`;
    return [{ title, edits: [termEdit(equation.total, value, scale)], changesFigures: true }];
  },
  equations: (evaluated) => [evaluated],
});

/** Contributions for staff usually have one amount by function and by economic subject (DOMAIN §3.1, L1): a question, not an error. */
import { type EvaluatedEquation, isCellTerm, isFailing } from '../budget/sums/equation.js';
import type { Fault } from '../budget/sums/fault.js';
import { formatFigure, formatValue, placesOf, termName } from './equation-wording.js';
import { defineRule } from './rule.js';

export const contributionsDiffer = defineRule<EvaluatedEquation>({
  id: 'contributions-differ',
  title: { 'zh-CN': '社保缴费、住房公积金两种分类不一致', en: 'Contributions differ between functional and economic subjects' },
  defaultSeverity: 'information',
  severity: 'information',
  detect: ({ document }) =>
    document.identities.questions.filter((evaluated) => isFailing(evaluated) && !isExplained(evaluated, document.faults)),
  place: ({ equation }) => equation.total.entry.cell.span,
  say(evaluated, locale, { document: { scale } }) {
    const { total, parts } = evaluated.equation;
    const [part] = parts;
    const name = termName(total, locale);
    const here = formatFigure(total.entry, scale);
    const other = part ? termName(part, locale) : '';
    const there = formatValue((scale.valueOf(total.entry) ?? 0) - evaluated.residual, scale, total.entry);
    const title = part && isCellTerm(part) ? (part.item.table.table.caption.title ?? '') : '';
    const message =
      locale === 'en'
        ? `${name} is ${here}, ${other} in ${title} is ${there}: other contributions of this draft have one amount by function and by economic subject. Check whether the difference is meant; if it is, the explanation should say why.`
        : `“${name}”为 ${here}，《${title}》的“${other}”为 ${there}：本文稿其他缴费的功能科目与经济科目金额一致。请核实差异是否应有；确有原因的，宜在说明中写明。`;
    return { message, related: placesOf(evaluated, scale, locale).slice(1) };
  },
  equations: (evaluated) => [evaluated],
});

/** Whether a fault already speaks of one of the figures: while sums fail, nothing is asked of what they add. */
function isExplained({ equation }: EvaluatedEquation, faults: readonly Fault[]): boolean {
  const cells = new Set([equation.total, ...equation.parts].map(({ entry }) => entry.cell));
  return faults.some((fault) =>
    fault.equations.some(({ equation: { total, parts } }) => [total, ...parts].some(({ entry }) => cells.has(entry.cell))),
  );
}

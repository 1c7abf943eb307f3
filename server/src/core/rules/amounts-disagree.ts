/** A project listed by the same name in two tables has the same amount in both; the same fact has no rounding slack (DOMAIN §3). */
import { isCellTerm } from '../budget/sums/equation.js';
import { type Fault, faultKind } from '../budget/sums/fault.js';
import { formatFigure, placesOf, termName } from './equation-wording.js';
import { faultPlace, firstEquation, fixFault } from './fault-wording.js';
import { defineRule } from './rule.js';

export const amountsDisagree = defineRule<Fault>({
  id: 'amounts-disagree',
  title: { 'zh-CN': '同一项目两处金额不一致', en: 'Amounts of one project disagree' },
  defaultSeverity: 'error',
  severity: 'error',
  detect: ({ document }) => document.faults.filter((fault) => faultKind(fault) === 'same'),
  place: faultPlace,
  say(fault, locale, { document }) {
    const evaluated = firstEquation(fault);
    const { scale } = document;
    const { total, parts } = evaluated.equation;
    const other = parts[0] ?? total;
    const [here, there] = [total, other].map((term) => formatFigure(term.entry, scale));
    const title = isCellTerm(other) ? (other.item.table.table.caption.title ?? '') : '';
    const name = isCellTerm(total) ? total.item.label.name : total.name;
    const message =
      locale === 'en'
        ? `${name} is ${here} here and ${there} in ${title} (${termName(other, locale)}): one project has one amount. Use the same figure in both tables.`
        : `“${name}”此处为 ${here}，在“${title}”中为 ${there}：同一项目金额应一致。请两处采用同一数字。`;
    return { message, related: placesOf(evaluated, scale, locale).slice(1) };
  },
  fix: fixFault,
  equations: (fault) => fault.equations,
});

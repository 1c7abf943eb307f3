/** The figures of a text agree with each other: one item has one amount, parts make up their whole, changes lead from year to year. */
import { type Fault, faultKind } from '../budget/sums/fault.js';
import { formatFigure, placesOf, termName } from './equation-wording.js';
import { faultPlace, faultSeverity, firstEquation, fixFault, sayFault } from './fault-wording.js';
import type { Locale } from './finding.js';
import { defineRule, type RuleContext } from './rule.js';

export const sentencesDisagree = defineRule<Fault>({
  id: 'sentences-disagree',
  title: { 'zh-CN': '文中数字前后不一致', en: 'Figures of the text disagree with each other' },
  defaultSeverity: 'error',
  severity: faultSeverity,
  detect: ({ document }) => document.faults.filter((fault) => faultKind(fault) === 'sentences'),
  place: faultPlace,
  say(fault, locale, context) {
    const again = sayAgain(fault, locale, context);
    if (!again) return sayFault(fault, locale, context);
    return { message: again, related: placesOf(firstEquation(fault), context.document.scale, locale).slice(1) };
  },
  fix: fixFault,
  equations: (fault) => fault.equations,
});

/** What is said when one item has two amounts. */
function sayAgain(fault: Fault, locale: Locale, { document: { scale } }: RuleContext): string | undefined {
  const { equation } = firstEquation(fault);
  const [other] = equation.parts;
  if (fault.equations.length > 1 || equation.parts.length !== 1 || equation.atMost || !other) return undefined;
  const name = termName(equation.total, locale);
  const [here, there] = [equation.total, other].map(({ entry }) => `${formatFigure(entry, scale)}${entry.unit ? ` ${entry.unit}` : ''}`);
  return locale === 'en'
    ? `${name} is ${here} here and ${there} before: one item has one amount. Find out which is right and use it in both places.`
    : `“${name}”此处为 ${here}，前文为 ${there}：同一指标的金额应一致。请核对哪个正确，两处采用同一数字。`;
}

/** What is named with 其中 is contained in its whole and cannot be more. */

import type { BudgetDocument } from '../budget/document.js';
import { type EvaluatedEquation, isCellTerm } from '../budget/sums/equation.js';
import { type Fault, faultKind } from '../budget/sums/fault.js';
import { describeEquation, formatFigure, formatValue, placesOf, termName } from './equation-wording.js';
import { faultPlace, firstEquation } from './fault-wording.js';
import type { Locale } from './finding.js';
import { defineRule } from './rule.js';

export const partExceedsWhole = defineRule<Fault>({
  id: 'part-exceeds-whole',
  title: { 'zh-CN': '其中项大于总项', en: 'Part (其中) exceeds its whole' },
  defaultSeverity: 'error',
  severity: 'error',
  detect: ({ document }) => document.faults.filter((fault) => faultKind(fault) === 'part'),
  place: faultPlace,
  say(fault, locale, { document }) {
    const evaluated = firstEquation(fault);
    const equationSource = evaluated.equation.source;
    const { scale } = document;
    const name = termName(evaluated.equation.total, locale);
    const excess = formatValue(-evaluated.residual, scale, evaluated.equation.total.entry);
    const equation = describeEquation(evaluated, scale, locale);
    if (equationSource.kind === 'identity') {
      const message = sayBetweenTables(evaluated, locale, document);
      return { message, related: placesOf(evaluated, scale, locale) };
    }
    const message =
      locale === 'en'
        ? `The parts named under ${name} exceed it by ${excess}: ${equation}. A part cannot be more than its whole; check both.`
        : `“${name}”的其中项合计比总项多 ${excess}：${equation}。其中项不能大于总项，请核对两者。`;
    return { message, related: fault.equations.flatMap((one) => placesOf(one, scale, locale)).slice(0, 60) };
  },
  equations: (fault) => fault.equations,
});

/** What one table prints as part of what another prints, such as one fund of all funds. */
function sayBetweenTables({ equation, residual }: EvaluatedEquation, locale: Locale, { scale }: BudgetDocument): string {
  const { total, parts, source } = equation;
  const titles = [...new Set(parts.flatMap((part) => (isCellTerm(part) ? [part.item.table.table.caption.title ?? ''] : [])))];
  const name = termName(total, locale);
  const whole = formatFigure(total.entry, scale);
  const excess = formatValue(-residual, scale, total.entry);
  const law = source.kind === 'identity' ? source.identity.title[locale] : '';
  const part = parts[0] ? termName(parts[0], locale) : '';
  return locale === 'en'
    ? `${name} is ${whole} here, ${excess} less than in ${titles.join(', ')} (${part}): ${law}. A part cannot be more than its whole; check both tables.`
    : `“${name}”此处为 ${whole}，比${titles.map((title) => `《${title}》`).join('、')}（${part}）少 ${excess}：${law}。部分不能大于全部，请核对两表。`;
}

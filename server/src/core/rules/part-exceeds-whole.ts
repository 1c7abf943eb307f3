/** What is named with 其中 is contained in its whole and cannot be more. */
import { type Fault, faultKind } from '../budget/sums/fault.js';
import { describeEquation, formatValue, placesOf, termName } from './equation-wording.js';
import { faultPlace, firstEquation } from './fault-wording.js';
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
    const { scale } = document;
    const name = termName(evaluated.equation.total, locale);
    const excess = formatValue(-evaluated.residual, scale, evaluated.equation.total.entry);
    const equation = describeEquation(evaluated, scale, locale);
    const message =
      locale === 'en'
        ? `The parts named under ${name} exceed it by ${excess}: ${equation}. A part cannot be more than its whole; check both.`
        : `“${name}”的其中项合计比总项多 ${excess}：${equation}。其中项不能大于总项，请核对两者。`;
    return { message, related: fault.equations.flatMap((one) => placesOf(one, scale, locale)).slice(0, 60) };
  },
});

import type { Scale } from '../../budget/scale.js';
import type { Equation, EvaluatedEquation } from '../../budget/sums/equation.js';
import { formatValue } from '../../rules/equation-wording.js';
import type { Locale } from '../../rules/finding.js';
import { amountWords } from '../hover/hover-amount-words.js';
import { explanationWords } from './explain-words.js';

/** Why an equation must hold, in a few words, with the number of the identity that it follows from. */
export function lawWords(equation: Equation, locale: Locale): string {
  const { source } = equation;
  const id = source.kind === 'identity' && source.identity.class !== 'own' ? explanationWords(locale).identity(source.identity.id) : '';
  return `${amountWords(locale).source(equation)}${id}`;
}

/** How far the two sides are apart, in the unit of the total, and what rounding explains of it; empty where they agree. */
export function differenceWords(evaluated: EvaluatedEquation, scale: Scale, locale: Locale): string {
  const { residual, slack, equation } = evaluated;
  const value = (exact: number) => formatValue(Math.floor(Math.abs(exact)), scale, equation.total.entry);
  return amountWords(locale).difference(evaluated, value(residual), value(slack));
}

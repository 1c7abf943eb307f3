import type { Span } from '../../base/span.js';
import type { EvaluatedEquation, Term, Verdict } from '../../budget/sums/equation.js';
import { formatValue } from '../../rules/equation-wording.js';
import type { Figure } from '../../table/figure.js';
import type { Analysis } from '../analyse.js';
import { differenceWords, lawWords } from '../explain/equation-law.js';
import { plainLine } from '../markdown.js';
import { isPrinted } from '../navigate/related-figures.js';
import type { EquationState, WorkedEquation } from './equation-view.js';
import { inUnit, numberView } from './number-view.js';

/** More addends of one sum nobody goes through one by one; what they come to is told together. */
export const MOST_PARTS = 500;
const LONGEST_TITLE = 160;

/** How the engine's verdicts are shown: what rounding plausibly explains is no failure (DOMAIN §3.2). */
export const STATES: Readonly<Record<Verdict, EquationState>> = {
  holds: 'holds',
  rounding: 'rounding',
  plausible: 'rounding',
  unlikely: 'fails',
  wrong: 'fails',
};

/** An equation with its numbers, as one sees it from one of them, which is always listed. */
export function workedView(analysis: Analysis, evaluated: EvaluatedEquation, seenFrom: Figure, unit: string): WorkedEquation<Span> {
  const { document, options } = analysis;
  const { scale } = document;
  const { equation, residual, verdict } = evaluated;
  const { total, parts, atMost } = equation;
  const value = (exact: number) => inUnit(formatValue(exact, scale, total.entry), total.entry, unit);
  const printed = parts.filter((part) => isPrinted(part) || part.entry.cell === seenFrom.cell);
  const listed = firstParts(printed, seenFrom);
  const kept = new Set(listed);
  const rest = printed.filter((part) => !kept.has(part));
  return {
    title: titleOf(analysis, evaluated),
    total: numberView(analysis, total, unit),
    parts: listed.map((part) => ({ ...numberView(analysis, part, unit), sign: part.sign })),
    blank: parts.length - printed.length,
    more:
      rest.length > 0
        ? { count: rest.length, sum: value(rest.reduce((sum, { sign, entry }) => sum + sign * (scale.valueOf(entry) ?? 0), 0)) }
        : undefined,
    atMost,
    sum: value((scale.valueOf(total.entry) ?? 0) - residual),
    difference: residual === 0 ? '' : value(residual),
    note: differenceWords(evaluated, scale, options.locale),
    state: STATES[verdict],
  };
}

export function titleOf({ options }: Analysis, { equation }: EvaluatedEquation): string {
  return plainLine(lawWords(equation, options.locale), LONGEST_TITLE);
}

/** The first parts; the one that is asked about is among them wherever it stands. */
function firstParts(parts: readonly Term[], { cell }: Figure): readonly Term[] {
  if (parts.length <= MOST_PARTS) return parts;
  const first = parts.slice(0, MOST_PARTS);
  if (first.some(({ entry }) => entry.cell === cell)) return first;
  const own = parts.find(({ entry }) => entry.cell === cell);
  return own ? [...first.slice(0, -1), own] : first;
}

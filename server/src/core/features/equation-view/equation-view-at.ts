import type { Span } from '../../base/span.js';
import { type EvaluatedEquation, evaluate, type Term } from '../../budget/sums/equation.js';
import { formatValue } from '../../rules/equation-wording.js';
import type { Figure } from '../../table/figure.js';
import type { Analysis } from '../analyse.js';
import { equationsOf } from '../equation-index.js';
import { differenceWords } from '../explain/equation-law.js';
import { figureAt } from '../navigate/figure-place.js';
import { isPrinted, isSum, relatedFigures } from '../navigate/related-figures.js';
import { blankFigureAt } from './blank-figures.js';
import type { EquationState, EquationView, SameFact } from './equation-view.js';
import { inUnit, numberView } from './number-view.js';
import { STATES, titleOf, workedView } from './worked-view.js';

/** More equations of one number, or places that state it, nobody goes through one by one. */
const MOST_EQUATIONS = 60;
const MOST_SAME = 200;

/**
 * The amount at an offset with all its equations; undefined where there is none: outside of cells of amounts, at figures of
 * sentences that are compared with nothing, and in a text that is no budget.
 */
export function equationViewAt(analysis: Analysis, offset: number): EquationView<Span> | undefined {
  const { document, recognised } = analysis;
  if (!recognised) return undefined;
  const term = figureAt(document, offset)?.term ?? blankFigureAt(document, offset);
  if (!term) return undefined;
  const { entry } = term;
  const unit = entry.unit ?? '';
  const { asTotal, asPart, unread } = equationsOf(document, entry.cell);
  const sums = failingFirst(once(asTotal.filter(isSum)));
  const uses = failingFirst(once(asPart.filter(isSum)));
  const equalities = [...asTotal, ...asPart].filter((each) => !isSum(each));
  const { same } = relatedFigures(document, term);
  const worked = (equations: readonly EvaluatedEquation[]) =>
    equations.slice(0, MOST_EQUATIONS).map((each) => workedView(analysis, each, entry, unit));
  const facts = sameFacts(analysis, term, same, equalities);
  return {
    number: numberView(analysis, term, unit),
    unit,
    asTotal: worked(sums),
    asPart: worked(uses),
    same: facts.slice(0, MOST_SAME),
    unread,
    more: beyond(sums, MOST_EQUATIONS) + beyond(uses, MOST_EQUATIONS) + beyond(facts, MOST_SAME),
  };
}

function beyond(list: readonly unknown[], most: number): number {
  return Math.max(0, list.length - most);
}

/** Equations that differ only in blank cells say the same. */
function once(equations: readonly EvaluatedEquation[]): readonly EvaluatedEquation[] {
  if (equations.length < 2) return equations;
  const startOf = ({ entry, sign }: Term) => sign * (entry.cell.span.start + 1);
  const keyOf = ({ equation: { source, total, parts, atMost } }: EvaluatedEquation) =>
    [source.kind === 'identity' ? source.identity.id : source.kind, atMost, startOf(total), ...parts.filter(isPrinted).map(startOf)].join();
  const byKey = new Map<string, EvaluatedEquation>();
  for (const each of equations) {
    const key = keyOf(each);
    if (!byKey.has(key)) byKey.set(key, each);
  }
  return [...byKey.values()];
}

const ORDER: Readonly<Record<SameFact<Span>['state'], number>> = { fails: 0, unchecked: 1, rounding: 2, holds: 3 };

/** What does not hold is what one looks for; otherwise equations keep their order. */
function failingFirst(equations: readonly EvaluatedEquation[]): readonly EvaluatedEquation[] {
  return [...equations].sort((a, b) => ORDER[STATES[a.verdict]] - ORDER[STATES[b.verdict]]);
}

/** The places of one fact, each with what holds it against the number. */
function sameFacts(
  analysis: Analysis,
  term: Term,
  places: readonly Term[],
  equalities: readonly EvaluatedEquation[],
): readonly SameFact<Span>[] {
  const between = new Map<Figure['cell'], EvaluatedEquation[]>();
  for (const equality of equalities) {
    for (const { entry } of [equality.equation.total, ...equality.equation.parts]) {
      const known = between.get(entry.cell);
      if (known) known.push(equality);
      else between.set(entry.cell, [equality]);
    }
  }
  const facts = places.map((place) => sameFact(analysis, term, place, between.get(place.entry.cell) ?? []));
  return facts.sort((a, b) => ORDER[a.state] - ORDER[b.state]);
}

/** Two figures may be held against each other for several reasons; the difference is the same. */
function sameFact(analysis: Analysis, term: Term, other: Term, equalities: readonly EvaluatedEquation[]): SameFact<Span> {
  const { scale } = analysis.document;
  const { locale } = analysis.options;
  const unit = term.entry.unit ?? '';
  const apart = (scale.valueOf(term.entry) ?? 0) - (scale.valueOf(other.entry) ?? 0);
  const isReadable = !term.entry.unreadable && !other.entry.unreadable;
  const [worst] = failingFirst(equalities);
  const titles = equalities.map((each) => titleOf(analysis, each));
  return {
    ...numberView(analysis, other, unit),
    title: titles.length > 0 ? [...new Set(titles)].join(locale === 'en' ? '; ' : '；') : locale === 'en' ? 'the same fact' : '同一事项',
    difference: apart === 0 || !isReadable ? '' : inUnit(formatValue(apart, scale, term.entry), term.entry, unit),
    note: worst ? differenceWords(worst, scale, locale) : '',
    state: worst ? STATES[worst.verdict] : unjudged(analysis, term, other),
  };
}

/** Tables that disagree in most of a fact are not held against each other; their figures may differ for a reason. */
function unjudged({ document: { scale } }: Analysis, term: Term, other: Term): EquationState | 'unchecked' {
  const equation = {
    source: { kind: 'same' },
    table: undefined,
    total: { ...term, sign: 1 },
    parts: [{ ...other, sign: 1 }],
    atMost: false,
  } as const;
  return evaluate(equation, scale)?.verdict === 'holds' ? 'holds' : 'unchecked';
}

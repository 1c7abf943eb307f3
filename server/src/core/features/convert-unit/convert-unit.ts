import { formatAmount, powerOfTen } from '../../base/amount.js';
import { type MoneyUnit, powersOfUnits } from '../../base/money-unit.js';
import { termName } from '../../rules/equation-wording.js';
import type { Analysis } from '../analyse.js';
import type { AnnotatedEdit } from '../change.js';
import { tableName } from '../row-name.js';
import { type Balanced, balance } from './balance.js';
import type { AdjustedFigure, Conversion } from './conversion.js';
import {
  type ConversionObstacle,
  type ConvertedTable,
  type ConvertScope,
  type FigureToConvert,
  tablesToConvert,
} from './conversion-scope.js';
import { convertedFigureEdit, endsInNoughts, hasSeparators, usualPlaces } from './converted-figure.js';
import { firstMisread } from './read-again.js';
import {
  type Agreement,
  agreesWith,
  nearestSteps,
  type RoundedEquation,
  type Rounding,
  type RoundingProblem,
  roundingProblem,
} from './rounding-problem.js';
import { type ConversionWords, conversionWords } from './wording.js';

/** What is to be converted. Without `decimals`, two places (six for 亿元), or none where no figure in the scope needs any. */
export interface ConvertRequest {
  readonly scope: ConvertScope;
  readonly to: MoneyUnit;
  readonly decimals?: number | undefined;
}

/** The most places that a converted figure may print. */
export const mostConvertedDecimals = 6;
/** As fine as two places of 万元, which forms ask for. */
const DECIMALS_OF_HUNDREDS_OF_MILLIONS = 6;
const USUAL_DECIMALS = 2;

/**
 * Converts the figures of a table, or of all tables, to another unit with 舍位平衡: what held exactly goes on to hold exactly,
 * one fact is one amount in every table, and totals are rounded to the nearest before their parts are. Amounts of sentences
 * keep their unit; what they state is rounded so that they go on to state it. Where not all sums can be kept, nothing changes.
 */
export function convertUnit(analysis: Analysis, request: ConvertRequest): Conversion {
  const words = conversionWords(analysis.options.locale);
  const tables = tablesToConvert(analysis, request.scope, request.to);
  if ('kind' in tables) {
    const isDone = tables.kind === 'in-unit' || tables.kind === 'no-table';
    return { kind: 'refused', reason: refusalIn(tables, words, analysis), ...(isDone ? { isDone } : {}) };
  }
  const figures = tables.flatMap((table) => table.figures);
  const decimals = request.decimals ?? (needsNoDecimals(figures, request.to) ? 0 : usualDecimals(request.to));
  const rounding = roundingTo(analysis, figures, powersOfUnits[request.to] - decimals);
  if (!rounding) return { kind: 'refused', reason: words.tooLarge };
  const problem = roundingProblem(
    figures.map(({ entry }) => entry),
    analysis.document.evaluated,
    rounding,
  );
  const balanced = balance(problem.unknowns, problem.independent, rounding.step);
  const broken = brokenBy(problem, balanced);
  if (broken.length > 0)
    return { kind: 'refused', reason: words.unsolvable(broken.length, nameOf(broken[0] as RoundedEquation, analysis)) };
  return new Printer(analysis, words, { to: request.to, decimals, tables, rounding, problem, balanced }).print();
}

function refusalIn(refusal: ConversionObstacle, words: ConversionWords, { options: { locale } }: Analysis): string {
  switch (refusal.kind) {
    case 'no-table':
      return words.noTable;
    case 'in-unit':
      return words.inUnit(refusal.unit);
    case 'unit-unknown':
      return words.unitUnknown(tableName(refusal.table.table, locale));
    case 'unreadable':
      return words.unreadable(placeOf(refusal, locale), refusal.entry.cell.text);
  }
}

function nameOf({ evaluated: { equation } }: RoundedEquation, { options: { locale } }: Analysis): string {
  const { table, total } = equation;
  return `${table ? `${tableName(table.table, locale)} · ` : ''}${termName(total, locale)}`;
}

function placeOf(
  {
    item,
    entry,
  }: Pick<FigureToConvert, 'item'> & {
    readonly entry: FigureToConvert['entry'] | Extract<ConversionObstacle, { kind: 'unreadable' }>['entry'];
  },
  locale: 'zh-CN' | 'en',
): string {
  return `${tableName(item.table.table, locale)} · ${termName({ item, entry, sign: 1 }, locale)}`;
}

function usualDecimals(to: MoneyUnit): number {
  return to === '亿元' ? DECIMALS_OF_HUNDREDS_OF_MILLIONS : USUAL_DECIMALS;
}

/** Tables without decimals whose figures are all whole in the new unit stay without. */
function needsNoDecimals(figures: readonly FigureToConvert[], to: MoneyUnit): boolean {
  return figures.every(
    ({ entry: { amount, unit } }) => amount.decimals === 0 && endsInNoughts(amount, powersOfUnits[to] - powersOfUnits[unit]),
  );
}

/** How the values of the document become steps of a place, which counts noughts behind 元; undefined where they get too large. */
function roundingTo({ document: { scale } }: Analysis, figures: readonly FigureToConvert[], place: number): Rounding | undefined {
  const [first] = figures;
  if (!first) return { scale, parts: 1, step: 1 };
  const { amount, unit } = first.entry;
  const finest = powersOfUnits[unit] - amount.decimals - Math.round(Math.log10(scale.lastPlaceOf(first.entry)));
  const parts = powerOfTen(Math.max(0, finest - place));
  const largest = figures.reduce((most, { entry }) => Math.max(most, Math.abs(scale.valueOf(entry) ?? 0)), 0);
  // Room for the sums of many figures.
  if (!Number.isSafeInteger(largest * parts * 10)) return undefined;
  return { scale, parts, step: powerOfTen(Math.max(0, place - finest)) };
}

/** The sums that do not hold in the values found: what is implied is worked out as well. */
function brokenBy({ sums }: RoundingProblem, { values }: Balanced): readonly RoundedEquation[] {
  return sums.filter(({ terms, constant, evaluated }) => {
    if (evaluated.residual !== 0) return false;
    const sum = terms.reduce((total, { unknown, coefficient }) => total + coefficient * (values[unknown] as number), -constant);
    return sum !== 0;
  });
}

interface Solution {
  readonly to: MoneyUnit;
  readonly decimals: number;
  readonly tables: readonly ConvertedTable[];
  readonly rounding: Rounding;
  readonly problem: RoundingProblem;
  readonly balanced: Balanced;
}

/** A sentence that states what several tables print is told once. */
function lostAgreements({ problem, balanced, rounding: { step } }: Solution): readonly Agreement[] {
  const lost = problem.agreements.filter((agreement) => !agreesWith(agreement, balanced.values[agreement.unknown] as number, step));
  return [...new Map(lost.map((agreement) => [agreement.evaluated.equation.total.entry.cell, agreement])).values()];
}

/** Writes the values found into the text. */
class Printer {
  readonly #analysis: Analysis;
  readonly #words: ConversionWords;
  readonly #solution: Solution;
  readonly #adjusted: AdjustedFigure[] = [];

  constructor(analysis: Analysis, words: ConversionWords, solution: Solution) {
    this.#analysis = analysis;
    this.#words = words;
    this.#solution = solution;
  }

  print(): Conversion {
    const { to, tables, decimals } = this.#solution;
    const { locale } = this.#analysis.options;
    const edits = tables.flatMap((table) => this.#editsOf(table)).sort((a, b) => a.span.start - b.span.start);
    const meant = tables.flatMap(({ figures }) => figures.map((figure) => ({ figure, steps: this.#stepsOf(figure) })));
    const misread = firstMisread(this.#analysis, edits, meant, { unit: to, decimals });
    if (misread) return { kind: 'refused', reason: this.#words.misread(placeOf(misread, locale)) };
    return {
      kind: 'converted',
      change: { title: this.#words.title(to), edits },
      figures: tables.reduce((sum, { figures }) => sum + figures.length, 0),
      adjusted: this.#adjusted.sort((a, b) => a.span.start - b.span.start),
      lost: lostAgreements(this.#solution).map(({ evaluated: { equation } }) => ({
        span: equation.total.entry.cell.span,
        words: `${termName(equation.total, locale)} ${equation.total.entry.cell.text}`,
      })),
    };
  }

  #editsOf({ figures, words }: ConvertedTable): readonly AnnotatedEdit[] {
    const { to, decimals } = this.#solution;
    const entries = figures.map(({ entry }) => entry);
    const print = { places: usualPlaces(entries), newPlaces: decimals, separators: hasSeparators(entries) };
    const annotation = { label: this.#words.title(to) };
    const unitEdits = words.map(({ span }): AnnotatedEdit => ({ span, newText: to, annotation }));
    return [
      ...unitEdits,
      ...figures.map((figure): AnnotatedEdit => {
        const steps = this.#stepsOf(figure);
        const edit = convertedFigureEdit(figure.entry, { units: steps, decimals }, print);
        const adjusted = this.#adjustment(figure, steps);
        if (!adjusted) return { ...edit, annotation };
        this.#adjusted.push(adjusted);
        return { ...edit, annotation: { label: this.#words.adjusted(adjusted), description: adjusted.place } };
      }),
    ];
  }

  #stepsOf({ entry }: FigureToConvert): number {
    const unknown = this.#solution.problem.unknownOf.get(entry.cell);
    return unknown === undefined ? 0 : (this.#solution.balanced.values[unknown] as number);
  }

  /** Undefined for a figure that is rounded to the nearest. */
  #adjustment(figure: FigureToConvert, steps: number): AdjustedFigure | undefined {
    const { decimals, to, rounding } = this.#solution;
    const { scale, parts, step } = rounding;
    const { amount, unit, figure: span } = figure.entry;
    const nearest = nearestSteps((scale.valueOf(figure.entry) ?? 0) * parts, step);
    if (steps === nearest) return undefined;
    const places = amount.decimals + powersOfUnits[to] - powersOfUnits[unit];
    return {
      span,
      place: placeOf(figure, this.#analysis.options.locale),
      exact: formatAmount(
        places < 0 ? { units: amount.units * powerOfTen(-places), decimals: 0 } : { units: amount.units, decimals: places },
      ),
      rounded: formatAmount({ units: nearest, decimals }),
      printed: formatAmount({ units: steps, decimals }),
    };
  }
}

import { powersOfUnits } from '../../base/money-unit.js';
import type { Scale } from '../../budget/scale.js';
import { type EvaluatedEquation, isExact, type Term } from '../../budget/sums/equation.js';
import type { Figure } from '../../table/figure.js';
import type { Sum, SumTerm, Unknown } from './balance.js';
import { independentSums } from './independent-sums.js';

type FigureCell = Figure['cell'];

/** The figures to be rounded as unknowns, with the sums that are to hold among them. */
export interface RoundingProblem {
  readonly unknowns: readonly Unknown[];
  readonly sums: readonly RoundedEquation[];
  /** The sums that imply all others. */
  readonly independent: readonly RoundedEquation[];
  /** By figure; figures that print the same fact share an unknown. */
  readonly unknownOf: ReadonlyMap<FigureCell, number>;
  /** What agrees with figures that are not rounded, such as those of sentences. */
  readonly agreements: readonly Agreement[];
}

/** A figure that is printed elsewhere as well, in a sentence or in another unit. */
export interface Agreement {
  readonly evaluated: EvaluatedEquation;
  readonly unknown: number;
  /** What is printed elsewhere, in parts of a step, and how far from it the figure may be. */
  readonly meant: number;
  readonly slack: number;
}

/** Whether so many steps are what is printed elsewhere. */
export function agreesWith({ meant, slack }: Agreement, steps: number, step: number): boolean {
  return Math.abs(steps * step - meant) <= slack;
}

/** An equation over unknowns. */
export interface RoundedEquation extends Sum {
  readonly evaluated: EvaluatedEquation;
}

/** How exact values become steps. */
export interface Rounding {
  readonly scale: Scale;
  /** Parts of a step in one unit of the scale: more than one where the steps are finer than the scale. */
  readonly parts: number;
  /** How many parts make a step. */
  readonly step: number;
}

/** More steps than these nothing is moved. */
const FURTHEST = 3;
/** A figure weighs as much as the cells that print it, a total as many of its parts; deeper trees do not go on to grow. */
const WEIGHT_OF_LEVEL = 3;
const MOST_LEVELS = 6;
/** How much more a figure weighs that is printed elsewhere. */
const WEIGHT_OF_AGREEMENT = 2;

/** Says what rounding these figures must heed; figures of nothing are nothing in every unit and no unknowns. */
export function roundingProblem(figures: readonly Figure[], evaluated: readonly EvaluatedEquation[], rounding: Rounding): RoundingProblem {
  return new ProblemBuilder(figures, evaluated, rounding).build();
}

/** The nearest number of steps, halves away from nothing. */
export function nearestSteps(parts: number, step: number): number {
  return Math.sign(parts) * Math.floor((Math.abs(parts) + step / 2) / step);
}

class ProblemBuilder {
  readonly #figures: readonly Figure[];
  readonly #evaluated: readonly EvaluatedEquation[];
  readonly #rounding: Rounding;
  readonly #facts: SameFacts;
  readonly #unknowns: Unknown[] = [];
  readonly #unknownOf = new Map<FigureCell, number>();
  readonly #agreements: Agreement[] = [];

  constructor(figures: readonly Figure[], evaluated: readonly EvaluatedEquation[], rounding: Rounding) {
    this.#rounding = rounding;
    this.#figures = figures.filter((figure) => (rounding.scale.valueOf(figure) ?? 0) !== 0);
    this.#evaluated = evaluated;
    this.#facts = new SameFacts(this.#figures);
  }

  build(): RoundingProblem {
    for (const one of this.#evaluated) if (saysSame(one)) this.#facts.join(one.equation.total.entry, (one.equation.parts[0] as Term).entry);
    this.#makeUnknowns();
    const sums = this.#evaluated.flatMap((one) => this.#sumOf(one) ?? []);
    // Sums over rows first: the sums of columns then follow for all rows but those that no others add up to.
    const inOrder = [...sums].sort((a, b) => rankOf(a) - rankOf(b));
    const independent = independentSums(inOrder) as readonly RoundedEquation[];
    return { unknowns: this.#unknowns, sums, independent, unknownOf: this.#unknownOf, agreements: this.#agreements };
  }

  #makeUnknowns(): void {
    const levels = levelsOf(this.#evaluated, this.#facts);
    const byFact = new Map<FigureCell, number>();
    const printed = new Map<FigureCell, number>();
    for (const { cell } of this.#figures) {
      const fact = this.#facts.of(cell) as Figure;
      printed.set(fact.cell, (printed.get(fact.cell) ?? 0) + 1);
    }
    for (const figure of this.#figures) {
      const fact = this.#facts.of(figure.cell) as Figure;
      const known = byFact.get(fact.cell);
      const weight = (printed.get(fact.cell) as number) * WEIGHT_OF_LEVEL ** Math.min(levels(fact.cell), MOST_LEVELS);
      const index = known ?? this.#unknowns.push(this.#unknown(fact, weight)) - 1;
      byFact.set(fact.cell, index);
      this.#unknownOf.set(figure.cell, index);
    }
  }

  #unknown(figure: Figure, weight: number): Unknown {
    const { step } = this.#rounding;
    const exact = this.#partsOf(figure) ?? 0;
    const low = Math.floor(exact / step);
    const high = Math.ceil(exact / step);
    const lowest = exact > 0 ? Math.max(0, low - FURTHEST) : low - FURTHEST;
    const highest = exact < 0 ? Math.min(0, high + FURTHEST) : high + FURTHEST;
    return { exact, nearest: nearestSteps(exact, step), low, high, lowest, highest, weight };
  }

  #partsOf(figure: Figure): number | undefined {
    const value = this.#rounding.scale.valueOf(figure);
    return value === undefined ? undefined : value * this.#rounding.parts;
  }

  #sumOf(one: EvaluatedEquation): RoundedEquation | undefined {
    const { equation, residual } = one;
    const terms = new Map<number, number>();
    let constant = residual * this.#rounding.parts;
    for (const { term, sign } of signedTerms(one)) {
      const unknown = this.#unknownOf.get(term.entry.cell);
      if (unknown === undefined) constant -= sign * (this.#partsOf(term.entry) ?? 0);
      else terms.set(unknown, (terms.get(unknown) ?? 0) + sign);
    }
    const found = [...terms]
      .filter(([, coefficient]) => coefficient !== 0)
      .map(([unknown, coefficient]): SumTerm => ({ unknown, coefficient }));
    if (found.length === 0) return undefined;
    if (equation.atMost) return this.#atMost(one, found);
    if (one.verdict === 'holds' && found.length === 1 && isExact(equation.source) && equation.parts.length === 1) {
      this.#agreeWithFixed(one, found[0] as SumTerm);
      return undefined;
    }
    const { step } = this.#rounding;
    if (constant % step === 0) return { evaluated: one, terms: found, constant: constant / step };
    // What remains is rounded as well: to nothing where it is less than half a step.
    const rest = this.#addRest(constant, Math.floor(constant / step) - FURTHEST, Math.ceil(constant / step) + FURTHEST);
    return { evaluated: one, terms: [...found, { unknown: rest, coefficient: -1 }], constant: 0 };
  }

  /** What the parts leave of the whole may be any amount, but none below nothing. */
  #atMost(one: EvaluatedEquation, terms: readonly SumTerm[]): RoundedEquation | undefined {
    const { step } = this.#rounding;
    const left = one.residual * this.#rounding.parts;
    const hasFixed = signedTerms(one).some(({ term }) => !this.#unknownOf.has(term.entry.cell) && term.entry.amount?.units);
    // Rounding each figure by less than a step cannot bring so much to nothing.
    if (left < 0 || hasFixed || left >= step * terms.length) return undefined;
    const rest = this.#unknowns.push({
      exact: left,
      nearest: nearestSteps(left, step),
      low: 0,
      high: Math.ceil(left / step) + terms.length,
      lowest: 0,
      highest: Math.ceil(left / step) + terms.length,
      weight: 0,
    });
    return { evaluated: one, terms: [...terms, { unknown: rest - 1, coefficient: -1 }], constant: 0 };
  }

  #addRest(exact: number, lowest: number, highest: number): number {
    const { step } = this.#rounding;
    const nearest = nearestSteps(exact, step);
    return this.#unknowns.push({ exact, nearest, low: nearest, high: nearest, lowest, highest, weight: 1 }) - 1;
  }

  /** A figure that is printed elsewhere is rounded so that both go on to agree. */
  #agreeWithFixed(evaluated: EvaluatedEquation, { unknown: index }: SumTerm): void {
    const { scale, parts, step } = this.#rounding;
    const fixed = signedTerms(evaluated).find(({ term }) => this.#unknownOf.get(term.entry.cell) !== index)?.term.entry;
    const meant = fixed && this.#partsOf(fixed);
    if (!fixed || meant === undefined) return;
    const slack = Math.floor(Math.max(step, scale.lastPlaceOf(fixed) * parts) / 2);
    const agreement: Agreement = { evaluated, unknown: index, meant, slack };
    this.#agreements.push(agreement);
    const unknown = this.#unknowns[index] as Unknown;
    const { low, high, weight } = unknown;
    const agreeing = [unknown.nearest, low, high].filter((steps) => steps >= low && steps <= high && agreesWith(agreement, steps, step));
    const [nearest] = agreeing;
    if (nearest === undefined) return;
    this.#unknowns[index] = {
      ...unknown,
      nearest,
      low: Math.min(...agreeing),
      high: Math.max(...agreeing),
      weight: weight * WEIGHT_OF_AGREEMENT,
    };
  }
}

/** The terms of an equation with the signs they have in total − Σ parts. */
function signedTerms({ equation: { total, parts } }: EvaluatedEquation): readonly { readonly term: Term; readonly sign: 1 | -1 }[] {
  return [{ term: total, sign: 1 }, ...parts.map((term) => ({ term, sign: -term.sign as 1 | -1 }))];
}

/** Whether an equation says that two figures are one fact, and they are. */
function saysSame({ equation: { parts, atMost, source }, residual, verdict }: EvaluatedEquation): boolean {
  if (atMost || parts.length !== 1 || parts[0]?.sign !== 1) return false;
  return residual === 0 || (verdict === 'holds' && isExact(source));
}

function rankOf({ evaluated: { equation } }: RoundedEquation): number {
  return { rows: 0, same: 1, identity: 1, balance: 1, columns: 2, stated: 3, sentences: 3 }[equation.source.kind];
}

/** How many sums stand below a fact: 0 for one that is no total. */
function levelsOf(evaluated: readonly EvaluatedEquation[], facts: SameFacts): (cell: FigureCell) => number {
  const partsOf = new Map<FigureCell, FigureCell[]>();
  for (const { equation } of evaluated) {
    const total = facts.of(equation.total.entry.cell);
    if (equation.atMost || !total || equation.parts.length < 2) continue;
    const parts = partsOf.get(total.cell) ?? [];
    for (const { entry } of equation.parts) parts.push(facts.of(entry.cell)?.cell ?? entry.cell);
    partsOf.set(total.cell, parts);
  }
  const known = new Map<FigureCell, number>();
  const levelOf = (cell: FigureCell, depth: number): number => {
    const found = known.get(cell);
    if (found !== undefined) return found;
    // Set first, so that figures that are each other's parts do not go round for ever.
    known.set(cell, 0);
    const parts = depth > MOST_LEVELS ? [] : (partsOf.get(cell) ?? []);
    const level = parts.length === 0 ? 0 : 1 + Math.max(...parts.map((part) => levelOf(part, depth + 1)));
    known.set(cell, level);
    return level;
  };
  return (cell) => levelOf(cell, 0);
}

/** Figures that print one fact, each set with the figure that prints most of its digits. */
class SameFacts {
  readonly #figures: ReadonlyMap<FigureCell, Figure>;
  readonly #above = new Map<FigureCell, FigureCell>();

  constructor(figures: readonly Figure[]) {
    this.#figures = new Map(figures.map((figure) => [figure.cell, figure]));
  }

  of(cell: FigureCell): Figure | undefined {
    let root = cell;
    for (let above = this.#above.get(root); above; above = this.#above.get(root)) root = above;
    if (root !== cell) this.#above.set(cell, root);
    return this.#figures.get(root);
  }

  join(a: Figure, b: Figure): void {
    const [one, other] = [this.of(a.cell), this.of(b.cell)];
    if (!one || !other || one === other) return;
    const [finer, coarser] = digitsOf(one) >= digitsOf(other) ? [one, other] : [other, one];
    this.#above.set(coarser.cell, finer.cell);
  }
}

function digitsOf({ amount, unit }: Figure): number {
  return (amount?.decimals ?? 0) - (unit === undefined ? 0 : powersOfUnits[unit]);
}

import type { BudgetTable } from '../../budget/ledger.js';
import { isPlain } from '../../budget/rows/unranked-rows.js';
import type { Scale } from '../../budget/scale.js';
import { type EvaluatedEquation, isCellTerm, isFailing, type Term } from '../../budget/sums/equation.js';
import type { Figure } from '../../table/figure.js';

/** What one figure is told from another by, however many equations it stands in. */
export type FigureCell = Figure['cell'];

/** A figure that follows from others: an equation, solved for one of its terms. */
export interface Derivation {
  readonly evaluated: EvaluatedEquation;
  readonly term: Term;
}

/** How figures follow from one another; a figure without a derivation is a leaf. */
export type Derivations = ReadonlyMap<FigureCell, Derivation>;

/** What figures are worked out from. */
export interface Figures {
  readonly scale: Scale;
  /** Tables whose figures were rounded each for itself. */
  readonly rounded: ReadonlySet<BudgetTable | undefined>;
  readonly derivations: Derivations;
  /** The figures whose value is given rather than read. */
  readonly given: ReadonlyMap<FigureCell, number>;
  /** Whether a total that nothing below it changes is worked out all the same, because it may be stale. */
  readonly mayBeStale: (total: EvaluatedEquation) => boolean;
}

interface Reckoned {
  readonly value: number;
  /** By how much the given figures move it. */
  readonly shift: number;
  /** Whether it is given or follows from what is given, be it to the value that it prints. */
  readonly follows: boolean;
}

/** Works figures out, each once: totals from their parts, and what else follows from other figures. */
export class Reckoner {
  readonly #figures: Figures;
  readonly #known = new Map<FigureCell, Reckoned | undefined>();

  constructor(figures: Figures) {
    this.#figures = figures;
  }

  /** The value a figure should have: its own for a leaf; undefined where it cannot be read. */
  valueOf(term: Term): number | undefined {
    return this.#isLeaf(term) ? this.#figures.scale.valueOf(term.entry) : this.#reckon(term)?.value;
  }

  /** Whether a figure should have another value than it prints. */
  hasChanged(term: Term): boolean {
    const value = this.valueOf(term);
    return value !== undefined && value !== this.#figures.scale.valueOf(term.entry);
  }

  /** Whether a figure follows from what is given; the author may have updated it by hand. */
  follows(term: Term): boolean {
    return !this.#isLeaf(term) && (this.#reckon(term)?.follows ?? false);
  }

  /** How far an equation is from holding with the values worked out; undefined where it cannot be said. */
  residualOf({ equation }: EvaluatedEquation): number | undefined {
    return sumOver([equation.total, ...equation.parts], (term) => {
      const value = this.valueOf(term);
      return value === undefined ? undefined : (term === equation.total ? 1 : -term.sign) * value;
    });
  }

  /** The exact value that an equation gives one of its terms. */
  exactly(derivation: Derivation): number | undefined {
    return this.#solve(derivation, (term) => this.valueOf(term));
  }

  /** Most figures are leaves, which are what they print: nothing is kept of them. */
  #isLeaf({ entry: { cell } }: Term): boolean {
    return !this.#figures.derivations.has(cell) && !this.#figures.given.has(cell);
  }

  #shiftOf(term: Term): number | undefined {
    if (!this.#isLeaf(term)) return this.#reckon(term)?.shift;
    return this.#figures.scale.valueOf(term.entry) === undefined ? undefined : 0;
  }

  #reckon(term: Term): Reckoned | undefined {
    const { cell } = term.entry;
    if (this.#known.has(cell)) return this.#known.get(cell);
    const { scale, given, derivations } = this.#figures;
    const printed = scale.valueOf(term.entry);
    const still = printed === undefined ? undefined : { value: printed, shift: 0, follows: false };
    // Set first, so that a circle of figures, which only a misread table can have, ends at the printed value.
    this.#known.set(cell, still);
    const value = given.get(cell);
    const derivation = derivations.get(cell);
    const reckoned =
      value !== undefined
        ? { value, shift: value - (printed ?? 0), follows: true }
        : derivation && printed !== undefined
          ? (this.#follow(derivation, printed) ?? still)
          : still;
    this.#known.set(cell, reckoned);
    return reckoned;
  }

  #follow(derivation: Derivation, printed: number): Reckoned | undefined {
    const { evaluated, term } = derivation;
    const exact = this.exactly(derivation);
    const shift = this.#solve(derivation, (other) => this.#shiftOf(other));
    if (exact === undefined || shift === undefined) return undefined;
    if (!this.#figures.mayBeStale(evaluated) && !othersIn(derivation).some((other) => this.follows(other))) return undefined;
    const { total } = evaluated.equation;
    const value =
      isSum(evaluated) && term.entry.cell === total.entry.cell
        ? this.#asTotal(evaluated, exact, [printed + shift, printed])
        : this.#asOther(derivation, exact, printed + shift);
    return { value, shift, follows: true };
  }

  /** A total that rounding explains moves by what its parts do, or stays where it is: its author may have moved it already. */
  #asTotal({ equation, plausibleSlack }: EvaluatedEquation, exact: number, candidates: readonly number[]): number {
    if (!this.#figures.rounded.has(equation.table)) return exact;
    return candidates.find((candidate) => Math.abs(exact - candidate) <= plausibleSlack) ?? exact;
  }

  /** The same amount in another place, which may print fewer digits or another unit, or differ by what rounding explains. */
  #asOther({ evaluated, term }: Derivation, exact: number, moved: number): number {
    const { scale } = this.#figures;
    if (term.entry.amount && scale.lastPlaceOf(term.entry) === evaluated.lastPlace && evaluated.lastPlace > 1)
      return scale.printable(exact, term.entry);
    return evaluated.residual === 0 || isFailing(evaluated) ? exact : moved;
  }

  #solve({ evaluated: { equation }, term }: Derivation, valueIn: (term: Term) => number | undefined): number | undefined {
    const { total, parts } = equation;
    if (term.entry.cell === total.entry.cell) return sumOver(parts, (part) => signed(part.sign, valueIn(part)));
    const rest = sumOver([total, ...parts.filter((part) => part.entry.cell !== term.entry.cell)], (other) =>
      signed(other === total ? 1 : (-other.sign as 1 | -1), valueIn(other)),
    );
    return signed(term.sign, rest);
  }
}

function signed(sign: 1 | -1, value: number | undefined): number | undefined {
  return value === undefined ? undefined : sign * value;
}

/** Undefined where a value is unknown or the sum leaves the exact range. */
function sumOver(terms: readonly Term[], valueIn: (term: Term) => number | undefined): number | undefined {
  let sum = 0;
  let magnitude = 0;
  for (const term of terms) {
    const value = valueIn(term);
    if (value === undefined) return undefined;
    sum += value;
    magnitude += Math.abs(value);
  }
  return Number.isSafeInteger(magnitude) ? sum : undefined;
}

/** The terms of an equation but for the one it is solved for. */
function othersIn({ evaluated: { equation }, term }: Derivation): readonly Term[] {
  return [equation.total, ...equation.parts].filter(({ entry }) => entry.cell !== term.entry.cell);
}

/** Whether an equation is a sum of rows or of columns. */
export function isSum({ equation: { source } }: EvaluatedEquation): boolean {
  return source.kind === 'rows' || source.kind === 'columns';
}

/** Whether an equation says what its total is, rather than that figures agree. */
function isDefinition(one: EvaluatedEquation, scale: Scale): boolean {
  return !one.equation.atMost && isSum(one) && !(one.equation.source.kind === 'rows' && countsTwice(one, scale));
}

/**
 * Whether a total is so much less than its unnumbered rows that one of them is likely a group with its rows below it:
 * a run of rows adds up to the row before it. What counts both would be no total.
 */
function countsTwice({ equation: { parts }, residual }: EvaluatedEquation, scale: Scale): boolean {
  const values = parts.map((part) => (isCellTerm(part) && isPlain(part.item) ? (scale.valueOf(part.entry) ?? 0) : 0));
  return values.some((value, place) => {
    if (value <= 0 || value > -residual) return false;
    let sum = values[place + 1] ?? 0;
    let end = place + 2;
    while (sum < value && end < values.length) sum += values[end++] as number;
    return sum === value && end > place + 2;
  });
}

/**
 * What each total is the sum of. A subtotal over rows rests on more figures than the same cell as the sum of its row; both
 * agree once all is worked out.
 */
export function definitionsOf(evaluated: readonly EvaluatedEquation[], scale: Scale): Map<FigureCell, Derivation> {
  const definitions = new Map<FigureCell, Derivation>();
  for (const kind of ['rows', 'columns'] as const) {
    for (const one of evaluated) {
      const { total, source } = one.equation;
      if (source.kind === kind && !definitions.has(total.entry.cell) && isDefinition(one, scale))
        definitions.set(total.entry.cell, { evaluated: one, term: total });
    }
  }
  return definitions;
}

/** Tables with differences that rounding explains and no fault accounts for: such totals are right as they are printed. */
export function tablesWithRounding(
  evaluated: readonly EvaluatedEquation[],
  faults: readonly { readonly equations: readonly EvaluatedEquation[] }[],
): ReadonlySet<BudgetTable | undefined> {
  const explained = new Set(faults.flatMap((fault) => fault.equations));
  const isRounding = ({ verdict }: EvaluatedEquation) => verdict === 'rounding' || verdict === 'plausible';
  return new Set(evaluated.filter((one) => isRounding(one) && !explained.has(one)).map((one) => one.equation.table));
}

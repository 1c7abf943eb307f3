import { groupBy } from '../../base/group-by.js';
import type { BudgetTable, Entry } from '../ledger.js';
import type { Scale } from '../scale.js';
import { type EvaluatedEquation, isCellTerm, isExact, isFailing, type Term } from './equation.js';
import type { Suspect } from './fault.js';

/** One place of a cell in the system of equations. */
export interface Occurrence {
  readonly evaluated: EvaluatedEquation;
  readonly term: Term;
  /** What adding 1 to the cell adds to the residual. */
  readonly effect: 1 | -1;
}

/** A change to one cell and the failing equations it settles. */
export interface Settlement {
  readonly equations: readonly EvaluatedEquation[];
  readonly suspect: Suspect;
}

/**
 * How a cell must account for its failing equations: for all of them; for at least two while others may have a fault of
 * their own; or for all of them but for a small remainder, which is another, smaller fault.
 */
export type Strictness = 'all' | 'most' | 'nearly';

/** A remainder this many times smaller than what a change settles is another fault. */
const SMALL_REMAINDER = 50;

/** A cell that more equations want changed, each in its own way, is not what is wrong with them: the others are not tried. */
const MOST_CHANGES = 50;

interface ColumnFigures {
  readonly hasFigures: boolean;
  readonly hasNegatives: boolean;
}

/** The equations of a document as a system over cells, with what is still to be explained. */
export class CellSystem {
  /** Failing equations that no fault explains yet. */
  readonly open: Set<EvaluatedEquation>;
  readonly scale: Scale;
  readonly #rounded: ReadonlySet<BudgetTable | undefined>;
  readonly #columns = new Map<BudgetTable, Map<number, ColumnFigures>>();
  readonly #occurrences = new Map<Entry['cell'], Occurrence[]>();
  /** Residuals of open equations after the changes that have been found. */
  readonly #residuals = new Map<EvaluatedEquation, number>();

  /** In tables that are `rounded`, what rounding plausibly explains is no failure. */
  constructor(
    all: readonly EvaluatedEquation[],
    rounded: ReadonlySet<BudgetTable | undefined>,
    scale: Scale,
    open?: readonly EvaluatedEquation[],
  ) {
    this.scale = scale;
    this.#rounded = rounded;
    this.open = new Set(open ?? all.filter((evaluated) => isFailing(evaluated) && !this.#isRounding(evaluated)));
    for (const evaluated of all) {
      this.#add(evaluated.equation.total, evaluated, 1);
      for (const part of evaluated.equation.parts) this.#add(part, evaluated, part.sign === 1 ? -1 : 1);
    }
  }

  occurrencesOf(cell: Entry['cell']): readonly Occurrence[] {
    return this.#occurrences.get(cell) ?? [];
  }

  residualOf(evaluated: EvaluatedEquation): number {
    return this.#residuals.get(evaluated) ?? evaluated.residual;
  }

  /** Whether a residual is as good as none for an equation. */
  isSettled(evaluated: EvaluatedEquation, residual: number): boolean {
    if (evaluated.equation.atMost) return residual >= -evaluated.lastPlace;
    return Math.abs(residual) <= this.#toleranceOf(evaluated);
  }

  /** Whether a change leaves an equation that holds as it is: what holds to the last place bears its cells out. */
  staysTrue(evaluated: EvaluatedEquation, residual: number): boolean {
    if (!this.isSettled(evaluated, residual)) return false;
    return evaluated.equation.atMost || this.#rounded.has(evaluated.equation.table) || this.residualOf(evaluated) !== 0 || residual === 0;
  }

  /** The change to one cell that settles its open equations and breaks none that holds; undefined where there is none. */
  settle(cell: Entry['cell'], strictness: Strictness): Settlement | undefined {
    const occurrences = this.occurrencesOf(cell);
    const broken = occurrences.filter(({ evaluated }) => this.open.has(evaluated) && !evaluated.equation.atMost);
    const first = broken[0];
    if (!first || !this.#mayBeWrong(first.term)) return undefined;
    const change = this.#bestChange(broken);
    const suspect = this.suspectAfter(first.term, change);
    if (!suspect || change === 0) return undefined;
    const settled: EvaluatedEquation[] = [];
    for (const { evaluated, effect } of occurrences) {
      const after = this.residualOf(evaluated) + effect * change;
      if (!this.open.has(evaluated)) {
        if (!this.staysTrue(evaluated, after)) return undefined;
      } else if (this.isSettled(evaluated, after)) settled.push(evaluated);
      else if (strictness === 'nearly' && Math.abs(after) * SMALL_REMAINDER <= Math.abs(this.residualOf(evaluated)))
        settled.push(evaluated);
      else if (strictness !== 'most') return undefined;
    }
    return { equations: settled, suspect };
  }

  /** The suspect that a change makes of a cell; undefined where no author would have printed its value there. */
  suspectAfter(term: Term, change: number): Suspect | undefined {
    const printed = this.scale.valueOf(term.entry) ?? 0;
    const value = this.scale.printable(printed + change, term.entry);
    if (!Number.isSafeInteger(value)) return undefined;
    if (value < 0 && printed >= 0 && !this.#hasNegatives(term)) return undefined;
    return { term, value };
  }

  /** The open equations that changes made together settle; undefined where one that they touch stays open, or one that holds breaks. */
  settledBy(suspects: readonly Suspect[]): readonly EvaluatedEquation[] | undefined {
    const effects = new Map<EvaluatedEquation, number>();
    for (const { term, value } of suspects) {
      const change = value - (this.scale.valueOf(term.entry) ?? 0);
      for (const { evaluated, effect } of this.occurrencesOf(term.entry.cell))
        effects.set(evaluated, (effects.get(evaluated) ?? 0) + effect * change);
    }
    const settled: EvaluatedEquation[] = [];
    for (const [evaluated, effect] of effects) {
      const after = this.residualOf(evaluated) + effect;
      if (!this.open.has(evaluated)) {
        if (effect !== 0 && !this.staysTrue(evaluated, after)) return undefined;
      } else if (this.isSettled(evaluated, after)) settled.push(evaluated);
      else return undefined;
    }
    return settled;
  }

  /** Takes a fault as found: its equations are explained, and the others it touches have the residual that remains. */
  apply(suspect: Suspect, explained: readonly EvaluatedEquation[]): void {
    const change = suspect.value - (this.scale.valueOf(suspect.term.entry) ?? 0);
    for (const evaluated of explained) this.open.delete(evaluated);
    for (const { evaluated, effect } of this.occurrencesOf(suspect.term.entry.cell)) {
      const residual = this.residualOf(evaluated) + effect * change;
      this.#residuals.set(evaluated, residual);
      if (this.isSettled(evaluated, residual)) this.open.delete(evaluated);
    }
  }

  /** Whether the suspect's value settles all its equations to the last place. */
  isExact(suspect: Suspect): boolean {
    const change = suspect.value - (this.scale.valueOf(suspect.term.entry) ?? 0);
    return this.occurrencesOf(suspect.term.entry.cell).every(
      ({ evaluated, effect }) => evaluated.equation.atMost || this.residualOf(evaluated) + effect * change === 0,
    );
  }

  #add(term: Term, evaluated: EvaluatedEquation, effect: 1 | -1): void {
    const list = this.#occurrences.get(term.entry.cell);
    if (list) list.push({ evaluated, term, effect });
    else this.#occurrences.set(term.entry.cell, [{ evaluated, term, effect }]);
  }

  #isRounding(evaluated: EvaluatedEquation): boolean {
    return evaluated.verdict === 'plausible' && this.#rounded.has(evaluated.equation.table);
  }

  #toleranceOf(evaluated: EvaluatedEquation): number {
    if (isExact(evaluated.equation.source) && evaluated.equation.parts.length === 1) return Math.floor(evaluated.lastPlace / 2);
    return this.#rounded.has(evaluated.equation.table) ? evaluated.plausibleSlack : evaluated.lastPlace;
  }

  /** The change that settles most of the equations, and of those the one that settles most of them exactly. */
  #bestChange(broken: readonly Occurrence[]): number {
    let best = 0;
    let bestScore = -1;
    const wanted = groupBy(broken, ({ evaluated, effect }) => -effect * this.residualOf(evaluated));
    const candidates = wanted.size <= MOST_CHANGES ? [...wanted] : [...wanted].sort((a, b) => b[1].length - a[1].length);
    for (const [change] of candidates.slice(0, MOST_CHANGES)) {
      let score = 0;
      for (const { evaluated, effect } of broken) {
        const after = this.residualOf(evaluated) + effect * change;
        if (this.isSettled(evaluated, after)) score += after === 0 ? broken.length + 1 : broken.length;
      }
      if (score > bestScore) {
        best = change;
        bestScore = score;
      }
    }
    return best;
  }

  /** A cell that the author left blank, as the whole column, is no place for a missing figure. */
  #mayBeWrong(term: Term): boolean {
    return term.entry.amount !== undefined || (isCellTerm(term) && this.#columnOf(term.item.table, term.entry.column.index).hasFigures);
  }

  #hasNegatives(term: Term): boolean {
    return isCellTerm(term) && this.#columnOf(term.item.table, term.entry.column.index).hasNegatives;
  }

  /** What the figures of a column are like, looked at once. */
  #columnOf(table: BudgetTable, column: number): ColumnFigures {
    const columns = this.#columns.get(table) ?? new Map<number, ColumnFigures>();
    this.#columns.set(table, columns);
    const known = columns.get(column);
    if (known) return known;
    let hasFigures = false;
    let hasNegatives = false;
    for (const items of table.items) {
      for (const { entries } of items) {
        const amount = entries.get(column)?.amount;
        if (amount) hasFigures = true;
        if (amount && amount.units < 0) hasNegatives = true;
      }
    }
    const figures = { hasFigures, hasNegatives };
    columns.set(column, figures);
    return figures;
  }
}

import type { EvaluatedEquation } from '../../budget/sums/equation.js';
import type { Fault } from '../../budget/sums/fault.js';
import type { Finding } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import { holdsAsRounded } from '../summary.js';

/** How many of some equations hold, and whether the author stands by all that do not. */
export interface EquationState {
  readonly equations: number;
  readonly holding: number;
  readonly broken: 'open' | 'accepted' | undefined;
}

/** Looks at equations with what the author has accepted in mind. */
export class EquationStates {
  readonly #analysis: Analysis;
  readonly #accepted: ReadonlySet<EvaluatedEquation>;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    const told = new Set(analysis.findings.map(placeOf));
    const places = analysis.accepted.map(({ finding }) => placeOf(finding)).filter((place) => !told.has(place));
    const faults = faultsByPlace(analysis.document.faults);
    this.#accepted = new Set(places.flatMap((place) => faults.get(place) ?? []).flatMap(({ equations }) => equations));
  }

  of(evaluated: readonly EvaluatedEquation[]): EquationState {
    const { rounded } = this.#analysis.document;
    const broken = evaluated.filter((each) => !holdsAsRounded(each, rounded.has(each.equation.table)));
    const isOpen = broken.some((each) => !this.#accepted.has(each));
    return {
      equations: evaluated.length,
      holding: evaluated.length - broken.length,
      broken: isOpen ? 'open' : broken.length > 0 ? 'accepted' : undefined,
    };
  }
}

/** The faults that may be told at a place: one of their figures stands there. */
export function faultsByPlace(faults: readonly Fault[]): ReadonlyMap<number, readonly Fault[]> {
  const byPlace = new Map<number, Fault[]>();
  for (const fault of faults) {
    const starts = fault.equations.flatMap(({ equation: { total, parts } }) => [total, ...parts].map(({ entry }) => entry.cell.span.start));
    for (const start of new Set(starts)) {
      const list = byPlace.get(start);
      if (list) list.push(fault);
      else byPlace.set(start, [fault]);
    }
  }
  return byPlace;
}

function placeOf({ span }: Finding): number {
  return span.start;
}

import type { CellSystem } from './cell-system.js';
import { type EvaluatedEquation, isCellTerm, type Term } from './equation.js';
import type { Fault, Suspect } from './fault.js';
import { slipBetween, slipRank } from './slip.js';

/** Beyond this many equations a search for pairs says more about chance than about the author. */
const MOST_OPEN_EQUATIONS = 12;
const MOST_CANDIDATES = 120;

/** Explains what no single cell does: two figures in each other's place, or two wrong cells that share an equation. */
export function explainByTwoCells(system: CellSystem): readonly Fault[] {
  const faults: Fault[] = [];
  for (let swap = findSwap(system); swap; swap = findSwap(system)) {
    faults.push(swap);
    close(system, swap.equations);
  }
  for (const component of componentsOf(system)) {
    if (component.length < 2 || component.length > MOST_OPEN_EQUATIONS) continue;
    const pair = findPair(system, component);
    if (!pair) continue;
    faults.push(...pair);
    for (const fault of pair) close(system, fault.equations);
  }
  return faults;
}

function close(system: CellSystem, equations: readonly EvaluatedEquation[]): void {
  for (const evaluated of equations) system.open.delete(evaluated);
}

/** Two equations that fail by the same amount in opposite directions, and two figures that settle them by changing places. */
function findSwap(system: CellSystem): Fault | undefined {
  const open = [...system.open].filter(({ equation }) => !equation.atMost).slice(0, MOST_CANDIDATES);
  for (const [place, first] of open.entries()) {
    for (const second of open.slice(place + 1)) {
      if (Math.abs(Math.abs(system.residualOf(first)) - Math.abs(system.residualOf(second))) > first.lastPlace) continue;
      const swapped = swapBetween(system, first, second);
      if (swapped) return { equations: [...touched(system, swapped)], suspects: [], swapped };
    }
  }
  return undefined;
}

function swapBetween(system: CellSystem, first: EvaluatedEquation, second: EvaluatedEquation): readonly [Suspect, Suspect] | undefined {
  for (const one of termsOf(first)) {
    const value = system.scale.valueOf(one.entry);
    if (!one.entry.amount || value === undefined) continue;
    for (const other of termsOf(second)) {
      const otherValue = system.scale.valueOf(other.entry);
      // Authors exchange two rows of one column.
      if (!other.entry.amount || otherValue === undefined || otherValue === value || columnOf(other) !== columnOf(one)) continue;
      const pair = [
        { term: one, value: otherValue },
        { term: other, value },
      ] as const;
      if (one.entry.cell !== other.entry.cell && system.settledBy(pair)) return pair;
    }
  }
  return undefined;
}

/** The column of a cell; figures in sentences share none. */
function columnOf(term: Term): unknown {
  return isCellTerm(term) ? term.entry.column : term;
}

/** Two cells of one component, each in two equations or more, whose changes together settle all of it. */
function findPair(system: CellSystem, component: readonly EvaluatedEquation[]): readonly Fault[] | undefined {
  const candidates = candidatesOf(system, component);
  let best: { readonly pair: readonly [Suspect, Suspect]; readonly rank: number } | undefined;
  let isTied = false;
  for (const [place, one] of candidates.entries()) {
    for (const other of candidates.slice(place + 1)) {
      const pair = pairBetween(system, component, one, other);
      if (!pair) continue;
      const rank = pair.reduce((sum, { term, value }) => sum + slipRank(slipBetween(system.scale.valueOf(term.entry) ?? 0, value)), 0);
      isTied = best !== undefined && rank === best.rank;
      if (!best || rank < best.rank) best = { pair, rank };
    }
  }
  if (!best || isTied) return undefined;
  const [one, other] = best.pair;
  const ofOne = component.filter((evaluated) => standsIn(one.term, evaluated));
  const ofOther = component.filter((evaluated) => !ofOne.includes(evaluated));
  return [
    { equations: ofOne, suspects: [one] },
    { equations: ofOther, suspects: [other] },
  ];
}

/** Cells that stand in two open equations and in none that holds. */
function candidatesOf(system: CellSystem, component: readonly EvaluatedEquation[]): readonly Term[] {
  const terms = new Map<Term['entry']['cell'], Term>();
  for (const evaluated of component) {
    for (const term of termsOf(evaluated)) {
      const occurrences = system.occurrencesOf(term.entry.cell).filter(({ evaluated: { equation } }) => !equation.atMost);
      if (occurrences.length >= 2 && occurrences.every((occurrence) => system.open.has(occurrence.evaluated)))
        terms.set(term.entry.cell, term);
    }
  }
  return [...terms.values()].slice(0, MOST_CANDIDATES);
}

function pairBetween(
  system: CellSystem,
  component: readonly EvaluatedEquation[],
  one: Term,
  other: Term,
): readonly [Suspect, Suspect] | undefined {
  const onlyOne = component.find((evaluated) => standsIn(one, evaluated) && !standsIn(other, evaluated));
  const onlyOther = component.find((evaluated) => standsIn(other, evaluated) && !standsIn(one, evaluated));
  if (!onlyOne || !onlyOther || !component.every((evaluated) => standsIn(one, evaluated) || standsIn(other, evaluated))) return undefined;
  const first = suspectFrom(system, one, onlyOne);
  const second = suspectFrom(system, other, onlyOther);
  return first && second && system.settledBy([first, second]) ? [first, second] : undefined;
}

function suspectFrom(system: CellSystem, term: Term, evaluated: EvaluatedEquation): Suspect | undefined {
  const occurrence = system.occurrencesOf(term.entry.cell).find((each) => each.evaluated === evaluated);
  return occurrence && system.suspectAfter(term, -occurrence.effect * system.residualOf(evaluated));
}

/** The open equations that two cells stand in. */
function touched(system: CellSystem, pair: readonly [Suspect, Suspect]): ReadonlySet<EvaluatedEquation> {
  const equations = pair.flatMap(({ term }) => system.occurrencesOf(term.entry.cell).map(({ evaluated }) => evaluated));
  return new Set(equations.filter((evaluated) => system.open.has(evaluated)));
}

function standsIn(term: Term, { equation }: EvaluatedEquation): boolean {
  return equation.total.entry.cell === term.entry.cell || equation.parts.some((part) => part.entry.cell === term.entry.cell);
}

function termsOf({ equation }: EvaluatedEquation): readonly Term[] {
  return [equation.total, ...equation.parts];
}

/** Open equations that share cells, directly or through others. */
function componentsOf(system: CellSystem): readonly (readonly EvaluatedEquation[])[] {
  const left = new Set([...system.open].filter(({ equation }) => !equation.atMost));
  const components: EvaluatedEquation[][] = [];
  for (const start of left) {
    left.delete(start);
    const component = [start];
    for (const evaluated of component) {
      for (const term of termsOf(evaluated)) {
        for (const { evaluated: neighbour } of system.occurrencesOf(term.entry.cell)) {
          if (left.delete(neighbour)) component.push(neighbour);
        }
      }
    }
    components.push(component);
  }
  return components;
}

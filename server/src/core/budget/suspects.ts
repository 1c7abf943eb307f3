import type { EvaluatedEquation, Term } from './equation.js';
import type { Entry } from './ledger.js';
import type { Scale } from './relation.js';

/** A cell and the value that settles every failing equation it stands in and breaks none that holds. */
export interface Suspect {
  readonly term: Term;
  /** The value it should have, in units of the document's finest place. */
  readonly value: number;
}

/** One fault: the failing equations it explains, and the cells that could be wrong. */
export interface Fault {
  readonly equations: readonly EvaluatedEquation[];
  /** Equally good explanations; exactly one where the equations single the cell out, none where no one cell explains them. */
  readonly suspects: readonly Suspect[];
}

/** The system of equations as a graph: which equations each cell stands in, and how. */
interface Occurrence {
  readonly evaluated: EvaluatedEquation;
  readonly term: Term;
  /** What adding 1 to the cell adds to the residual. */
  readonly effect: 1 | -1;
}

/**
 * Explains the failing equations with as few faults as possible (DOMAIN §3.3). A fault is one cell where one cell
 * settles several equations; otherwise it is one equation, or the same rows in several columns.
 */
export function explain(all: readonly EvaluatedEquation[], scale: Scale): readonly Fault[] {
  const failing = all.filter(isFailing);
  if (failing.length === 0) return [];
  const occurrences = indexByCell(all);
  const left = new Set(failing);
  const faults: Fault[] = [];
  for (;;) {
    const best = bestCell(left, occurrences, scale);
    if (!best) break;
    faults.push(best);
    for (const evaluated of best.equations) left.delete(evaluated);
  }
  for (const group of groupBySource([...left])) faults.push(faultWithoutOneCell(group, occurrences, scale));
  return faults;
}

/**
 * Slips of one last place. Rounding alone leaves such differences all over a table; where a single cell accounts for every
 * one of them in its table, exactly and in two equations or more, it is a slip of that cell and not rounding.
 */
export function explainWithinRounding(all: readonly EvaluatedEquation[], scale: Scale): readonly Fault[] {
  const rounded = all.filter((evaluated) => evaluated.verdict === 'rounding');
  const failingTables = new Set(all.filter(isFailing).map((evaluated) => evaluated.equation.table));
  const occurrences = indexByCell(all);
  return [...new Set(rounded.map((evaluated) => evaluated.equation.table))].flatMap((table) => {
    if (failingTables.has(table)) return [];
    const inTable = new Set(rounded.filter((evaluated) => evaluated.equation.table === table));
    const best = bestCell(inTable, occurrences, scale);
    if (!best || best.equations.length < inTable.size || !best.suspects.every((suspect) => isExact(suspect, occurrences, scale))) return [];
    return [best];
  });
}

/** Whether the suspect's value settles all its equations to the last place. */
function isExact(suspect: Suspect, occurrences: ReadonlyMap<Entry['cell'], readonly Occurrence[]>, scale: Scale): boolean {
  const change = suspect.value - (scale.valueOf(suspect.term.entry) ?? 0);
  const standing = occurrences.get(suspect.term.entry.cell) ?? [];
  return standing.every(({ evaluated, effect }) => evaluated.equation.atMost || evaluated.residual + effect * change === 0);
}

export function isFailing(evaluated: EvaluatedEquation): boolean {
  return evaluated.verdict !== 'holds' && evaluated.verdict !== 'rounding';
}

function indexByCell(all: readonly EvaluatedEquation[]): ReadonlyMap<Entry['cell'], readonly Occurrence[]> {
  const index = new Map<Entry['cell'], Occurrence[]>();
  const add = (term: Term, evaluated: EvaluatedEquation, effect: 1 | -1) => {
    const list = index.get(term.entry.cell);
    if (list) list.push({ evaluated, term, effect });
    else index.set(term.entry.cell, [{ evaluated, term, effect }]);
  };
  for (const evaluated of all) {
    add(evaluated.equation.total, evaluated, 1);
    for (const part of evaluated.equation.parts) add(part, evaluated, part.sign === 1 ? -1 : 1);
  }
  return index;
}

/** The cell that settles most failing equations, at least two, and breaks none. */
function bestCell(
  failing: ReadonlySet<EvaluatedEquation>,
  occurrences: ReadonlyMap<Entry['cell'], readonly Occurrence[]>,
  scale: Scale,
): Fault | undefined {
  let best: { equations: readonly EvaluatedEquation[]; suspects: Suspect[] } | undefined;
  const tried = new Set<Entry['cell']>();
  for (const evaluated of failing) {
    for (const term of [evaluated.equation.total, ...evaluated.equation.parts]) {
      const cell = term.entry.cell;
      if (tried.has(cell)) continue;
      tried.add(cell);
      const settled = settle(occurrences.get(cell) ?? [], failing, scale);
      if (!settled || settled.equations.length < 2) continue;
      if (!best || settled.equations.length > best.equations.length) best = { equations: settled.equations, suspects: [settled.suspect] };
      else if (settled.equations.length === best.equations.length && sameEquations(settled.equations, best.equations))
        addSuspect(best.suspects, settled.suspect);
    }
  }
  return best;
}

/** A printed figure is the likelier slip than a cell left blank. */
function addSuspect(suspects: Suspect[], suspect: Suspect): void {
  const isFilled = ({ term }: Suspect) => term.entry.amount !== undefined;
  if (isFilled(suspect) && !suspects.every(isFilled)) suspects.splice(0, suspects.length, suspect);
  else if (isFilled(suspect) || !suspects.some(isFilled)) suspects.push(suspect);
}

function sameEquations(a: readonly EvaluatedEquation[], b: readonly EvaluatedEquation[]): boolean {
  return a.every((evaluated) => b.includes(evaluated));
}

/** The change to one cell that settles its failing equations and breaks none; undefined where there is no such change. */
function settle(
  occurrences: readonly Occurrence[],
  failing: ReadonlySet<EvaluatedEquation>,
  scale: Scale,
): { equations: readonly EvaluatedEquation[]; suspect: Suspect } | undefined {
  const broken = occurrences.filter(({ evaluated }) => failing.has(evaluated) && !evaluated.equation.atMost);
  const first = broken[0];
  if (!first) return undefined;
  const change = exactChange(broken);
  const term = first.term;
  // A cell that the author left blank, as the whole column, is no place for the missing figure.
  if (!term.entry.amount && isBlankColumn(term)) return undefined;
  const value = (scale.valueOf(term.entry) ?? 0) + change;
  if (!Number.isSafeInteger(value)) return undefined;
  for (const { evaluated, effect } of occurrences) {
    const after = evaluated.residual + effect * change;
    if (evaluated.equation.atMost) {
      if (after < -evaluated.lastPlace && !failing.has(evaluated)) return undefined;
    } else if (Math.abs(after) > evaluated.lastPlace) return undefined;
    // What holds to the last place bears the cell out, even against a difference of one place.
    else if (after !== 0 && evaluated.residual === 0) return undefined;
  }
  const equations = occurrences.filter(({ evaluated }) => failing.has(evaluated)).map(({ evaluated }) => evaluated);
  return { equations, suspect: { term, value } };
}

function isBlankColumn({ entry, item }: Term): boolean {
  const { index } = entry.column;
  return !item.table.items.some((items) => items.some((other) => other.entries.get(index)?.amount));
}

/** The change on which most of the failing equations agree to the last place. */
function exactChange(broken: readonly Occurrence[]): number {
  const votes = new Map<number, number>();
  for (const { evaluated, effect } of broken) {
    const change = -effect * evaluated.residual;
    votes.set(change, (votes.get(change) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [change, count] of votes) {
    if (count > most) {
      best = change;
      most = count;
    }
  }
  return best;
}

/** Failing equations over the same rows, one for each column, are one fault: a row is missing or too many. */
function groupBySource(failing: readonly EvaluatedEquation[]): readonly (readonly EvaluatedEquation[])[] {
  const groups = new Map<unknown, EvaluatedEquation[]>();
  for (const evaluated of failing) {
    const { source } = evaluated.equation;
    const key = source.kind === 'rows' ? source.relation : evaluated;
    const group = groups.get(key);
    if (group) group.push(evaluated);
    else groups.set(key, [evaluated]);
  }
  return [...groups.values()];
}

/** A single equation, or one per column: every cell that stands in no equation that holds may be the wrong one. */
function faultWithoutOneCell(
  equations: readonly EvaluatedEquation[],
  occurrences: ReadonlyMap<Entry['cell'], readonly Occurrence[]>,
  scale: Scale,
): Fault {
  const single = equations.length === 1 ? (equations[0] as EvaluatedEquation) : undefined;
  if (!single || single.equation.atMost) return { equations, suspects: [] };
  const failing = new Set(equations);
  const terms = [single.equation.total, ...single.equation.parts];
  const suspects = terms.flatMap((term): Suspect[] => {
    const settled = settle(occurrences.get(term.entry.cell) ?? [], failing, scale);
    return settled ? [settled.suspect] : [];
  });
  return { equations, suspects };
}

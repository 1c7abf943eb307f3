/** Explains by one row what no single cell of it does: a change that an author made in several columns of a row. */
import type { LogicalRow } from '../../table/logical-table.js';
import type { CellSystem } from './cell-system.js';
import { type EvaluatedEquation, isCellTerm, type Term } from './equation.js';
import type { Fault, Suspect } from './fault.js';

type Cell = Term['entry']['cell'];

/** What changing the cells of one row together settles. */
interface RowChange {
  readonly suspects: readonly Suspect[];
  readonly settled: readonly EvaluatedEquation[];
}

/**
 * A row whose columns still add up, while each of the changed cells disagrees with other rows, tables or sentences by its own
 * difference. The row must explain more than one equation for each of its cells, and no other row as many.
 */
export function explainByRows(system: CellSystem): readonly Fault[] {
  const faults: Fault[] = [];
  for (let best = bestRow(system); best; best = bestRow(system)) {
    faults.push({ equations: best.settled, suspects: [], together: best.suspects });
    for (const suspect of best.suspects) system.apply(suspect, best.settled);
  }
  return faults;
}

function bestRow(system: CellSystem): RowChange | undefined {
  let best: RowChange | undefined;
  let isTied = false;
  for (const cells of openRows(system).values()) {
    if (cells.size < 2) continue;
    const change = changeOf(system, [...cells.values()]);
    if (!change || change.settled.length <= change.suspects.length) continue;
    isTied = best !== undefined && change.settled.length === best.settled.length;
    if (!best || change.settled.length > best.settled.length) best = change;
  }
  return isTied ? undefined : best;
}

/** The cells of open equations, row by row. */
function openRows(system: CellSystem): ReadonlyMap<LogicalRow, ReadonlyMap<Cell, Term>> {
  const rows = new Map<LogicalRow, Map<Cell, Term>>();
  for (const { equation } of system.open) {
    if (equation.atMost) continue;
    for (const term of [equation.total, ...equation.parts]) {
      if (!isCellTerm(term) || term.entry.amount === undefined) continue;
      const cells = rows.get(term.item.row) ?? new Map<Cell, Term>();
      rows.set(term.item.row, cells.set(term.entry.cell, term));
    }
  }
  return rows;
}

/** The one change of each cell that settles all its open equations; together they must leave the sums of the row as they are. */
function changeOf(system: CellSystem, terms: readonly Term[]): RowChange | undefined {
  const suspects: Suspect[] = [];
  for (const term of terms) {
    const suspect = suspectIn(system, term);
    if (!suspect) return undefined;
    suspects.push(suspect);
  }
  const settled = system.settledBy(suspects);
  return settled && { suspects, settled };
}

function suspectIn(system: CellSystem, term: Term): Suspect | undefined {
  const open = system.occurrencesOf(term.entry.cell).filter(({ evaluated }) => system.open.has(evaluated) && !evaluated.equation.atMost);
  const [first] = open;
  if (!first) return undefined;
  const change = -first.effect * system.residualOf(first.evaluated);
  const settlesAll = open.every(({ evaluated, effect }) => system.isSettled(evaluated, system.residualOf(evaluated) + effect * change));
  return settlesAll ? system.suspectAfter(term, change) : undefined;
}

/** Explains by one row what no single cell of it does: a change that an author made in several columns of a row. */
import type { LogicalRow } from '../../table/logical-table.js';
import type { CellSystem } from './cell-system.js';
import { type EvaluatedEquation, isCellTerm, type Term } from './equation.js';
import type { Fault, Suspect } from './fault.js';

type Cell = Term['entry']['cell'];

/** A fault of several figures of one row. */
export interface RowFault extends Fault {
  readonly together: readonly Suspect[];
}

/**
 * A row whose columns still add up, while each of the changed cells disagrees with other rows, tables or sentences by its own
 * difference. The row must explain more than one equation for each of its cells, and no other row as many.
 */
export function bestRow(system: CellSystem): RowFault | undefined {
  let best: RowFault | undefined;
  let isTied = false;
  for (const cells of openRows(system).values()) {
    if (cells.size < 2) continue;
    const fault = faultOf(system, [...cells.values()]);
    if (!fault || fault.equations.length <= fault.together.length || !belongTogether(system, fault.together)) continue;
    if (best && fault.equations.length < best.equations.length) continue;
    isTied = best !== undefined && fault.equations.length === best.equations.length;
    best = fault;
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
function faultOf(system: CellSystem, terms: readonly Term[]): RowFault | undefined {
  const suspects: Suspect[] = [];
  for (const term of terms) {
    const suspect = suspectIn(system, term);
    if (!suspect) return undefined;
    suspects.push(suspect);
  }
  const equations = system.settledBy(suspects);
  return equations && { equations, suspects: [], together: suspects };
}

/** Whether a sum that holds has them together, or the author wrote the same wrong figure; two slips in one row are two faults. */
function belongTogether(system: CellSystem, suspects: readonly Suspect[]): boolean {
  const cells = new Set(suspects.map(({ term }) => term.entry.cell));
  return suspects.every((suspect) => {
    const isTwin = suspects.some(
      (other) => other !== suspect && other.value === suspect.value && printed(system, other) === printed(system, suspect),
    );
    return (
      isTwin ||
      system.occurrencesOf(suspect.term.entry.cell).some(({ evaluated }) => !system.open.has(evaluated) && holdsTwo(evaluated, cells))
    );
  });
}

function printed(system: CellSystem, { term }: Suspect): number | undefined {
  return system.scale.valueOf(term.entry);
}

function holdsTwo({ equation }: EvaluatedEquation, cells: ReadonlySet<Cell>): boolean {
  return [equation.total, ...equation.parts].filter(({ entry }) => cells.has(entry.cell)).length > 1;
}

function suspectIn(system: CellSystem, term: Term): Suspect | undefined {
  const open = system.occurrencesOf(term.entry.cell).filter(({ evaluated }) => system.open.has(evaluated) && !evaluated.equation.atMost);
  const [first] = open;
  if (!first) return undefined;
  const change = -first.effect * system.residualOf(first.evaluated);
  const settlesAll = open.every(({ evaluated, effect }) => system.isSettled(evaluated, system.residualOf(evaluated) + effect * change));
  return settlesAll ? system.suspectAfter(term, change) : undefined;
}

import type { BudgetDocument } from '../budget/document.js';
import type { Entry } from '../budget/ledger.js';
import type { Equation, EvaluatedEquation } from '../budget/sums/equation.js';
import { type Fault, type Suspect, suspectsOf } from '../budget/sums/fault.js';

/** What the equations of a document say about one cell. */
export interface CellEquations {
  /** Those whose total it is. */
  readonly asTotal: readonly EvaluatedEquation[];
  /** Those it is a part of. */
  readonly asPart: readonly EvaluatedEquation[];
  /** How many more it stands in that could not be worked out, because a figure in them cannot be read. */
  readonly unread: number;
  /** The faults that one of its equations belongs to. */
  readonly faults: readonly Fault[];
  /** The change to this cell that would settle a fault, where it is suspected. */
  readonly suspicion: { readonly fault: Fault; readonly suspect: Suspect } | undefined;
}

type Cell = Entry['cell'];

interface Collected {
  readonly asTotal: EvaluatedEquation[];
  readonly asPart: EvaluatedEquation[];
  unread: number;
}

interface EquationIndex {
  readonly byCell: ReadonlyMap<Cell, Collected>;
  readonly faultOf: ReadonlyMap<EvaluatedEquation, Fault>;
}

const NOTHING: Collected = { asTotal: [], asPart: [], unread: 0 };

/** Looks a cell up; the index behind it is made once for each document. */
export function equationsOf(document: BudgetDocument, cell: Cell): CellEquations {
  const { byCell, faultOf } = indexOf(document);
  const { asTotal, asPart, unread } = byCell.get(cell) ?? NOTHING;
  const faults = [...new Set([...asTotal, ...asPart].flatMap((evaluated) => faultOf.get(evaluated) ?? []))];
  return { asTotal, asPart, unread, faults, suspicion: suspicionOf(faults, cell) };
}

/** Whether a cell is a sum of rows or columns, so that it can be worked out from its parts. */
export function isComputed(document: BudgetDocument, cell: Cell): boolean {
  const found = indexOf(document).byCell.get(cell);
  return (
    found?.asTotal.some(({ equation: { atMost, source } }) => !atMost && (source.kind === 'rows' || source.kind === 'columns')) ?? false
  );
}

function suspicionOf(faults: readonly Fault[], cell: Cell): CellEquations['suspicion'] {
  for (const fault of faults) {
    const suspect = suspectsOf(fault).find(({ term }) => term.entry.cell === cell);
    if (suspect) return { fault, suspect };
  }
  return undefined;
}

const indexes = new WeakMap<BudgetDocument, EquationIndex>();

function indexOf(document: BudgetDocument): EquationIndex {
  const known = indexes.get(document);
  if (known) return known;
  const index = buildIndex(document);
  indexes.set(document, index);
  return index;
}

function buildIndex({ evaluated, systems, faults }: BudgetDocument): EquationIndex {
  const byCell = new Map<Cell, Collected>();
  const worked = new Set<Equation>();
  for (const each of evaluated) {
    worked.add(each.equation);
    collect(byCell, each.equation.total.entry.cell).asTotal.push(each);
    for (const part of each.equation.parts) collect(byCell, part.entry.cell).asPart.push(each);
  }
  for (const { equations } of systems) {
    for (const equation of equations) {
      if (worked.has(equation)) continue;
      for (const term of [equation.total, ...equation.parts]) collect(byCell, term.entry.cell).unread++;
    }
  }
  return { byCell, faultOf: new Map(faults.flatMap((fault) => fault.equations.map((each) => [each, fault] as const))) };
}

function collect(byCell: Map<Cell, Collected>, cell: Cell): Collected {
  const known = byCell.get(cell);
  if (known) return known;
  const collected: Collected = { asTotal: [], asPart: [], unread: 0 };
  byCell.set(cell, collected);
  return collected;
}

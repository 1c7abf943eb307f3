import { perUnit } from '../../base/per-unit.js';
import type { BudgetTable } from '../ledger.js';
import type { Equation, EvaluatedEquation, Term } from './equation.js';

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
  /** Two figures that stand in each other's place: both change together. The suspects are empty then. */
  readonly swapped?: readonly [Suspect, Suspect];
  /** Figures of one row that change together, each to its value. The suspects are empty then. */
  readonly together?: readonly Suspect[];
  /** The table whose figures all differ from other tables by the same amount, while its own sums hold. The suspects are empty then. */
  readonly table?: BudgetTable;
}

/** Every figure that a fault takes for wrong, with the value it should have: one of several, or all of them together. */
export function suspectsOf({ suspects, swapped, together }: Fault): readonly Suspect[] {
  return swapped ?? together ?? suspects;
}

/**
 * What a fault is spoken of as, so that each is told by one rule: a sum within a table before anything else, then the two
 * sides of a table, what tables agree in, what the user has stated, one project in two lists, a sentence and a table, sentences among themselves, what is only
 * named (其中), and at last what only asks for an explanation.
 */
export type FaultKind = 'sum' | 'balance' | 'identity' | 'own' | 'same' | 'stated' | 'sentences' | 'part' | 'question';

/** The kind that comes first tells the fault. */
const KINDS: readonly FaultKind[] = ['sum', 'balance', 'identity', 'own', 'same', 'stated', 'sentences', 'part', 'question'];

export const faultKind = perUnit(({ equations, table }: Fault): FaultKind => {
  if (table) return 'identity';
  const kinds = new Set(equations.map(({ equation }) => kindOf(equation)));
  return KINDS.find((kind) => kinds.has(kind)) ?? 'part';
});

function kindOf({ source, atMost }: Equation): FaultKind {
  if (atMost && !(source.kind === 'identity' && source.identity.class === 'own')) return 'part';
  if (source.kind === 'rows' || source.kind === 'columns') return 'sum';
  if (source.kind !== 'identity') return source.kind;
  const { class: binding } = source.identity;
  return binding === 'question' || binding === 'own' ? binding : 'identity';
}

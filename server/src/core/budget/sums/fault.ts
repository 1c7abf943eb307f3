import type { EvaluatedEquation, Term } from './equation.js';

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
}

import { type IdentityReading, identities } from '../facts/identities.js';
import { textEquations } from '../narrative/text-equations.js';
import { type OwnStatement, ownStatements } from '../own/own-statements.js';
import type { ReadingOptions } from '../reading-options.js';
import { ownerNames } from '../statements/owner-names.js';
import { type StatedFigure, statements } from '../statements/statements.js';
import type { ToldChange } from '../statements/told-changes.js';
import { type Equation, type EvaluatedEquation, evaluate } from '../sums/equation.js';
import { sameProjects } from '../sums/same-facts.js';
import type { DocumentFigures } from './figures.js';
import type { DocumentTables } from './tables.js';

/** The third phase: the document as one system of equations, each worked out. */
export interface DocumentEquations {
  /** What tables must agree in, and what they usually agree in. */
  readonly identities: IdentityReading;
  /** The amounts of sentences with the cells they state. */
  readonly stated: readonly StatedFigure[];
  /** The changes that sentences tell of amounts whose both years a table prints. */
  readonly changes: readonly ToldChange[];
  /** What the user states, bound to this document or not. */
  readonly own: readonly OwnStatement[];
  readonly evaluated: readonly EvaluatedEquation[];
}

export function readEquations(tables: DocumentTables, figures: DocumentFigures, options: ReadingOptions): DocumentEquations {
  const { ledgers, blocks, year, owner, form } = tables;
  const { scale, systems, forms, facts, prose } = figures;
  const between = identities(forms, scale, form.pack.identities);
  const owners = ownerNames(ledgers, blocks);
  const inText = statements({ tables: ledgers, forms, facts, scale, year, owners }, prose);
  const own = ownStatements(options.identities, ledgers, owner);
  const equations: readonly Equation[] = [
    ...systems.flatMap((system) => system.equations),
    ...sameProjects(systems, scale),
    ...between.equations,
    ...inText.equations,
    ...textEquations(prose, scale),
    ...own.flatMap(({ equation }) => equation ?? []),
  ];
  return {
    identities: between,
    stated: inText.stated,
    changes: inText.changes,
    own,
    evaluated: equations.flatMap((equation) => evaluate(equation, scale) ?? []),
  };
}

import { type DuplicateRow, findDuplicateRows, isExplainedByDuplicate } from '../duplicate-rows.js';
import type { DocumentForm } from '../form/document-form.js';
import { isExplainedByFormRow, withAmounts } from '../form/missing-form-rows.js';
import type { BudgetTable } from '../ledger.js';
import { borneOutByTables, type Narrative, readNarrative } from '../narrative/narrative.js';
import { refineFaults, withoutTurned } from '../narrative/refined-faults.js';
import { findOrdinalGaps, isExplainedByGap, type OrdinalGap } from '../ordinal-gaps.js';
import { type RatesOfTables, ratesOfTables } from '../rate-columns.js';
import type { Fault } from '../sums/fault.js';
import { explain, explainWithinRounding, roundedTables } from '../sums/suspects.js';
import type { DocumentEquations } from './equations.js';
import type { DocumentFigures } from './figures.js';
import type { DocumentTables } from './tables.js';

/** The last phase: what does not hold, explained by as few faults as possible. */
export interface DocumentFaults {
  readonly duplicates: readonly DuplicateRow[];
  readonly ordinalGaps: readonly OrdinalGap[];
  /** Tables whose figures were rounded each for itself. */
  readonly rounded: ReadonlySet<BudgetTable | undefined>;
  /** What is wrong with the sums, but for what a doubled or lost row already explains. */
  readonly faults: readonly Fault[];
  /** What sentences tell wrongly of growth and of shares. */
  readonly narrative: Narrative;
  /** Percentages of growth in tables, and those that their amounts do not give. */
  readonly ratesInTables: RatesOfTables;
  /** The form, whose missing rows now have the amounts that the sums miss. */
  readonly form: DocumentForm;
}

export function findFaults({ form }: DocumentTables, figures: DocumentFigures, equations: DocumentEquations): DocumentFaults {
  const { scale, systems, prose } = figures;
  const { evaluated, stated, changes } = equations;
  const rounded = roundedTables(evaluated);
  const duplicates = findDuplicateRows(systems);
  const doubled = new Set(duplicates.map(({ second }) => second));
  const ordinalGaps = findOrdinalGaps(systems, doubled).filter((gap) => !isExplainedByFormRow(gap, form.missingRows));
  const found = [...explain(evaluated, rounded, scale), ...explainWithinRounding(evaluated, scale)];
  const { rows: missingRows, rest } = withAmounts(form.missingRows, found);
  const unexplained = rest.filter((fault) => !isExplainedByDuplicate(fault, doubled, scale) && !isExplainedByGap(fault, ordinalGaps));
  const refined = refineFaults(unexplained, prose, scale);
  const narrative = readNarrative(prose, refined, scale, { borneOut: borneOutByTables(stated, scale), changes });
  const faults = withoutTurned(refined, narrative.growth, scale);
  const ratesInTables = ratesOfTables(
    systems.map(({ table }) => table),
    faults,
    scale,
  );
  return { duplicates, ordinalGaps, rounded, faults, narrative, ratesInTables, form: { ...form, missingRows } };
}

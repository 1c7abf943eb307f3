import { groupBy } from '../base/group-by.js';
import type { Edit, Span } from '../base/span.js';
import type { BudgetDocument } from '../budget/document.js';
import type { BudgetTable } from '../budget/ledger.js';
import { type EvaluatedEquation, isFailing } from '../budget/sums/equation.js';
import type { Analysis } from './analyse.js';
import { recalculatedDocument } from './recalculated-document.js';
import { tableName } from './row-name.js';

export interface DocumentSummary {
  readonly recognised: boolean;
  readonly year: number | undefined;
  readonly owner: string | undefined;
  readonly tables: number;
  readonly equations: number;
  /** How many of them hold, rounding differences included. */
  readonly holding: number;
}

export interface TableSummary {
  readonly title: string;
  /** Where the table begins: its title, or its first row where it has none. */
  readonly span: Span;
  readonly equations: number;
  readonly holding: number;
  /** How many figures a recalculation would change. */
  readonly stale: number;
}

export function summarise({ document, recognised }: Analysis): DocumentSummary {
  const { year, owner, systems } = document;
  if (!recognised) return { recognised, year: undefined, owner: undefined, tables: 0, ...NO_EQUATIONS };
  const { evaluated, rounded } = document;
  const holding = evaluated.filter((each) => holdsAsRounded(each, rounded.has(each.equation.table))).length;
  return { recognised, year, owner, tables: systems.length, equations: evaluated.length, holding };
}

/** One entry for each logical table. */
export function tableSummaries(analysis: Analysis): readonly TableSummary[] {
  const { document, options } = analysis;
  const counts = equationCounts(document);
  const edits = recalculatedDocument(analysis);
  let next = 0;
  return document.systems.map(({ table }): TableSummary => {
    const { caption, span, fragments } = table.table;
    const first = next;
    // Edits and tables both come in the order of the text.
    while (next < edits.length && (edits[next] as Edit).span.start <= span.end) next++;
    return {
      title: tableName(table.table, options.locale),
      span: caption.titleSpan ?? fragments[0]?.rows[0]?.span ?? span,
      ...(counts.get(table) ?? NO_EQUATIONS),
      stale: next - first,
    };
  });
}

export interface EquationCounts {
  readonly equations: number;
  readonly holding: number;
}

export const NO_EQUATIONS: EquationCounts = { equations: 0, holding: 0 };

/** By table, the equations that stand in it; what tables and sentences must agree in belongs to no one table. */
export function equationCounts(document: BudgetDocument): ReadonlyMap<BudgetTable | undefined, EquationCounts> {
  return new Map(
    [...groupBy(document.evaluated.filter(isOfOneTable), ({ equation }) => equation.table)].map(([table, evaluated]) => [
      table,
      count(evaluated, document.rounded.has(table)),
    ]),
  );
}

function isOfOneTable({ equation: { source } }: EvaluatedEquation): boolean {
  return source.kind !== 'identity' && source.kind !== 'stated' && source.kind !== 'sentences';
}

function count(evaluated: readonly EvaluatedEquation[], isRounded: boolean): EquationCounts {
  return { equations: evaluated.length, holding: evaluated.filter((each) => holdsAsRounded(each, isRounded)).length };
}

/** In a table of rounded figures an equation holds as far as rounding plausibly goes. */
export function holdsAsRounded(evaluated: EvaluatedEquation, isRounded: boolean): boolean {
  return !isFailing(evaluated) || (isRounded && evaluated.verdict === 'plausible');
}

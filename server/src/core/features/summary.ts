import type { Span } from '../base/span.js';
import type { BudgetDocument } from '../budget/document.js';
import type { EvaluatedEquation } from '../budget/equation.js';
import type { TableSystem } from '../budget/equations.js';
import type { BudgetTable } from '../budget/ledger.js';
import { isFailing } from '../budget/suspects.js';
import type { Locale } from '../rules/finding.js';
import type { Analysis } from './analyse.js';
import { recalculate } from './recalculate.js';
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
  const { year, owner, systems, evaluated } = document;
  if (!recognised) return { recognised, year: undefined, owner: undefined, tables: 0, equations: 0, holding: 0 };
  return { recognised, year, owner, tables: systems.length, ...count(evaluated) };
}

/** One entry for each logical table. */
export function tableSummaries(analysis: Analysis): readonly TableSummary[] {
  const { document, options } = analysis;
  const byTable = equationsByTable(document);
  return document.systems.map((system) => tableSummary(analysis, system, byTable.get(system.table) ?? [], options.locale));
}

function tableSummary(analysis: Analysis, { table }: TableSystem, evaluated: readonly EvaluatedEquation[], locale: Locale): TableSummary {
  const { caption, span, fragments } = table.table;
  // A table in which every sum is exact has nothing to recalculate, which is the usual case.
  const isExact = evaluated.every(({ residual }) => residual === 0);
  return {
    title: tableName(table.table, locale),
    span: caption.titleSpan ?? fragments[0]?.rows[0]?.span ?? span,
    ...count(evaluated),
    stale: isExact ? 0 : recalculate(analysis, { kind: 'table', offset: span.start }).length,
  };
}

export interface EquationCounts {
  readonly equations: number;
  readonly holding: number;
}

export function equationCounts(document: BudgetDocument): ReadonlyMap<BudgetTable, EquationCounts> {
  return new Map([...equationsByTable(document)].map(([table, evaluated]) => [table, count(evaluated)]));
}

function equationsByTable({ evaluated }: BudgetDocument): ReadonlyMap<BudgetTable, readonly EvaluatedEquation[]> {
  const byTable = new Map<BudgetTable, EvaluatedEquation[]>();
  for (const each of evaluated) {
    const list = byTable.get(each.equation.table);
    if (list) list.push(each);
    else byTable.set(each.equation.table, [each]);
  }
  return byTable;
}

function count(evaluated: readonly EvaluatedEquation[]): EquationCounts {
  return { equations: evaluated.length, holding: evaluated.filter((each) => !isFailing(each)).length };
}

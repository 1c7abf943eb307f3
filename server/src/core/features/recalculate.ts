import { type Edit, holdsOffset, type Span } from '../base/span.js';
import { termEdit } from '../budget/figure-edit.js';
import type { BudgetTable, Entry } from '../budget/ledger.js';
import type { EvaluatedEquation } from '../budget/sums/equation.js';
import type { Analysis } from './analyse.js';
import { definitionsOf, Reckoner, tablesWithRounding } from './ripple/reckoner.js';

/** What to recalculate: everything, the logical table at an offset, or the one total at an offset (with the totals it rests on). */
export type RecalculateScope =
  | { readonly kind: 'document' }
  | { readonly kind: 'table'; readonly offset: number }
  | { readonly kind: 'total'; readonly offset: number };

/**
 * Sets every total in the scope to the sum of its parts, bottom-up and exactly. Leaves are never touched.
 * Each edit replaces one figure and keeps its format. Recalculating the result again gives no edits.
 * In a table whose figures are rounded each for itself, totals that differ by rounding alone stay as they are,
 * except the one total that is asked for by name.
 */
export function recalculate(analysis: Analysis, scope: RecalculateScope): readonly Edit[] {
  const { evaluated, scale, faults } = analysis.document;
  const tables = tablesIn(analysis, scope);
  const inTables = evaluated.filter(({ equation: { table } }) => table !== undefined && tables.has(table));
  const derivations = definitionsOf(inTables, scale);
  const rounded = tablesWithRounding(evaluated, faults);
  const reckoner = new Reckoner({ scale, rounded, derivations, given: new Map(), mayBeStale: () => true });
  const edits: Edit[] = [];
  const done = new Set<Entry['cell']>();
  const visit = (cell: Entry['cell']) => {
    const definition = derivations.get(cell);
    if (!definition || done.has(cell)) return;
    done.add(cell);
    const { equation } = definition.evaluated;
    for (const part of equation.parts) visit(part.entry.cell);
    const { total } = equation;
    const isAsked = scope.kind === 'total' && inScope(definition.evaluated, scope);
    const value = isAsked ? reckoner.exactly(definition) : reckoner.valueOf(total);
    if (value !== undefined && value !== scale.valueOf(total.entry)) edits.push(termEdit(total, value, scale));
  };
  for (const { evaluated: target } of derivations.values()) if (inScope(target, scope)) visit(target.equation.total.entry.cell);
  return edits.sort((a, b) => a.span.start - b.span.start);
}

function tablesIn(analysis: Analysis, scope: RecalculateScope): ReadonlySet<BudgetTable> {
  const tables = analysis.document.systems.map((system) => system.table);
  if (scope.kind === 'document') return new Set(tables);
  const holds = (span: Span | undefined): boolean => span !== undefined && holdsOffset(span, scope.offset);
  const found =
    tables.find(({ table }) => table.fragments.some(({ span }) => holds(span))) ??
    // The title belongs to its table: that is where a code lens stands, and where a cursor may.
    tables.find(({ table }) => holds(table.caption.titleSpan));
  return new Set(found ? [found] : []);
}

function inScope(one: EvaluatedEquation, scope: RecalculateScope): boolean {
  if (scope.kind !== 'total') return true;
  const { outer } = one.equation.total.entry.cell;
  return outer.start <= scope.offset && scope.offset <= outer.end;
}

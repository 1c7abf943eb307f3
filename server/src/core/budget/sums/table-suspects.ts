/** Explains what tables disagree in by one table, where a change was carried through that table and not through the others. */
import { groupBy } from '../../base/group-by.js';
import type { BudgetTable } from '../ledger.js';
import type { CellSystem } from './cell-system.js';
import { type EvaluatedEquation, isCellTerm } from './equation.js';
import type { Fault } from './fault.js';

/**
 * Identities that fail by the same amount and meet in one table are one fault: its sums all hold, so the change went through
 * the table, and which side is behind is for the author to say. Sentences and the other side of the table that are behind by
 * as much belong to it.
 */
export function explainByTables(system: CellSystem): readonly Fault[] {
  const faults: Fault[] = [];
  const take = (fault: Fault) => {
    faults.push(fault);
    for (const evaluated of fault.equations) system.open.delete(evaluated);
  };
  const byDifference = groupBy(crossingTables(system), (evaluated) => Math.abs(system.residualOf(evaluated)));
  for (const [difference, failing] of byDifference) {
    const left = new Set(failing);
    for (let fault = meeting(left); fault; fault = meeting(left)) {
      for (const evaluated of fault.equations) left.delete(evaluated);
      take({ ...fault, equations: [...fault.equations, ...exceededBy(fault, difference, system)] });
    }
  }
  for (const failing of groupBy(exceeded(system), tablesKey).values())
    if (failing.length > 1) take({ equations: deepestFirst(failing), suspects: [] });
  return faults;
}

/** What is contained in a whole is more than the whole by a part of the change where the change outweighs the rest of the whole. */
function exceededBy({ table, equations }: Fault, difference: number, system: CellSystem): readonly EvaluatedEquation[] {
  return exceeded(system).filter(
    (evaluated) =>
      !equations.includes(evaluated) &&
      table !== undefined &&
      tablesOf(evaluated).has(table) &&
      Math.abs(system.residualOf(evaluated)) <= 2 * difference,
  );
}

function exceeded(system: CellSystem): readonly EvaluatedEquation[] {
  return [...system.open].filter((evaluated) => isIdentity(evaluated) && evaluated.equation.atMost);
}

function tablesKey(evaluated: EvaluatedEquation): string {
  return [...tablesOf(evaluated)].map(({ table }) => table.index).join();
}

/** A code says more of what is wrong than the codes above it. */
function deepestFirst(failing: readonly EvaluatedEquation[]): readonly EvaluatedEquation[] {
  const depth = ({ equation: { total } }: EvaluatedEquation) => (isCellTerm(total) ? (total.item.codes[0]?.code.length ?? 0) : 0);
  return [...failing].sort((a, b) => depth(b) - depth(a));
}

function crossingTables(system: CellSystem): readonly EvaluatedEquation[] {
  return [...system.open].filter((evaluated) => isIdentity(evaluated) || /^(?:balance|stated)$/u.test(evaluated.equation.source.kind));
}

function isIdentity({ equation: { source } }: EvaluatedEquation): boolean {
  return source.kind === 'identity' && source.identity.class !== 'own';
}

/** The table that most of the equations meet in, with those equations; undefined where no two meet. */
function meeting(failing: ReadonlySet<EvaluatedEquation>): Fault | undefined {
  const tables = new Map<BudgetTable, EvaluatedEquation[]>();
  for (const evaluated of failing) {
    for (const table of tablesOf(evaluated)) {
      const list = tables.get(table);
      if (list) list.push(evaluated);
      else tables.set(table, [evaluated]);
    }
  }
  const candidates = [...tables].filter(([, equations]) => equations.some(isIdentity));
  const [table, equations] = candidates.reduce<readonly [BudgetTable | undefined, readonly EvaluatedEquation[]]>(
    (best, each) => (each[1].length > best[1].length ? each : best),
    [undefined, []],
  );
  return table && equations.length > 1 ? { equations, suspects: [], table } : undefined;
}

export function tablesOf({ equation }: EvaluatedEquation): ReadonlySet<BudgetTable> {
  return new Set([equation.total, ...equation.parts].flatMap((term) => (isCellTerm(term) ? [term.item.table] : [])));
}

import { groupBy } from '../../base/group-by.js';
import type { BudgetTable, Entry } from '../ledger.js';
import type { Scale } from '../scale.js';
import { CellSystem, type Settlement, type Strictness } from './cell-system.js';
import { type EvaluatedEquation, isFailing } from './equation.js';
import type { Fault, Suspect } from './fault.js';
import { bestRow } from './row-suspects.js';
import { explainByTables } from './table-suspects.js';
import { explainByTwoCells } from './two-suspects.js';

/**
 * Explains the failing equations with as few faults as possible (DOMAIN §3.3). A fault is one cell where one cell
 * settles several equations, or several cells of one row where those settle more; then come cells that settle most of theirs, pairs of cells, and at last one equation each,
 * or the same rows in several columns.
 */
export function explain(all: readonly EvaluatedEquation[], rounded: ReadonlySet<BudgetTable | undefined>, scale: Scale): readonly Fault[] {
  const system = new CellSystem(all, rounded, scale);
  if (system.open.size === 0) return [];
  const faults: Fault[] = [];
  const takeBest = (strictness: Strictness): boolean => {
    const best = bestCell(system, strictness);
    const suspect = best?.suspects[0];
    if (!best || !suspect) return false;
    faults.push(best);
    system.apply(suspect, best.equations);
    return true;
  };
  // Several cells of one row are the fault only where they explain more than any single cell does.
  const takeRow = (): boolean => {
    const row = bestRow(system);
    if (!row || row.equations.length <= (bestCell(system, 'all')?.equations.length ?? 0)) return false;
    faults.push(row);
    for (const suspect of row.together) system.apply(suspect, row.equations);
    return true;
  };
  const takeClear = () => {
    while (takeRow() || takeBest('all'));
  };
  takeClear();
  // What one change settles may lay another cell bare.
  for (const strictness of ['most', 'nearly'] as const) while (takeBest(strictness)) takeClear();
  faults.push(...explainByTwoCells(system), ...explainByTables(system));
  faults.push(...faultsWithoutOneCell(system));
  return faults;
}

/**
 * Tables whose figures were rounded each for itself: they have differences that rounding explains, and no single cell
 * stands in all of the equations that have them.
 */
export function roundedTables(all: readonly EvaluatedEquation[]): ReadonlySet<BudgetTable | undefined> {
  const off = all.filter(({ verdict }) => verdict === 'rounding' || verdict === 'plausible');
  const byTable = groupBy(off, ({ equation }) => equation.table);
  return new Set([...byTable].filter(([, equations]) => !shareOneCell(equations)).map(([table]) => table));
}

function shareOneCell([first, ...others]: readonly EvaluatedEquation[]): boolean {
  if (!first) return true;
  const cellsOf = ({ equation }: EvaluatedEquation) => [equation.total, ...equation.parts].map(({ entry }) => entry.cell);
  const rest = others.map((evaluated) => new Set(cellsOf(evaluated)));
  return cellsOf(first).some((cell) => rest.every((cells) => cells.has(cell)));
}

/**
 * Slips of one last place. Rounding alone leaves such differences all over a table; where a single cell accounts for every
 * one of them in its table, exactly and in two equations or more, it is a slip of that cell and not rounding.
 */
export function explainWithinRounding(all: readonly EvaluatedEquation[], scale: Scale): readonly Fault[] {
  const failingTables = new Set(all.filter(isFailing).map((evaluated) => evaluated.equation.table));
  const tables = new Set(all.filter(({ verdict }) => verdict === 'rounding').map(({ equation }) => equation.table));
  return [...tables].flatMap((table) => {
    if (failingTables.has(table)) return [];
    const inTable = all.filter((evaluated) => evaluated.equation.table === table);
    const rounding = inTable.filter(({ verdict }) => verdict === 'rounding');
    const system = new CellSystem(inTable, new Set(), scale, rounding);
    const best = bestCell(system, 'all');
    return best && best.equations.length === rounding.length && best.suspects.every((suspect) => system.isExact(suspect)) ? [best] : [];
  });
}

/** The cell that settles most failing equations, at least two, and breaks none. */
function bestCell(system: CellSystem, strictness: Strictness): Fault | undefined {
  let best: { settlement: Settlement; suspects: Suspect[] } | undefined;
  const tried = new Set<Entry['cell']>();
  for (const evaluated of system.open) {
    for (const term of [evaluated.equation.total, ...evaluated.equation.parts]) {
      const { cell } = term.entry;
      if (tried.has(cell)) continue;
      tried.add(cell);
      const settlement = system.settle(cell, strictness);
      if (!settlement || settlement.equations.length < 2) continue;
      if (!best || settlement.equations.length > best.settlement.equations.length) best = { settlement, suspects: [settlement.suspect] };
      else if (sameEquations(settlement.equations, best.settlement.equations)) addSuspect(best.suspects, settlement.suspect);
    }
  }
  return best && { equations: best.settlement.equations, suspects: best.suspects };
}

/** A printed figure is the likelier slip than a cell left blank. */
function addSuspect(suspects: Suspect[], suspect: Suspect): void {
  const isFilled = ({ term }: Suspect) => term.entry.amount !== undefined;
  if (isFilled(suspect) && !suspects.every(isFilled)) suspects.splice(0, suspects.length, suspect);
  else if (isFilled(suspect) || !suspects.some(isFilled)) suspects.push(suspect);
}

function sameEquations(a: readonly EvaluatedEquation[], b: readonly EvaluatedEquation[]): boolean {
  return a.length === b.length && a.every((evaluated) => b.includes(evaluated));
}

/** Failing equations over the same rows, one for each column, are one fault: a row is missing or too many. */
function groupBySource(failing: readonly EvaluatedEquation[]): readonly (readonly EvaluatedEquation[])[] {
  const sourceOf = (evaluated: EvaluatedEquation) => {
    const { source } = evaluated.equation;
    return source.kind === 'rows' ? source.relation : evaluated;
  };
  return [...groupBy<EvaluatedEquation, unknown>(failing, sourceOf).values()];
}

/** What is left, one fault for each equation or for the same rows in several columns. The system stays as it is, so each cell is asked once. */
function faultsWithoutOneCell(system: CellSystem): readonly Fault[] {
  const known = new Map<Entry['cell'], Settlement | undefined>();
  const settle = (cell: Entry['cell']): Settlement | undefined => {
    if (!known.has(cell)) known.set(cell, system.settle(cell, 'all'));
    return known.get(cell);
  };
  return groupBySource([...system.open]).map((group) => faultWithoutOneCell(group, settle));
}

/** A single equation, or one per column: every cell that stands in no equation that holds may be the wrong one. */
function faultWithoutOneCell(equations: readonly EvaluatedEquation[], settle: (cell: Entry['cell']) => Settlement | undefined): Fault {
  const single = equations.length === 1 ? (equations[0] as EvaluatedEquation) : undefined;
  if (!single || single.equation.atMost) return { equations, suspects: [] };
  const terms = [single.equation.total, ...single.equation.parts];
  const suspects = terms.flatMap((term): Suspect[] => {
    const settlement = settle(term.entry.cell);
    return settlement && settlement.equations.length === 1 ? [settlement.suspect] : [];
  });
  return { equations, suspects };
}

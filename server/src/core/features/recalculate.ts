import type { Edit, Span } from '../base/span.js';
import { termEdit } from '../budget/figure-edit.js';
import type { BudgetTable, Entry } from '../budget/ledger.js';
import { isPlain } from '../budget/rows/unranked-rows.js';
import type { Scale } from '../budget/scale.js';
import { type EvaluatedEquation, isCellTerm, type Term } from '../budget/sums/equation.js';
import type { Analysis } from './analyse.js';

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
  const { evaluated, scale } = analysis.document;
  const tables = tablesIn(analysis, scope);
  const inTables = evaluated.filter(({ equation: { table } }) => table !== undefined && tables.has(table));
  const reckoner = new Reckoner(analysis, inTables);
  const targets = inTables.filter((one) => isDefinition(one, scale) && inScope(one, scope));
  const edits: Edit[] = [];
  const done = new Set<Entry['cell']>();
  const visit = (cell: Entry['cell']) => {
    if (done.has(cell)) return;
    done.add(cell);
    const definition = reckoner.definitionOf(cell);
    if (!definition) return;
    for (const part of definition.equation.parts) visit(part.entry.cell);
    const { total } = definition.equation;
    const value = scope.kind === 'total' && targets.includes(definition) ? reckoner.sumOf(definition) : reckoner.valueOf(total);
    if (value !== undefined && value !== scale.valueOf(total.entry)) edits.push(termEdit(total, value, scale));
  };
  for (const target of targets) visit(target.equation.total.entry.cell);
  return edits.sort((a, b) => a.span.start - b.span.start);
}

function tablesIn(analysis: Analysis, scope: RecalculateScope): ReadonlySet<BudgetTable> {
  const tables = analysis.document.systems.map((system) => system.table);
  if (scope.kind === 'document') return new Set(tables);
  const holds = (span: Span | undefined): boolean => span !== undefined && span.start <= scope.offset && scope.offset <= span.end;
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

/** Whether an equation says what its total is, rather than that two figures agree. */
function isDefinition(one: EvaluatedEquation, scale: Scale): boolean {
  const { kind } = one.equation.source;
  return !one.equation.atMost && (kind === 'columns' || (kind === 'rows' && !countsTwice(one, scale)));
}

/**
 * Whether a total is so much less than its unnumbered rows that one of them is likely a group with its rows below it:
 * a run of rows adds up to the row before it. What counts both would be no total.
 */
function countsTwice({ equation: { parts }, residual }: EvaluatedEquation, scale: Scale): boolean {
  const values = parts.map((part) => (isCellTerm(part) && isPlain(part.item) ? (scale.valueOf(part.entry) ?? 0) : 0));
  return values.some((value, place) => {
    if (value <= 0 || value > -residual) return false;
    let sum = values[place + 1] ?? 0;
    let end = place + 2;
    while (sum < value && end < values.length) sum += values[end++] as number;
    return sum === value && end > place + 2;
  });
}

/** Works out totals from their parts, each once. */
class Reckoner {
  readonly #definitions = new Map<Entry['cell'], EvaluatedEquation>();
  readonly #values = new Map<Entry['cell'], number | undefined>();
  readonly #rounded: ReadonlySet<BudgetTable | undefined>;
  readonly #analysis: Analysis;

  constructor(analysis: Analysis, evaluated: readonly EvaluatedEquation[]) {
    this.#analysis = analysis;
    this.#rounded = tablesWithRounding(analysis);
    // A subtotal over rows rests on more figures than the same cell as the sum of its row; both agree once all is worked out.
    for (const kind of ['rows', 'columns'] as const) {
      for (const one of evaluated) {
        const { cell } = one.equation.total.entry;
        if (isDefinition(one, analysis.document.scale) && one.equation.source.kind === kind && !this.#definitions.has(cell))
          this.#definitions.set(cell, one);
      }
    }
  }

  definitionOf(cell: Entry['cell']): EvaluatedEquation | undefined {
    return this.#definitions.get(cell);
  }

  /** The value a cell should have: its own for a leaf, the sum of its parts for a total. */
  valueOf(term: Term): number | undefined {
    const { cell } = term.entry;
    if (this.#values.has(cell)) return this.#values.get(cell);
    const printed = this.#analysis.document.scale.valueOf(term.entry);
    // Set first, so that a circle of totals, which only a misread table can have, ends at the printed value.
    this.#values.set(cell, printed);
    const definition = this.#definitions.get(cell);
    if (!definition || printed === undefined) return printed;
    const sum = this.sumOf(definition);
    const keeps = this.#rounded.has(definition.equation.table) && sum !== undefined && Math.abs(sum - printed) <= definition.plausibleSlack;
    const value = keeps ? printed : (sum ?? printed);
    this.#values.set(cell, value);
    return value;
  }

  /** Undefined where a part cannot be read or the sum leaves the exact range. */
  sumOf({ equation }: EvaluatedEquation): number | undefined {
    let sum = 0;
    let magnitude = 0;
    for (const part of equation.parts) {
      const value = this.valueOf(part);
      if (value === undefined) return undefined;
      sum += part.sign * value;
      magnitude += Math.abs(value);
    }
    return Number.isSafeInteger(magnitude) ? sum : undefined;
  }
}

/** Tables with differences that rounding explains and no fault accounts for: such totals are right as they are printed. */
function tablesWithRounding({ document }: Analysis): ReadonlySet<BudgetTable | undefined> {
  const explained = new Set(document.faults.flatMap((fault) => fault.equations));
  const isRounding = ({ verdict }: EvaluatedEquation) => verdict === 'rounding' || verdict === 'plausible';
  return new Set(document.evaluated.filter((one) => isRounding(one) && !explained.has(one)).map((one) => one.equation.table));
}

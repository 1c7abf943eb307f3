/** Rows that a form always prints, with money or without, and that a table lacks. */
import { normalise, splitLabel } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import { type BudgetTable, holdsMisplacedRow, type Item } from '../ledger.js';
import type { OrdinalGap } from '../ordinal-gaps.js';
import { isCellTerm } from '../sums/equation.js';
import type { Fault } from '../sums/fault.js';
import { isTotalName } from '../total-name.js';
import type { FormTable } from './pack.js';
import type { RecognisedForm } from './recognise-form.js';
import { isPinned, mayAsk } from './recognise-form.js';

export interface MissingFormRow {
  readonly table: BudgetTable;
  /** As the form prints it. */
  readonly name: string;
  /** The rows between which it belongs. */
  readonly previous: Item | undefined;
  readonly next: Item | undefined;
  /** What the sums of the table want of it, by column, in units of the document's scale; nothing where they hold without it. */
  readonly amounts: ReadonlyMap<number, number>;
  /** The sums of the other side want something of the same line. */
  readonly alsoLost: boolean;
}

/** A table that lacks more of its rows is a part of one, or another table. */
const MOST_MISSING = 0.25;

/** Single rows that are gone from between their neighbours of the form. */
export function findMissingFormRows(form: RecognisedForm, year: number | undefined): readonly MissingFormRow[] {
  if (!mayAsk(form, year) || !hasItsTables(form)) return [];
  return form.matches.flatMap((match) => missingInTable(match.table, match.form));
}

const missingInTable = perUnit((table: BudgetTable, { rows }: FormTable): readonly MissingFormRow[] =>
  holdsMisplacedRow(table) ? [] : rows.flatMap((side) => missingInSide(side, table)),
);

/** Regions share titles and differ in tables and rows: only who has the tables of a form, but for one that is lost, is asked for its rows. */
function hasItsTables(form: RecognisedForm): boolean {
  const matched = new Set(form.matches.map(({ place }) => place));
  const lacking = form.pack.tables.filter(({ required }, place) => required && !matched.has(place));
  return isPinned(form) || lacking.length <= 1;
}

function missingInSide(side: readonly string[], table: BudgetTable): readonly MissingFormRow[] {
  const names = namesOf(side);
  const panels = table.items.map((items) => ({ items, places: placesOf(names, items) }));
  const [best] = panels.sort((a, b) => countFound(b.places) - countFound(a.places));
  if (!best) return [];
  const { items, places } = best;
  // The order of classes is the author's: a row that stands elsewhere is there.
  const paired = new Set(places);
  const printed = new Set(items.flatMap(({ label }, place) => (paired.has(place) ? [] : [normalise(label.name)])));
  const missing = places.flatMap((place, row) => (place === undefined && !names[row]?.some((name) => printed.has(name)) ? [row] : []));
  if (missing.length === 0 || missing.length > side.length * MOST_MISSING) return [];
  return missing.flatMap((row): readonly MissingFormRow[] => {
    const previous = places.findLast((place, index) => index < row && place !== undefined);
    const next = places.find((place, index) => index > row && place !== undefined);
    // An unknown row in its place may be the same one under another name.
    if ((next ?? items.length) - (previous ?? -1) !== 1) return [];
    const name = side[row]?.split('|')[0] ?? '';
    const itemAt = (place: number | undefined) => (place === undefined ? undefined : items[place]);
    return [{ table, name, previous: itemAt(previous), next: itemAt(next), amounts: new Map(), alsoLost: false }];
  });
}

/** How each row of a side may be called. */
const namesOf = perUnit((side: readonly string[]): readonly (readonly string[])[] => side.map((row) => row.split('|').map(nameOf)));

/** Where the rows of the form stand among the items, each behind the one before it; undefined for those that are not there. */
function placesOf(names: readonly (readonly string[])[], items: readonly Item[]): readonly (number | undefined)[] {
  let from = 0;
  const printed = items.map(({ label }) => normalise(label.name));
  return names.map((row) => {
    const place = printed.findIndex((name, index) => index >= from && row.includes(name));
    if (place < 0) return undefined;
    from = place + 1;
    return place;
  });
}

function countFound(places: readonly (number | undefined)[]): number {
  return places.filter((place) => place !== undefined).length;
}

function nameOf(row: string): string {
  return splitLabel(row).name;
}

/** Rows of two sides that stood in one line are lost together. */
export function rowsOfOneLine(rows: readonly MissingFormRow[]): readonly (readonly [MissingFormRow, ...MissingFormRow[]])[] {
  const lines: [MissingFormRow, ...MissingFormRow[]][] = [];
  for (const row of rows) {
    const line = lines.find(([first]) => standsBeside(first, row));
    if (line) line.push(row);
    else lines.push([row]);
  }
  return lines;
}

function standsBeside(one: MissingFormRow, other: MissingFormRow): boolean {
  const [first, second] = [one.previous ?? one.next, other.previous ?? other.next];
  return (
    one.table === other.table && first !== undefined && second !== undefined && first.row === second.row && first.panel !== second.panel
  );
}

/** Whether a row that is missing is a total, for which there is a rule of its own. */
export function isMissingTotal({ name }: MissingFormRow): boolean {
  return isTotalName(nameOf(name));
}

/** Whether a gap in the numbers of a table is where the line of such a row is lost. */
export function isExplainedByFormRow({ before, after }: OrdinalGap, rows: readonly MissingFormRow[]): boolean {
  return rows.some(
    ({ table, previous, next }) =>
      before.table.table === table.table &&
      lineOf(before) <= (previous ? lineOf(previous) : lineOf(before)) &&
      (next ? lineOf(next) : lineOf(after)) <= lineOf(after),
  );
}

/** How a fault follows from a missing row: in its own column, in that of the other side, or not at all. */
type Explanation = 'own' | 'other-side' | undefined;

/** A sum is too large for its rows for want of the row, or a group runs on into the next one for want of its head. */
function explanationOf(fault: Fault, { previous, next, table }: MissingFormRow): Explanation {
  const beside = previous ?? next;
  let isOwn = true;
  const follows = fault.equations.every(({ equation, residual }) => {
    if (equation.source.kind !== 'rows' || equation.table?.table !== table.table) return false;
    const total = isCellTerm(equation.total) ? equation.total.item : undefined;
    const parts = equation.parts.flatMap((term) => (isCellTerm(term) ? [term.item] : []));
    if (residual < 0) return isSameRow(total, previous) && parts.some((item) => isSameRow(item, next));
    const isOwnSide = total?.panel === beside?.panel;
    if (!isOwnSide) isOwn = false;
    const lines = [...parts, ...(total ? [total] : [])].map(lineOf);
    // The last row of a group stands behind all of them, rows on its other side right beside it.
    if (isOwnSide) return previous === undefined || Math.min(...lines) <= lineOf(previous);
    return parts.some((item) => [previous, next].some((row) => row !== undefined && lineOf(item) === lineOf(row)));
  });
  return follows ? (isOwn ? 'own' : 'other-side') : undefined;
}

/** The rows with what the sums of their tables want of them, and the faults that they do not explain. */
export function withAmounts(
  rows: readonly MissingFormRow[],
  faults: readonly Fault[],
): { readonly rows: readonly MissingFormRow[]; readonly rest: readonly Fault[] } {
  if (rows.length === 0) return { rows, rest: faults };
  const explained = new Set<Fault>();
  const wanted = new Set<number>();
  const withMoney = rows.map((row): MissingFormRow => {
    const amounts = new Map<number, number>();
    let { alsoLost } = row;
    for (const fault of faults) {
      const explanation = explained.has(fault) ? undefined : explanationOf(fault, row);
      if (!explanation) continue;
      explained.add(fault);
      if (explanation === 'other-side') alsoLost = true;
      for (const { equation, residual } of fault.equations) {
        if (residual > 0) wanted.add(residual);
        if (explanation === 'own' && residual > 0 && equation.source.kind === 'rows') amounts.set(equation.source.column, residual);
      }
    }
    return { ...row, amounts, alsoLost };
  });
  return { rows: withMoney, rest: faults.filter((fault) => !explained.has(fault) && !followsFrom(fault, wanted)) };
}

/** Tables that disagree by the very amount that a table lacks disagree for want of its row. */
function followsFrom({ equations }: Fault, wanted: ReadonlySet<number>): boolean {
  return equations.every(({ equation, residual }) => equation.source.kind === 'identity' && wanted.has(Math.abs(residual)));
}

function lineOf({ row }: Item): number {
  return row.row.line;
}

function isSameRow(one: Item | undefined, other: Item | undefined): boolean {
  return one !== undefined && other !== undefined && one.row === other.row && one.panel === other.panel;
}

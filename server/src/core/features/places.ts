import { normalise } from '../base/normalise.js';
import { perUnit } from '../base/per-unit.js';
import { holdsOffset, type Span, touches } from '../base/span.js';
import { kindOfCode } from '../budget/catalogue/catalogue.js';
import type { BudgetDocument } from '../budget/document.js';
import type { BudgetTable, Entry, Item } from '../budget/ledger.js';
import type { TableSystem } from '../budget/sums/equations.js';
import { codeAsPrinted } from './row-name.js';

/** Something in the text that an author may ask about. */
export type Place = CodePlace | AmountPlace;

/** A subject or procurement code, or the name printed with it. */
export interface CodePlace {
  readonly kind: 'code';
  readonly span: Span;
  readonly item: Item;
  /** As the row prints it, its blank parts completed. */
  readonly code: string;
  /** The code that is read instead, where the printed one is plainly mistyped; the same as `code` elsewhere. */
  readonly meant: string;
  /** As the row prints it, normalised; empty where it prints none. */
  readonly name: string;
}

export interface AmountPlace {
  readonly kind: 'amount';
  readonly span: Span;
  readonly item: Item;
  readonly entry: Entry;
}

/** The place at an offset, its end included, so that a cursor behind the last character still finds it. */
export function placeAt(document: BudgetDocument, offset: number): Place | undefined {
  const place = placesTouching(document, { start: offset, end: offset }).at(-1);
  return place && offset <= place.span.end ? place : undefined;
}

/** The amounts that a span touches, in order. */
export function amountsTouching(document: BudgetDocument, span: Span): readonly AmountPlace[] {
  return placesTouching(document, span).filter((place) => place.kind === 'amount');
}

/** Found by a look at the rows: an index of all their places would be made anew with each key. */
function placesTouching({ systems, year }: BudgetDocument, span: Span): readonly Place[] {
  const byStart = new Map<number, Place>();
  for (const { table } of systems) {
    if (!touches(table.table.span, span)) continue;
    for (const item of rowsTouching(table, span))
      for (const place of placesOf(item, year)) {
        // A total over merged cells owns the figure that stands in the next column; its own row was read first.
        if (touches(place.span, span) && !byStart.has(place.span.start)) byStart.set(place.span.start, place);
      }
  }
  return [...byStart.values()].sort((a, b) => a.span.start - b.span.start);
}

function* placesOf(item: Item, year: number | undefined): Generator<Place> {
  yield* codePlaces(item, year);
  for (const entry of item.entries.values()) if (entry.cell.text !== '') yield { kind: 'amount', span: entry.cell.span, item, entry };
}

/** The rows of a table whose lines, or figures, a span touches, panel by panel. */
export function* rowsTouching({ items }: BudgetTable, { start, end }: Span): Generator<Item> {
  for (const panel of items) {
    for (const item of panel) {
      const { span } = item.row.row;
      const last = item.row.continuations.at(-1);
      if (span.start <= end && start <= (last ? last.span.end : span.end)) yield item;
    }
  }
}

/** Every row of the document that prints or means a code, in order. */
export function rowsWithCode({ systems, year }: BudgetDocument, code: string): readonly Item[] {
  return systems.flatMap(({ table }) => codedRows(table, year).get(code) ?? []);
}

/** From its title to its last row. */
export function spanOfTable({ table: { table } }: TableSystem): Span {
  const { titleSpan } = table.caption;
  return { start: Math.min(titleSpan?.start ?? table.span.start, table.span.start), end: table.span.end };
}

/** The table at an offset, its title and what stands between title and rows included. */
export function tableAt(document: BudgetDocument, offset: number): TableSystem | undefined {
  return document.systems.find((system) => {
    const span = spanOfTable(system);
    return holdsOffset(span, offset);
  });
}

/** Kept with its table, so that typing elsewhere leaves it as it is. */
const codedRows = perUnit((table: BudgetTable, year: number | undefined): ReadonlyMap<string, readonly Item[]> => {
  const rowsByCode = new Map<string, Item[]>();
  for (const items of table.items) {
    for (const item of items) {
      for (const { meant } of codePlaces(item, year)) {
        const rows = rowsByCode.get(meant);
        if (!rows) rowsByCode.set(meant, [item]);
        else if (rows.at(-1) !== item) rows.push(item);
      }
    }
  }
  return rowsByCode;
});

function codePlaces(item: Item, year: number | undefined): readonly CodePlace[] {
  const subjects = item.codes.flatMap((printed) =>
    [printed.span, printed.nameSpan].flatMap((span): CodePlace[] =>
      span ? [{ kind: 'code', span, item, code: codeAsPrinted(printed), meant: printed.code, name: printed.name }] : [],
    ),
  );
  return [...subjects, ...procurementPlaces(item, year)];
}

/** Procurement codes take no part in sums, so the ledger does not list them. */
function procurementPlaces(item: Item, year: number | undefined): readonly CodePlace[] {
  return item.panel.labels.flatMap((column): CodePlace[] => {
    const cell = item.row.row.cells[column.index];
    const printed = cell && PROCUREMENT_PATTERN.exec(cell.text);
    if (!printed || kindOfCode(printed[0], year) === undefined) return [];
    const name = normalise(cell.text.slice(printed[0].length));
    return [
      {
        kind: 'code',
        span: { start: cell.span.start, end: cell.span.start + printed[0].length },
        item,
        code: printed[0],
        meant: printed[0],
        name,
      },
    ];
  });
}

/** A cell that begins with a procurement code and goes on with its name or ends. */
const PROCUREMENT_PATTERN = /^[ABC]\d{2,9}(?![\w.-])/u;

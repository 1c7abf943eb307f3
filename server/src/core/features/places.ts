import { normalise } from '../base/normalise.js';
import { holdsOffset, type Span } from '../base/span.js';
import { kindOfCode } from '../budget/catalogue/catalogue.js';
import type { BudgetDocument } from '../budget/document.js';
import type { Entry, Item } from '../budget/ledger.js';
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

interface PlaceIndex {
  /** By start; no two start at the same offset. */
  readonly places: readonly Place[];
  readonly rowsByCode: ReadonlyMap<string, readonly Item[]>;
}

/** The place at an offset, its end included, so that a cursor behind the last character still finds it. */
export function placeAt(document: BudgetDocument, offset: number): Place | undefined {
  const { places } = indexOf(document);
  const place = places[lastStartingBy(places, offset)];
  return place && offset <= place.span.end ? place : undefined;
}

/** The amounts that a span touches, in order. */
export function amountsTouching(document: BudgetDocument, span: Span): readonly AmountPlace[] {
  const { places } = indexOf(document);
  const found: AmountPlace[] = [];
  for (let index = lastStartingBy(places, span.end); index >= 0; index--) {
    const place = places[index] as Place;
    if (place.span.end < span.start) break;
    if (place.kind === 'amount') found.unshift(place);
  }
  return found;
}

/** Every row of the document that prints or means a code, in order. */
export function rowsWithCode(document: BudgetDocument, code: string): readonly Item[] {
  return indexOf(document).rowsByCode.get(code) ?? [];
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

const indexes = new WeakMap<BudgetDocument, PlaceIndex>();

function indexOf(document: BudgetDocument): PlaceIndex {
  const known = indexes.get(document);
  if (known) return known;
  const index = buildIndex(document);
  indexes.set(document, index);
  return index;
}

function buildIndex(document: BudgetDocument): PlaceIndex {
  const byStart = new Map<number, Place>();
  const rowsByCode = new Map<string, Item[]>();
  const add = (place: Place) => {
    // A total over merged cells owns the figure that stands in the next column; its own row was read first.
    if (!byStart.has(place.span.start)) byStart.set(place.span.start, place);
  };
  for (const { table } of document.systems) {
    for (const item of table.items.flat()) {
      for (const place of codePlaces(item, document.year)) {
        add(place);
        const rows = rowsByCode.get(place.meant);
        if (!rows) rowsByCode.set(place.meant, [item]);
        else if (rows.at(-1) !== item) rows.push(item);
      }
      for (const entry of item.entries.values()) {
        if (entry.cell.text !== '') add({ kind: 'amount', span: entry.cell.span, item, entry });
      }
    }
  }
  return { places: [...byStart.values()].sort((a, b) => a.span.start - b.span.start), rowsByCode };
}

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

/** The index of the last place that starts at or before an offset; -1 for none. */
function lastStartingBy(places: readonly Place[], offset: number): number {
  let low = -1;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((places[middle] as Place).span.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

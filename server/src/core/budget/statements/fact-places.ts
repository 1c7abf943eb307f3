/** Where the tables of a document print facts, set by set: a volume of several departments has a set for each. */
import { perUnit } from '../../base/per-unit.js';
import type { Statement } from '../../prose/claim.js';
import { type Fact, type FactCell, factKey } from '../facts/fact.js';
import type { TableFacts } from '../facts/table-facts.js';
import type { Scale } from '../scale.js';
import type { Places } from './binding.js';

/** Tables of 项目支出 with other spending do not print the one or the other. */
const MIXED_TITLE = /及其他|和其他|、其他/u;

/** What one table prints, by facts. */
interface TablePlaces {
  readonly byFact: ReadonlyMap<string, readonly FactCell[]>;
  readonly bySubject: ReadonlyMap<string, readonly FactCell[]>;
  readonly carried: readonly FactCell[];
  readonly wider: readonly FactCell[];
}

/** Where one set of tables prints facts. What is asked is remembered until a table that says it is another. */
export class FactPlaces {
  readonly #tables: readonly TablePlaces[];
  readonly #wider: ReadonlySet<unknown>;
  readonly #placesByFact: Map<string, readonly Places[]>;
  readonly #cellsBySubject: Map<string, readonly FactCell[]>;

  constructor(tables: readonly TablePlaces[], scale: Scale, before: FactPlaces | undefined) {
    this.#tables = tables;
    const carries = tables.some(({ carried }) => carried.some(({ entry }) => (scale.valueOf(entry) ?? 0) !== 0));
    this.#wider = carries ? new Set(tables.flatMap(({ wider }) => wider.map(({ entry }) => entry))) : NO_ENTRIES;
    const isAlike = before !== undefined && before.#tables.length === tables.length && before.#wider.size + this.#wider.size === 0;
    this.#placesByFact = isAlike ? before.#placesByFact : new Map();
    this.#cellsBySubject = isAlike ? before.#cellsBySubject : new Map();
    if (isAlike) this.#forgetChanged(before.#tables);
  }

  #forgetChanged(before: readonly TablePlaces[]): void {
    for (let index = 0; index < before.length; index++) {
      const [then, now] = [before[index] as TablePlaces, this.#tables[index] as TablePlaces];
      if (then === now) continue;
      for (const { byFact, bySubject } of [then, now]) {
        for (const key of byFact.keys()) this.#placesByFact.delete(key);
        for (const key of bySubject.keys()) this.#cellsBySubject.delete(key);
      }
    }
  }

  /**
   * The places of a fact by its key, those that may count other money in a list of their own; none where a table prints it twice,
   * so that it cannot be said which one is meant.
   */
  placesOf(key: string): readonly Places[] {
    const known = this.#placesByFact.get(key);
    if (known) return known;
    const found = this.#tables.flatMap(({ byFact }) => {
      const cells = byFact.get(key);
      return cells?.length === 1 && !cells[0]?.entry.unreadable ? cells : [];
    });
    const places = found.length === 0 ? NO_PLACES : apart(found, this.#wider);
    this.#placesByFact.set(key, places);
    return places;
  }

  /** Whether places count what is carried over from last year with what is granted for this one. */
  countCarriedOver(places: Places): boolean {
    return places.every(({ entry }) => this.#wider.has(entry));
  }

  /** Every place of the same item and year by the key of that (`subjectKey`), of whatever fund or part. */
  about(key: string): readonly FactCell[] {
    const known = this.#cellsBySubject.get(key);
    if (known) return known;
    const cells = this.#tables.flatMap(({ bySubject }) => bySubject.get(key) ?? []);
    this.#cellsBySubject.set(key, cells);
    return cells;
  }
}

const NO_ENTRIES: ReadonlySet<unknown> = new Set();
const NO_PLACES: readonly Places[] = [];

const known = new WeakMap<TablePlaces, FactPlaces>();

/** The places in each set of tables, by the number of the set. */
export function placesByBook(forms: readonly TableFacts[], scale: Scale): ReadonlyMap<number, FactPlaces> {
  const byBook = new Map<number, TablePlaces[]>();
  for (const form of forms) {
    if (form.cells.length === 0 || MIXED_TITLE.test(form.table.table.caption.title ?? '')) continue;
    const tables = byBook.get(form.book);
    if (tables) tables.push(placesInTable(form));
    else byBook.set(form.book, [placesInTable(form)]);
  }
  const books = new Map<number, FactPlaces>();
  for (const [book, tables] of byBook) {
    const [first, last] = [tables[0] as TablePlaces, tables[tables.length - 1] as TablePlaces];
    const places = new FactPlaces(tables, scale, known.get(first) ?? known.get(last));
    known.set(first, places);
    known.set(last, places);
    books.set(book, places);
  }
  return books;
}

const placesInTable = perUnit(({ cells }: TableFacts): TablePlaces => {
  const byFact = new Map<string, FactCell[]>();
  const bySubject = new Map<string, FactCell[]>();
  for (const cell of cells) {
    push(byFact, factKey(cell.fact), cell);
    push(bySubject, subjectKey(cell.fact), cell);
  }
  return { byFact, bySubject, carried: cells.filter(isCarried), wider: cells.filter(isOfOverview) };
});

/** Whether a cell prints what is carried over, where it prints any. */
function isCarried({ fact, kind }: FactCell): boolean {
  const isOverview = kind === 'overview' || kind === 'fiscal-overview';
  const isOfOtherYear = fact.part === 'carried-over' || fact.part === 'carried-forward';
  return isOverview && isOfOtherYear && fact.year === 'current';
}

/** Overviews count money that is carried over: what is spent of it, and in their totals what is left for the next year; other tables may not. */
function isOfOverview({ fact, kind }: FactCell): boolean {
  return fact.flow === 'expenditure' && (kind === 'fiscal-overview' || (kind === 'overview' && fact.subject === ''));
}

function apart(places: Places, wider: ReadonlySet<unknown>): readonly Places[] {
  if (wider.size === 0) return [places];
  const lists = [places.filter(({ entry }) => !wider.has(entry)), places.filter(({ entry }) => wider.has(entry))];
  return lists.filter(({ length }) => length > 0);
}

export function subjectKey({ flow, subject, year }: Pick<Fact, 'flow' | 'subject' | 'year'>): string {
  return `${flow}|${subject}|${year}`;
}

/** Which set of tables a statement speaks of: the nearest one in front of it, or behind it, as the volume is laid out. */
export interface BookFinder {
  before(statement: Statement): number;
  after(statement: Statement): number;
}

export function bookFinder(forms: readonly TableFacts[]): BookFinder {
  const starts = new Map<number, number>();
  for (const { book, table, cells } of forms) {
    if (cells.length === 0) continue;
    const { start } = table.table.span;
    starts.set(book, Math.min(starts.get(book) ?? start, start));
  }
  const ordered = [...starts].sort((a, b) => a[1] - b[1]);
  const first = ordered[0]?.[0] ?? 0;
  const last = ordered.at(-1)?.[0] ?? 0;
  const at = (statement: Statement) => statement.paragraph.span.start;
  return {
    before: (statement) => ordered.findLast(([, start]) => start <= at(statement))?.[0] ?? first,
    after: (statement) => ordered.find(([, start]) => start >= at(statement))?.[0] ?? last,
  };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

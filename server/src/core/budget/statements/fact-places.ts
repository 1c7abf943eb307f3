/** Where the tables of a document print facts, set by set: a volume of several departments has a set for each. */
import type { Statement } from '../../prose/claim.js';
import { type Fact, type FactCell, type FactIndex, factKey } from '../facts/fact.js';
import type { Scale } from '../scale.js';
import type { Places } from './binding.js';

export interface FactPlaces {
  /**
   * The places of a fact, those that may count other money in a list of their own; none where a table prints it twice, so that it
   * cannot be said which one is meant.
   */
  placesOf(fact: Fact): readonly Places[];
  /** Whether places count what is carried over from last year with what is granted for this one. */
  countCarriedOver(places: Places): boolean;
  /** Every place of the same item and year, of whatever fund or part. */
  about(fact: Fact): readonly FactCell[];
}

/** Tables of 项目支出 with other spending do not print the one or the other. */
const MIXED_TITLE = /及其他|和其他|、其他/u;

/** The places in each set of tables, by the number of the set. */
export function placesByBook(facts: FactIndex, scale: Scale): ReadonlyMap<number, FactPlaces> {
  const byBook = new Map<number, FactCell[]>();
  for (const cell of facts.cells) {
    if (MIXED_TITLE.test(cell.table.table.caption.title ?? '')) continue;
    const cells = byBook.get(cell.book);
    if (cells) cells.push(cell);
    else byBook.set(cell.book, [cell]);
  }
  return new Map([...byBook].map(([book, cells]) => [book, placesIn(cells, scale)]));
}

function placesIn(cells: readonly FactCell[], scale: Scale): FactPlaces {
  const byFact = new Map<string, FactCell[]>();
  const bySubject = new Map<string, FactCell[]>();
  for (const cell of cells) {
    push(byFact, factKey(cell.fact), cell);
    push(bySubject, subjectKey(cell.fact), cell);
  }
  const known = new Map<string, readonly Places[]>();
  const carries = cells.some((cell) => isCarried(cell, scale));
  const wider = new Set(carries ? cells.filter(isOfOverview).map(({ entry }) => entry) : []);
  return {
    placesOf(fact) {
      const key = factKey(fact);
      const places = known.get(key) ?? apart(onceInTable(byFact.get(key) ?? []), wider);
      known.set(key, places);
      return places;
    },
    countCarriedOver: (places) => places.every(({ entry }) => wider.has(entry)),
    about: (fact) => bySubject.get(subjectKey(fact)) ?? [],
  };
}

function isCarried({ fact, kind, entry }: FactCell, scale: Scale): boolean {
  const isOverview = kind === 'overview' || kind === 'fiscal-overview';
  const isOfOtherYear = fact.part === 'carried-over' || fact.part === 'carried-forward';
  return isOverview && isOfOtherYear && fact.year === 'current' && (scale.valueOf(entry) ?? 0) !== 0;
}

/** Overviews count money that is carried over: what is spent of it, and in their totals what is left for the next year; other tables may not. */
function isOfOverview({ fact, kind }: FactCell): boolean {
  return fact.flow === 'expenditure' && (kind === 'fiscal-overview' || (kind === 'overview' && fact.subject === ''));
}

function apart(places: Places, wider: ReadonlySet<unknown>): readonly Places[] {
  const lists = [places.filter(({ entry }) => !wider.has(entry)), places.filter(({ entry }) => wider.has(entry))];
  return lists.filter(({ length }) => length > 0);
}

function subjectKey({ flow, subject, year }: Fact): string {
  return `${flow}|${subject}|${year}`;
}

function onceInTable(cells: readonly FactCell[]): Places {
  const counts = new Map<unknown, number>();
  for (const { table } of cells) counts.set(table, (counts.get(table) ?? 0) + 1);
  return cells.filter(({ table, entry }) => counts.get(table) === 1 && !entry.unreadable);
}

/** Which set of tables a statement speaks of: the nearest one in front of it, or behind it, as the volume is laid out. */
export interface BookFinder {
  before(statement: Statement): number;
  after(statement: Statement): number;
}

export function bookFinder(facts: FactIndex): BookFinder {
  const starts = new Map<number, number>();
  for (const { book, table } of facts.cells) {
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

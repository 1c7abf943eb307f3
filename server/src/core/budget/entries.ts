import type { Entry } from './budget-table.js';

/**
 * The amounts of one row by column index, read like a map. Rows have few of them, mostly in the same columns: two lists, of
 * which rows share the first, take a fraction of a map's room.
 */
export class Entries implements ReadonlyMap<number, Entry> {
  readonly columns: readonly number[];
  readonly list: readonly Entry[];

  /** `columns` says under which index each entry of `list` stands. */
  constructor(columns: readonly number[], list: readonly Entry[]) {
    this.columns = columns;
    this.list = list;
  }

  get size(): number {
    return this.list.length;
  }

  get(column: number): Entry | undefined {
    const { columns } = this;
    for (let place = 0; place < columns.length; place++) if (columns[place] === column) return this.list[place];
    return undefined;
  }

  has(column: number): boolean {
    return this.columns.includes(column);
  }

  keys(): ArrayIterator<number> {
    return this.columns.values();
  }

  values(): ArrayIterator<Entry> {
    return this.list.values();
  }

  *entries(): Generator<[number, Entry], undefined> {
    for (let place = 0; place < this.list.length; place++) yield [this.columns[place] as number, this.list[place] as Entry];
  }

  [Symbol.iterator](): Generator<[number, Entry], undefined> {
    return this.entries();
  }

  forEach(visit: (entry: Entry, column: number, entries: ReadonlyMap<number, Entry>) => void): void {
    for (let place = 0; place < this.list.length; place++) visit(this.list[place] as Entry, this.columns[place] as number, this);
  }
}

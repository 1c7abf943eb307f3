/** Amounts that sentences name by the words of a row or of a table, where no fact says what they are: projects, 转移支付. */
import { normalise } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import type { NamedItem } from '../facts/fact.js';
import { readScope } from '../facts/vocabulary.js';
import type { BudgetTable, Entry, Item } from '../ledger.js';
import type { Place, Places } from './binding.js';

/** Names shorter than this (办公费, 公用经费) are kinds of spending, not projects. */
const SHORTEST_NAME = 6;
/** Their rows name projects with what was bought, reached or owned, not with what the project costs. */
const OTHER_TABLES = /采购|购买服务|绩效指标|资产|债|非税|收入/u;

export interface NamedRows {
  /** The amount of each row with a name, one for each table. */
  rowsNamed(name: string): readonly Places[];
  /** The total of each table whose title names an item and nothing else. */
  totalsOf(item: NamedItem): readonly Places[];
}

/** Fewer tables are each looked into sooner than they are gathered. */
const FEW_TABLES = 32;

/** Rows and totals are gathered when the first one is asked for. */
export function namedRows(tables: readonly BudgetTable[]): NamedRows {
  let rows: ((name: string) => readonly Places[]) | undefined;
  let totals: ((item: NamedItem) => readonly Places[]) | undefined;
  return {
    rowsNamed(name) {
      rows ??= finderIn(tables, rowsIn);
      return rows(projectName(name));
    },
    totalsOf(item) {
      totals ??= finderIn(tables, totalIn);
      return totals(item);
    },
  };
}

function finderIn<Key>(
  tables: readonly BudgetTable[],
  read: (table: BudgetTable) => ReadonlyMap<Key, Places>,
): (key: Key) => readonly Places[] {
  const inTables = tables.map((table) => read(table)).filter(({ size }) => size > 0);
  if (inTables.length <= FEW_TABLES) return (key) => inTables.flatMap((places) => (places.has(key) ? [places.get(key) as Places] : []));
  const all = gathered(inTables);
  return (key) => all.get(key) ?? [];
}

function gathered<Key>(inTables: readonly ReadonlyMap<Key, Places>[]): ReadonlyMap<Key, readonly Places[]> {
  const all = new Map<Key, Places[]>();
  for (const inTable of inTables)
    for (const [key, places] of inTable) {
      const list = all.get(key);
      if (list) list.push(places);
      else all.set(key, [places]);
    }
  return all;
}

/** `人民调解项目经费` and `人民调解` are one project. */
function projectName(name: string): string {
  return normalise(name)
    .replace(/["']/gu, '')
    .replace(/(?:项目)?(?:专项)?(?:经费|支出|预算|资金)?$/u, '');
}

const rowsIn = perUnit((table: BudgetTable): ReadonlyMap<string, Places> => {
  const rows = new Map<string, Place[]>();
  if (OTHER_TABLES.test(normalise(table.table.caption.title ?? ''))) return rows;
  for (const items of table.items)
    for (const item of items) {
      const { name } = item.label;
      if (name.length < SHORTEST_NAME || item.isTotal || item.isOwner || item.codes.length > 0) continue;
      const entry = firstAmount(item);
      if (!entry) continue;
      const key = projectName(name);
      const places = rows.get(key);
      if (places) places.push({ item, entry });
      else rows.set(key, [{ item, entry }]);
    }
  // Of names that repeat within a table it cannot be said which one is meant.
  for (const [key, places] of rows) if (places.length > 1) rows.delete(key);
  return rows;
});

const totalIn = perUnit((table: BudgetTable): ReadonlyMap<NamedItem, Places> => {
  const title = normalise(table.table.caption.title ?? '');
  const { item } = readScope(title);
  if (!item || item === 'three-public' || /三公|明细|绩效/u.test(title)) return new Map();
  const totals = table.items.flat().filter(({ label }) => label.name === '合计' || label.name === '总计');
  const [total] = totals;
  const entry = total && totals.length === 1 ? firstEntry(total) : undefined;
  return new Map(total && entry ? [[item, [{ item: total, entry }]]] : []);
});

function firstAmount({ entries }: Item): Entry | undefined {
  for (const entry of entries.values()) if (entry.amount !== undefined) return entry;
  return undefined;
}

function firstEntry({ entries }: Item): Entry | undefined {
  for (const entry of entries.values()) return entry;
  return undefined;
}

/** Amounts that sentences name by the words of a row or of a table, where no fact says what they are: projects, 转移支付. */
import { normalise } from '../../base/normalise.js';
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

export function namedRows(tables: readonly BudgetTable[]): NamedRows {
  const rows = readRows(tables);
  const totals = readTotals(tables);
  return {
    rowsNamed: (name) => rows.get(projectName(name)) ?? [],
    totalsOf: (item) => totals.get(item) ?? [],
  };
}

/** `人民调解项目经费` and `人民调解` are one project. */
function projectName(name: string): string {
  return normalise(name)
    .replace(/["']/gu, '')
    .replace(/(?:项目)?(?:专项)?(?:经费|支出|预算|资金)?$/u, '');
}

function readRows(tables: readonly BudgetTable[]): ReadonlyMap<string, readonly Places[]> {
  const rows = new Map<string, Places[]>();
  for (const table of tables) {
    if (OTHER_TABLES.test(normalise(table.table.caption.title ?? ''))) continue;
    const inTable = new Map<string, Place[]>();
    for (const item of table.items.flat()) {
      const { name } = item.label;
      if (item.isTotal || item.isOwner || item.codes.length > 0 || name.length < SHORTEST_NAME) continue;
      const entry = firstAmount(item);
      if (!entry) continue;
      const key = projectName(name);
      inTable.set(key, [...(inTable.get(key) ?? []), { item, entry }]);
    }
    // Of names that repeat within a table it cannot be said which one is meant.
    for (const [key, places] of inTable) if (places.length === 1) rows.set(key, [...(rows.get(key) ?? []), places]);
  }
  return rows;
}

function readTotals(tables: readonly BudgetTable[]): ReadonlyMap<NamedItem, readonly Places[]> {
  const totals = new Map<NamedItem, Places[]>();
  for (const table of tables) {
    const title = normalise(table.table.caption.title ?? '');
    const { item } = readScope(title);
    if (!item || item === 'three-public' || /三公|明细|绩效/u.test(title)) continue;
    const total = table.items.flat().filter(({ label }) => /^(?:合计|总计)$/u.test(label.name));
    const entry = total.length === 1 ? firstEntry(total[0] as Item) : undefined;
    if (entry) totals.set(item, [...(totals.get(item) ?? []), [{ item: total[0] as Item, entry }]]);
  }
  return totals;
}

function firstAmount({ entries }: Item): Entry | undefined {
  return [...entries.values()].find(({ amount }) => amount !== undefined);
}

function firstEntry({ entries }: Item): Entry | undefined {
  return [...entries.values()][0];
}

/** Which codes are themselves the likelier fault, so that a row with a mistyped code keeps its place in the tree. */

import type { BudgetTable, Item, PrintedCode } from '../ledger.js';
import type { JudgedCode } from './code-faults.js';

/**
 * The items whose codes, taken for structure, are not those of the ledger, each with all its codes as they were likely
 * meant and in their order: mistyped ones mended, broken ones that the ledger could not read added, and those below a
 * mistyped class completed with the right one. Every other item keeps `item.codes`.
 */
function meantCodes(judged: readonly JudgedCode[]): ReadonlyMap<Item, readonly PrintedCode[]> {
  const changed = new Map<Item, PrintedCode[]>();
  for (const { raw, meant } of judged) {
    if (meant === undefined || /^[A-Z]/u.test(meant)) continue;
    const codes = changed.get(raw.item) ?? raw.item.codes;
    const place = codes.findIndex(({ span }) => span.start < raw.span.end && raw.span.start < span.end);
    if (codes[place]?.code === meant) continue;
    const cells = raw.site.columns.flatMap((column) => raw.item.row.row.cells[column.index] ?? []);
    const known =
      place < 0 ? { cells, span: raw.span, name: raw.name, nameSpan: raw.nameSpan, completed: false } : (codes[place] as PrintedCode);
    const others = codes.filter((_, index) => index !== place);
    const mended = [...others, { ...known, code: meant }].sort((a, b) => a.span.start - b.span.start);
    changed.set(raw.item, mended);
  }
  return changed;
}

/** The tables with the codes of their rows as they were likely meant, to build trees from; places in the text stay. */
export function withMeantCodes(tables: readonly BudgetTable[], judged: readonly JudgedCode[]): readonly BudgetTable[] {
  const meant = meantCodes(judged);
  if (meant.size === 0) return tables;
  const byTable = new Map<BudgetTable, string[]>();
  for (const [item, codes] of meant) {
    const words = byTable.get(item.table) ?? [];
    byTable.set(item.table, words);
    words.push(codes.map(({ code, span }) => `${code} ${span.start}`).join());
  }
  return tables.map((table) => {
    const words = byTable.get(table)?.join('\n');
    if (words === undefined) return table;
    const known = mendedTables.get(table);
    if (known?.words === words) return known.mended;
    const mended = withCodes(table, meant);
    mendedTables.set(table, { words, mended });
    return mended;
  });
}

/** By the table as it is printed, as it was last mended. */
const mendedTables = new WeakMap<BudgetTable, { readonly words: string; readonly mended: BudgetTable }>();

function withCodes(table: BudgetTable, meant: ReadonlyMap<Item, readonly PrintedCode[]>): BudgetTable {
  const items: Item[][] = [];
  const mended: BudgetTable = { ...table, items };
  for (const list of table.items) items.push(list.map((item) => ({ ...item, table: mended, codes: meant.get(item) ?? item.codes })));
  return mended;
}

/** Which codes are themselves the likelier fault, so that a row with a mistyped code keeps its place in the tree. */
import { type JudgedCode, judgeCodes } from './code-faults.js';
import type { BudgetTable, Item, PrintedCode } from './ledger.js';

/** Items with a code that is broken, unknown or likely mistyped, with the code that was likely meant where that is known. */
export function suspectCodes(tables: readonly BudgetTable[], year: number | undefined): ReadonlyMap<Item, string | undefined> {
  const suspects = new Map<Item, string | undefined>();
  for (const { raw, fault } of judgeCodes(tables, year)) {
    if (!fault || suspects.get(raw.item) !== undefined) continue;
    if (fault.likely !== undefined || fault.kind === 'malformed' || fault.kind === 'unknown') suspects.set(raw.item, fault.likely);
  }
  return suspects;
}

/**
 * The items whose codes, taken for structure, are not those of the ledger, each with all its codes as they were likely
 * meant and in their order: mistyped ones mended, broken ones that the ledger could not read added, and those below a
 * mistyped class completed with the right one. Every other item keeps `item.codes`.
 */
export function meantCodes(judged: readonly JudgedCode[]): ReadonlyMap<Item, readonly PrintedCode[]> {
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

import type { LineMap } from '../base/line-map.js';
import type { TableSystem } from '../budget/sums/equations.js';
import type { PhysicalTable } from '../table/physical-table.js';
import type { Analysis } from './analyse.js';
import { spanOfTable } from './places.js';
import { type RowGroup, rowGroups } from './row-groups.js';

/** Zero-based lines, both included. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** Whole tables over all their pages, each page, and each run of rows under a parent row; always properly nested. */
export function foldingRanges({ document, lines }: Analysis): readonly FoldingRange[] {
  return nested(document.systems.flatMap((system) => rangesOf(system, lines)));
}

function rangesOf(system: TableSystem, lines: LineMap): FoldingRange[] {
  const { start } = spanOfTable(system);
  const { fragments } = system.table.table;
  const pages = fragments.map(pageRange);
  const whole = { startLine: lines.lineAt(start), endLine: pages.at(-1)?.endLine ?? lines.lineAt(start) };
  const rows: FoldingRange[] = [];
  for (const group of rowGroups(system)) addGroupRanges(group, rows);
  return [whole, ...pages, ...rows];
}

function pageRange({ rows, delimiterLine }: PhysicalTable): FoldingRange {
  const startLine = rows[0]?.line ?? delimiterLine ?? 0;
  return { startLine, endLine: Math.max(rows.at(-1)?.line ?? startLine, delimiterLine ?? startLine) };
}

/** Adds the ranges of a group and of those in it; gives the group's last line on each page. A group goes on as far as its first page. */
function addGroupRanges({ item, children }: RowGroup, ranges: FoldingRange[]): ReadonlyMap<PhysicalTable, number> {
  const { row, fragment } = item.row;
  const startLine = row.line;
  const lastLines = new Map([[fragment, startLine]]);
  for (const child of children) {
    for (const [page, line] of addGroupRanges(child, ranges)) lastLines.set(page, Math.max(line, lastLines.get(page) ?? 0));
  }
  ranges.push({ startLine, endLine: lastLines.get(fragment) ?? startLine });
  return lastLines;
}

/**
 * Leaves out ranges that an editor cannot show: of one line, a second one from the same line, or one that crosses the
 * end of another, as groups in panels side by side do.
 */
function nested(ranges: readonly FoldingRange[]): readonly FoldingRange[] {
  const ordered = ranges
    .filter(({ startLine, endLine }) => endLine > startLine)
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  const kept: FoldingRange[] = [];
  const open: FoldingRange[] = [];
  for (const range of ordered) {
    while (open.length > 0 && (open.at(-1) as FoldingRange).endLine < range.startLine) open.pop();
    const outer = open.at(-1);
    if (outer && (outer.startLine === range.startLine || outer.endLine < range.endLine)) continue;
    kept.push(range);
    open.push(range);
  }
  return kept;
}

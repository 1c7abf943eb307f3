import type { OrdinalKind } from '../base/normalise.js';
import { classesUpTo, classNamed } from './catalogue/subject-class.js';
import { holdsMisplacedRow, type Item } from './ledger.js';
import type { RowNode } from './rows/row-node.js';
import type { TableSystem } from './sums/equations.js';
import type { Fault } from './sums/fault.js';

/** Two rows of one list whose numbers do not follow each other. */
export interface OrdinalGap {
  readonly before: Item;
  readonly after: Item;
}

/** Kinds of procurement keep their numbers 一、二、三 although a kind without money is left out. */
const PROCUREMENT_KIND = /^(?:货物|工程|服务)/u;

/** Gaps in the numbers of rows under one parent, doubled rows left out; a table with cells out of place may hide any number. */
export function findOrdinalGaps(systems: readonly TableSystem[], doubled: ReadonlySet<Item>): readonly OrdinalGap[] {
  return systems
    .filter(({ table }) => !holdsMisplacedRow(table))
    .flatMap(({ trees }) => trees.flatMap(({ roots }) => gapsAmong(roots)))
    .filter(({ after }) => !doubled.has(after));
}

function gapsAmong(nodes: readonly RowNode[]): OrdinalGap[] {
  const own = gapsBetween(nodes);
  const lost = own.filter((gap) => !(isOfficialNumber(gap) && (own.length > 1 || stepOf(gap) > 2)));
  return [...nodes.flatMap(({ children }) => gapsAmong(children)), ...lost];
}

/**
 * Whether a row has the number that the full list of subjects gives it (一、一般公共服务支出, 八、社会保障和就业支出), as in final
 * accounts that leave out what holds no money. A single number left out by itself may be a row that was lost.
 */
function isOfficialNumber(gap: OrdinalGap): boolean {
  const [from, to] = [classNamed(gap.before.label.name), classNamed(gap.after.label.name)];
  if (from === undefined || to === undefined) return false;
  const leftOut = classesUpTo(from, to) - stepOf(gap);
  // Some forms leave out 社会保险基金支出 or 国有资本经营预算支出.
  return leftOut >= 0 && leftOut <= 2;
}

function stepOf({ before, after }: OrdinalGap): number {
  return (after.label.ordinal?.value ?? 0) - (before.label.ordinal?.value ?? 0);
}

function gapsBetween(nodes: readonly RowNode[]): readonly OrdinalGap[] {
  const gaps: OrdinalGap[] = [];
  const last = new Map<OrdinalKind, Item>();
  for (const { item } of nodes) {
    const { ordinal } = item.label;
    if (!ordinal) continue;
    const before = last.get(ordinal.kind);
    const previous = before?.label.ordinal?.value ?? 0;
    // A list may start anew at 1 after a heading; its very first item may not be there in a partial table.
    if (before && ordinal.value !== previous + 1 && ordinal.value !== 1 && !PROCUREMENT_KIND.test(item.label.name))
      gaps.push({ before, after: item });
    last.set(ordinal.kind, item);
  }
  return gaps;
}

/** Whether a row stands between the two rows of a gap. */
export function isInGap({ table, row: { row } }: Item, { before, after }: OrdinalGap): boolean {
  return table === after.table && before.row.row.line < row.line && row.line < after.row.row.line;
}

/** Whether a sum is only too large because the rows below a lost row came to stand below the one before it. */
export function isExplainedByGap(fault: Fault, gaps: readonly OrdinalGap[]): boolean {
  return gaps.some(({ before }) =>
    fault.equations.every(
      ({ equation, residual }) => equation.source.kind === 'rows' && equation.source.relation.total === before && residual < 0,
    ),
  );
}

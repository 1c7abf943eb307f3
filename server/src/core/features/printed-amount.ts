import { readAmount } from '../base/amount.js';
import type { Entry, Item } from '../budget/ledger.js';
import type { Figure } from '../table/figure.js';

/** The figure as its cell or sentence prints it, without its unit; empty for a blank cell. */
export function printedFigure({ cell, figure }: Figure): string {
  return cell.text.slice(figure.start - cell.span.start, figure.end - cell.span.start);
}

/** The unit a cell prints itself, or that of its table; empty where neither is known. */
export function unitOf(item: Item, entry: Entry): string {
  const reading = readAmount(entry.cell.text);
  return (reading.kind === 'amount' ? reading.unit : undefined) ?? item.table.table.caption.unit ?? '';
}

/** The amount that stands for a row: that of its total column, or else its first one. */
export function wholeOf(item: Item): Entry | undefined {
  const total = item.panel.amounts.find((column) => /(?:合计|总计|总额)(?:\(.*\))?$/u.test(column.path.at(-1) ?? ''));
  const entry = total && item.entries.get(total.index);
  return entry?.amount ? entry : [...item.entries.values()].find((candidate) => candidate.amount);
}

import type { Item } from './ledger.js';
import type { RowNode } from './rows/row-node.js';
import type { Scale } from './scale.js';
import type { EvaluatedEquation, Term } from './sums/equation.js';
import { isCellTerm, isFailing } from './sums/equation.js';
import type { TableSystem } from './sums/equations.js';
import type { Fault } from './sums/fault.js';

/** A row that says again what a row above it says under the same parent. */
export interface DuplicateRow {
  readonly first: Item;
  readonly second: Item;
}

/** One for each panel of a row that is doubled. */
export function findDuplicateRows(systems: readonly TableSystem[]): readonly DuplicateRow[] {
  return systems.flatMap(({ trees }) => trees.flatMap(({ roots }) => duplicatesAmong(roots)));
}

/** The doubled rows that a sum is off by: without one of them it would hold. */
export function countedTwice(evaluated: EvaluatedEquation, doubled: ReadonlySet<Item>, scale: Scale): readonly Item[] {
  if (doubled.size === 0 || evaluated.equation.source.kind !== 'rows' || !isFailing(evaluated)) return [];
  const { equation, residual, lastPlace } = evaluated;
  const isWhatIsOver = ({ sign, entry }: Term) => Math.abs(residual + sign * (scale.valueOf(entry) ?? 0)) <= lastPlace;
  return equation.parts
    .filter(isCellTerm)
    .filter((part) => doubled.has(part.item) && isWhatIsOver(part))
    .map((part) => part.item);
}

/** Whether a doubled row is all that is wrong with the sums of a fault. */
export function isExplainedByDuplicate(fault: Fault, doubled: ReadonlySet<Item>, scale: Scale): boolean {
  const [first, ...others] = fault.equations.map((evaluated) => countedTwice(evaluated, doubled, scale));
  return first?.some((item) => others.every((items) => items.includes(item))) ?? false;
}

function duplicatesAmong(nodes: readonly RowNode[]): DuplicateRow[] {
  const found: DuplicateRow[] = nodes.flatMap(({ children }) => duplicatesAmong(children));
  let seen = new Map<string, Item>();
  let above: Item | undefined;
  for (const { item } of nodes) {
    // An unnumbered row between subjects begins another unit, whose subjects may be the same.
    if (item.codes.length === 0 && !item.label.ordinal && !item.isTotal) seen = new Map();
    const key = identityOf(item);
    const first = key === undefined ? totalAbove(item, above) : seen.get(key);
    if (first) found.push({ first, second: item });
    else if (key !== undefined) seen.set(key, item);
    above = item;
  }
  return found;
}

/** What must be unique among siblings: the codes, or the name of a numbered item. Names alone (涉密项目) may repeat. */
function identityOf(item: Item): string | undefined {
  // A class may be listed again with another partner, so the pair counts and not the first code alone.
  if (item.codes.length > 0) return item.codes.map(({ code, name }) => `${code} ${name}`).join('‖');
  return item.label.ordinal && item.label.name !== '' ? `${item.label.ordinal.kind} ${item.label.name}` : undefined;
}

/** The total right above a total that prints the same row once more. */
function totalAbove(item: Item, above: Item | undefined): Item | undefined {
  return item.isTotal && above?.isTotal && repeats(item, above) ? above : undefined;
}

/** Whether every cell of a row is blank or says what the other row says, so that nothing is lost with it. */
export function repeats(second: Item, first: Item): boolean {
  const cells = first.row.row.cells;
  return second.row.row.cells.every(({ text }, column) => text === '' || text === cells[column]?.text);
}

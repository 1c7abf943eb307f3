import type { FactCell } from '../facts/fact.js';
import type { Entry, Item } from '../ledger.js';
import { type TimelessFact, timelessKey } from './facts-in-order.js';
import type { MoneyReader, PrintedMoney } from './money.js';

/** A fact as one document prints it. */
export interface DigestFact {
  readonly fact: TimelessFact;
  /** The row and, where there are several amounts, the column. */
  readonly label: string;
  readonly money: PrintedMoney;
}

/** Facts by key; one that the document gives several values says nothing to others. */
export function factsByKey(
  cells: readonly FactCell[],
  year: 'current' | 'previous',
  moneyOf: MoneyReader,
  isDoubted: (cell: FactCell) => boolean,
): { readonly facts: ReadonlyMap<string, DigestFact>; readonly unclear: ReadonlySet<string> } {
  const facts = new Map<string, DigestFact>();
  const unclear = new Set<string>();
  for (const cell of cells) {
    if (cell.fact.year !== year) continue;
    const { flow, subject, fund, part } = cell.fact;
    const fact = { flow, subject, fund, part };
    const key = timelessKey(fact);
    const money = moneyOf(cell.entry);
    const known = facts.get(key);
    if (isDoubted(cell) || (known && money && !isSameMoney(known.money, money))) unclear.add(key);
    else if (!known && money) facts.set(key, { fact, label: labelOf(cell.item, cell.entry), money });
  }
  for (const key of unclear) facts.delete(key);
  return { facts, unclear };
}

function isSameMoney(a: PrintedMoney, b: PrintedMoney): boolean {
  return a.power === b.power && a.units === b.units;
}

function labelOf({ codes, label, panel }: Item, { column }: Entry): string {
  const code = codes[0]?.code ?? '';
  const row = `${code}${code && label.name ? ' ' : ''}${label.name}`;
  const last = column.path.at(-1);
  return panel.amounts.length < 2 || last === undefined ? row : row === '' ? last : `${row}·${last}`;
}

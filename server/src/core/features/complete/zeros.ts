import { formatAmount, readAmount } from '../../base/amount.js';
import type { BudgetTable } from '../../budget/ledger.js';

/** How a table prints that a row has no money in a column: a zero with its decimals, a dash, or nothing. */
export function zerosOf(table: BudgetTable, usualDecimals: number | undefined): (column: number) => string {
  const all = new Tally();
  const columns = new Map<number, Tally>();
  for (const { index, role } of table.columns) {
    if (role !== 'amount') continue;
    const tally = new Tally();
    columns.set(index, tally);
    for (const { row } of table.table.rows) {
      const text = row.cells[index]?.text ?? '';
      tally.add(text);
      all.add(text);
    }
  }
  const usual = all.zero() ?? zeroWith(usualDecimals ?? 2);
  return (column) => columns.get(column)?.zero() ?? usual;
}

function zeroWith(decimals: number): string {
  return formatAmount({ units: 0, decimals });
}

class Tally {
  readonly #zeros = new Map<string, number>();
  readonly #decimals = new Map<number, number>();
  #blank = 0;

  add(text: string): void {
    const reading = readAmount(text);
    if (reading.kind === 'blank' && text === '') this.#blank++;
    else if (reading.kind === 'blank') count(this.#zeros, text);
    else if (reading.kind === 'amount') {
      count(this.#decimals, reading.amount.decimals);
      if (reading.amount.units === 0) count(this.#zeros, text);
    }
  }

  /** Undefined where nothing tells. */
  zero(): string | undefined {
    const [zero] = mostFirst(this.#zeros);
    if (zero && zero[1] >= this.#blank) return zero[0];
    if (this.#blank > 0 && this.#decimals.size > 0) return '';
    const [decimals] = mostFirst(this.#decimals);
    return decimals && zeroWith(decimals[0]);
  }
}

function count<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFirst<T>(counts: ReadonlyMap<T, number>): readonly (readonly [T, number])[] {
  return [...counts].sort((a, b) => b[1] - a[1]);
}

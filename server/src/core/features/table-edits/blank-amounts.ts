import { readAmount } from '../../base/amount.js';
import type { BudgetTable } from '../../budget/ledger.js';

/**
 * What the amount columns of a row hold that has no amounts yet, by column: the zero of the column where it prints zeros
 * rather than leaves cells blank.
 */
export function blankAmounts({ table, columns }: BudgetTable): ReadonlyMap<number, string> {
  const result = new Map<number, string>();
  for (const { index, role } of columns) {
    if (role !== 'amount') continue;
    const zeros = new Map<string, number>();
    let blank = 0;
    for (const { row } of table.rows) {
      const text = row.cells[index]?.text ?? '';
      const reading = readAmount(text);
      if (reading.kind === 'blank') blank++;
      else if (reading.kind === 'amount' && reading.amount.units === 0) zeros.set(text, (zeros.get(text) ?? 0) + 1);
    }
    const [usual] = [...zeros].sort((a, b) => b[1] - a[1]);
    if (usual && usual[1] > blank) result.set(index, usual[0]);
  }
  return result;
}

import type { BudgetTable, Item } from './ledger.js';

/** One side of a table of income and expenditure. */
export interface Side {
  readonly name: '收入' | '支出';
  readonly items: readonly Item[];
}

/** The sides that a table's labels name; subject codes side by side are no sides. */
export function sidesOf({ panels, items }: BudgetTable): readonly Side[] {
  return panels.flatMap((panel, place): readonly Side[] => {
    const label = panel.labels[0]?.path.join('') ?? '';
    const name = /收入/u.test(label) ? '收入' : /支出/u.test(label) ? '支出' : undefined;
    const own = items[place] ?? [];
    return name && panel.amounts.length > 0 && own.length > 1 && own[0]?.codes.length === 0 ? [{ name, items: own }] : [];
  });
}

import type { BudgetDocument } from '../../budget/document.js';

/** What the tables of a document print already. */
export interface DocumentUse {
  /** How many rows print a code. */
  count(code: string): number;
  /** How long the codes are that begin with a digit or letter, over all tables. */
  lengths(family: string): ReadonlySet<number>;
  /** How many decimals most amounts print; undefined where there are none. */
  readonly decimals: number | undefined;
  /** Some table prints code and name in one cell. */
  readonly printsCodesInNames: boolean;
}

const known = new WeakMap<BudgetDocument, DocumentUse>();

export function useOf(document: BudgetDocument): DocumentUse {
  const use = known.get(document) ?? read(document);
  known.set(document, use);
  return use;
}

function read({ ledgers }: BudgetDocument): DocumentUse {
  const counts = new Map<string, number>();
  const lengths = new Map<string, Set<number>>();
  const decimals = new Map<number, number>();
  let printsCodesInNames = false;
  for (const table of ledgers) {
    for (const item of table.items.flat()) {
      for (const { code, cells, nameSpan } of item.codes) {
        add(counts, code);
        const family = code.charAt(0);
        lengths.set(family, (lengths.get(family) ?? new Set()).add(code.length));
        if (nameSpan && cells[0] && nameSpan.start < cells[0].span.end) printsCodesInNames = true;
      }
      for (const { amount } of item.entries.values()) if (amount) add(decimals, amount.decimals);
    }
  }
  return {
    count: (code) => counts.get(code) ?? 0,
    lengths: (family) => lengths.get(family) ?? new Set(),
    decimals: [...decimals].sort((a, b) => b[1] - a[1])[0]?.[0],
    printsCodesInNames,
  };
}

function add<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

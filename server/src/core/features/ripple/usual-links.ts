/** What usually holds in a budget and is no law: where it held before a change, it holds after it. */
import type { BudgetDocument } from '../../budget/document.js';
import { expenditure, income } from '../../budget/facts/book.js';
import type { FactCell, Fund, NamedItem, Part } from '../../budget/facts/fact.js';
import type { BudgetTable, Item } from '../../budget/ledger.js';
import { type EvaluatedEquation, evaluate } from '../../budget/sums/equation.js';

const FUNDS: readonly Fund[] = ['general', 'government-fund', 'state-capital', 'special-account', 'fiscal'];
const PARTS: readonly Part[] = ['this-year', 'all'];

export function usualLinks(document: BudgetDocument): readonly EvaluatedEquation[] {
  const { scale, evaluated, identities } = document;
  const isSomething = ({ equation }: EvaluatedEquation) => scale.valueOf(equation.total.entry) !== 0;
  const contained = evaluated.filter((one) => one.equation.atMost && one.residual === 0 && isSomething(one) && isOfOnePart(one, document));
  const questions = identities.questions.filter((one) => one.residual === 0 && isSomething(one));
  return [...contained, ...questions, ...moneyAsSpent(document), ...kindsOfProcurement(document)];
}

/** What is contained in something and makes all of it. */
function isOfOnePart({ equation: { parts } }: EvaluatedEquation, { scale }: BudgetDocument): boolean {
  return parts.filter(({ entry }) => scale.valueOf(entry) !== 0).length === 1;
}

/** What comes from a source of money is what is spent of it. */
function moneyAsSpent({ facts, scale }: BudgetDocument): readonly EvaluatedEquation[] {
  return FUNDS.flatMap((fund) => {
    const received = PARTS.flatMap((part) => facts.placesOf(income(fund, part)));
    const spent = PARTS.flatMap((part) => facts.placesOf(expenditure(fund, part)));
    return received.flatMap((cell) => {
      const value = scale.valueOf(cell.entry);
      const same = spent.find((other) => other.book === cell.book && scale.valueOf(other.entry) === value);
      return value && same ? linkOf(cell, same).flatMap((equation) => evaluate(equation, scale) ?? []) : [];
    });
  });
}

function linkOf(one: FactCell, other: FactCell) {
  return [
    {
      source: { kind: 'same' },
      table: one.table,
      total: { entry: one.entry, item: one.item, sign: 1 },
      parts: [{ entry: other.entry, item: other.item, sign: 1 }],
      atMost: false,
    } as const,
  ];
}

/** The first letter of a procurement code says what is bought (财库〔2022〕31号). */
const KINDS_OF_PROCUREMENT: Readonly<Partial<Record<NamedItem, RegExp>>> = {
  'procurement-goods': /^A\d{2}/u,
  'procurement-works': /^B\d{2}/u,
  'procurement-services': /^C\d{2}/u,
};

/** The rows 货物, 工程 and 服务 above a list of what is bought, as the sums of what the codes put under them. */
function kindsOfProcurement({ facts, scale }: BudgetDocument): readonly EvaluatedEquation[] {
  return Object.entries(KINDS_OF_PROCUREMENT).flatMap(([kind, code]) =>
    facts.about(kind).flatMap(({ item, entry, table }): readonly EvaluatedEquation[] => {
      const parts = rowsWithCode(item, code).flatMap((row) => {
        const part = row.entries.get(entry.column.index);
        return part ? [{ entry: part, item: row, sign: 1 as const }] : [];
      });
      const total = { entry, item, sign: 1 as const };
      const one = parts.length > 0 && evaluate({ source: { kind: 'same' }, table, total, parts, atMost: false }, scale);
      return one && one.residual === 0 && scale.valueOf(entry) !== 0 ? [one] : [];
    }),
  );
}

const listed = new WeakMap<BudgetTable, Map<RegExp, readonly Item[]>>();

function rowsWithCode({ table }: Item, code: RegExp): readonly Item[] {
  const known = listed.get(table) ?? new Map<RegExp, readonly Item[]>();
  listed.set(table, known);
  const rows = known.get(code) ?? table.items.flat().filter(({ row }) => row.row.cells.some(({ text }) => code.test(text)));
  known.set(code, rows);
  return rows;
}

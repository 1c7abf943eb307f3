/** What a document says of last year's budget: in columns for it, and where sentences compare this year with it. */
import type { AmountClaim, Comparison } from '../../prose/claim.js';
import type { Figure } from '../../table/figure.js';
import type { BudgetDocument } from '../document.js';
import type { FactCell } from '../facts/fact.js';
import { type StatedFigure, statedFigureOf } from '../statements/statements.js';
import { isCellTerm } from '../sums/equation.js';
import { type DigestFact, factsByKey } from './digest-facts.js';
import { isComparable, type TimelessFact } from './facts-in-order.js';
import type { MoneyReader, MoneyTerm, PrintedMoney } from './money.js';

/** A statement about a fact of last year. */
export interface PreviousFact {
  /** What it may be about, the likeliest first: 收入 may be 收入总计 as well as 本年收入合计. */
  readonly facts: readonly [TimelessFact, ...TimelessFact[]];
  readonly label: string;
  /** How it is said: as last year's figure, as a change from it, or as none (持平). */
  readonly kind: 'figure' | 'change' | 'flat';
  /** What adds up to last year's figure. */
  readonly terms: readonly MoneyTerm[];
  /** The figure that says so. */
  readonly figure: PrintedMoney;
  /** The difference of the two years printed beside a figure, which goes down where last year's goes up. */
  readonly counterweight: PrintedMoney | undefined;
}

/** The columns for last year's budget. */
export function previousInTables(
  document: BudgetDocument,
  cells: readonly FactCell[],
  money: MoneyReader,
  isDoubted: (cell: FactCell) => boolean,
): readonly PreviousFact[] {
  const { facts } = factsByKey(cells, 'previous', money, isDoubted);
  if (facts.size === 0) return [];
  const changes = changesBeside(document);
  return [...facts.values()].map((fact) => inColumn(fact, changes, money));
}

function inColumn({ fact, label, money: figure }: DigestFact, changes: ReadonlyMap<number, Figure>, money: MoneyReader): PreviousFact {
  const change = changes.get(figure.span.start);
  return { facts: [fact], label, kind: 'figure', terms: [{ money: figure, sign: 1 }], figure, counterweight: change && money(change) };
}

/** The figure that is this year's less last year's, by where last year's begins. */
function changesBeside({ systems, facts }: BudgetDocument): ReadonlyMap<number, Figure> {
  const changes = new Map<number, Figure>();
  for (const { equations } of systems) {
    for (const { source, total, parts } of equations) {
      if (source.kind !== 'columns' || parts.length !== 2) continue;
      const figures = [total, ...parts].filter(isCellTerm).map(({ entry }) => entry);
      const yearOf = (entry: (typeof figures)[number]) => facts.factsAt(entry)[0]?.fact.year;
      const previous = figures.find((entry) => yearOf(entry) === 'previous');
      const change = figures.find((entry) => yearOf(entry) === undefined);
      if (previous && change && figures.some((entry) => yearOf(entry) === 'current')) changes.set(previous.figure.start, change);
    }
  }
  return changes;
}

/** What was spent, rather than budgeted, last year was published by no budget. */
const NO_BUDGET = /执行|决算|完成|调整|实际/u;

/** Sentences such as 比上年预算增加20.00万元, where the amount of this year is one of the tables. */
export function previousInText({ stated, facts }: BudgetDocument, money: MoneyReader): readonly PreviousFact[] {
  return stated.flatMap((one): PreviousFact[] => {
    if (one.claim !== one.statement.level) return [];
    const [about, ...others] = factsStated(one, facts);
    const level = money(one.figure);
    if (!about || !level) return [];
    return one.statement.comparisons.flatMap((comparison): PreviousFact[] => {
      if (NO_BUDGET.test(comparison.base?.text ?? '') || isOfAnotherYear(comparison)) return [];
      const said = saidOf(comparison, level, money);
      return said ? [{ facts: [about, ...others], label: one.statement.item.text, counterweight: undefined, ...said }] : [];
    });
  });
}

function factsStated({ places }: StatedFigure, { factsAt }: BudgetDocument['facts']): readonly TimelessFact[] {
  const found = new Map<string, TimelessFact>();
  for (const { entry } of places) {
    for (const { fact } of factsAt(entry)) {
      const { flow, subject, fund, part, year } = fact;
      const timeless = { flow, subject, fund, part };
      if (year === 'current' && isComparable(timeless)) found.set(JSON.stringify(timeless), timeless);
    }
  }
  return [...found.values()];
}

/** The year before the budget's is meant by 上年, or named. */
function isOfAnotherYear({ baseYear }: Comparison): boolean {
  return baseYear?.ago !== undefined && baseYear.ago !== 1;
}

function saidOf(
  { previous, change, flat }: Comparison,
  level: PrintedMoney,
  money: MoneyReader,
): Pick<PreviousFact, 'kind' | 'terms' | 'figure'> | undefined {
  if (previous) {
    const figure = money(statedFigureOf(previous));
    return figure && { kind: 'figure', terms: [{ money: figure, sign: 1 }], figure };
  }
  if (change) {
    const figure = money(statedFigureOf(change));
    const sign = signOf(change);
    return (
      figure &&
      sign && {
        kind: 'change',
        terms: [
          { money: level, sign: 1 },
          { money: figure, sign: sign === 1 ? -1 : 1 },
        ],
        figure,
      }
    );
  }
  return flat ? { kind: 'flat', terms: [{ money: level, sign: 1 }], figure: level } : undefined;
}

/** Which way the change goes; undefined where the sentence leaves it open. */
function signOf({ direction, amount }: AmountClaim): 1 | -1 | undefined {
  if (amount.units < 0 || direction?.direction === 'either') return undefined;
  return direction?.direction === 1 || direction?.direction === -1 ? direction.direction : undefined;
}

import type { BudgetDocument } from '../../budget/document.js';
import type { Fact } from '../../budget/facts/fact.js';
import type { StatedFigure } from '../../budget/statements/statements.js';
import type { Comparison } from '../../prose/claim.js';
import type { Cell } from '../../table/physical-table.js';
import { type PrintedNumber, printedNumber } from './printed-number.js';

/** What a sentence says an item amounts to, and what it says of last year. */
export interface ToldYears {
  /** As the table calls it. */
  readonly name: string;
  /** As the sentence calls it; may be empty. */
  readonly words: string;
  /** What the figure is about, where it is printed in a table whose form is known. */
  readonly fact: Fact | undefined;
  readonly level: PrintedNumber;
  /** Last year's amount, where it is told. */
  readonly previous: PrintedNumber | undefined;
  /** By how much this year's is more or less, where that is told: one of them, as printed; less has a value below nothing. */
  readonly more: PrintedNumber | undefined;
  readonly less: PrintedNumber | undefined;
}

/** The items that sentences compare with last year, each told once and as its table has it, in the order of the sentences. */
export function toldYears(document: BudgetDocument): readonly ToldYears[] {
  const told = new Set<Cell>();
  return document.stated.flatMap((stated): readonly ToldYears[] => {
    const years = yearsOf(stated, document);
    const cell = stated.places[0]?.entry.cell;
    if (!years || !cell || told.has(cell)) return [];
    told.add(cell);
    return [years];
  });
}

function yearsOf({ claim, statement, figure, places }: StatedFigure, document: BudgetDocument): ToldYears | undefined {
  const first = places[0];
  if (claim.role !== 'level' || claim !== statement.level || !first || !agrees(figure, first.entry, document)) return undefined;
  const level = printedNumber(figure);
  const comparison = statement.comparisons.find((candidate) => isWithLastYear(candidate, document.year));
  const previous = printedNumber(comparison?.previous?.figure);
  const change = printedNumber(comparison?.change?.figure);
  const isLess = comparison?.change?.direction?.direction === -1;
  const others = [previous, change].flatMap((number) => number ?? []);
  if (!level || others.length === 0 || others.some((number) => number.figure.unit !== level.figure.unit)) return undefined;
  return {
    name: first.item.label.name || statement.item.text,
    words: statement.item.text,
    fact: document.facts.factsAt(first.entry)[0]?.fact,
    level,
    previous,
    more: isLess ? undefined : change,
    less: isLess && change ? { ...change, value: -change.value } : undefined,
  };
}

/** A sentence may print fewer places than the table; what differs by more is a fault, which is told elsewhere. */
function agrees(told: StatedFigure['figure'], printed: StatedFigure['figure'], { scale }: BudgetDocument): boolean {
  const [one, other] = [scale.valueOf(told), scale.valueOf(printed)];
  return one !== undefined && other !== undefined && 2 * Math.abs(one - other) <= scale.lastPlaceOf(told);
}

function isWithLastYear({ base, baseYear, previous }: Comparison, year: number | undefined): boolean {
  const named = baseYear ?? previous?.year;
  if (named?.ago !== undefined) return named.ago === 1;
  if (named?.year !== undefined) return year !== undefined && named.year === year - 1;
  return base !== undefined && /上年|去年|上一年/u.test(base.text);
}

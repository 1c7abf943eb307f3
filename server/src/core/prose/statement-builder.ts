import type { AmountClaim, Comparison, DirectionWord, PartList, PercentClaim, Phrase, Statement, YearWord } from './claim.js';
import type { Paragraph } from './paragraph.js';

type Building<T> = { -readonly [Key in keyof T]: T[Key] };

/** A comparison as it is being read. */
export type ComparisonBuilder = Building<Comparison>;

/** A statement as it is being read: what a sentence says of its item comes in the order of its words. */
export interface StatementBuilder extends Statement {
  item: Phrase;
  planned: AmountClaim | undefined;
  fulfilment: PercentClaim | undefined;
  level: AmountClaim | undefined;
  readonly restated: AmountClaim[];
  readonly comparisons: ComparisonBuilder[];
  readonly shares: PercentClaim[];
}

interface Opening {
  readonly paragraph: Paragraph;
  readonly item: Phrase;
  readonly year: YearWord | undefined;
  readonly whole: Statement | undefined;
  readonly partWord: string | undefined;
  readonly list: PartList | undefined;
}

export function openStatement(opening: Opening, level: AmountClaim | undefined): StatementBuilder {
  return { ...opening, level, restated: [], comparisons: [], shares: [], planned: undefined, fulfilment: undefined };
}

/** What is compared with. */
export interface ComparisonBase {
  readonly base: Phrase | undefined;
  readonly baseYear: YearWord | undefined;
}

const NO_BASE: ComparisonBase = { base: undefined, baseYear: undefined };

/** The comparison that a change, rate or previous amount belongs to: the last one while it has room for it, or a new one. */
function comparisonFor(statement: StatementBuilder, part: 'previous' | 'change' | 'rate' | 'flat', base: ComparisonBase | undefined) {
  const last = statement.comparisons.at(-1);
  // 同比 names no base of its own.
  const isSame = !base?.base?.text || last?.base === undefined || last.base === base.base;
  if (last && last[part] === undefined && isSame) {
    if (base && last.base === undefined) Object.assign(last, base);
    return last;
  }
  const opened: ComparisonBuilder = { ...(base ?? NO_BASE), previous: undefined, change: undefined, rate: undefined, flat: undefined };
  statement.comparisons.push(opened);
  return opened;
}

export function addPrevious(statement: StatementBuilder, claim: AmountClaim, base: ComparisonBase | undefined): void {
  comparisonFor(statement, 'previous', base).previous = claim;
}

export function addChange(statement: StatementBuilder, claim: AmountClaim, base: ComparisonBase | undefined): void {
  comparisonFor(statement, 'change', base).change = claim;
}

export function addRate(statement: StatementBuilder, claim: PercentClaim, base: ComparisonBase | undefined): void {
  comparisonFor(statement, 'rate', base).rate = claim;
}

export function addFlat(statement: StatementBuilder, word: DirectionWord, base: ComparisonBase | undefined): void {
  comparisonFor(statement, 'flat', base).flat = word;
}

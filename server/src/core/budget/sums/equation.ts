import type { Figure } from '../../table/figure.js';
import type { BudgetTable, Entry, Item } from '../ledger.js';
import type { RowRelation } from '../rows/relation.js';
import type { Scale } from '../scale.js';
import type { ColumnFormula } from './column-formulas.js';

/** A figure as a part or total of an equation. */
export type Term = CellTerm | StatedTerm;

/** An amount of a table. */
export interface CellTerm {
  readonly entry: Entry;
  readonly sign: 1 | -1;
  /** The row the entry stands in, for words. */
  readonly item: Item;
}

/** An amount in a sentence. */
export interface StatedTerm {
  readonly entry: Figure;
  readonly sign: 1 | -1;
  /** What the sentence says the amount is, for words. */
  readonly name: string;
}

export function isCellTerm(term: Term): term is CellTerm {
  return 'item' in term;
}

/**
 * How binding an identity between tables is (DOMAIN §3.1): it holds in every budget; it holds where the form or the sources
 * of money make it so; it usually holds and asks for an explanation where it does not; the user has stated it.
 */
export type IdentityClass = 'universal' | 'form' | 'question' | 'own';

/** What two or more tables must agree in. */
export interface Identity {
  /** As DOMAIN §3.1 numbers it, such as C3. */
  readonly id: string;
  readonly class: IdentityClass;
  readonly title: { readonly 'zh-CN': string; readonly en: string };
}

/** What an equation says, for words; its arithmetic is always total = Σ sign × part. */
export type EquationSource =
  /** One row is the sum of rows, in one column. */
  | { readonly kind: 'rows'; readonly relation: RowRelation; readonly column: number }
  /** One column is the sum of columns, in one row. */
  | { readonly kind: 'columns'; readonly formula: ColumnFormula; readonly item: Item }
  /** 收入总计 = 支出总计. */
  | { readonly kind: 'balance' }
  /** One project in two lists. */
  | { readonly kind: 'same' }
  /** What tables must agree in. */
  | { readonly kind: 'identity'; readonly identity: Identity }
  /** A sentence states what a table says. */
  | { readonly kind: 'stated' }
  /** Sentences state what other sentences say, or what adds up to it. */
  | { readonly kind: 'sentences' };

/** A linear equation over cells. */
export interface Equation {
  readonly source: EquationSource;
  /** The table of the total; undefined for an equation among sentences. */
  readonly table: BudgetTable | undefined;
  readonly total: Term;
  readonly parts: readonly Term[];
  /** The parts are only named (其中): together they may be less than the whole, never more. */
  readonly atMost: boolean;
}

/**
 * How far an equation is from holding (DOMAIN §3.2): exactly; by what rounding one figure explains; by what rounding all
 * parts plausibly explains; by what it explains only if almost all round the same way; by more.
 */
export type Verdict = 'holds' | 'rounding' | 'plausible' | 'unlikely' | 'wrong';

export interface EvaluatedEquation {
  readonly equation: Equation;
  readonly verdict: Verdict;
  /** total − Σ parts, in units of the document's finest place. */
  readonly residual: number;
  /** The most that rounding alone explains. */
  readonly slack: number;
  /** What rounding plausibly explains: three deviations of the sum of its figures' rounding errors. */
  readonly plausibleSlack: number;
  /** The last printed place of the coarsest figure in it. */
  readonly lastPlace: number;
}

/** Whether an equation is off by more than the rounding of one figure. */
export function isFailing({ verdict }: EvaluatedEquation): boolean {
  return verdict !== 'holds' && verdict !== 'rounding';
}

/** Evaluates exactly; an equation whose figures leave the exact range is undefined and counts as not checked. */
export function evaluate(equation: Equation, scale: Scale): EvaluatedEquation | undefined {
  const whole = scale.valueOf(equation.total.entry);
  if (whole === undefined) return undefined;
  let sum = 0;
  let magnitude = Math.abs(whole);
  let lastPlace = equation.total.entry.amount ? scale.lastPlaceOf(equation.total.entry) : 1;
  let filled = 0;
  for (const part of equation.parts) {
    const value = scale.valueOf(part.entry);
    if (value === undefined) return undefined;
    sum += part.sign * value;
    magnitude += Math.abs(value);
    if (value !== 0) {
      filled++;
      lastPlace = Math.max(lastPlace, scale.lastPlaceOf(part.entry));
    }
  }
  if (!Number.isSafeInteger(magnitude)) return undefined;
  const residual = whole - sum;
  const slack = (lastPlace * (filled + 1)) / 2;
  const verdict = equation.atMost
    ? atMostVerdict(residual, whole, sum, lastPlace)
    : verdictOf(Math.abs(residual), filled, lastPlace, equation.source);
  const plausibleSlack = Math.max(lastPlace, Math.floor(plausible(filled, lastPlace)));
  return { equation, verdict, residual, slack: Math.max(slack, lastPlace), plausibleSlack, lastPlace };
}

function verdictOf(distance: number, parts: number, lastPlace: number, source: EquationSource): Verdict {
  if (distance === 0) return 'holds';
  if (isExact(source) && parts <= 1) return 2 * distance <= lastPlace ? 'holds' : 'wrong';
  if (distance <= lastPlace) return 'rounding';
  if (distance <= plausible(parts, lastPlace)) return 'plausible';
  if (distance <= (lastPlace * (parts + 1)) / 2) return 'unlikely';
  return 'wrong';
}

/** The same fact in two places has no slack, but one may print fewer digits, or a larger unit, than the other. */
export function isExact({ kind }: EquationSource): boolean {
  return kind === 'balance' || kind === 'same' || kind === 'identity' || kind === 'stated' || kind === 'sentences';
}

/** Rounding errors are uniform over one place, with a deviation of 0.29 places; three deviations of their sum are plausible. */
function plausible(parts: number, lastPlace: number): number {
  return lastPlace * 3 * 0.29 * Math.sqrt(parts + 1);
}

function atMostVerdict(residual: number, whole: number, sum: number, lastPlace: number): Verdict {
  if (whole < 0 || sum < 0) return 'holds';
  return residual >= -lastPlace ? 'holds' : 'wrong';
}

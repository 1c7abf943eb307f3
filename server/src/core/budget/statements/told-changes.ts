/** Changes that sentences tell of amounts whose both years a table prints: 比2022年预算数减少2万元. */
import { groupBy } from '../../base/group-by.js';
import type { AmountClaim, Comparison, Statement } from '../../prose/claim.js';
import type { FactCell, FactIndex, FactYear } from '../facts/fact.js';
import type { Scale } from '../scale.js';
import type { Equation } from '../sums/equation.js';
import type { Place, Places } from './binding.js';

/** A change with the cells of both years. */
export interface ToldChange {
  readonly comparison: Comparison;
  readonly claim: AmountClaim;
  readonly name: string;
  readonly current: Place;
  readonly previous: Place;
  /** What the cells say: this year's amount less last year's, in units of the scale. */
  readonly difference: number;
}

interface Candidate extends ToldChange {
  readonly year: FactYear;
  /** Whether the words say which amount of last year is meant, planned or carried out. */
  readonly isSure: boolean;
}

/** A statement with the places of this year's amount. */
export interface Current {
  readonly statement: Statement;
  readonly name: string;
  readonly places: Places;
}

/**
 * The changes that can be held against the tables. A table may print another amount of last year than the sentences compare
 * with: where most changes contradict it, it does.
 */
export function toldChanges(currents: readonly Current[], facts: FactIndex, year: number | undefined, scale: Scale): readonly ToldChange[] {
  const candidates = currents.flatMap((current) => candidatesOf(current, facts, year, scale));
  const groups = groupBy(candidates, (candidate) => `${candidate.year} ${candidate.isSure}`);
  return [...groups.values()].flatMap((group) => (isBorneOut(group, scale) ? group : []));
}

function candidatesOf(
  { statement, name, places }: Current,
  facts: FactIndex,
  year: number | undefined,
  scale: Scale,
): readonly Candidate[] {
  return statement.comparisons.flatMap((comparison): Candidate[] => {
    const { change, previous } = comparison;
    const bases = basesOf(comparison.base ? comparison : statement.whole?.comparisons[0], year);
    if (!change || change.inReason || previous || bases.length === 0 || change.amount.units < 0) return [];
    for (const base of bases) {
      const found = bothYears(places, base, facts);
      const difference = found && differenceOf(found.current, found.previous, scale);
      if (found && difference !== undefined)
        return [{ comparison, claim: change, name, ...found, difference, year: base, isSure: bases.length === 1 }];
    }
    return [];
  });
}

/** The amounts of last year that a comparison may speak of, the likeliest first; parts are compared as their whole is. */
function basesOf(comparison: Comparison | undefined, year: number | undefined): readonly FactYear[] {
  if (!comparison?.base) return [];
  const { text } = comparison.base;
  const { baseYear } = comparison;
  if (text !== '' && !baseYear) return [];
  const ago = baseYear?.ago ?? (baseYear?.year !== undefined && year !== undefined ? year - baseYear.year : undefined);
  if (baseYear && ago !== 1) return [];
  if (/执行|决算|完成/u.test(text)) return ['previous-executed'];
  return /预算/u.test(text) ? ['previous'] : ['previous', 'previous-executed'];
}

/** The cells of both years in one table; undefined where a table does not say which cell it is. */
function bothYears(places: Places, year: FactYear, facts: FactIndex): Pick<ToldChange, 'current' | 'previous'> | undefined {
  for (const { entry } of places) {
    for (const current of facts.factsAt(entry)) {
      if (current.fact.year !== 'current') continue;
      const inTable = (cell: FactCell) => cell.table === current.table && !cell.entry.unreadable;
      const previous = facts.placesOf({ ...current.fact, year }).filter(inTable);
      const [only] = previous;
      if (only && previous.length === 1 && !current.entry.unreadable) return { current, previous: only };
    }
  }
  return undefined;
}

function differenceOf(current: Place, previous: Place, scale: Scale): number | undefined {
  const [now, then] = [scale.valueOf(current.entry), scale.valueOf(previous.entry)];
  return now === undefined || then === undefined ? undefined : now - then;
}

function isBorneOut(group: readonly Candidate[], scale: Scale): boolean {
  const agreeing = group.filter((candidate) => agrees(candidate, scale)).length;
  const contradicting = group.length - agreeing;
  return agreeing > contradicting || (group.every(({ isSure }) => isSure) && contradicting === 1);
}

function agrees({ claim, current, difference }: Candidate, scale: Scale): boolean {
  const told = scale.valueOf(claim.figure);
  const place = Math.max(scale.lastPlaceOf(claim.figure), scale.lastPlaceOf(current.entry));
  return told !== undefined && Math.abs(told - Math.abs(difference)) < place;
}

/** What a sentence says of a change, whichever way its word goes. */
export function changeEquation({ claim, name, current, previous, difference }: ToldChange): Equation {
  const sign = difference < 0 ? -1 : 1;
  return {
    source: { kind: 'stated' },
    table: undefined,
    total: { entry: { ...claim.figure, amount: claim.amount }, sign: 1, name },
    parts: [
      { ...current, sign },
      { ...previous, sign: sign === 1 ? -1 : 1 },
    ],
    atMost: false,
  };
}

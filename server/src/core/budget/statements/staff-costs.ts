/**
 * 人员经费 and 公用经费 where no table prints them: usually 301 + 303 and the other classes of 基本支出, but forms count
 * differently (DOMAIN F4), so that a document must bear it out with one of its own sentences.
 */
import type { AmountClaim } from '../../prose/claim.js';
import type { FactIndex } from '../facts/fact.js';
import type { Scale } from '../scale.js';
import type { CellTerm } from '../sums/equation.js';

export type StaffPart = 'personnel' | 'public';

export interface StaffClaim {
  readonly claim: AmountClaim;
  readonly name: string;
  readonly part: StaffPart;
}

export interface StatedSum {
  readonly claim: AmountClaim;
  readonly name: string;
  readonly parts: readonly CellTerm[];
}

const PERSONNEL_CLASSES = new Set(['301', '303']);

export function staffCosts(claims: readonly StaffClaim[], facts: FactIndex, scale: Scale): readonly StatedSum[] {
  if (claims.length === 0) return [];
  const classes = classCells(facts);
  if (classes.length === 0) return [];
  const partsOf = (part: StaffPart) =>
    classes.filter(({ code }) => PERSONNEL_CLASSES.has(code) === (part === 'personnel')).map(({ term }) => term);
  const sums = { personnel: partsOf('personnel'), public: partsOf('public') };
  const holds = ({ claim, part }: StaffClaim) => {
    const value = scale.valueOf(claim.figure);
    const sum = sums[part].reduce((all, { entry }) => all + (scale.valueOf(entry) ?? Number.NaN), 0);
    return value !== undefined && sums[part].length > 0 && 2 * Math.abs(value - sum) <= scale.lastPlaceOf(claim.figure);
  };
  if (!claims.some((claim) => holds(claim))) return [];
  return claims.flatMap(({ claim, name, part }) => (sums[part].length > 0 ? [{ claim, name, parts: sums[part] }] : []));
}

/** The classes of 基本支出 in the one table that lists them. */
function classCells(facts: FactIndex): readonly { readonly code: string; readonly term: CellTerm }[] {
  const cells = facts.cells.filter(
    ({ kind, fact }) => kind === 'basic-economic' && fact.year === 'current' && fact.part === 'basic' && /^3\d\d$/u.test(fact.subject),
  );
  const table = cells[0]?.table;
  return cells
    .filter((cell) => cell.table === table)
    .map(({ fact, entry, item }) => ({ code: fact.subject, term: { entry, item, sign: 1 } }));
}

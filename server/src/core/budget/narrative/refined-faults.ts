/** What other faults and rates leave of the faults among sentences. */
import { groupBy } from '../../base/group-by.js';
import type { AmountClaim, Comparison, Statement } from '../../prose/claim.js';
import { judgeGrowth, type Money } from '../../prose/growth.js';
import type { Prose } from '../../prose/prose.js';
import type { Scale } from '../scale.js';
import type { EvaluatedEquation, Term } from '../sums/equation.js';
import { type Fault, faultKind, type Suspect, suspectsOf } from '../sums/fault.js';
import { slipBetween, slipRank } from '../sums/slip.js';
import type { GrowthFault } from './growth-faults.js';
import { asMeant, growthsOf, signedRate, signOfChange } from './growth-readings.js';

interface Told {
  readonly statement: Statement;
  readonly comparison: Comparison;
}

/** What the value of a suspect makes of the rates that its figure stands in. */
type RateVerdict = 'mended' | 'broken' | 'open';

const TELLING = slipRank('digit-changed');

/** Faults without those that a figure explains which is wrong anyway, and with the suspects that rates and slips of the hand leave. */
export function refineFaults(all: readonly Fault[], prose: Prose, scale: Scale): readonly Fault[] {
  const faults = withoutConsequences(all, scale);
  if (!faults.some(isUndecided)) return faults;
  const told = groupBy(
    prose.statements.flatMap((statement) =>
      statement.comparisons.flatMap((comparison) => claimsOf(statement, comparison).map((claim) => ({ statement, comparison, claim }))),
    ),
    ({ claim }) => placeOf(claim),
  );
  return faults.map((fault) => (isUndecided(fault) ? refine(fault, told, scale) : fault));
}

/** Parts of a text are more than their whole only because one of the figures is wrong, which another fault tells. */
function withoutConsequences(faults: readonly Fault[], scale: Scale): readonly Fault[] {
  const isExcess = ({ equations }: Fault) => equations.every(({ equation }) => equation.atMost && equation.source.kind === 'sentences');
  if (!faults.some(isExcess)) return faults;
  const meant = new Map<number, number>();
  for (const fault of faults)
    if (!isExcess(fault)) for (const { term, value } of suspectsOf(fault)) meant.set(term.entry.cell.span.start, value);
  const meantBy = ({ entry }: Term) => meant.get(entry.cell.span.start) ?? scale.valueOf(entry) ?? 0;
  const isExplained = ({ equations }: Fault) =>
    equations.every(({ equation: { total, parts } }) => {
      const isTouched = [total, ...parts].some(({ entry }) => meant.has(entry.cell.span.start));
      return isTouched && parts.reduce((sum, part) => sum + meantBy(part), 0) <= meantBy(total);
    });
  return faults.filter((fault) => !isExcess(fault) || !isExplained(fault));
}

/** Sums of changes that fail only because a word of one change goes the wrong way, which is told of that word. */
export function withoutTurned(faults: readonly Fault[], growth: readonly GrowthFault[], scale: Scale): readonly Fault[] {
  const turned = new Set(
    growth.flatMap((fault) => (fault.kind === 'direction' && fault.comparison.change ? placeOf(fault.comparison.change) : [])),
  );
  if (turned.size === 0) return faults;
  const isTurned = ({ entry }: Term) => turned.has(entry.cell.span.start);
  const isExplained = ({ equation: { source, total, parts }, lastPlace }: EvaluatedEquation) => {
    if (source.kind !== 'sentences' || ![total, ...parts].some(isTurned)) return false;
    const readAs = (term: Term) => (scale.valueOf(term.entry) ?? 0) * (isTurned(term) ? -1 : 1);
    return Math.abs(readAs(total) - parts.reduce((sum, part) => sum + part.sign * readAs(part), 0)) < lastPlace;
  };
  return faults.filter(({ equations }) => !equations.every(isExplained));
}

function isUndecided(fault: Fault): boolean {
  return fault.suspects.length > 1 && faultKind(fault) === 'sentences';
}

function refine(fault: Fault, told: ReadonlyMap<number, readonly Told[]>, scale: Scale): Fault {
  const rated = fault.suspects.map((suspect) => ({ suspect, verdict: verdictOn(suspect, told, scale) }));
  const mended = rated.filter(({ verdict }) => verdict === 'mended');
  const doubtful = mended.length > 0 ? mended : rated.filter(({ verdict }) => verdict !== 'broken');
  if (doubtful.length === 0) return fault;
  const slips = doubtful.filter(({ suspect }) => slipRank(slipBetween(scale.valueOf(suspect.term.entry) ?? 0, suspect.value)) <= TELLING);
  const left = slips.length === 1 ? slips : doubtful;
  return { ...fault, suspects: left.map(({ suspect }) => suspect) };
}

function verdictOn({ term, value }: Suspect, told: ReadonlyMap<number, readonly Told[]>, scale: Scale): RateVerdict {
  const place = term.entry.cell.span.start;
  const meant: Money = { amount: scale.amountOf(value, term.entry), unit: term.entry.unit };
  const moneyOf = (claim: AmountClaim) => (placeOf(claim) === place ? meant : asMeant(claim));
  let verdict: RateVerdict = 'open';
  for (const { statement, comparison } of told.get(place) ?? []) {
    const now = allHold(statement, comparison, asMeant);
    const then = allHold(statement, comparison, moneyOf);
    if (now === undefined || now === then) continue;
    if (now) return 'broken';
    verdict = 'mended';
  }
  return verdict;
}

/** Whether all that a comparison tells gives its rate; undefined where there is none. */
function allHold(statement: Statement, comparison: Comparison, moneyOf: (claim: AmountClaim) => Money): boolean | undefined {
  const rate = signedRate(comparison);
  if (!rate || !statement.level) return undefined;
  const { units, decimals } = rate.claim.percent.amount;
  const readings = growthsOf(comparison, [statement.level], signOfChange(comparison), moneyOf);
  if (readings.length === 0) return undefined;
  return readings.every(({ growth }) => judgeGrowth(growth, { units: rate.sign * Math.abs(units), decimals }) === 'holds');
}

function claimsOf({ level }: Statement, { previous, change }: Comparison): readonly AmountClaim[] {
  return [level, previous, change].filter((claim) => claim !== undefined);
}

function placeOf({ figure }: AmountClaim): number {
  return figure.cell.span.start;
}

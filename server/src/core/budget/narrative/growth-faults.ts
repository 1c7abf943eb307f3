/** What is wrong about the growth that sentences tell: rates, words for the direction, rates on nothing. */
import type { Amount } from '../../base/amount.js';
import { groupBy } from '../../base/group-by.js';
import { perUnit } from '../../base/per-unit.js';
import type { AmountClaim, Comparison, DirectionWord, PercentClaim, Statement } from '../../prose/claim.js';
import { directionOf, type Growth, judgeGrowth, rateOf } from '../../prose/growth.js';
import type { Passage, Prose } from '../../prose/prose.js';
import { type Scale, withPlaces } from '../scale.js';
import type { ToldChange } from '../statements/told-changes.js';
import type { Fault } from '../sums/fault.js';
import {
  asCorrected,
  asMeant,
  asPrinted,
  comparedLevel,
  type GrowthReading,
  growthsOf,
  levelsFor,
  type MoneyOf,
  signedRate,
  signOfChange,
} from './growth-readings.js';
import { type GrowthSlip, slipOf } from './growth-slips.js';

interface FaultOfStatement {
  readonly statement: Statement;
  readonly comparison: Comparison;
}

/** A rate that its amounts do not give. */
export interface RateFault extends FaultOfStatement {
  readonly kind: 'rate';
  readonly rate: PercentClaim;
  readonly reading: GrowthReading;
  /**
   * The rate that the amounts give, signed, in the places that the document prints; undefined where they leave less than
   * nothing before.
   */
  readonly expected: Amount | undefined;
  /** Off by no more than the last place of the printed rate. */
  readonly isNear: boolean;
  /** An amount that a slip of the hand explains better than the rate. */
  readonly slip: GrowthSlip | undefined;
  /** The amounts as printed, with fewer places than the document usually has, could give the rate. */
  readonly isWithinRounding: boolean;
}

/** Words for the direction that the figures contradict, all of which go the other way. */
export interface DirectionFault extends FaultOfStatement {
  readonly kind: 'direction';
  readonly words: readonly DirectionWord[];
  readonly right: 1 | -1;
  readonly reading: GrowthReading | undefined;
}

/** 持平 although the amounts differ. */
export interface FlatFault extends FaultOfStatement {
  readonly kind: 'flat';
  readonly word: DirectionWord;
  readonly level: AmountClaim;
  readonly previous: AmountClaim;
}

/** 减少-5万元. */
export interface DoubleNegative extends FaultOfStatement {
  readonly kind: 'double-negative';
  readonly word: DirectionWord;
  readonly claim: AmountClaim | PercentClaim;
}

/** A rate of growth from nothing. */
export interface ZeroBase extends FaultOfStatement {
  readonly kind: 'zero-base';
  readonly rate: PercentClaim;
  readonly reading: GrowthReading;
}

/** More growth than there is at the end: 0万元，比上年增加100万元. */
export interface Excess extends FaultOfStatement {
  readonly kind: 'excess';
  readonly change: AmountClaim;
  readonly reading: GrowthReading;
}

export type GrowthFault = RateFault | DirectionFault | FlatFault | DoubleNegative | ZeroBase | Excess;

/** What may be less than nothing. */
const BALANCE = /结[转余]|差额|余额|盈余|净|利润|亏损/u;

/** What tables say of the growth that sentences tell. */
export interface KnownOfTables {
  /** The places of figures that tables print. */
  readonly borneOut: ReadonlySet<number>;
  readonly changes: readonly ToldChange[];
}

/** Finds at most one fault in each comparison; a figure that the sums have found wrong is read as it should be. */
export function growthFaults(prose: Prose, faults: readonly Fault[], scale: Scale, tables: KnownOfTables): readonly GrowthFault[] {
  const correctionOf = asCorrected(faults, scale);
  const differences = new Map(tables.changes.map(({ comparison, difference }) => [comparison, difference]));
  let judge: GrowthJudge | undefined;
  return prose.passages.flatMap((passage) => {
    const isCorrected = faults.length > 0 && passage.amounts.some((claim) => correctionOf(claim) !== undefined);
    const asked = isCorrected ? allTold(passage) : doubtfulIn(passage, differences);
    if (asked.length === 0) return [];
    judge ??= new GrowthJudge(prose, correctionOf, differences, tables.borneOut);
    return asked.flatMap(({ statement, comparison, inParagraph }) => judge?.judge(statement, comparison, inParagraph) ?? []);
  });
}

interface Told extends FaultOfStatement {
  /** The statements of its paragraph. */
  readonly inParagraph: readonly Statement[];
}

const allTold = perUnit(({ statements }: Passage): readonly Told[] => {
  if (!statements.some(({ comparisons }) => comparisons.length > 0)) return [];
  const inParagraph = groupBy(statements, ({ paragraph }) => paragraph);
  return statements.flatMap((statement) =>
    statement.comparisons.map((comparison) => ({ statement, comparison, inParagraph: inParagraph.get(statement.paragraph) ?? [] })),
  );
});

const NOTHING_KNOWN: ReadonlyMap<Comparison, number> = new Map();

/** The comparisons that something is wrong about by their own words and amounts. */
const wrongByThemselves = perUnit((passage: Passage): ReadonlySet<Comparison> => {
  const judge = new GrowthJudge(EMPTY_PROSE, () => undefined, NOTHING_KNOWN, new Set());
  const wrong = allTold(passage).filter((told) => judge.judge(told.statement, told.comparison, told.inParagraph) !== undefined);
  return new Set(wrong.map(({ comparison }) => comparison));
});

/** What may be wrong in a passage whose amounts are right, by its own words or by what tables say of a change. */
function doubtfulIn(passage: Passage, differences: ReadonlyMap<Comparison, number>): readonly Told[] {
  const told = allTold(passage);
  if (told.length === 0) return told;
  const wrong = wrongByThemselves(passage);
  if (wrong.size === 0 && differences.size === 0) return [];
  return told.filter(({ comparison }) => wrong.has(comparison) || differences.has(comparison));
}

const EMPTY_PROSE: Pick<Prose, 'amounts' | 'percents'> = { amounts: [], percents: [] };

class GrowthJudge {
  readonly #correct: MoneyOf;
  readonly #correctionOf: ReturnType<typeof asCorrected>;
  readonly #prose: Pick<Prose, 'amounts' | 'percents'>;
  readonly #borneOut: ReadonlySet<number>;
  /** By how much tables say that an amount changed. */
  readonly #differences: ReadonlyMap<Comparison, number>;
  /** How often amounts are stated: those of several sentences are no slips. */
  #timesSaid: ReadonlyMap<string, number> | undefined;
  #usualDecimals: number | undefined;

  constructor(
    prose: Pick<Prose, 'amounts' | 'percents'>,
    correctionOf: ReturnType<typeof asCorrected>,
    differences: ReadonlyMap<Comparison, number>,
    borneOut: ReadonlySet<number>,
  ) {
    this.#prose = prose;
    this.#borneOut = borneOut;
    this.#differences = differences;
    this.#correctionOf = correctionOf;
    this.#correct = (claim) => correctionOf(claim) ?? asMeant(claim);
  }

  judge(statement: Statement, comparison: Comparison, inParagraph: readonly Statement[]): GrowthFault | undefined {
    const doubled = doubleNegative(comparison);
    if (doubled) return { ...doubled, statement, comparison };
    const levels = levelsFor(statement, comparison, inParagraph);
    const { rate } = comparison;
    const isRated = rate && (rate.percent.amount.units !== 0 || comparison.change?.amount.units !== 0);
    const ofRate = isRated ? this.#judgeRate(statement, comparison, levels) : undefined;
    const ofText = ofRate ?? this.#judgeWords(statement, comparison, levels);
    return ofText ?? this.#againstTable(statement, comparison) ?? this.#excess(statement, comparison, levels);
  }

  #excess(statement: Statement, comparison: Comparison, levels: readonly AmountClaim[]): Excess | undefined {
    const { change, previous, rate, baseYear } = comparison;
    const isAsked = change && !previous && !rate && baseYear && signOfChange(comparison) === 1 && !BALANCE.test(statement.item.text);
    if (!isAsked || levels.length === 0 || this.#correctionOf(change)) return undefined;
    const isBeyond = (level: AmountClaim) => directionOf(this.#correct(level), asMeant(change)) === -1;
    const [reading] = growthsOf(comparison, levels, 1, asMeant);
    return reading && levels.every(isBeyond) ? { kind: 'excess', statement, comparison, change, reading } : undefined;
  }

  /** A change that the table says went the other way. */
  #againstTable(statement: Statement, comparison: Comparison): DirectionFault | undefined {
    const difference = this.#differences.get(comparison) ?? 0;
    const { change, rate } = comparison;
    const sign = signOfChange(comparison);
    if (!sign || difference === 0 || difference > 0 === sign > 0 || change?.amount.units === 0) return undefined;
    const words = [change?.direction, rate?.direction].filter((word) => word !== undefined);
    return { kind: 'direction', statement, comparison, words, right: difference > 0 ? 1 : -1, reading: undefined };
  }

  #judgeRate(statement: Statement, comparison: Comparison, levels: readonly AmountClaim[]): GrowthFault | undefined {
    const rate = signedRate(comparison);
    if (!rate) return undefined;
    const sign = signOfChange(comparison);
    const amount = rate.claim.percent.amount;
    const signed = { units: rate.sign * Math.abs(amount.units), decimals: amount.decimals };
    const readings = growthsOf(comparison, levels, sign, asMeant);
    const [first] = readings;
    if (!first) return this.#conflict(statement, comparison);
    const holds = (rated: Amount, changeSign: 1 | -1 | undefined, moneyOf: MoneyOf) =>
      growthsOf(comparison, levels, changeSign, moneyOf).some(({ growth }) => judgeGrowth(growth, rated) === 'holds');
    if (holds(signed, sign, asMeant) || holds(signed, sign, this.#correct)) return undefined;
    if (isFromNothing(first.growth)) return { kind: 'zero-base', statement, comparison, rate: rate.claim, reading: first };
    const opposite = { ...signed, units: -signed.units };
    const turned = (words: readonly (DirectionWord | undefined)[], right: 1 | -1): DirectionFault => ({
      kind: 'direction',
      statement,
      comparison,
      words: words.filter((word) => word !== undefined),
      right,
      reading: first,
    });
    const isSure = first.growth.kind === 'levels' || sign !== undefined;
    if (isSure && rate.claim.direction && holds(opposite, sign, asMeant)) {
      const change = sign === rate.sign ? comparison.change?.direction : undefined;
      return turned([change, rate.claim.direction], rate.sign === 1 ? -1 : 1);
    }
    if (sign && sign !== rate.sign && holds(signed, rate.sign, asMeant)) return turned([comparison.change?.direction], rate.sign);
    if (sign && sign === rate.sign && holds(opposite, sign === 1 ? -1 : 1, asMeant))
      return turned([comparison.change?.direction, rate.claim.direction], sign === 1 ? -1 : 1);
    return this.#rateFault(statement, comparison, { rate: rate.claim, signed, reading: first }, holds(signed, sign, asPrinted));
  }

  #rateFault(
    statement: Statement,
    comparison: Comparison,
    { rate, signed, reading }: { readonly rate: PercentClaim; readonly signed: Amount; readonly reading: GrowthReading },
    isWithinRounding: boolean,
  ): RateFault | undefined {
    this.#usualDecimals ??= usualPlaces(this.#prose.percents);
    this.#timesSaid ??= timesSaid(this.#prose.amounts);
    const said = this.#timesSaid;
    const expected = rateOf(reading.growth, signed.decimals);
    const isNear = expected !== undefined && Math.abs(expected.units - signed.units) <= 1;
    const printable = rateOf(reading.growth, Math.max(signed.decimals, this.#usualDecimals));
    const isDoubtful = (claim: AmountClaim) => (said.get(keyOf(claim)) ?? 0) < 2 && !this.#borneOut.has(claim.figure.cell.span.start);
    const slip = isWithinRounding ? undefined : slipOf(reading, signed, expected, isDoubtful);
    return {
      kind: 'rate',
      statement,
      comparison,
      rate,
      reading,
      expected: printable && withPlaces(printable, signed.decimals),
      isNear,
      slip,
      isWithinRounding,
    };
  }

  /** A rate that nothing gives still goes the way that the change goes. */
  #conflict(statement: Statement, comparison: Comparison): DirectionFault | undefined {
    const [rate, sign] = [signedRate(comparison), signOfChange(comparison)];
    if (!rate?.claim.direction || !sign || sign === rate.sign || comparison.change?.amount.units === 0) return undefined;
    return { kind: 'direction', statement, comparison, words: [rate.claim.direction], right: sign, reading: undefined };
  }

  /** Where no rate is told, the amounts before and after contradict a word. */
  #judgeWords(statement: Statement, comparison: Comparison, levels: readonly AmountClaim[]): GrowthFault | undefined {
    const { previous, flat, change, rate } = comparison;
    const level = previous && comparedLevel(statement, previous);
    if (!previous || !level || levels.some((one) => directionOf(asMeant(one), asMeant(previous)) === 0)) return undefined;
    if (this.#correctionOf(level) || this.#correctionOf(previous)) return undefined;
    const right = directionOf(asMeant(level), asMeant(previous));
    if (right === 0) return undefined;
    if (flat && /^(?:基本|大致|大体|总体)|相当/u.test(flat.text)) return undefined;
    if (flat) return { kind: 'flat', statement, comparison, word: flat, level, previous };
    const sign = signOfChange(comparison);
    if (!change?.direction || !sign || sign === right || change.amount.units === 0) return undefined;
    const words = [change.direction, rate?.direction].filter((word) => word !== undefined);
    return { kind: 'direction', statement, comparison, words, right, reading: undefined };
  }
}

/** The places that most percentages with places print. */
export function usualPlaces(percents: readonly PercentClaim[]): number {
  const places = groupBy(
    percents.map(({ percent }) => percent.amount.decimals).filter((decimals) => decimals > 0),
    (decimals) => decimals,
  );
  return [...places.values()].sort((a, b) => b.length - a.length)[0]?.[0] ?? 0;
}

function timesSaid(amounts: readonly AmountClaim[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const claim of amounts) times.set(keyOf(claim), (times.get(keyOf(claim)) ?? 0) + 1);
  return times;
}

function keyOf({ figure, amount }: AmountClaim): string {
  return `${amount.units}/${amount.decimals}${figure.unit ?? ''}`;
}

function isFromNothing(growth: Growth): boolean {
  return judgeGrowth(growth, { units: 1, decimals: 0 }) === 'zero-base';
}

function doubleNegative({ change, rate }: Comparison): Pick<DoubleNegative, 'kind' | 'word' | 'claim'> | undefined {
  if (change?.direction?.direction === -1 && (change.figure.amount?.units ?? 0) < 0)
    return { kind: 'double-negative', word: change.direction, claim: change };
  if (rate?.direction?.direction === -1 && rate.percent.amount.units < 0)
    return { kind: 'double-negative', word: rate.direction, claim: rate };
  return undefined;
}

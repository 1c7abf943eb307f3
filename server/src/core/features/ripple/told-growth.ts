/** What sentences tell of growth and of shares, worked out anew where the amounts it follows from change. */

import type { Amount } from '../../base/amount.js';
import { groupBy } from '../../base/group-by.js';
import type { SourceText } from '../../base/source-text.js';
import type { Edit } from '../../base/span.js';
import type { BudgetDocument } from '../../budget/document.js';
import { termEdit } from '../../budget/figure-edit.js';
import { usualPlaces } from '../../budget/narrative/growth-faults.js';
import {
  asMeant,
  comparedLevel,
  growthsOf,
  levelsFor,
  type MoneyOf,
  signedRate,
  signOf,
  signOfChange,
} from '../../budget/narrative/growth-readings.js';
import { type ReadShare, readShares } from '../../budget/narrative/share-faults.js';
import { type Scale, withPlaces } from '../../budget/scale.js';
import { statedFigureOf } from '../../budget/statements/statements.js';
import type { CellTerm, StatedTerm } from '../../budget/sums/equation.js';
import type { AmountClaim, Comparison, DirectionWord, PercentClaim, Statement } from '../../prose/claim.js';
import { isShare, judgeGrowth, type Money, rateOf, shareOf } from '../../prose/growth.js';
import { oppositeOf, rateEdit } from '../../rules/narrative-wording.js';
import type { Reckoner } from './reckoner.js';

/** Something that a sentence or a table tells and that changes with its amounts. */
export interface ToldAnew {
  readonly kind: 'change' | 'rate' | 'share' | 'direction';
  /** Undefined in a table, where `term` is the amount that it goes with. */
  readonly statement: Statement | undefined;
  readonly term: CellTerm | undefined;
  /** As the document prints them, without the unit. */
  readonly before: string;
  readonly after: string;
  readonly edit: Edit;
}

/** What a sentence tells in words that no figure can be put into: 持平, or a rate on a base that is not known. */
export interface Untold {
  readonly statement: Statement;
  readonly span: Edit['span'];
  readonly words: string;
}

export interface ToldGrowth {
  readonly anew: readonly ToldAnew[];
  readonly untold: readonly Untold[];
}

export function toldGrowth(document: BudgetDocument, text: SourceText, reckoner: Reckoner): ToldGrowth {
  const teller = new Teller(document, text, reckoner);
  return teller.tell();
}

/** What is told as a change, in units of the scale. */
interface Difference {
  /** As the document printed it; undefined where it does not print what is compared with. */
  readonly before: number | undefined;
  readonly by: number;
}

class Teller {
  readonly #document: BudgetDocument;
  readonly #text: SourceText;
  readonly #reckoner: Reckoner;
  readonly #scale: Scale;
  readonly #places: number;
  readonly #anew: ToldAnew[] = [];
  readonly #untold: Untold[] = [];

  constructor(document: BudgetDocument, text: SourceText, reckoner: Reckoner) {
    this.#document = document;
    this.#text = text;
    this.#reckoner = reckoner;
    this.#scale = document.scale;
    this.#places = usualPlaces(document.prose.percents);
  }

  tell(): ToldGrowth {
    const { prose, changes } = this.#document;
    const inTables = new Map(changes.map((change) => [change.comparison, change]));
    const inParagraph = groupBy(prose.statements, ({ paragraph }) => paragraph);
    for (const statement of prose.statements) {
      for (const comparison of statement.comparisons) {
        const told = inTables.get(comparison);
        const levels = levelsFor(statement, comparison, inParagraph.get(statement.paragraph) ?? [statement]);
        const difference = told ? this.#differenceOfCells(told) : this.#differenceOfLevels(statement, comparison, levels);
        if (difference.by !== 0) this.#tellAnew(statement, comparison, levels, difference);
      }
    }
    for (const share of readShares(prose)) this.#tellShare(share);
    return { anew: this.#anew, untold: this.#untold };
  }

  #differenceOfCells({ current, previous, difference }: BudgetDocument['changes'][number]): Difference {
    const changeOf = ({ entry, item }: typeof current) => this.#changeOf({ entry, item, sign: 1 });
    return { before: difference, by: changeOf(current) - changeOf(previous) };
  }

  /** By how much what is compared changes against what it is compared with. */
  #differenceOfLevels(statement: Statement, { previous }: Comparison, levels: readonly AmountClaim[]): Difference {
    const level = (previous && comparedLevel(statement, previous)) ?? levels[0];
    if (!level) return { before: undefined, by: 0 };
    const [now, then] = [level, previous].map((claim) => (claim ? this.#scale.valueOf(statedFigureOf(claim)) : undefined));
    return {
      before: now === undefined || then === undefined ? undefined : now - then,
      by: this.#changeOf(termOf(level)) - (previous ? this.#changeOf(termOf(previous)) : 0),
    };
  }

  #changeOf(term: Parameters<Reckoner['valueOf']>[0]): number {
    return (this.#reckoner.valueOf(term) ?? 0) - (this.#scale.valueOf(term.entry) ?? 0);
  }

  #tellAnew(statement: Statement, comparison: Comparison, levels: readonly AmountClaim[], difference: Difference): void {
    const { change, flat, rate } = comparison;
    const was = signOfChange(comparison);
    const printed = change && this.#scale.valueOf(statedFigureOf(change));
    if (flat && !change) this.#leave(statement, flat.span, flat.text);
    if (!change || !was || printed === undefined) {
      if (rate && !change) this.#tellRate(statement, comparison, levels, this.#now, signedRate(comparison)?.sign);
      else if (rate || change)
        this.#leave(
          statement,
          (change?.figure.cell ?? rate?.percent ?? statement.item).span,
          change?.figure.cell.text ?? rate?.percent.text ?? '',
        );
      return;
    }
    const now = this.#toldAfter(was * Math.abs(printed), difference, this.#scale.lastPlaceOf(statedFigureOf(change)));
    const sign = now < 0 ? -1 : now > 0 ? 1 : was;
    this.#putAmount(statement, change, Math.abs(now));
    this.#turn(statement, change.direction, sign);
    const money: MoneyOf = (claim) => (claim === change ? this.#moneyOf(Math.abs(now), claim) : this.#now(claim));
    this.#tellRate(statement, comparison, levels, money, sign);
  }

  /** A change that was told rightly moves by what its amounts do; one that was not may have been updated by hand already. */
  #toldAfter(told: number, { before, by }: Difference, lastPlace: number): number {
    return before === undefined || Math.abs(told - before) < lastPlace ? told + by : told;
  }

  #tellRate(
    statement: Statement,
    comparison: Comparison,
    levels: readonly AmountClaim[],
    moneyOf: MoneyOf,
    sign: 1 | -1 | undefined,
  ): void {
    const rate = signedRate(comparison);
    if (!rate || !sign) return;
    const { claim } = rate;
    const { amount } = claim.percent;
    const signed = { units: rate.sign * Math.abs(amount.units), decimals: amount.decimals };
    const before = growthsOf(comparison, levels, signOfChange(comparison), asMeant);
    const place = before.findIndex(({ growth }) => judgeGrowth(growth, signed) === 'holds');
    const growth = growthsOf(comparison, levels, sign, moneyOf)[place]?.growth;
    const exact = growth && rateOf(growth, Math.max(amount.decimals, this.#places));
    if (!exact) {
      // A rate that was wrong before is told of as such.
      if (place >= 0 || before.length === 0) this.#leave(statement, claim.percent.span, claim.percent.text);
      return;
    }
    this.#putRate('rate', statement, claim, withPlaces(exact, amount.decimals));
    this.#turn(statement, claim.direction, exact.units < 0 ? -1 : exact.units > 0 ? 1 : sign);
  }

  #tellShare({ statement, share, part, whole }: ReadShare): void {
    const figures = [part, ...whole];
    if (!figures.some((claim) => this.#changeOf(termOf(claim)) !== 0)) return;
    const { amount } = share.percent;
    const before = this.#sumOf(whole, asMeant);
    if (!before || before.amount.units <= 0 || !isShare(asMeant(part), before, amount, 1)) return;
    const after = this.#sumOf(whole, this.#now);
    const exact = after && shareOf(this.#now(part), after, Math.max(amount.decimals, this.#places));
    if (!exact) this.#leave(statement, share.percent.span, share.percent.text);
    else this.#putRate('share', statement, share, withPlaces(exact, amount.decimals));
  }

  #sumOf(claims: readonly AmountClaim[], moneyOf: MoneyOf): Money | undefined {
    const moneys = claims.map(moneyOf);
    const [first] = moneys;
    if (!first || moneys.some(({ unit }) => unit !== first.unit)) return undefined;
    const decimals = Math.max(...moneys.map(({ amount }) => amount.decimals));
    const units = moneys.reduce((sum, { amount }) => sum + amount.units * 10 ** (decimals - amount.decimals), 0);
    return Number.isSafeInteger(units) ? { amount: { units, decimals }, unit: first.unit } : undefined;
  }

  /** A claim as it is after the change. */
  readonly #now: MoneyOf = (claim) => {
    const value = this.#reckoner.valueOf(termOf(claim));
    return value === undefined || this.#changeOf(termOf(claim)) === 0 ? asMeant(claim) : this.#moneyOf(value, claim);
  };

  #moneyOf(value: number, { figure }: AmountClaim): Money {
    return { amount: this.#scale.amountOf(this.#scale.printable(value, figure), figure), unit: figure.unit };
  }

  #putAmount(statement: Statement, claim: AmountClaim, value: number): void {
    const figure = statedFigureOf(claim);
    this.#note('change', statement, termEdit(termOf(claim), this.#scale.printable(value, figure), this.#scale));
  }

  #putRate(kind: 'rate' | 'share', statement: Statement, claim: PercentClaim, rate: Amount): void {
    this.#note(kind, statement, rateEdit(claim, rate, this.#text));
  }

  #turn(statement: Statement, word: DirectionWord | undefined, sign: 1 | -1): void {
    const says = signOf(word, 1);
    if (!word || !says || says === sign) return;
    const opposite = oppositeOf(word.text);
    if (opposite === undefined) this.#leave(statement, word.span, word.text);
    else this.#note('direction', statement, { span: word.span, newText: opposite });
  }

  #note(kind: ToldAnew['kind'], statement: Statement, edit: Edit): void {
    const before = this.#text.slice(edit.span.start, edit.span.end);
    if (before !== edit.newText) this.#anew.push({ kind, statement, term: undefined, before, after: edit.newText, edit });
  }

  #leave(statement: Statement, span: Edit['span'], words: string): void {
    this.#untold.push({ statement, span, words });
  }
}

function termOf(claim: AmountClaim): StatedTerm {
  return { entry: statedFigureOf(claim), sign: 1, name: '' };
}

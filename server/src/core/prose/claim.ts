import type { Amount } from '../base/amount.js';
import type { Span } from '../base/span.js';
import type { Figure } from '../table/figure.js';
import type { Paragraph } from './paragraph.js';

/** Words of a paragraph, in the form of its text. */
export interface Phrase {
  readonly text: string;
  readonly span: Span;
}

/** The year that words name, as `2022年` or `上年`. */
export interface YearWord extends Phrase {
  /** Undefined for a year named by its relation to the budget year. */
  readonly year: number | undefined;
  /** How many years before the budget year, where the words say that: 1 for 上年, 0 for 本年. */
  readonly ago: number | undefined;
}

/** Where a change goes: 1 up, -1 down, 0 unchanged (持平); `either` for a form left as printed (增加（减少）). */
export type Direction = 1 | -1 | 0 | 'either';

export interface DirectionWord extends Phrase {
  readonly direction: Direction;
}

/**
 * What an amount of a sentence is: what the item amounts to; what it amounted to (2021年执行数为 …); by how much it changed; or
 * anything else, such as a reason, a threshold or a part of something that is not named.
 */
export type AmountRole = 'level' | 'previous' | 'change' | 'other';

/** An amount in a sentence. */
export interface AmountClaim {
  readonly kind: 'amount';
  readonly role: AmountRole;
  /** Its cell is the digits with the unit; its amount is as printed. */
  readonly figure: Figure;
  /** What the author means: a figure with fewer decimals than the document prints is that figure exactly, with zeros dropped. */
  readonly amount: Amount;
  /** The words of its clause that name the item, without year, comparison and copula; empty where the clause names nothing. */
  readonly item: Phrase;
  /** The year named nearest before it in its sentence. */
  readonly year: YearWord | undefined;
  readonly direction: DirectionWord | undefined;
  /** Stands after 主要原因是 or the like. */
  readonly inReason: boolean;
  readonly paragraph: Paragraph;
  /** Where its digits start in the text of the paragraph. */
  readonly at: number;
}

/** A percentage: units of its last printed digit. */
export interface PercentFigure {
  readonly amount: Amount;
  /** The digits without the percent sign. */
  readonly figure: Span;
  /** The digits with the percent sign. */
  readonly span: Span;
  readonly text: string;
}

/** What a percentage of a sentence is: growth, a share of something, how much of a budget was used, or anything else. */
export type PercentRole = 'rate' | 'share' | 'ratio' | 'other';

export interface PercentClaim {
  readonly kind: 'percent';
  readonly role: PercentRole;
  readonly percent: PercentFigure;
  readonly direction: DirectionWord | undefined;
  /** What it is a share of, as 本年支出合计; empty where nothing is named. */
  readonly of: Phrase;
  readonly inReason: boolean;
  readonly paragraph: Paragraph;
  readonly at: number;
}

/** What a level is compared with, and how: `比上年预算数减少1.2万元，下降5.6%`. */
export interface Comparison {
  /** The words of the base, as 上年预算数 or 2021年执行数; undefined where the sentence leaves them out. */
  readonly base: Phrase | undefined;
  readonly baseYear: YearWord | undefined;
  /** The amount of the base where the sentence states it. */
  readonly previous: AmountClaim | undefined;
  readonly change: AmountClaim | undefined;
  readonly rate: PercentClaim | undefined;
  /** 持平, 无变化 and the like. */
  readonly flat: DirectionWord | undefined;
}

/** One list of parts, as what stands between one 其中 and the end of its sentence. */
export interface PartList {
  readonly word: string;
}

/** Everything that a passage says about one item. */
export interface Statement {
  readonly paragraph: Paragraph;
  /** The item as its sentence names it, the nearest words before the first figure. */
  readonly item: Phrase;
  readonly year: YearWord | undefined;
  /** What the item amounts to; undefined where only its change is told. */
  readonly level: AmountClaim | undefined;
  /** The same item's amount said again in the same paragraph. */
  readonly restated: readonly AmountClaim[];
  readonly comparisons: readonly Comparison[];
  readonly shares: readonly PercentClaim[];
  /** What was planned of the item, where its level is what came of that. */
  readonly planned: AmountClaim | undefined;
  /** How much of what was planned the level makes: 完成年初预算的98.5%. */
  readonly fulfilment: PercentClaim | undefined;
  /**
   * The statement that this one is a part of: the head of its 其中 list or the one before its bracket. A statement in a
   * paragraph below a head (`其中：` at the end of one) has it as well.
   */
  readonly whole: Statement | undefined;
  /** The word that made it a part, as 其中, 包括 or `(`. */
  readonly partWord: string | undefined;
  /** The list of parts it stands in; the statements of one list share it. */
  readonly list: PartList | undefined;
}

import type { AmountClaim, PercentClaim, Statement } from './claim.js';
import type { Paragraph } from './paragraph.js';
import type { WrongYear } from './wrong-years.js';

/** Paragraphs that speak of each other, read; no statement or list of it has to do with another passage. */
export interface Passage {
  readonly statements: readonly Statement[];
  readonly amounts: readonly AmountClaim[];
  readonly percents: readonly PercentClaim[];
}

/** The sentences of a document: everything that stands outside tables, read. */
export interface Prose {
  readonly paragraphs: readonly Paragraph[];
  /** The passages that claim something, in the order of the text; the same objects while what they rest on is the same. */
  readonly passages: readonly Passage[];
  /** All statements in the order of the text. */
  readonly statements: readonly Statement[];
  /** All claims in the order of the text, those of statements and the others. */
  readonly amounts: readonly AmountClaim[];
  readonly percents: readonly PercentClaim[];
  /** Years that cannot be those of this budget; claims hold the years that were meant. */
  readonly wrongYears: readonly WrongYear[];
}

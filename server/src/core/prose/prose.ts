import type { AmountClaim, PercentClaim, Statement } from './claim.js';
import type { Paragraph } from './paragraph.js';

/** The sentences of a document: everything that stands outside tables, read. */
export interface Prose {
  readonly paragraphs: readonly Paragraph[];
  /** All statements in the order of the text. */
  readonly statements: readonly Statement[];
  /** All claims in the order of the text, those of statements and the others. */
  readonly amounts: readonly AmountClaim[];
  readonly percents: readonly PercentClaim[];
}

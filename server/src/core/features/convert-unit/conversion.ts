import type { Span } from '../../base/span.js';
import type { DocumentChange } from '../change.js';

/** What came of it: nothing is changed where there is a reason against it. */
export type Conversion = Converted | Refused;

export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
  /** There is nothing to convert, rather than something in the way. */
  readonly isDone?: true;
}

export interface Converted {
  readonly kind: 'converted';
  readonly change: DocumentChange;
  /** How many figures are printed in the new unit. */
  readonly figures: number;
  /** Those that are not rounded to the nearest, so that all sums go on to hold. */
  readonly adjusted: readonly AdjustedFigure[];
  /** What agreed before and cannot agree afterwards, such as a sentence that rounds the other way. */
  readonly lost: readonly LostAgreement[];
}

export interface AdjustedFigure {
  readonly span: Span;
  /** Table, row and column, for words. */
  readonly place: string;
  /** In the new unit, with all its digits. */
  readonly exact: string;
  /** As it would be rounded by itself. */
  readonly rounded: string;
  readonly printed: string;
}

export interface LostAgreement {
  readonly span: Span;
  readonly words: string;
}

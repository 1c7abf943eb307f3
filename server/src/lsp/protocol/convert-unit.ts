import type { MoneyUnit } from '../../core/api.js';
import type { ChangeParams, ChangeResult } from './change.js';
import type { ProtocolRange } from './range.js';

/** The server's own command: converts figures to another unit of money and applies the result. Its one argument is `ConvertUnitParams`. */
export const convertUnitCommand = 'budgetDraft.server.convertUnit';

export interface ConvertUnitParams extends ChangeParams {
  readonly scope: { readonly kind: 'document' } | { readonly kind: 'table'; readonly offset: number };
  readonly to: MoneyUnit;
  /** Left out, as many as the figures need, two at most. */
  readonly decimals?: number;
  /** The client says itself what came of it. */
  readonly quiet?: boolean;
}

/** `changed` counts figures and words for units; the rest is there where something was changed. */
export interface ConvertUnitResult extends ChangeResult {
  /** What was done, in one line. */
  readonly summary?: string;
  /** The same with every adjusted figure, as Markdown. */
  readonly report?: string;
  readonly adjusted?: readonly AdjustedFigureResult[];
}

/** A figure that is not rounded to the nearest, where it stands in the text before. */
export interface AdjustedFigureResult {
  readonly range: ProtocolRange;
  readonly place: string;
  readonly exact: string;
  readonly rounded: string;
  readonly printed: string;
}

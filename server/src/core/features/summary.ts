import type { Span } from '../base/span.js';
import type { Analysis } from './analyse.js';

export interface DocumentSummary {
  readonly recognised: boolean;
  readonly year: number | undefined;
  readonly owner: string | undefined;
  readonly tables: number;
  readonly equations: number;
  /** How many of them hold, rounding differences included. */
  readonly holding: number;
}

export interface TableSummary {
  readonly title: string;
  /** Where the table begins: its title, or its first row where it has none. */
  readonly span: Span;
  readonly equations: number;
  readonly holding: number;
  /** How many figures a recalculation would change. */
  readonly stale: number;
}

export function summarise(_analysis: Analysis): DocumentSummary {
  return { recognised: false, year: undefined, owner: undefined, tables: 0, equations: 0, holding: 0 };
}

/** One entry for each logical table. */
export function tableSummaries(_analysis: Analysis): readonly TableSummary[] {
  return [];
}

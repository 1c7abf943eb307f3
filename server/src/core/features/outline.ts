import type { Span } from '../base/span.js';
import type { Analysis } from './analyse.js';

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'table' | 'row';
  readonly span: Span;
  /** Inside `span`: what to select when the item is chosen. */
  readonly selectionSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** Zero-based lines, both included. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** Logical tables and their rows as a tree. */
export function outline(_analysis: Analysis): readonly OutlineItem[] {
  return [];
}

/** Each physical table, and each run of rows under a parent row. */
export function foldingRanges(_analysis: Analysis): readonly FoldingRange[] {
  return [];
}

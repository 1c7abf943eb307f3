import type { Span } from '../base/span.js';

/** One cell as written. */
export interface Cell {
  /** The content without surrounding white space; empty (start = end) for a blank cell, at the place where content would go. */
  readonly span: Span;
  /** Everything between the two separators, spacing included. */
  readonly outer: Span;
  /** The content as written, without surrounding white space; escapes such as `\|` resolved, other markup untouched. */
  readonly text: string;
}

export interface PhysicalRow {
  /** Zero-based. */
  readonly line: number;
  /** The line without its line ending. */
  readonly span: Span;
  readonly cells: readonly Cell[];
}

/**
 * A run of lines that is one table in the source: a GFM pipe table, consecutive lines with tabs, or bare lines of pipes that
 * Markdown takes for text because no delimiter row stands under the first of them.
 */
export interface PhysicalTable {
  readonly kind: 'pipe' | 'tab' | 'bare';
  readonly span: Span;
  /** All rows in order; for a pipe table the first is the one above the delimiter row. The delimiter row is not among them. */
  readonly rows: readonly PhysicalRow[];
  /** The zero-based line of a pipe table's delimiter row. */
  readonly delimiterLine: number | undefined;
}

/** A line of text outside tables, code, comments and front matter; blank lines are left out. */
export interface TextLine {
  readonly kind: 'text';
  readonly line: number;
  /** The line without surrounding white space. */
  readonly span: Span;
  readonly text: string;
}

export type Block = PhysicalTable | TextLine;

import type { Span } from '../../base/span.js';

/** A place that something leads to. */
export interface Target {
  /** The row, the sentence or the title; contains `selection`. */
  readonly span: Span;
  readonly selection: Span;
}

/** A target of which nothing more is shown than itself. */
export function plainTarget(span: Span): Target {
  return { span, selection: span };
}

/** The smallest span around two. */
export function around(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

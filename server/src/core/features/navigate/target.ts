import type { Span } from '../../base/span.js';
import type { NameMention } from './own-names.js';

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

/** Where a name begins, with the rest of it where a page cuts it. */
export function targetOfMention({ pieces }: NameMention): Target {
  const [first = { start: 0, end: 0 }, ...others] = pieces;
  return { span: others.reduce(around, first), selection: first };
}

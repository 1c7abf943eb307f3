import type { Span } from '../base/span.js';

/**
 * What a paragraph is: a heading; an item of a list (`（一）因公出国费 …`); text; or a line that belongs to a table, a table of
 * contents or a page and says nothing by itself.
 */
export type ParagraphKind = 'heading' | 'item' | 'body' | 'aside';

/**
 * A paragraph as its author means it: lines that a page cut apart are joined. Its text is folded, so that figures and words
 * have one form: no white space, no markup, half-width digits, letters, brackets, colons and percent signs. Each of its
 * characters is one UTF-16 unit of the source.
 */
export interface Paragraph {
  readonly kind: ParagraphKind;
  readonly text: string;
  /** The paragraph in the source, from its first character to its last. */
  readonly span: Span;
  /** The ordinal it begins with, as `(一)` or `3.`; `text` includes it. */
  readonly ordinal: string | undefined;
  /** How deep a heading or item stands: `第一部分` above `一、` above `（一）` above `1.` above `（1）`; text stands below them all. */
  readonly level: number;
  /** The nearest heading, item or text ending in a colon that it stands under; undefined at the top. */
  readonly parent: Paragraph | undefined;
  /** The place in the source of a part of its text. */
  spanOf(start: number, end: number): Span;
  /** Whether white space or a line end stands in the source before the character at an index. */
  hasGapBefore(index: number): boolean;
  /** Whether a page has cut the paragraph before the character at an index. */
  isCutBefore(index: number): boolean;
}

/** The headings and items that a paragraph stands under, the nearest first. */
export function enclosing(paragraph: Paragraph): readonly Paragraph[] {
  const found: Paragraph[] = [];
  for (let outer = paragraph.parent; outer; outer = outer.parent) found.push(outer);
  return found;
}

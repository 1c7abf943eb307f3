import type { SourceText } from './source-text.js';
/** A half-open range of UTF-16 offsets in the source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether an offset is in a span, its end included: a cursor behind the last character is still at it. */
export function holdsOffset({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Whether two spans overlap or meet. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** A replacement of the text at `span` by `newText`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Applies edits that do not overlap, in any order.
 * Insertions at the same place keep the order in which they are given.
 */
export function applyEdits(text: SourceText, edits: readonly Edit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index);
  let result = '';
  let offset = 0;
  for (const { edit } of ordered) {
    if (edit.span.start < offset) continue;
    result += text.slice(offset, edit.span.start) + edit.newText;
    offset = edit.span.end;
  }
  return result + text.slice(offset);
}

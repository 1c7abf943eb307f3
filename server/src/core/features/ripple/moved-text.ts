import type { SourceText } from '../../base/source-text.js';
import { applyEdits, type Edit, type Span } from '../../base/span.js';

/** A text with some places replaced, and where the rest of it stands before and after. */
export interface MovedText {
  readonly text: string;
  /** Where something stands in the replaced text; inside of a replaced place, where that begins. */
  toReplaced(offset: number): number;
  toOriginal(offset: number): number;
  /** The same span in the original text; undefined where it touches a replaced place. */
  spanInOriginal(span: Span): Span | undefined;
}

export function moveText(original: SourceText, edits: readonly Edit[]): MovedText {
  const inOrder = [...edits].sort((a, b) => a.span.start - b.span.start);
  let by = 0;
  const steps = inOrder.map(({ span, newText }) => {
    const start = span.start + by;
    by += newText.length - (span.end - span.start);
    return { original: span, replaced: { start, end: start + newText.length } };
  });
  const through = (offset: number, from: 'original' | 'replaced', to: 'original' | 'replaced'): number => {
    const step = steps[lastBy(steps.length, (index) => (steps[index] as (typeof steps)[number])[from].start <= offset)];
    if (!step) return offset;
    return offset < step[from].end ? step[to].start : offset - step[from].end + step[to].end;
  };
  return {
    text: applyEdits(original, inOrder),
    toReplaced: (offset) => through(offset, 'original', 'replaced'),
    toOriginal: (offset) => through(offset, 'replaced', 'original'),
    spanInOriginal({ start, end }) {
      const next = steps[lastBy(steps.length, (index) => (steps[index] as (typeof steps)[number]).replaced.start < end)];
      if (next && next.replaced.end > start) return undefined;
      return { start: through(start, 'replaced', 'original'), end: through(end, 'replaced', 'original') };
    },
  };
}

/** The last index for which a condition holds that holds up to some index; -1 for none. */
function lastBy(length: number, holds: (index: number) => boolean): number {
  let low = -1;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

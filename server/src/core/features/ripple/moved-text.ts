import { LineMap } from '../../base/line-map.js';
import { RoomyText } from '../../base/roomy-text.js';
import type { SourceText } from '../../base/source-text.js';
import { applyEdits, type Edit, type Span } from '../../base/span.js';

/** A text with some places replaced, and where the rest of it stands before and after. */
export interface MovedText {
  readonly text: string | RoomyText;
  /** Where something stands in the replaced text; inside of a replaced place, where that begins. */
  toReplaced(offset: number): number;
  toOriginal(offset: number): number;
  /** The same span in the original text; undefined where it touches a replaced place. */
  spanInOriginal(span: Span): Span | undefined;
}

/**
 * Replaces places of a text. In a text that is typed (`RoomyText`) lines keep their places, so that it is read again as soon as
 * after typing.
 */
export function moveText(original: SourceText, edits: readonly Edit[]): MovedText {
  const inOrder = [...edits].sort((a, b) => a.span.start - b.span.start);
  const typed = original instanceof RoomyText ? typeIn(original, inOrder) : undefined;
  const text = typed ?? applyEdits(original, inOrder);
  if (original instanceof RoomyText && typed === undefined) return movedPlain(original, inOrder);
  /** Where what follows a place does not move with it: behind its line, if lines keep their places. */
  const endOf = (offset: number) => {
    const next = typed ? typed.lines.lineAt(offset) + 1 : 0;
    return typed && next < typed.lineCount ? typed.lines.lineStart(next) : Number.POSITIVE_INFINITY;
  };
  let by = 0;
  let end = 0;
  const steps = inOrder.map(({ span, newText }) => {
    if (span.start >= end) by = 0;
    end = endOf(span.start);
    const start = span.start + by;
    by += newText.length - (span.end - span.start);
    return { original: span, replaced: { start, end: start + newText.length }, end };
  });
  const through = (offset: number, from: 'original' | 'replaced', to: 'original' | 'replaced'): number => {
    const step = steps[lastBy(steps.length, (index) => (steps[index] as (typeof steps)[number])[from].start <= offset)];
    if (!step || offset >= step.end) return offset;
    return offset < step[from].end ? step[to].start : offset - step[from].end + step[to].end;
  };
  return {
    text,
    toReplaced: (offset) => through(offset, 'original', 'replaced'),
    toOriginal: (offset) => through(offset, 'replaced', 'original'),
    spanInOriginal({ start, end }) {
      const next = steps[lastBy(steps.length, (index) => (steps[index] as (typeof steps)[number]).replaced.start < end)];
      if (next && next.replaced.end > start) return undefined;
      return { start: through(start, 'replaced', 'original'), end: through(end, 'replaced', 'original') };
    },
  };
}

/** The text with places of its lines replaced; undefined where lines would change or have no room. */
function typeIn(text: RoomyText, inOrder: readonly Edit[]): RoomyText | undefined {
  let typed: RoomyText | undefined = text;
  for (const { span, newText } of inOrder.toReversed()) {
    const { line, character } = text.lines.positionAt(span.start);
    const end = text.lines.positionAt(span.end);
    typed = end.line === line ? typed?.withinLine(line, character, end.character, newText) : undefined;
  }
  return typed;
}

/** The same over the text by itself, for places of the text with room. */
function movedPlain(original: RoomyText, edits: readonly Edit[]): MovedText {
  const whole = original.toString();
  const lines = new LineMap(whole);
  const toPlain = (offset: number) => lines.offsetAt(original.lines.positionAt(offset));
  const toRoomy = (offset: number) => original.lines.offsetAt(lines.positionAt(offset));
  const moved = moveText(
    whole,
    edits.map(({ span, newText }) => ({ span: { start: toPlain(span.start), end: toPlain(span.end) }, newText })),
  );
  return {
    text: moved.text,
    toReplaced: (offset) => moved.toReplaced(toPlain(offset)),
    toOriginal: (offset) => toRoomy(moved.toOriginal(offset)),
    spanInOriginal(span) {
      const found = moved.spanInOriginal(span);
      return found && { start: toRoomy(found.start), end: toRoomy(found.end) };
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

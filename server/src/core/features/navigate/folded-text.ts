import { normalise } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';

/** Pieces of a text in the form in which names are compared, with the way back. */
export interface FoldedText {
  readonly text: string;
  /** The places of a part of `text`: one for each piece that it lies in. */
  spansOf(start: number, end: number): readonly Span[];
}

/** Folds pieces of a source character by character and joins them. */
export function foldedText(source: string, pieces: readonly Span[]): FoldedText {
  let text = '';
  const origins: { readonly offset: number; readonly length: number; readonly piece: number }[] = [];
  pieces.forEach(({ start, end }, piece) => {
    for (let offset = start; offset < end; ) {
      const character = String.fromCodePoint(source.codePointAt(offset) ?? 0);
      const folded = normalise(character);
      for (let unit = 0; unit < folded.length; unit++) origins.push({ offset, length: character.length, piece });
      text += folded;
      offset += character.length;
    }
  });
  return {
    text,
    spansOf(from, to) {
      const spans: { start: number; end: number; piece: number }[] = [];
      for (const { offset, length, piece } of origins.slice(from, to)) {
        const last = spans.at(-1);
        if (last?.piece === piece) last.end = offset + length;
        else spans.push({ start: offset, end: offset + length, piece });
      }
      return spans.map(({ start, end }) => ({ start, end }));
    },
  };
}

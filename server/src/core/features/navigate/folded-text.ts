import { normalise } from '../../base/normalise.js';
import type { SourceText } from '../../base/source-text.js';
import type { Span } from '../../base/span.js';
import type { Paragraph } from '../../prose/paragraph.js';

/** A text in the form in which names are compared, with the way back to its source. */
export interface FoldedText {
  readonly text: string;
  /** The places of a part of `text`: one for each piece of the source that it lies in, layout and markup inside included. */
  spansOf(start: number, end: number): readonly Span[];
}

/** What conversions and authors put around words: tags, emphasis, blanks that are written out. */
const MARKUP = /^(?:<\/?[a-zA-Z][^<>]{0,60}>|\*\*|__|&nbsp;)/u;
const LONGEST_MARKUP = 64;

/** Folds pieces of a source, which belong together over a page or a line end, and joins them. */
export function foldedPieces(source: SourceText, pieces: readonly Span[]): FoldedText {
  const folded = new Folding();
  pieces.forEach(({ start, end }, piece) => {
    for (let offset = start; offset < end; ) {
      const markup = lengthOfMarkup(source, offset);
      const length = markup > 0 ? markup : lengthOfCharacter(source, offset);
      if (markup === 0) folded.add(source.slice(offset, offset + length), offset, piece);
      offset += length;
    }
  });
  return folded;
}

/** Folds a paragraph, whose lines are its pieces. */
export function foldedParagraph(paragraph: Paragraph): FoldedText {
  const folded = new Folding();
  let piece = 0;
  for (let index = 0; index < paragraph.text.length; index++) {
    if (paragraph.isCutBefore(index)) piece++;
    folded.add(paragraph.text.charAt(index), paragraph.spanOf(index, index + 1).start, piece);
  }
  return folded;
}

class Folding implements FoldedText {
  text = '';
  readonly #offsets: number[] = [];
  readonly #ends: number[] = [];
  readonly #pieces: number[] = [];

  add(character: string, offset: number, piece: number): void {
    const folded = normalise(character);
    for (let unit = 0; unit < folded.length; unit++) {
      this.#offsets.push(offset);
      this.#ends.push(offset + character.length);
      this.#pieces.push(piece);
    }
    this.text += folded;
  }

  spansOf(start: number, end: number): readonly Span[] {
    const spans: Span[] = [];
    for (let index = start, from = start; index < end; index++) {
      if (index + 1 < end && this.#pieces[index + 1] === this.#pieces[index]) continue;
      spans.push({ start: this.#offsets[from] as number, end: this.#ends[index] as number });
      from = index + 1;
    }
    return spans;
  }
}

function lengthOfMarkup(source: SourceText, offset: number): number {
  if (!'<*_&'.includes(source.slice(offset, offset + 1))) return 0;
  return MARKUP.exec(source.slice(offset, offset + LONGEST_MARKUP))?.[0].length ?? 0;
}

/** Two units for a character beyond the first plane. */
function lengthOfCharacter(source: SourceText, offset: number): number {
  return (source.slice(offset, offset + 2).codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
}

import type { Span } from '../../base/span.js';
import type { Paragraph } from '../../prose/paragraph.js';

/** Tells which paragraph a line belongs to; lines come in order. */
export class ParagraphWalk {
  readonly #paragraphs: readonly Paragraph[];
  #next = 0;

  constructor(paragraphs: readonly Paragraph[]) {
    this.#paragraphs = paragraphs;
  }

  holding(line: Span): Paragraph | undefined {
    while ((this.#paragraphs[this.#next]?.span.end ?? Number.MAX_SAFE_INTEGER) <= line.start) this.#next++;
    const paragraph = this.#paragraphs[this.#next];
    return paragraph && hasCharacterIn(paragraph, line) ? paragraph : undefined;
  }
}

/** A line of a page may stand between the halves of a paragraph without belonging to it. */
function hasCharacterIn(paragraph: Paragraph, line: Span): boolean {
  const { text, span } = paragraph;
  if (line.end <= span.start || span.end <= line.start) return false;
  let low = 0;
  let high = text.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraph.spanOf(middle, middle + 1).start < line.start) low = middle + 1;
    else high = middle;
  }
  const { start } = paragraph.spanOf(low, low + 1);
  return start < line.end && start >= line.start;
}

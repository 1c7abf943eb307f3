import type { Span } from '../base/span.js';
import { type FoldedLine, lastAtMost } from './folded-text.js';
import type { Paragraph, ParagraphKind } from './paragraph.js';

/** What a paragraph is among the others. */
export type ParagraphPlace = Pick<Paragraph, 'kind' | 'level' | 'ordinal' | 'parent'>;

/** A paragraph that knows the lines it was joined from. */
export class TextParagraph implements Paragraph {
  readonly kind: ParagraphKind;
  readonly text: string;
  readonly span: Span;
  readonly ordinal: string | undefined;
  readonly level: number;
  readonly parent: Paragraph | undefined;
  readonly #lines: readonly FoldedLine[];
  /** Where the text of each line begins. */
  readonly #starts: readonly number[];

  constructor(lines: readonly FoldedLine[], { kind, level, ordinal, parent }: ParagraphPlace) {
    this.kind = kind;
    this.level = level;
    this.ordinal = ordinal;
    this.parent = parent;
    this.#lines = lines;
    const starts: number[] = [];
    let text = '';
    for (const line of lines) {
      starts.push(text.length);
      text += line.text;
    }
    this.text = text;
    this.#starts = starts;
    this.span = this.spanOf(0, text.length);
  }

  /** Whether it is joined from these lines. */
  isOf(lines: readonly FoldedLine[]): boolean {
    if (this.#lines.length !== lines.length) return false;
    for (let index = 0; index < lines.length; index++) if (this.#lines[index] !== lines[index]) return false;
    return true;
  }

  isAt({ kind, level, parent }: ParagraphPlace): boolean {
    return this.parent === parent && this.level === level && this.kind === kind;
  }

  spanOf(start: number, end: number): Span {
    if (end > start) return { start: this.#offsetOf(start), end: this.#offsetOf(end - 1) + 1 };
    // The place between two characters: behind the one before, which may stand on another line.
    const at = start === 0 ? this.#offsetOf(0) : this.#offsetOf(start - 1) + 1;
    return { start: at, end: at };
  }

  hasGapBefore(index: number): boolean {
    return index > 0 && this.#offsetOf(index) !== this.#offsetOf(index - 1) + 1;
  }

  isCutBefore(index: number): boolean {
    return index > 0 && this.#starts.includes(index);
  }

  #offsetOf(index: number): number {
    const line = lastAtMost(this.#starts, index);
    return (this.#lines[line] as FoldedLine).offsetOf(index - (this.#starts[line] as number));
  }
}

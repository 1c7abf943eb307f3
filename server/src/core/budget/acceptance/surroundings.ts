import type { LineMap } from '../../base/line-map.js';
import { holdsOffset, type Span } from '../../base/span.js';
import type { TextLine } from '../../table/physical-table.js';
import type { BudgetDocument } from '../document.js';

/** A table from its title to its last row, or a paragraph. */
interface Passage {
  readonly span: Span;
  /** Headings and short lines lead to what follows them. */
  readonly isHeading: boolean;
}

const LONGEST_HEADING = 40;

/** What a comment speaks of. */
export interface Scope {
  readonly span: Span;
  /** The comment closes what stands above it, rather than opening what stands below. */
  readonly looksBack: boolean;
}

/** Which passages a comment speaks of, by where it stands. */
export class Surroundings {
  readonly #lines: LineMap;
  readonly #passages: readonly Passage[];

  constructor(document: BudgetDocument, lines: LineMap) {
    this.#lines = lines;
    this.#passages = passagesOf(document);
  }

  /** The passage an offset lies in, or the place itself. */
  passageAt(offset: number): Span {
    return this.#passages.find(({ span }) => holdsOffset(span, offset))?.span ?? { start: offset, end: offset };
  }

  /**
   * What a comment speaks of: the passage it stands in or right behind, and the next one with the headings above it.
   * Comments that follow one another line by line stand in the same place.
   */
  around(comment: Span, commentsBefore: readonly Span[]): Scope {
    const first = this.#firstOfRun(comment, commentsBefore);
    const above = this.#passages.findLast(({ span }) => span.start < first.start);
    const touchesAbove = above !== undefined && this.#lineOf(above.span.end) >= this.#lineOf(first.start) - 1;
    const below = this.#passages.filter(({ span }) => span.start >= comment.end);
    const next = below[below.findIndex(({ isHeading }) => !isHeading)] ?? below.at(-1);
    // Inside a table or a paragraph a comment speaks of that one alone.
    if (above && above.span.end >= comment.end) return { span: above.span, looksBack: true };
    const touchesBelow = below[0] !== undefined && this.#lineOf(below[0].span.start) === this.#lineOf(comment.end) + 1;
    return {
      span: { start: touchesAbove ? above.span.start : comment.start, end: Math.max(comment.end, next?.span.end ?? 0) },
      looksBack: touchesAbove && !touchesBelow,
    };
  }

  #firstOfRun(comment: Span, commentsBefore: readonly Span[]): Span {
    let first = comment;
    for (let place = commentsBefore.length - 1; place >= 0; place--) {
      const before = commentsBefore[place] as Span;
      if (this.#lineOf(before.end) !== this.#lineOf(first.start) - 1) break;
      first = before;
    }
    return first;
  }

  #lineOf(offset: number): number {
    return this.#lines.positionAt(offset).line;
  }
}

function passagesOf({ blocks, systems }: BudgetDocument): readonly Passage[] {
  const tables = systems.map(({ table: { table } }): Passage => {
    const start = Math.min(table.caption.titleSpan?.start ?? table.span.start, table.span.start);
    return { span: { start, end: table.span.end }, isHeading: false };
  });
  const passages: Passage[] = [];
  let next = 0;
  let last: TextLine | undefined;
  for (const block of blocks) {
    while (next < tables.length && (tables[next] as Passage).span.end < block.span.start) passages.push(tables[next++] as Passage);
    if (block.kind !== 'text' || (tables[next]?.span.start ?? Number.POSITIVE_INFINITY) <= block.span.start) continue;
    const open = passages.at(-1);
    if (last && open && last.line === block.line - 1 && open.span.end === last.span.end) passages[passages.length - 1] = join(open, block);
    else passages.push({ span: block.span, isHeading: mayBeHeading(block) });
    last = block;
  }
  return [...passages, ...tables.slice(next)];
}

function join(open: Passage, line: TextLine): Passage {
  return { span: { start: open.span.start, end: line.span.end }, isHeading: open.isHeading && mayBeHeading(line) };
}

function mayBeHeading({ text }: TextLine): boolean {
  return text.length <= LONGEST_HEADING && !/[。；;]/u.test(text);
}

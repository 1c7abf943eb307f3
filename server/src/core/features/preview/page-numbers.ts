import { isPageNumber } from '../../table/page-marks.js';
import type { Block, TextLine } from '../../table/physical-table.js';

/**
 * The lines that number the pages. A bare number is one only where the next or the last one, with text or a table between
 * them, is greater or less by one: by itself it may be a year or an amount.
 */
export function pageNumbers(blocks: readonly Block[]): ReadonlySet<TextLine> {
  const numbers = blocks.flatMap((block, at) =>
    block.kind === 'text' && isPageNumber(block.text) ? [{ line: block, at, number: numberOf(block) }] : [],
  );
  const goesOn = (one: NumberLine | undefined, next: NumberLine | undefined) =>
    one !== undefined && next !== undefined && next.number === one.number + 1 && next.at > one.at + 1;
  const found = numbers.filter((one, at) => !/^\d+$/u.test(one.line.text) || goesOn(numbers[at - 1], one) || goesOn(one, numbers[at + 1]));
  return new Set(found.map(({ line }) => line));
}

interface NumberLine {
  readonly line: TextLine;
  /** An index into the blocks. */
  readonly at: number;
  readonly number: number;
}

function numberOf({ text }: TextLine): number {
  return Number(/\d+/u.exec(text)?.[0] ?? Number.NaN);
}

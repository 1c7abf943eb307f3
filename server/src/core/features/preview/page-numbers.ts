import { isPageNumber } from '../../table/page-marks.js';
import type { Block, TextLine } from '../../table/physical-table.js';

/**
 * The lines that number the pages. A bare number is one only where another one follows or precedes it by one, further away
 * than the next line: by itself it may be a year or an amount.
 */
export function pageNumbers(blocks: readonly Block[]): ReadonlySet<TextLine> {
  const numbers = blocks.filter((block): block is TextLine => block.kind === 'text' && isPageNumber(block.text));
  const goesOn = (line: TextLine | undefined, next: TextLine | undefined) =>
    line !== undefined && next !== undefined && numberOf(next) === numberOf(line) + 1 && next.line > line.line + 1;
  return new Set(numbers.filter((line, at) => !/^\d+$/u.test(line.text) || goesOn(numbers[at - 1], line) || goesOn(line, numbers[at + 1])));
}

function numberOf({ text }: TextLine): number {
  return Number(/\d+/u.exec(text)?.[0] ?? Number.NaN);
}

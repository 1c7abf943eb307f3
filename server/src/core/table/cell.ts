import type { SourceText } from '../base/source-text.js';
import type { Cell } from './physical-table.js';
import { skipWhiteSpace, trimEnd } from './white-space.js';

/** Resolves what is written between two separators to the text of the cell. */
export type CellText = (written: string) => string;

/** Reads the cell between two separators. */
export function readCell(text: SourceText, outerStart: number, outerEnd: number, cellText?: CellText): Cell {
  const outer = { start: outerStart, end: outerEnd };
  const start = skipWhiteSpace(text, outerStart, outerEnd);
  if (start === outerEnd) {
    // An amount put into a blank cell goes after one space, as an author would write it.
    const place = outerStart + Math.min(1, outerEnd - outerStart);
    return { span: { start: place, end: place }, outer, text: '' };
  }
  const end = trimEnd(text, start, outerEnd);
  const written = text.slice(start, end);
  return { span: { start, end }, outer, text: cellText ? cellText(written) : written };
}

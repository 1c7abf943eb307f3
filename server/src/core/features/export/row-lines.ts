import { displayWidth } from '../../base/display-width.js';

/** Fonts are somewhat wider than they are counted, and cells have borders. */
const SLACK = 1.06;
const BORDERS = 1.5;

/** The width of a cell that shows a text in one line. */
export function widthFor(text: string): number {
  return Math.ceil(displayWidth(text) * SLACK + BORDERS);
}

/** How many lines a text takes in a cell of this width, in columns of half a Chinese character. */
export function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((displayWidth(line) * SLACK) / (width - BORDERS))), 0);
}

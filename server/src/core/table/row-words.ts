import { amountKind } from '../base/amount.js';
import { normalise, splitLabel } from '../base/normalise.js';
import { isBlankCell } from './cell.js';
import { plainText } from './cell-text.js';
import type { PhysicalRow } from './physical-table.js';

/** Most rows are named at once; telling so is cheap. */
const BEGINS_WITH_WORDS = /^[\u4e00-\u9fff]/u;

/** The subject code at the start of a row, in one cell, before the name, or split over cells. */
export function leadingCode(row: PhysicalRow): string | undefined {
  const begin = row.cells.findIndex((cell) => !isBlankCell(cell));
  if (begin < 0 || BEGINS_WITH_WORDS.test(row.cells[begin]?.text ?? '')) return undefined;
  let digits = '';
  for (let column = begin; column < row.cells.length; column++) {
    const text = normalise(row.cells[column]?.text ?? '');
    if (!/^\d{2,9}$/u.test(text)) break;
    digits += text;
  }
  if (digits !== '') return /^[1235]\d\d(?:\d\d){0,3}$/u.test(digits) ? digits : undefined;
  return splitLabel(plainText(row.cells[begin]?.text ?? '')).code;
}

/** All that a row says up to its last words, its codes included. */
export function wordsOf({ cells }: PhysicalRow): string {
  const last = cells.findLastIndex(({ text }) => holdsWords(text));
  return cells
    .slice(0, last + 1)
    .map(({ text }) => normalise(text))
    .join('|');
}

export function holdsWords(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Whether a row is called 合计 or 总计, and nothing more. */
export function isWholeTotal(row: PhysicalRow): boolean {
  return /^(?:合计|总计)$/u.test(firstWords(row));
}

/** The first cell of a row that is not blank, normalised. */
export function firstWords(row: PhysicalRow): string {
  return normalise(plainText(row.cells.find((cell) => !isBlankCell(cell))?.text ?? ''));
}

export function isAmount(text: string): boolean {
  return amountKind(text) === 'amount';
}

export function holdsAmount(row: PhysicalRow): boolean {
  return row.cells.some((cell) => isAmount(cell.text));
}

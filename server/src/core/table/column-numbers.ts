import { normalise } from '../base/normalise.js';
import type { PhysicalRow } from './physical-table.js';

/** What stands above the columns that hold no figures. */
const FILLER_PATTERN = /^(?:栏次|行次|[甲乙丙丁]|\*{1,3}|-{1,3}|\/)$/u;
const NUMBER_PATTERN = /^(?:\((\d{1,3})\)|(\d{1,3}))(?:=[\d+\-*()]+)?$/u;
const LETTER_PATTERN = /^([A-Z])(?:=[A-Z\d+\-*()]+)?$/u;

/** A row of running numbers such as `1 2 3 …`, `栏次 1 2 3=1+2`, `** (1) (2)` or `A B C=A+B` under the labels. */
export function isColumnNumberRow(row: PhysicalRow): boolean {
  const texts = row.cells.map((cell) => normalise(cell.text)).filter((text) => text !== '' && !FILLER_PATTERN.test(text));
  const numbers = texts.map(numberOf);
  const [first] = numbers;
  if (first === undefined || first > 3) return false;
  if (!numbers.every((number, place) => number === first + place)) return false;
  return numbers.length >= 2 || row.cells.some((cell) => normalise(cell.text) === '栏次');
}

function numberOf(text: string): number | undefined {
  const number = NUMBER_PATTERN.exec(text);
  if (number) return Number(number[1] ?? number[2]);
  const letter = LETTER_PATTERN.exec(text)?.[1];
  return letter === undefined ? undefined : letter.charCodeAt(0) - 0x40;
}

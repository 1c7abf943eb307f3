import { isIdeograph, normalise } from '../base/normalise.js';
import type { PhysicalRow } from './physical-table.js';

/** What stands above the columns that hold no figures. */
const FILLER_PATTERN = /^(?:栏次|行次|[甲乙丙丁]|\*{1,3}|-{1,3}|\/)$/u;
const NUMBER_PATTERN = /^(?:\((\d{1,3})\)|(\d{1,3}))(?:=[\d+\-*()]+)?$/u;
const LETTER_PATTERN = /^([A-Z])(?:=[A-Z\d+\-*()]+)?$/u;

/** A row of running numbers such as `1 2 3 …`, `栏次 1 2 3=1+2`, `** (1) (2)` or `A B C=A+B` under the labels. */
export function isColumnNumberRow(row: PhysicalRow): boolean {
  let previous: number | undefined;
  let count = 0;
  let isNamed = false;
  for (const cell of row.cells) {
    if (beginsAsWords(cell.text)) return false;
    const text = normalise(cell.text);
    if (text === '' || FILLER_PATTERN.test(text)) {
      isNamed ||= text === '栏次';
      continue;
    }
    const number = numberOf(text);
    if (number === undefined || (previous === undefined ? number > 3 : number !== previous + 1)) return false;
    previous = number;
    count++;
  }
  return count >= 2 || (count === 1 && isNamed);
}

/** Whether a text begins as no number and none of the fillers does, which tells most rows of words. */
function beginsAsWords(text: string): boolean {
  return text !== '' && isIdeograph(text.charCodeAt(0)) && !'栏行甲乙丙丁'.includes(text.charAt(0));
}

function numberOf(text: string): number | undefined {
  const number = NUMBER_PATTERN.exec(text);
  if (number) return Number(number[1] ?? number[2]);
  const letter = LETTER_PATTERN.exec(text)?.[1];
  return letter === undefined ? undefined : letter.charCodeAt(0) - 0x40;
}

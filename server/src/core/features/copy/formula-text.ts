import type { FormulaPart, TableSheet } from './table-sheet.js';

/** So many cells in a row or a column are added up as a range. */
const SHORTEST_RANGE = 3;

/** `SUM(C4:C9)+C12-C13`, with the table's first row in row `firstRow` of the spreadsheet, which counts from 0. */
export function formulaText(parts: readonly FormulaPart[], sheet: TableSheet, firstRow: number): string {
  let text = '';
  for (const run of runsOf(parts)) {
    const [first, last] = [run[0] as FormulaPart, run.at(-1) as FormulaPart];
    const name = ({ row, column }: FormulaPart) => columnName(column) + (firstRow + row + 1);
    const isWord = ({ row, column }: FormulaPart) => sheet.rows[row]?.[column]?.kind === 'text' && sheet.rows[row]?.[column]?.text !== '';
    // A dash for nothing is a word to a spreadsheet: sums pass over it, a plus would fail.
    const term = run.length > 1 ? `SUM(${name(first)}:${name(last)})` : isWord(first) ? `N(${name(first)})` : name(first);
    text += (first.sign < 0 ? '-' : text === '' ? '' : '+') + term;
  }
  return text;
}

/** Parts next to one another with one sign, together where they are enough for a range. */
function runsOf(parts: readonly FormulaPart[]): readonly (readonly FormulaPart[])[] {
  const runs: (readonly FormulaPart[])[] = [];
  for (let at = 0; at < parts.length; ) {
    const length = Math.max(runLength(parts, at, 1, 0), runLength(parts, at, 0, 1));
    const taken = length >= SHORTEST_RANGE ? length : 1;
    runs.push(parts.slice(at, at + taken));
    at += taken;
  }
  return runs;
}

function runLength(parts: readonly FormulaPart[], from: number, down: number, right: number): number {
  const first = parts[from] as FormulaPart;
  let length = 1;
  for (; ; length++) {
    const next = parts[from + length];
    const goesOn = next?.sign === first.sign && next.row === first.row + down * length && next.column === first.column + right * length;
    if (!goesOn) return length;
  }
}

/** A, B, …, Z, AA, … for 0, 1, … */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(0x41 + ((rest - 1) % 26)) + name;
  return name;
}

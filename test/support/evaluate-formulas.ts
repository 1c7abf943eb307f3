import type { SheetCell, TableSheet } from '../../server/src/core/api.js';

/** A term with its sign: a range, a cell whose words count as nothing, or a cell. */
const TERM = /([+-]?)(?:SUM\(([A-Z]+\d+:[A-Z]+\d+)\)|N\(([A-Z]+\d+)\)|([A-Z]+\d+))/g;

/**
 * Works out the formulas of a sheet as a spreadsheet does that has its text in A1: sums, pluses, minuses, and `N` of a cell.
 * In exact hundred-thousandths; a plus over words fails, as it does there.
 */
export function evaluateSheet(text: string): readonly (readonly (bigint | string)[])[] {
  const cells = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
  const open = new Set<string>();
  const valueAt = (row: number, column: number): bigint | string => {
    const name = `${row}:${column}`;
    if (open.has(name)) throw new Error(`The formula in ${name} rests on itself.`);
    open.add(name);
    const value = valueIn(cells[row]?.[column] ?? '');
    open.delete(name);
    return value;
  };
  const valueIn = (written: string): bigint | string => {
    const words = /^="((?:[^"]|"")*)"$/.exec(written)?.[1];
    if (words !== undefined) return words.replaceAll('""', '"');
    return written.startsWith('=') ? sum(written.slice(1)) : (numberOf(written) ?? written);
  };
  const sum = (formula: string): bigint => {
    let total = 0n;
    let read = 0;
    for (const [term, sign, range, inN, single = ''] of formula.matchAll(TERM)) {
      read += term.length;
      const value = range ? sumOf(range) : inN ? orZero(at(inN)) : plain(at(single), formula);
      total += sign === '-' ? -value : value;
    }
    if (read !== formula.length) throw new Error(`Not understood: ${formula}`);
    return total;
  };
  const at = (name: string) => valueAt(...place(name));
  const sumOf = (range: string): bigint => {
    const [[top, left], [bottom, right]] = range.split(':').map(place) as [[number, number], [number, number]];
    let total = 0n;
    for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) total += orZero(valueAt(row, column));
    return total;
  };
  return cells.map((row, at) => row.map((_, column) => valueAt(at, column)));
}

/** The printed value of a cell, in hundred-thousandths; undefined for words. */
export function printedValue(cell: SheetCell): bigint | undefined {
  return cell.kind === 'text' ? undefined : BigInt(cell.amount.units) * 10n ** BigInt(5 - cell.amount.decimals);
}

/** Where the rows of a sheet begin in its text. */
export function firstRowOf({ captions }: TableSheet): number {
  return captions.length;
}

function plain(value: bigint | string, formula: string): bigint {
  if (typeof value === 'bigint') return value;
  if (value === '') return 0n;
  throw new Error(`#VALUE! in ${formula}: ${value}`);
}

function orZero(value: bigint | string): bigint {
  return typeof value === 'bigint' ? value : 0n;
}

function numberOf(written: string): bigint | undefined {
  const match = /^(-?)(\d+)(?:\.(\d{1,5}))?$/.exec(written);
  if (!match) return undefined;
  const value = BigInt((match[2] as string) + (match[3] ?? '').padEnd(5, '0'));
  return match[1] === '-' ? -value : value;
}

/** Row and column of a name such as C4, from 0. */
function place(name: string): [number, number] {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 0x40, 0);
  return [Number(digits) - 1, column - 1];
}

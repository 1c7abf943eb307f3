import { readAmount } from '../base/amount.js';
import { splitLabel } from '../base/normalise.js';
import { withoutText } from './cell.js';
import { plainText } from './cell-text.js';
import type { Cell, PhysicalRow } from './physical-table.js';
import { holdsAmount, holdsWords, isAmount, leadingCode } from './row-words.js';

/** Whether a subject of this code is, or was, called so. */
export type KnowsSubject = (code: string, name: string) => boolean;

/** A row with the lines that continue it. */
export interface CutRow {
  row: PhysicalRow;
  readonly continuations: PhysicalRow[];
}

/** Whether the first row of a page only goes on with the words of the last row of the page before. */
export function goesOnInWords(row: PhysicalRow, above: PhysicalRow): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  if (filled.length === 0 || holdsAmount(row)) return false;
  const first = filled[0] as Cell;
  const label = splitLabel(first.text);
  const name = label.name;
  if (label.code !== undefined || label.prefix !== undefined || /(?:合计|总计|小计)$/u.test(name)) return false;
  // An ordinal begins a row of its own, unless it stands in the middle of a long text that was cut.
  if (label.ordinal === undefined) return true;
  const column = row.cells.indexOf(first);
  const textAbove = above.cells[column]?.text ?? '';
  const before = splitLabel(textAbove).ordinal;
  const isNext = before?.kind === label.ordinal.kind && label.ordinal.value === before.value + 1;
  const isAlone = filled.every((cell) => cell === first || readAmount(cell.text).kind === 'blank');
  // Sentences that are numbered inside a cell end in punctuation; items of a list do not.
  const isSentence = /[；;。，,]$/u.test(textAbove) || /[；;。，,]$/u.test(first.text);
  return column > 0 && !(isNext && isAlone && !isSentence);
}

/** Whether the name of a coded row is whole only together with the row below, which has no code: one row on two lines. */
export function completesName({ row, continuations }: CutRow, below: PhysicalRow, knowsSubject: KnowsSubject): boolean {
  const code = leadingCode(row);
  if (code === undefined || leadingCode(below) !== undefined) return false;
  const column = row.cells.findIndex(({ text }) => holdsWords(text));
  const rest = below.cells[column]?.text ?? '';
  if (column < 0 || !holdsWords(rest)) return false;
  if (row.cells.some(({ text }, place) => place > column && isAmount(text) && isAmount(below.cells[place]?.text ?? ''))) return false;
  const parts = [row, ...continuations].map(({ cells }) => cells[column]?.text ?? '');
  const name = plainText(parts.join(''));
  const whole = plainText(parts.join('') + rest);
  return !knowsSubject(code, splitLabel(name).name) && knowsSubject(code, splitLabel(whole).name);
}

/** Adds the row below to a cut row: its words continue those above, its figures fill what is blank there. */
export function addContinuation(cut: CutRow, below: PhysicalRow): void {
  const { cells } = cut.row;
  const fills = (cell: Cell, column: number) =>
    column >= cells.length || (cells[column]?.text === '' && cell.text !== '' && readAmount(cell.text).kind !== 'text');
  const width = Math.max(cells.length, below.cells.length);
  const filled = Array.from({ length: width }, (_, column) => {
    const cell = below.cells[column];
    return cell && fills(cell, column) ? cell : (cells[column] as Cell);
  });
  if (below.cells.some(fills)) cut.row = { ...cut.row, cells: filled };
  cut.continuations.push({ ...below, cells: below.cells.map((cell, column) => (fills(cell, column) ? withoutText(cell) : cell)) });
}

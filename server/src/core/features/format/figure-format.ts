import { type Amount, readAmount, unitsAt } from '../../base/amount.js';
import { displayWidth } from '../../base/display-width.js';
import type { SourceText } from '../../base/source-text.js';
import type { Edit, Span } from '../../base/span.js';
import type { BudgetTable } from '../../budget/ledger.js';
import type { Analysis } from '../analyse.js';
import { tableAt } from '../places.js';
import { type FigureStyle, figureStyles, type PrintedFigure, printedFigures, type Separator } from './figure-style.js';

/** Where figures are to be printed alike: in the whole document, or in the logical table at an offset. */
export type FigureFormatScope = { readonly kind: 'document' } | { readonly kind: 'table'; readonly offset: number };

/**
 * Prints the figures of tables the way most figures of their column are printed: as many decimals (`0` as `0.00`), separators
 * or none, digits half width. No value changes, and no place is taken away: a figure with more decimals than the others keeps
 * them. Signs, brackets, units and markup stay as they are. The result has no such edits.
 */
export function figureFormatEdits(analysis: Analysis, scope: FigureFormatScope): readonly Edit[] {
  const { systems } = analysis.document;
  const system = scope.kind === 'table' ? tableAt(analysis.document, scope.offset) : undefined;
  const wanted = scope.kind === 'document' ? systems : system ? [system] : [];
  return wanted.flatMap(({ table }) => editsOfTable(table, analysis.text));
}

const known = new WeakMap<BudgetTable, readonly Edit[]>();

/** A table that is the same stands in the same text, whatever is typed elsewhere. */
function editsOfTable(table: BudgetTable, text: SourceText): readonly Edit[] {
  const before = known.get(table);
  if (before !== undefined) return before;
  const figures = printedFigures(table, text);
  const styles = figureStyles(figures);
  const edits: Edit[] = [];
  for (const figure of figures) {
    const edit = editOf(figure, styles.get(figure.entry.column.index), text);
    if (edit) edits.push(edit);
  }
  known.set(table, edits);
  return edits;
}

const PLAIN: FigureStyle = { decimals: undefined, separator: undefined };

function editOf(figure: PrintedFigure, style = PLAIN, text: SourceText): Edit | undefined {
  const { entry, written } = figure;
  const { amount } = entry;
  const parts = PARTS.exec(written);
  if (!amount || !parts) return undefined;
  const [, before = '', digits = '', after = ''] = parts;
  const plain = toHalfWidth(digits);
  // In a cell with a unit of its own the figure is not one of the column's.
  const isOfColumn = !UNIT.test(text.slice(entry.figure.end, entry.cell.span.end));
  const decimals = isOfColumn ? Math.max(amount.decimals, style.decimals ?? 0) : amount.decimals;
  const result = before + printDigits(plain, amount, decimals, style.separator ?? separatorIn(plain)) + after;
  if (result === written || !isSameValue(result, amount)) return undefined;
  return withinWidth(entry.cell.outer, entry.figure, result, text);
}

/** A sign or bracket, the digits with what stands between them, a bracket. */
const PARTS = /^([^\d０-９.．]*)([\d０-９.．][\d０-９.．,，\s]*?)(\s*[^\d０-９.．,，\s]?\s*)$/u;
const UNIT = /元/u;

function separatorIn(plain: string): Separator {
  if (plain.includes(',')) return ',';
  return /\d\s\d{3}/u.test(plain.split('.')[0] ?? '') ? ' ' : '';
}

function isSameValue(figure: string, amount: Amount): boolean {
  const reading = readAmount(figure);
  return reading.kind === 'amount' && unitsAt(amount, reading.amount.decimals) === reading.amount.units;
}

/** The digits as printed, none of them lost: leading zeros stay, decimals are filled up. */
function printDigits(plain: string, amount: Amount, decimals: number, separator: Separator): string {
  const [written = '', fraction = ''] = plain.replace(/[,\s]/gu, '').split('.');
  const whole = written === '' ? '0' : written;
  const space = /\d(\s)\d{3}/u.exec(plain)?.[1] ?? ' ';
  const grouped = separator === '' ? whole : whole.replace(/\B(?=(?:\d{3})+$)/gu, separator === ' ' ? space : separator);
  return decimals === 0 ? grouped : `${grouped}.${fraction.padEnd(Math.max(decimals, amount.decimals), '0')}`;
}

function toHalfWidth(digits: string): string {
  return digits.replace(/[０-９．，]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

/** Takes the blanks that a longer figure needs from the wider side of its cell, and gives back those that a shorter one frees. */
function withinWidth(outer: Span, figure: Span, result: string, text: SourceText): Edit {
  const grown = displayWidth(result) - displayWidth(text.slice(figure.start, figure.end));
  const before = countBlanks(text, figure.start, outer.start, -1);
  const after = countBlanks(text, figure.end, outer.end, 1);
  const isAligned = Math.max(before, after) > 1;
  if (!isAligned || Math.max(before, after) - grown < 1) return { span: figure, newText: result };
  if (before > after) {
    const taken = Math.max(0, grown);
    return { span: { start: figure.start - taken, end: figure.end }, newText: ' '.repeat(Math.max(0, -grown)) + result };
  }
  const taken = Math.max(0, grown);
  return { span: { start: figure.start, end: figure.end + taken }, newText: result + ' '.repeat(Math.max(0, -grown)) };
}

function countBlanks(text: SourceText, from: number, to: number, step: 1 | -1): number {
  let count = 0;
  for (let offset = from; offset !== to; offset += step) {
    if (text.charCodeAt(step > 0 ? offset : offset - 1) !== 0x20) break;
    count++;
  }
  return count;
}
